"""GET /v1/reports: what a key has. DELETE: one of them, or all that the service keeps for the key."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from litestar import Response, delete, get
from litestar.di import NamedDependency
from litestar.openapi.spec import Operation
from litestar.params import FromPath, SkipValidation

from factcheck.api.edge.bodies import JSON, AnyRequest
from factcheck.api.edge.negotiation import choose
from factcheck.api.edge.query import single
from factcheck.api.observability.log_fields import caller_of
from factcheck.api.openapi.parts import REPORT_ID, nothing, problem, query_parameter, response
from factcheck.api.problems import NotFoundError, RequestError, Violation
from factcheck.api.routes._options import describe
from factcheck.api.service_ports import AnswerStore, BatchStore, ReportStore, WorksheetStore
from factcheck.domain.values import Value
from factcheck.pipeline.stored import ListedReport
from factcheck.pipeline.submission import ID_PATTERN

PATH: Final = "/v1/reports"
MOST_LISTED: Final = 100
_LISTED: Final = 20
_LONGEST_SEARCH: Final = 200
_MOST_WORDS: Final = 20

_CURSOR_PATTERN: Final = "^[0-9a-f]{1,15}$"
_ID: Final = re.compile(ID_PATTERN)
_CURSOR: Final = re.compile(_CURSOR_PATTERN)


@dataclass(frozen=True)
class ListService:
    """The stores of what belongs to a key."""

    reports: ReportStore
    worksheets: WorksheetStore
    batches: BatchStore
    answers: AnswerStore


_Lists = NamedDependency[SkipValidation[ListService]]


class ReportEntry(Value):
    """A report in the list. `made_at` is when this key had it made, in UTC; `claims` is how many it has."""

    id: str
    title: str | None
    publisher: str | None
    published_at: str | None
    made_at: str
    claims: int
    engine: str


class ReportList(Value):
    """Reports, newest first; `next` is the cursor of the older ones."""

    reports: tuple[ReportEntry, ...]
    next: str | None


class Deleted(Value):
    """How many reports were deleted."""

    deleted: int


@dataclass
class ListReports(Operation):
    """OpenAPI of GET /v1/reports."""

    def __post_init__(self) -> None:
        limit = {"type": "integer", "minimum": 1, "maximum": MOST_LISTED, "default": _LISTED}
        search = {"type": "string", "maxLength": _LONGEST_SEARCH}
        self.parameters = [
            query_parameter("limit", "how many at most", limit),
            query_parameter(
                "cursor", "`next` of the list before this one", {"type": "string", "pattern": _CURSOR_PATTERN}
            ),
            query_parameter("q", "words that stand in the title or in claims, in any case", search),
        ]
        self.responses = {
            "200": response("The reports of this key, newest first", ReportList),
            "400": problem("A parameter is unknown, or has a value that is not allowed"),
            "503": problem("The store does not work"),
            "default": problem("Any other error"),
        }


@dataclass
class DeleteReport(Operation):
    """OpenAPI of DELETE /v1/reports/{report_id}."""

    def __post_init__(self) -> None:
        self.parameters = [REPORT_ID]
        self.responses = {
            "204": nothing("This key has the report no more, nor its worksheet"),
            "404": problem("This key has no such report, or not any more"),
            "503": problem("The store does not work"),
            "default": problem("Any other error"),
        }


@dataclass
class DeleteReports(Operation):
    """OpenAPI of DELETE /v1/reports."""

    def __post_init__(self) -> None:
        self.responses = {
            "200": response("Reports, worksheets, batches and saved answers of this key are gone", Deleted),
            "503": problem("The store does not work; call again"),
            "default": problem("Any other error"),
        }


@get(
    summary="The reports of this key",
    operation_id="listReports",
    operation_class=ListReports,
    opt={"query": ("limit", "cursor", "q")},
)
async def list_reports(request: AnyRequest, lists: _Lists) -> Response[bytes]:
    """Keyset pagination: a report that is new, or goes, moves no other from one page to the next."""
    choose(request.headers.get("accept"), (JSON,))
    limit, before, words = _limit_of(request), _place_of(request), _words_of(request)
    found = await lists.reports.listed(caller_of(request.scope), words=words, before=before, most=limit + 1)
    after = _cursor(found[limit - 1].number) if len(found) > limit else None
    listed = ReportList(reports=tuple(map(_entry, found[:limit])), next=after)
    return Response(listed.model_dump_json().encode() + b"\n", media_type=JSON)


@delete(
    "/{report_id:str}",
    status_code=204,
    summary="Delete a report, and its worksheet",
    operation_id="deleteReport",
    operation_class=DeleteReport,
)
async def delete_report(request: AnyRequest, report_id: FromPath[str], lists: _Lists) -> Response[None]:
    """What hangs on the report goes first, so that a failure can be mended by calling again."""
    owner = caller_of(request.scope)
    if _ID.match(report_id):
        await lists.answers.forget(owner, f"{PATH}/{report_id}")
        await lists.worksheets.forget(owner, report_id)
        if await lists.reports.delete(report_id, owner):
            return Response(None, status_code=204)
    raise NotFoundError("there is no such report of this key, or not any more")


@delete(
    status_code=200,
    summary="Delete all that the service keeps for this key",
    operation_id="deleteReports",
    operation_class=DeleteReports,
)
async def delete_reports(request: AnyRequest, lists: _Lists) -> Response[bytes]:
    """Batches first: what they make from then on is not wanted."""
    owner = caller_of(request.scope)
    await lists.batches.forget(owner)
    await lists.answers.forget(owner)
    await lists.worksheets.forget(owner)
    deleted = Deleted(deleted=await lists.reports.delete_all(owner))
    return Response(deleted.model_dump_json().encode() + b"\n", media_type=JSON)


HANDLERS: Final = (
    describe("/", "GET", "POST", "DELETE"),
    describe("/{report_id:str}", "GET", "DELETE"),
    list_reports,
    delete_report,
    delete_reports,
)


def _limit_of(request: AnyRequest) -> int:
    given = single(request, "limit")
    if given is None:
        return _LISTED
    if given.isascii() and given.isdigit() and len(given) <= 9 and 1 <= int(given) <= MOST_LISTED:
        return int(given)
    raise _wrong("limit", f"it takes a whole number from 1 to {MOST_LISTED}")


def _place_of(request: AnyRequest) -> int | None:
    given = single(request, "cursor")
    if given is None:
        return None
    if not _CURSOR.fullmatch(given):
        raise _wrong("cursor", "it takes what `next` of a list was")
    return int(given, 16)


def _cursor(number: int) -> str:
    return f"{number:x}"


def _words_of(request: AnyRequest) -> tuple[str, ...]:
    given = single(request, "q") or ""
    words = tuple(given.casefold().split())
    if len(given) > _LONGEST_SEARCH or len(words) > _MOST_WORDS or "\0" in given:
        raise _wrong("q", f"it takes up to {_MOST_WORDS} words and {_LONGEST_SEARCH} characters")
    return words


def _wrong(name: str, detail: str) -> RequestError:
    return RequestError(f"{name}: {detail}", (Violation(parameter=name, detail=detail),))


def _entry(report: ListedReport) -> ReportEntry:
    listing = report.listing
    return ReportEntry(
        id=report.report_id,
        title=listing.title,
        publisher=listing.publisher,
        published_at=listing.published_at,
        made_at=datetime.fromtimestamp(report.made_at, UTC).isoformat(timespec="milliseconds"),
        claims=listing.claims,
        engine=listing.engine,
    )
