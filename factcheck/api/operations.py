"""The documentation of the other routes: audits, prompts, the schema, health."""

from dataclasses import dataclass

from litestar.openapi.spec import OpenAPIMediaType, OpenAPIResponse, Operation, RequestBody

from factcheck.api.openapi_parts import (
    IDEMPOTENCY_KEY,
    IF_NONE_MATCH,
    RawSchema,
    content,
    problem,
    ref,
    response,
    response_headers,
)
from factcheck.api.requests import EXAMPLE, SummaryToAudit
from factcheck.api.vitals import Readiness
from factcheck.domain.values import Value
from factcheck.pipeline.summary_audit import SummaryAudit
from factcheck.prompting.templates import Prompt


class Health(Value):
    """Whether the service answers."""

    status: str


class Prompts(Value):
    """All prompts, in alphabetical order."""

    prompts: tuple[Prompt, ...]


@dataclass
class CreateAudit(Operation):
    """POST /v1/audits."""

    def __post_init__(self) -> None:
        self.parameters = [IDEMPOTENCY_KEY]
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
        self.parameters = [IF_NONE_MATCH]
        self.responses = {
            "200": response("The prompts", Prompts, ETag="of this list"),
            "304": OpenAPIResponse(description="They are what the caller has"),
            "default": problem("Any error"),
        }


@dataclass
class GetReportSchema(Operation):
    """GET /v1/schema."""

    def __post_init__(self) -> None:
        self.parameters = [IF_NONE_MATCH]
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
