"""POST /v1/reports: an article in, its report out. GET /v1/reports/{id}: the report again."""

import json
import re
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from litestar import Response, Router, get, post
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, SkipValidation
from litestar.response import Stream

from factcheck.api.edge.bodies import AnyRequest, is_form, read_body, read_form_submission, read_submission
from factcheck.api.edge.idempotency import key_of, once
from factcheck.api.edge.negotiation import EVENTS, FORMATS, VARY, choose, not_modified
from factcheck.api.edge.requests import VIEW_PARAMETERS
from factcheck.api.edge.views import form_of, tag_of, view_of
from factcheck.api.observability.log_fields import FieldValue, add_fields, caller_of
from factcheck.api.problems import NotFoundError
from factcheck.api.routes import listing, worksheets
from factcheck.api.routes._event_stream import HEADERS, events
from factcheck.api.routes._report_operations import CreateReport, GetReport
from factcheck.api.routes.listing import ListService
from factcheck.api.routes.worksheets import WorksheetService
from factcheck.api.service_ports import AnswerStore
from factcheck.api.work.calls import render
from factcheck.api.work.engines import Tell
from factcheck.api.work.shared_checks import Mode, ReportAnswer, SharedChecks
from factcheck.pipeline.stored import Kept, StoredReport
from factcheck.pipeline.submission import ID_PATTERN, Submission
from factcheck.render import Format, View

PATH: Final = "/v1/reports"
OFFERED: Final = tuple(FORMATS)

_ID: Final = re.compile(ID_PATTERN)
_DECODER: Final = json.JSONDecoder()
# No string of the report can hold this: line breaks and quotation marks are escaped in strings.
_PROVENANCE: Final = b'\n "provenance": '


@dataclass(frozen=True)
class ReportService:
    """What the routes need. `heartbeat_s`: the silence after which an event stream sends a comment."""

    checks: SharedChecks
    answers: AnswerStore | None
    max_bytes: int
    heartbeat_s: float


# One dependency a handler: Litestar resolves two or more in a task group, which costs more than a stored report.
_Service = NamedDependency[SkipValidation[ReportService]]


@post(
    status_code=201,
    summary="Report the checkable claims of an article",
    operation_id="createReport",
    operation_class=CreateReport,
    opt={"query": None},
)
async def create_report(request: AnyRequest, service: _Service) -> Response[Any]:
    """The body is no typed parameter: it has four media types, and its JSON is read as strict I-JSON."""
    checks = service.checks
    media_type = form_of(request, OFFERED) or choose(request.headers.get("accept"), (*OFFERED, EVENTS))
    view = view_of(request)
    mode = mode_of(request)
    may_be_known = mode.reads and media_type != EVENTS and not key_of(request)
    submission = await _read_or_find(request, checks, service.max_bytes, may_be_known=may_be_known)
    if isinstance(submission, ReportAnswer):
        _log_report(request, submission)
        return await _response(checks, submission, media_type, view)
    answer = partial(_answer, checks, submission, mode, request)
    if media_type == EVENTS:
        stream = events(answer, checks.engine.runner, headers_of, heartbeat_s=service.heartbeat_s)
        return Stream(stream, media_type=EVENTS, status_code=200, headers=HEADERS)

    async def respond() -> Response[bytes]:
        return await _response(checks, await answer(), media_type, view)

    def asked() -> str:
        return f"report {media_type}{tag_of(view)} {checks.id_of(submission)}"

    return await once(service.answers, request, asked, respond)


@get(
    "/{report_id:str}",
    summary="A report that was made before",
    operation_id="getReport",
    operation_class=GetReport,
    opt={"query": tuple(VIEW_PARAMETERS)},
)
async def get_report(request: AnyRequest, report_id: FromPath[str], service: _Service) -> Response[bytes]:
    """404 for a report that the key has not, and for an id of another form: then the store is not asked."""
    media_type, view = form_of(request, OFFERED) or choose(request.headers.get("accept"), OFFERED), view_of(request)
    report = await service.checks.stored(report_id, caller_of(request.scope)) if _ID.match(report_id) else None
    if report is None:
        raise NotFoundError("there is no such report, or not any more; send the article to POST /v1/reports again")
    headers = _validators(report, media_type, view)
    known = not_modified(request, headers)
    if known is not None:
        return known
    return Response(await _content(service.checks, report, media_type, view), media_type=media_type, headers=headers)


def reports_router(service: ReportService, lists: ListService | None, sheets: WorksheetService | None) -> Router:
    """The routes for reports; without a store there are no lists and worksheets."""
    return Router(
        PATH,
        route_handlers=[
            *(listing.HANDLERS if lists else ()),
            create_report,
            get_report,
            *(worksheets.HANDLERS if sheets else ()),
        ],
        dependencies={
            "service": Provide(lambda: service, sync_to_thread=False),
            "lists": Provide(lambda: lists, sync_to_thread=False),
            "sheets": Provide(lambda: sheets, sync_to_thread=False),
        },
        request_max_body_size=service.max_bytes,
    )


async def _read_or_find(
    request: AnyRequest, checks: SharedChecks, max_bytes: int, *, may_be_known: bool
) -> Submission | ReportAnswer:
    """The submission; or, where the very same bytes were parsed before, the stored report of them."""
    if is_form(request):
        return await read_form_submission(request, max_bytes)
    body = await read_body(request, max_bytes)
    digest = body.digest()
    found = await checks.find(digest, caller_of(request.scope)) if may_be_known else None
    if found is not None:
        return found
    submission = await read_submission(body)
    checks.remember(digest, submission)
    return submission


def mode_of(request: AnyRequest) -> Mode:
    """What the caller's Cache-Control asks for (RFC 9111, section 5.2.1)."""
    directives = {word.strip().lower() for word in request.headers.get("cache-control", "").split(",")}
    keeps = "no-store" not in directives
    return Mode(reads=keeps and "no-cache" not in directives, keeps=keeps)


async def _answer(
    checks: SharedChecks, submission: Submission, mode: Mode, request: AnyRequest, tell: Tell | None = None
) -> ReportAnswer:
    answered = await checks.report(submission, caller_of(request.scope), mode, tell)
    _log_report(request, answered)
    return answered


def _log_report(request: AnyRequest, answered: ReportAnswer) -> None:
    cache = "hit" if answered.is_hit else "miss"
    add_fields(request.scope, tokens=answered.tokens, cache=cache, **engine_and_model(answered.report.content))


def engine_and_model(report: bytes) -> dict[str, FieldValue]:
    """Of the provenance at the end of a report in JSON; to parse all of it would block the event loop."""
    place = report.rfind(_PROVENANCE)
    if place < 0:
        return {}
    provenance, _ = _DECODER.raw_decode(report[place + len(_PROVENANCE) :].decode())
    return {"engine": provenance["engine"], "model": provenance["model"]}


async def _response(checks: SharedChecks, answered: ReportAnswer, media_type: str, view: View) -> Response[bytes]:
    """201 where the report is at a new address, else 200."""
    return Response(
        await _content(checks, answered.report, media_type, view),
        status_code=201 if answered.kept is Kept.NEW else 200,
        media_type=media_type,
        headers={**_validators(answered.report, media_type, view), **headers_of(answered)},
    )


def headers_of(answered: ReportAnswer) -> dict[str, str]:
    """Location where the report is stored, cache hit or miss, and what it cost this caller."""
    headers = {"Factcheck-Cache": "hit" if answered.is_hit else "miss", "Factcheck-Tokens": str(answered.tokens)}
    if answered.dollars is not None:
        headers["Factcheck-Cost-Dollars"] = f"{answered.dollars:.6f}"
    if answered.kept is Kept.NOT:
        return {**headers, "Factcheck-Store": "unavailable"}
    if answered.is_hit or answered.kept is not None:
        return {**headers, "Location": f"{PATH}/{answered.report_id}"}
    return headers


def _validators(report: StoredReport, media_type: str, view: View) -> dict[str, str]:
    return {"ETag": f'"{report.digest[:32]}-{FORMATS[media_type]}{tag_of(view)}"', "Vary": VARY}


async def _content(checks: SharedChecks, report: StoredReport, media_type: str, view: View) -> bytes:
    form = FORMATS[media_type]
    if form is Format.JSON:
        return report.content
    return await checks.engine.runner.run(partial(render, report.content, form, view))
