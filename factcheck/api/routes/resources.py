"""GET /v1/prompts and /v1/schema: what a model is asked, and what a report looks like."""

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Final

from litestar import Response, get
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIResponse, Operation

from factcheck.api.edge.bodies import JSON, AnyRequest
from factcheck.api.edge.negotiation import VARY, choose, not_modified
from factcheck.api.openapi.parts import IF_NONE_MATCH, RawSchema, problem, response, response_headers
from factcheck.domain.schema import schema_text
from factcheck.domain.values import Value
from factcheck.prompting.templates import Prompt, prompt, prompt_names

SCHEMA: Final = "application/schema+json"


class Prompts(Value):
    """All prompts, in alphabetical order."""

    prompts: tuple[Prompt, ...]


@dataclass
class ListPrompts(Operation):
    """OpenAPI of GET /v1/prompts."""

    def __post_init__(self) -> None:
        self.parameters = [IF_NONE_MATCH]
        self.responses = {
            "200": response("The prompts", Prompts, ETag="of this list"),
            "304": OpenAPIResponse(description="They are what the caller has"),
            "default": problem("Any error"),
        }


@dataclass
class GetReportSchema(Operation):
    """OpenAPI of GET /v1/schema."""

    def __post_init__(self) -> None:
        self.parameters = [IF_NONE_MATCH]
        schema = RawSchema(document={"type": "object"})
        self.responses = {
            "200": OpenAPIResponse(
                description="JSON Schema, draft 2020-12",
                content={kind: OpenAPIMediaType(schema=schema) for kind in (SCHEMA, JSON)},
                headers=response_headers({"ETag": "of this schema"}),
            ),
            "304": OpenAPIResponse(description="It is what the caller has"),
            "default": problem("Any error"),
        }


@get(
    "/v1/prompts",
    summary="The prompts that a model is asked with",
    operation_id="listPrompts",
    operation_class=ListPrompts,
    sync_to_thread=False,
)
def list_prompts(request: AnyRequest) -> Response[bytes]:
    """Each with the hash that reports name it by."""
    choose(request.headers.get("accept"), (JSON,))
    return _answer(request, _prompts(), JSON)


@get(
    "/v1/schema",
    summary="The JSON Schema of a report",
    operation_id="getReportSchema",
    operation_class=GetReportSchema,
    sync_to_thread=False,
)
def get_report_schema(request: AnyRequest) -> Response[bytes]:
    """The same as docs/report.schema.json."""
    media_type = choose(request.headers.get("accept"), (SCHEMA, JSON))
    return _answer(request, _schema(), media_type)


def _answer(request: AnyRequest, content: bytes, media_type: str) -> Response[bytes]:
    headers = {"ETag": f'"{sha256(content).hexdigest()[:32]}"', "Vary": VARY}
    return not_modified(request, headers) or Response(content, media_type=media_type, headers=headers)


@cache
def _prompts() -> bytes:
    listed = Prompts(prompts=tuple(prompt(name) for name in prompt_names()))
    return json.dumps(listed.model_dump(mode="json"), indent=1, ensure_ascii=False).encode() + b"\n"


@cache
def _schema() -> bytes:
    return schema_text().encode()
