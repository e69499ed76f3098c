"""POST /v1/reports: an article in, its report out. GET /v1/reports/{id}: the report again."""

import re
from functools import partial
from typing import Any, Final, NamedTuple

from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath
from litestar.response import Stream

from factcheck.api.edge.bodies import AnyRequest, is_form, read_body, read_form_submission, read_submission
from factcheck.api.edge.idempotency import key_of, once
from factcheck.api.edge.negotiation import EVENTS, FORMATS, choose
from factcheck.api.edge.validators import answer_unless_known
from factcheck.api.observability.log_fields import note
from factcheck.api.ports import AnswerStore
from factcheck.api.problems import NotFoundError
from factcheck.api.routes.event_stream import HEADERS, events
from factcheck.api.routes.provenance import made_by
from factcheck.api.routes.report_operations import CreateReport, GetReport
from factcheck.api.work.calls import render
from factcheck.api.work.engines import OnStage
from factcheck.api.work.shared_checks import Answered, Mode, SharedChecks
from factcheck.pipeline.stored import Kept, StoredReport
from factcheck.pipeline.submission import ID_PATTERN, Submission
from factcheck.render import Format

PATH: Final = "/v1/reports"
OFFERED: Final = tuple(FORMATS)

_ID: Final = re.compile(ID_PATTERN)


class Limits(NamedTuple):
    """`heartbeat_s`: the time after which a stream without news says that it is still there."""

    max_bytes: int
    heartbeat_s: float


def reports_routes(checks: SharedChecks, answers: AnswerStore | None, limits: Limits) -> list[HTTPRouteHandler]:
    """The routes for reports."""

    @post(
        PATH,
        status_code=201,
        summary="Report the checkable claims of an article",
        operation_id="createReport",
        operation_class=CreateReport,
        request_max_body_size=limits.max_bytes,
    )
    async def create_report(request: AnyRequest) -> Response[Any]:
        media_type = choose(request.headers.get("accept"), (*OFFERED, EVENTS))
        mode = mode_of(request)
        is_usual = mode.reads and media_type != EVENTS and not key_of(request)
        submission = await _read_or_find(request, checks, limits.max_bytes, is_usual=is_usual)
        if isinstance(submission, Answered):
            _note(request, submission)
            return await _response(checks, submission, media_type)
        answer = partial(_answer, checks, submission, mode, request)
        if media_type == EVENTS:
            stream = events(answer, checks.engine.runner, headers_of, heartbeat_s=limits.heartbeat_s)
            return Stream(stream, media_type=EVENTS, status_code=200, headers=HEADERS)

        async def respond() -> Response[bytes]:
            return await _response(checks, await answer(), media_type)

        def asked() -> str:
            return f"report {media_type} {checks.id_of(submission)}"

        return await once(answers, request, asked, respond)

    @get(
        f"{PATH}/{{report_id:str}}",
        summary="A report that was made before",
        operation_id="getReport",
        operation_class=GetReport,
    )
    async def get_report(request: AnyRequest, report_id: FromPath[str]) -> Response[bytes]:
        media_type = choose(request.headers.get("accept"), OFFERED)
        report = await checks.stored(report_id) if _ID.match(report_id) else None
        if report is None:
            raise NotFoundError("there is no such report, or not any more; send the article to POST /v1/reports again")
        headers = _headers(report, media_type)
        known = answer_unless_known(request, headers)
        if known is not None:
            return known
        return Response(await _content(checks, report, media_type), media_type=media_type, headers=headers)

    return [create_report, get_report]


async def _read_or_find(
    request: AnyRequest, checks: SharedChecks, max_bytes: int, *, is_usual: bool
) -> Submission | Answered:
    """What is submitted; where the very same bytes were read before, the stored report of them."""
    if is_form(request):
        return await read_form_submission(request, max_bytes)
    body = await read_body(request, max_bytes)
    digest = body.digest()
    found = await checks.find(digest) if is_usual else None
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
    checks: SharedChecks, submission: Submission, mode: Mode, request: AnyRequest, tell: OnStage | None = None
) -> Answered:
    answered = await checks.report(submission, mode, tell)
    _note(request, answered)
    return answered


def _note(request: AnyRequest, answered: Answered) -> None:
    cache = "hit" if answered.is_hit else "miss"
    note(request.scope, tokens=answered.tokens, cache=cache, **made_by(answered.report.content))


async def _response(checks: SharedChecks, answered: Answered, media_type: str) -> Response[bytes]:
    """201 where the report is at a new address, else 200."""
    return Response(
        await _content(checks, answered.report, media_type),
        status_code=201 if answered.kept is Kept.NEW else 200,
        media_type=media_type,
        headers={**_headers(answered.report, media_type), **headers_of(answered)},
    )


def headers_of(answered: Answered) -> dict[str, str]:
    """Where the report is to be found again, whether it was there already, and what it cost this caller."""
    headers = {"Factcheck-Cache": "hit" if answered.is_hit else "miss", "Factcheck-Tokens": str(answered.tokens)}
    if answered.dollars is not None:
        headers["Factcheck-Cost-Dollars"] = f"{answered.dollars:.6f}"
    if answered.kept is Kept.NOT:
        return {**headers, "Factcheck-Store": "unavailable"}
    if answered.is_hit or answered.kept is not None:
        return {**headers, "Location": f"{PATH}/{answered.report_id}"}
    return headers


def _headers(report: StoredReport, media_type: str) -> dict[str, str]:
    return {"ETag": f'"{report.digest[:32]}-{FORMATS[media_type]}"', "Vary": "Accept"}


async def _content(checks: SharedChecks, report: StoredReport, media_type: str) -> bytes:
    form = FORMATS[media_type]
    if form is Format.JSON:
        return report.content
    return await checks.engine.runner.run(partial(render, report.content, form))
