"""GET /v1/prompts and /v1/schema: what a model is asked, and what a report looks like."""

import json
from functools import cache
from hashlib import sha256
from typing import Final

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler

from factcheck.api.edge.bodies import JSON, AnyRequest
from factcheck.api.edge.negotiation import choose
from factcheck.api.edge.validators import answer_unless_known
from factcheck.api.routes.operations import GetReportSchema, ListPrompts, Prompts
from factcheck.domain.schema import schema_text
from factcheck.prompting.templates import prompt, prompt_names

SCHEMA: Final = "application/schema+json"


def resource_routes() -> list[HTTPRouteHandler]:
    """What is the same for everybody until the next version."""
    return [list_prompts, get_report_schema]


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
    headers = {"ETag": f'"{sha256(content).hexdigest()[:32]}"', "Vary": "Accept"}
    return answer_unless_known(request, headers) or Response(content, media_type=media_type, headers=headers)


@cache
def _prompts() -> bytes:
    listed = Prompts(prompts=tuple(prompt(name) for name in prompt_names()))
    return json.dumps(listed.model_dump(mode="json"), indent=1, ensure_ascii=False).encode() + b"\n"


@cache
def _schema() -> bytes:
    return schema_text().encode()
