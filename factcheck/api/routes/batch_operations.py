"""OpenAPI operations of the batch routes, and the models of their answers."""

from dataclasses import dataclass
from typing import Final, Literal

from litestar.openapi.spec import Link, OpenAPIMediaType, OpenAPIResponse, Operation, Parameter, RequestBody
from pydantic import JsonValue

from factcheck.api.edge.negotiation import EVENTS, NAMES_OF_LINES
from factcheck.api.edge.requests import EXAMPLE
from factcheck.api.openapi.parts import (
    IDEMPOTENCY_KEY,
    TEXT,
    RawSchema,
    content,
    problem,
    ref,
    request_header,
    response,
)
from factcheck.api.work.batch_rows import Batch
from factcheck.domain.values import Value

_BATCH_ID: Final = Parameter(
    name="batch_id", param_in="path", required=True, description="the end of the Location of the batch", schema=TEXT
)


_EVENTS: Final = RawSchema(
    document={
        "type": "string",
        "description": "Server-sent events with JSON as data. progress: total, finished, failed. row: a line of the "
        "results, with its number as id. end: all rows have come; or problem, which is the last.",
    }
)


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
    """OpenAPI of POST /v1/batches."""

    def __post_init__(self) -> None:
        self.parameters = [IDEMPOTENCY_KEY]
        accepted = response("Every row is stored, and will be answered", BatchState, Location="where the results come")
        accepted.links = {
            operation: Link(operation_id=operation, parameters={"batch_id": "$response.body#/id"})
            for operation in ("getBatch", "cancelBatch")
        }
        self.request_body = RequestBody(
            required=True,
            description=f"The rows; or JSON lines, one row a line, as {', '.join(NAMES_OF_LINES)}, which OpenAPI 3.1 "
            "has no schema for",
            content={"application/json": content(ref(Batch), {"rows": [{"id": 1, **EXAMPLE}]}, "One article a row")},
        )
        self.responses = {
            "202": accepted,
            "413": problem("The batch is larger than FACTCHECK_BATCH_MAX_BYTES, or has too many rows"),
            "415": problem("The body is not sent as JSON or JSON lines"),
            "422": problem("There is no row, or the Idempotency-Key came with another batch"),
            "503": problem("The store does not work; nothing was accepted"),
            "default": problem("Any other error"),
        }


@dataclass
class GetBatch(Operation):
    """OpenAPI of GET /v1/batches/{batch_id}."""

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
            request_header("Last-Event-ID", "of a stream that broke off: the id of the last row that came"),
        ]
        self.responses = {
            "200": OpenAPIResponse(
                description="The state, and results in the order in which they came",
                content={
                    "application/json": OpenAPIMediaType(schema=ref(BatchResults)),
                    **{name: OpenAPIMediaType(schema=TEXT) for name in NAMES_OF_LINES},
                    EVENTS: OpenAPIMediaType(schema=_EVENTS),
                },
            ),
            "404": problem("There is no such batch, or not any more"),
            "406": problem("The results are made in none of the forms that Accept names"),
            "default": problem("Any other error"),
        }


@dataclass
class CancelBatch(Operation):
    """OpenAPI of DELETE /v1/batches/{batch_id}."""

    def __post_init__(self) -> None:
        self.parameters = [_BATCH_ID]
        self.responses = {
            "200": response("What has no answer yet will have none; the batch is gone", BatchState),
            "404": problem("There is no such batch, or not any more"),
            "default": problem("Any other error"),
        }
