"""Building blocks of OpenAPI operations: schemas, examples, parameters, responses."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from litestar.openapi.spec import (
    Example,
    OpenAPIHeader,
    OpenAPIMediaType,
    OpenAPIResponse,
    Parameter,
    Reference,
    Schema,
)
from pydantic import BaseModel

from factcheck.api import problems
from factcheck.api.edge.requests import VIEW_PARAMETERS, KnownFacts
from factcheck.pipeline.submission import ID_PATTERN

REF: Final = "#/components/schemas/{model}"


@dataclass
class RawSchema(Schema):
    """A JSON Schema passed through as it is: Litestar's own reading of a pydantic model stops at a model as default."""

    document: dict[str, Any] | None = None

    def to_schema(self) -> dict[str, Any]:
        """As it is."""
        return dict(self.document or {})


@dataclass
class RawExample(Example):
    """An example that keeps its nulls, which Litestar drops."""

    def to_schema(self) -> dict[str, Any]:
        return {"summary": self.summary, "value": self.value}


TEXT: Final = RawSchema(document={"type": "string"})
NOT_BLANK: Final = RawSchema(document={"type": "string", "minLength": 1, "pattern": r"\S"})


def ref(model: type[BaseModel]) -> Reference:
    return Reference(ref=REF.format(model=model.__name__))


def content(schema: Schema | Reference, example: object, summary: str = "A pasted article") -> OpenAPIMediaType:
    return OpenAPIMediaType(schema=schema, examples={"pasted": RawExample(summary=summary, value=example)})


def response(
    description: str, model: type[BaseModel], media_type: str = "application/json", **headers: str
) -> OpenAPIResponse:
    return OpenAPIResponse(
        description=description,
        content={media_type: OpenAPIMediaType(schema=ref(model))},
        headers=response_headers(headers),
    )


def response_headers(described: Mapping[str, str]) -> dict[str, OpenAPIHeader | Reference]:
    """Response headers by name, with `_` for `-`."""
    return {
        name.replace("_", "-"): OpenAPIHeader(name="", param_in="header", description=words, schema=TEXT)
        for name, words in described.items()
    }


def problem(description: str) -> OpenAPIResponse:
    return response(description, problems.Problem, problems.MEDIA_TYPE)


def request_header(name: str, description: str, schema: Mapping[str, Any] | None = None) -> Parameter:
    return Parameter(
        name=name,
        param_in="header",
        required=False,
        description=description,
        schema=RawSchema(document=dict(schema)) if schema else TEXT,
    )


def known_facts() -> Iterator[Parameter]:
    """Query parameters for metadata of the article."""
    for name, schema in facts_as_texts().items():
        yield query_parameter(name, f"{schema['description']}; what a JSON body says wins", schema)


def view_parameters(forms: Iterable[str]) -> Iterator[Parameter]:
    """Query parameters for how the answer is shown, in one of these forms."""
    for name, description in VIEW_PARAMETERS.items():
        words = {"type": "string", "enum": list(forms)} if name == "format" else {"type": "boolean", "default": False}
        yield query_parameter(name, description, words)


def query_parameter(name: str, description: str, schema: Mapping[str, Any] | None = None) -> Parameter:
    return Parameter(
        name=name,
        param_in="query",
        required=False,
        description=description,
        schema=RawSchema(document=dict(schema)) if schema else TEXT,
    )


def nothing(description: str) -> OpenAPIResponse:
    """A response without a body."""
    return OpenAPIResponse(description=description)


def facts_as_texts() -> dict[str, dict[str, Any]]:
    """The schema of each metadata field for a query or a form, which have no null."""
    return {name: _without_null(schema) for name, schema in KnownFacts.model_json_schema()["properties"].items()}


def _without_null(schema: Mapping[str, Any]) -> dict[str, Any]:
    kinds = [kind for kind in schema["anyOf"] if kind != {"type": "null"}]
    return {**(kinds[0] if len(kinds) == 1 else {"anyOf": kinds}), "description": schema["description"]}


REPORT_ID: Final = Parameter(
    name="report_id",
    param_in="path",
    required=True,
    description="the end of the Location that POST /v1/reports answered",
    schema=RawSchema(document={"type": "string", "pattern": ID_PATTERN}),
)
IDEMPOTENCY_KEY: Final = request_header(
    "Idempotency-Key",
    "the same key with the same request gives the same answer for a day",
    {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
)
IF_NONE_MATCH: Final = request_header(
    "If-None-Match", "ETags that the caller has; where one is current the answer is 304"
)
