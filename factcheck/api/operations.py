"""The documentation of each route: the handlers read bodies and headers themselves."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from litestar.openapi.spec import Link, OpenAPIMediaType, OpenAPIResponse, Operation, Parameter, RequestBody, Schema
from pydantic import JsonValue

from factcheck.api.negotiation import EVENTS, MEDIA_TYPES, NAMES_OF_LINES
from factcheck.api.openapi_parts import (
    TEXT,
    RawSchema,
    content,
    known_facts,
    problem,
    ref,
    request_header,
    response,
    response_headers,
)
from factcheck.api.requests import EXAMPLE, HtmlArticle, PastedArticle, SummaryToAudit, read_fields
from factcheck.api.vitals import Readiness
from factcheck.api.work import check
from factcheck.domain.article import Metadata
from factcheck.domain.report import Report
from factcheck.domain.values import Value
from factcheck.pipeline.auditing import SummaryAudit
from factcheck.pipeline.check import OfflineChecker
from factcheck.pipeline.submission import ID_PATTERN
from factcheck.prompting.templates import Prompt
from factcheck.render import Format

_CACHE_CONTROL: Final = request_header(
    "Cache-Control", "no-cache: check anew, and replace what is stored; no-store: neither read the store nor write it"
)
_IDEMPOTENCY_KEY: Final = request_header(
    "Idempotency-Key",
    "the same key with the same request gives the same answer for a day",
    {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
)
_BATCH_ID: Final = Parameter(
    name="batch_id", param_in="path", required=True, description="the end of the Location of the batch", schema=TEXT
)
_IF_NONE_MATCH: Final = request_header(
    "If-None-Match", "ETags that the caller has; where one is current the answer is 304"
)
_STORED_AT: Final = {"Location": "where the report can be had again, where it is stored", "ETag": "of this form of it"}


class Health(Value):
    """Whether the service answers."""

    status: str


@dataclass
class CreateReport(Operation):
    """POST /v1/reports."""

    def __post_init__(self) -> None:
        self.parameters = [*known_facts(), _CACHE_CONTROL, _IDEMPOTENCY_KEY]
        self.request_body = RequestBody(
            required=True,
            content={
                "application/json": content(Schema(one_of=[ref(PastedArticle), ref(HtmlArticle)]), EXAMPLE),
                "text/plain": content(TEXT, EXAMPLE["text"]),
                "text/html": content(TEXT, f"<p>{EXAMPLE['text']}</p>"),
                "multipart/form-data": OpenAPIMediaType(schema=RawSchema(document=_form())),
            },
        )
        self.responses = {
            "200": _report("The report, which was stored already, or is not stored", with_events=True),
            "201": _report("The report, now stored at its Location"),
            "400": problem("The request is malformed: broken JSON, an unknown field, a value that is not allowed"),
            "406": problem("The report is made in none of the forms that Accept names"),
            "413": problem("The body is larger than FACTCHECK_MAX_BYTES"),
            "415": problem("The media type, charset or content encoding is not supported"),
            "422": problem("The request is well-formed, but what it holds cannot become a report"),
            "default": problem("Any other error"),
        }


@dataclass
class GetReport(Operation):
    """GET /v1/reports/{report_id}."""

    def __post_init__(self) -> None:
        self.parameters = [
            Parameter(
                name="report_id",
                param_in="path",
                required=True,
                description="the end of the Location that POST /v1/reports answered",
                schema=RawSchema(document={"type": "string", "pattern": ID_PATTERN}),
            ),
            _IF_NONE_MATCH,
        ]
        self.responses = {
            "200": _report("The report"),
            "304": OpenAPIResponse(
                description="The report is what the caller has", headers=response_headers(_STORED_AT)
            ),
            "404": problem("There is no such report, or not any more"),
            "406": problem("The report is made in none of the forms that Accept names"),
            "default": problem("Any other error"),
        }


class BatchRows(Value):
    """How many rows there are, how many of them have an answer, and how many of these an error."""

    total: int
    finished: int
    failed: int


class BatchState(Value):
    """How far a batch is."""

    id: str
    state: Literal["running", "done", "cancelled"]
    rows: BatchRows


class BatchResults(BatchState):
    """`results` are lines as `factcheck batch` writes them; `after` is what to ask for next."""

    after: int
    results: tuple[dict[str, JsonValue], ...]


@dataclass
class CreateBatch(Operation):
    """POST /v1/batches."""

    def __post_init__(self) -> None:
        self.parameters = [_IDEMPOTENCY_KEY]
        accepted = response("Every row is stored, and will be answered", BatchState, Location="where the results come")
        accepted.links = {
            operation: Link(operation_id=operation, parameters={"batch_id": "$response.body#/id"})
            for operation in ("getBatch", "cancelBatch")
        }
        row = json.dumps({"id": 1, **EXAMPLE}) + "\n"
        self.request_body = RequestBody(
            required=True, content={name: content(TEXT, row, "One article a line") for name in NAMES_OF_LINES}
        )
        self.responses = {
            "202": accepted,
            "413": problem("The batch is larger than FACTCHECK_BATCH_MAX_BYTES, or has too many rows"),
            "415": problem("The body is not sent as JSON lines"),
            "422": problem("There is no row, or the Idempotency-Key came with another batch"),
            "503": problem("The store does not work; nothing was accepted"),
            "default": problem("Any other error"),
        }


@dataclass
class GetBatch(Operation):
    """GET /v1/batches/{batch_id}."""

    def __post_init__(self) -> None:
        number = {"type": "integer", "minimum": 0, "maximum": 999_999_999}
        self.parameters = [
            _BATCH_ID,
            Parameter(
                name="after",
                param_in="query",
                required=False,
                description="how many results the caller has already; the answer goes on from there",
                schema=RawSchema(document=number),
            ),
        ]
        self.responses = {
            "200": OpenAPIResponse(
                description="The state, and results in the order in which they came",
                content={
                    "application/json": OpenAPIMediaType(schema=ref(BatchResults)),
                    **{name: OpenAPIMediaType(schema=TEXT) for name in NAMES_OF_LINES},
                },
            ),
            "404": problem("There is no such batch, or not any more"),
            "406": problem("The results are made in none of the forms that Accept names"),
            "default": problem("Any other error"),
        }


@dataclass
class CancelBatch(Operation):
    """DELETE /v1/batches/{batch_id}."""

    def __post_init__(self) -> None:
        self.parameters = [_BATCH_ID]
        self.responses = {
            "200": response("What has no answer yet will have none; the batch is gone", BatchState),
            "404": problem("There is no such batch, or not any more"),
            "default": problem("Any other error"),
        }


class Prompts(Value):
    """All prompts, in alphabetical order."""

    prompts: tuple[Prompt, ...]


@dataclass
class CreateAudit(Operation):
    """POST /v1/audits."""

    def __post_init__(self) -> None:
        self.parameters = [_IDEMPOTENCY_KEY]
        example = {"article": EXAMPLE["text"], "summary": "The ministry tested 15 missiles in 2022."}
        self.request_body = RequestBody(
            required=True, content={"application/json": content(ref(SummaryToAudit), example, "A summary")}
        )
        self.responses = {
            "200": response("Each sentence of the summary, and what speaks against it", SummaryAudit),
            "400": problem("The request is malformed"),
            "413": problem("The body is larger than FACTCHECK_MAX_BYTES"),
            "415": problem("The body is not sent as JSON"),
            "422": problem("The article or the summary is empty"),
            "default": problem("Any other error"),
        }


@dataclass
class ListPrompts(Operation):
    """GET /v1/prompts."""

    def __post_init__(self) -> None:
        self.parameters = [_IF_NONE_MATCH]
        self.responses = {
            "200": response("The prompts", Prompts, ETag="of this list"),
            "304": OpenAPIResponse(description="They are what the caller has"),
            "default": problem("Any error"),
        }


@dataclass
class GetReportSchema(Operation):
    """GET /v1/schema."""

    def __post_init__(self) -> None:
        self.parameters = [_IF_NONE_MATCH]
        schema = RawSchema(document={"type": "object"})
        kinds = ("application/schema+json", "application/json")
        self.responses = {
            "200": OpenAPIResponse(
                description="JSON Schema, draft 2020-12",
                content={kind: OpenAPIMediaType(schema=schema) for kind in kinds},
                headers=response_headers({"ETag": "of this schema"}),
            ),
            "304": OpenAPIResponse(description="It is what the caller has"),
            "default": problem("Any error"),
        }


@dataclass
class CheckHealth(Operation):
    """GET /health/live."""

    def __post_init__(self) -> None:
        self.responses = {"200": response("The service answers", Health), "default": problem("Any error")}


@dataclass
class CheckReadiness(Operation):
    """GET /health/ready."""

    def __post_init__(self) -> None:
        self.responses = {
            "200": response("It takes articles: status is ok, or degraded", Readiness),
            "503": response("It takes none: status is dead", Readiness),
            "default": problem("Any other error"),
        }


def _form() -> dict[str, Any]:
    """Every field but the file, and options in JSON, is a text, so a blank one counts as not known."""
    facts = {name: {"type": "string"} for name in ("title", "byline", "publisher")}
    return {
        "type": "object",
        "properties": {"file": {"type": "string", "format": "binary"}, **facts},
        "required": ["file"],
        "additionalProperties": False,
    }


@cache
def _example_report() -> JsonValue:
    """A real one, of this version."""
    submission = read_fields(EXAMPLE, Metadata())
    report: JsonValue = json.loads(check(submission, lambda _: OfflineChecker()))
    return report


def _report(description: str, *, with_events: bool = False) -> OpenAPIResponse:
    """In each of its forms, chosen by Accept."""
    as_json = content(ref(Report), _example_report(), "The report of the article in the request")
    others = {kind: OpenAPIMediaType(schema=TEXT) for form, kind in MEDIA_TYPES.items() if form is not Format.JSON}
    if with_events:
        others[EVENTS] = OpenAPIMediaType(schema=TEXT)
    cache = {"Factcheck_Cache": "hit: from the store; miss: made for this request"}
    return OpenAPIResponse(
        description=description,
        content={MEDIA_TYPES[Format.JSON]: as_json, **others},
        headers=response_headers(cache | _STORED_AT),
    )
