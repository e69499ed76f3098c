"""GET /v1/reports/{id}/worksheet: what checkers have noted. PATCH /v1/reports/{id}/claims/{claim}: note something."""

import json
import re
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Final

from litestar import Response, get, patch
from litestar.di import NamedDependency
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIResponse, Operation, Parameter, RequestBody
from litestar.params import FromPath, SkipValidation

from factcheck.api.edge.bodies import JSON, AnyRequest, read_bytes
from factcheck.api.edge.negotiation import MEDIA_TYPES, VARY, choose, matched, not_modified
from factcheck.api.edge.requests import CheckingChange, read_fields_of
from factcheck.api.edge.views import form_of, tag_of, view_of
from factcheck.api.observability.log_fields import caller_of
from factcheck.api.openapi.parts import (
    IF_NONE_MATCH,
    REPORT_ID,
    TEXT,
    content,
    problem,
    ref,
    request_header,
    response,
    response_headers,
    view_parameters,
)
from factcheck.api.problems import NoConditionError, NotFoundError, StaleError
from factcheck.api.service_ports import ReportStore, WorksheetStore
from factcheck.api.work.calls import Runner, render
from factcheck.domain.checking import Checking
from factcheck.domain.values import Value
from factcheck.pipeline.stored import SavedChecking, StoredReport
from factcheck.pipeline.submission import ID_PATTERN
from factcheck.render import Format, View

MERGE_PATCH: Final = "application/merge-patch+json"
_FORMS: Final = {MEDIA_TYPES[form]: form for form in (Format.JSON, Format.MARKDOWN, Format.CSV)}
_QUERY: Final = ("format", "all", "bom")
# More than the longest note takes, each character of it escaped.
_MOST_BYTES: Final = 200_000
_NAMES: Final = {Format.MARKDOWN: "md", Format.CSV: "csv"}

_ID: Final = re.compile(ID_PATTERN)
_CLAIM_ID: Final = re.compile("c[1-9][0-9]{0,8}")


@dataclass(frozen=True)
class WorksheetService:
    """What the routes need."""

    reports: ReportStore
    worksheets: WorksheetStore
    runner: Runner


_Sheets = NamedDependency[SkipValidation[WorksheetService]]


class WorksheetRow(Checking):
    """What is noted about one claim; `etag` is what If-Match takes, with its quotation marks."""

    etag: str


class Worksheet(Value):
    """The rows that somebody has touched, by the id of the claim."""

    report: str
    claims: dict[str, WorksheetRow]


@dataclass
class GetWorksheet(Operation):
    """OpenAPI of GET /v1/reports/{report_id}/worksheet."""

    def __post_init__(self) -> None:
        self.parameters = [REPORT_ID, *view_parameters(_FORMS.values()), IF_NONE_MATCH]
        kinds = {kind: OpenAPIMediaType(schema=TEXT) for kind in _FORMS if kind != JSON}
        etag = response_headers({"ETag": "of all rows, in this form"})
        self.responses = {
            "200": OpenAPIResponse(
                description="The rows; as Markdown or CSV the whole report with its worksheet",
                content={JSON: OpenAPIMediaType(schema=ref(Worksheet)), **kinds},
                headers=etag,
            ),
            "304": OpenAPIResponse(description="The worksheet is what the caller has", headers=etag),
            "400": problem("A parameter is unknown, or has a value that is not allowed"),
            "404": problem("This key has no such report, or not any more"),
            "406": problem("The worksheet is made in none of the forms that Accept names"),
            "503": problem("The store does not work"),
            "default": problem("Any other error"),
        }


@dataclass
class ChangeClaim(Operation):
    """OpenAPI of PATCH /v1/reports/{report_id}/claims/{claim_id}."""

    def __post_init__(self) -> None:
        claim = Parameter(name="claim_id", param_in="path", required=True, description="such as c3", schema=TEXT)
        condition = request_header("If-Match", 'the etag of the row; "0" for one that nobody has touched')
        condition.required, condition.example = True, '"0"'
        self.parameters = [REPORT_ID, claim, condition]
        change = content(ref(CheckingChange), {"status": "checking", "assignee": "Ada"}, "Who checks it")
        self.request_body = RequestBody(required=True, content={MERGE_PATCH: change, JSON: change})
        self.responses = {
            "200": response("The row after the change", WorksheetRow, ETag="of the row"),
            "400": problem("The request is malformed; errors names the fields"),
            "404": problem("This key has no such report, or the report no such claim"),
            "412": problem("Somebody has changed the row; current is how it stands"),
            "415": problem("The body is not sent as JSON"),
            "428": problem("There is no If-Match"),
            "503": problem("The store does not work"),
            "default": problem("Any other error"),
        }


@get(
    "/{report_id:str}/worksheet",
    summary="What checkers have noted about the claims of a report",
    operation_id="getWorksheet",
    operation_class=GetWorksheet,
    opt={"query": _QUERY},
)
async def get_worksheet(request: AnyRequest, report_id: FromPath[str], sheets: _Sheets) -> Response[bytes]:
    """JSON has the touched rows; Markdown and CSV are the report, with the checker's columns filled in."""
    view, owner = view_of(request), caller_of(request.scope)
    media_type = form_of(request, tuple(_FORMS)) or choose(request.headers.get("accept"), tuple(_FORMS))
    report = await _report(sheets, owner, report_id)
    rows = await sheets.worksheets.rows(owner, report_id)
    form = _FORMS[media_type]
    state = json.dumps([report.digest, form, tag_of(view), {claim: row.etag for claim, row in sorted(rows.items())}])
    headers = {"ETag": f'"{sha256(state.encode()).hexdigest()[:32]}"', "Vary": VARY}
    known = not_modified(request, headers)
    if known is not None:
        return known
    if form is Format.JSON:
        sheet = Worksheet(report=report_id, claims={claim: _row(row) for claim, row in rows.items()})
        return Response(sheet.model_dump_json().encode() + b"\n", media_type=JSON, headers=headers)
    filled = View(
        everything=view.everything, bom=view.bom, checkings={claim: row.checking for claim, row in rows.items()}
    )
    document = await sheets.runner.run(partial(render, report.content, form, filled))
    name = f'attachment; filename="worksheet-{report_id[:8]}.{_NAMES[form]}"'
    return Response(document, media_type=media_type, headers={**headers, "Content-Disposition": name})


@patch(
    "/{report_id:str}/claims/{claim_id:str}",
    summary="Note something about a claim",
    operation_id="changeClaim",
    operation_class=ChangeClaim,
    request_max_body_size=_MOST_BYTES,
)
async def change_claim(
    request: AnyRequest, report_id: FromPath[str], claim_id: FromPath[str], sheets: _Sheets
) -> Response[bytes]:
    """A JSON Merge Patch (RFC 7396): null puts a member back to what it was before anybody touched it."""
    body = await read_bytes(request, (MERGE_PATCH, JSON), _MOST_BYTES)
    change, owner = read_fields_of(CheckingChange, body), caller_of(request.scope)
    report = await _report(sheets, owner, report_id)
    if not _CLAIM_ID.fullmatch(claim_id) or b'"id": "%b"' % claim_id.encode() not in report.content:
        raise NotFoundError("the report has no such claim")
    etags = matched(request)
    if etags is None:
        raise NoConditionError('send the etag of the row in If-Match; "0" for a row that nobody has touched')
    known = None if "*" in etags else etags
    row, is_written = await sheets.worksheets.write(owner, report_id, claim_id, change.apply, known)
    if not is_written:
        raise StaleError("the row is another by now; current is how it stands", _row(row))
    changed = _row(row)
    return Response(changed.model_dump_json().encode() + b"\n", media_type=JSON, headers={"ETag": changed.etag})


HANDLERS: Final = (get_worksheet, change_claim)


async def _report(sheets: WorksheetService, owner: str, report_id: str) -> StoredReport:
    report = await sheets.reports.get(report_id, owner) if _ID.match(report_id) else None
    if report is None:
        raise NotFoundError("there is no such report of this key, or not any more")
    return report


def _row(saved: SavedChecking) -> WorksheetRow:
    return WorksheetRow(etag=f'"{saved.etag}"', **dict(saved.checking))
