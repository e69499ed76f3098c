"""The OpenAPI 3.1 document: Litestar lists the routes, pydantic writes the schemas."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from litestar import Request, Response, Router
from litestar.exceptions import NotFoundException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import (
    Example,
    License,
    OpenAPIMediaType,
    OpenAPIResponse,
    Operation,
    Parameter,
    Reference,
    RequestBody,
    Schema,
)
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from factcheck import __version__
from factcheck.api import problems
from factcheck.api.docs_page import DocsPagePlugin
from factcheck.api.requests import EXAMPLE, HtmlArticle, KnownFacts, PastedArticle
from factcheck.domain.report import Report
from factcheck.domain.values import Value

_REF: Final = "#/components/schemas/{model}"


class Health(Value):
    """Whether the service answers."""

    status: str


@dataclass
class RawSchema(Schema):
    """A schema as pydantic wrote it: Litestar's own reading of a model stops at a default that is a model."""

    document: dict[str, Any] | None = None

    def to_schema(self) -> dict[str, Any]:
        """As it is."""
        return dict(self.document or {})


@dataclass
class CreateReport(Operation):
    """The documentation of POST /v1/reports, whose handler reads the body itself."""

    def __post_init__(self) -> None:
        self.parameters = list(_query_parameters())
        self.request_body = RequestBody(
            required=True,
            content={
                "application/json": _content(Schema(one_of=[_ref(PastedArticle), _ref(HtmlArticle)]), EXAMPLE),
                "text/plain": _content(RawSchema(document={"type": "string"}), EXAMPLE["text"]),
                "text/html": _content(RawSchema(document={"type": "string"}), f"<p>{EXAMPLE['text']}</p>"),
            },
        )
        self.responses = {
            "200": _response("The report", Report),
            "400": _problem("The request is malformed: broken JSON, an unknown field, a value that is not allowed"),
            "413": _problem("The body is larger than FACTCHECK_MAX_BYTES"),
            "415": _problem("The media type, charset or content encoding is not supported"),
            "422": _problem("The request is well-formed, but what it holds cannot become a report"),
            "default": _problem("Any other error"),
        }


@dataclass
class CheckHealth(Operation):
    """The documentation of the health routes."""

    def __post_init__(self) -> None:
        self.responses = {"200": _response("The service answers", Health), "default": _problem("Any error")}


class DocumentPlugin(JsonRenderPlugin):
    """Serves the document with pydantic's schemas in it, and no page that loads scripts from elsewhere."""

    def __init__(self) -> None:
        super().__init__(path=["/", "/openapi.json"])

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The document as JSON."""
        return super().render(request, {**openapi_schema, "components": {"schemas": component_schemas()}})


def component_schemas() -> dict[str, Any]:
    """The schemas that the operations refer to."""
    _, document = models_json_schema(
        [
            (PastedArticle, "validation"),
            (HtmlArticle, "validation"),
            (Report, "serialization"),
            (problems.Problem, "serialization"),
            (Health, "serialization"),
        ],
        ref_template=_REF,
    )
    schemas: dict[str, Any] = document["$defs"]
    return schemas


def openapi_config() -> OpenAPIConfig:
    """For Litestar. Its router answers an unknown address below /schema with HTML of its own; ours with a problem."""
    return OpenAPIConfig(
        title="factcheck",
        version=__version__,
        description="Ground the checkable claims of a news article: who said what, through whom, and where it stands.",
        license=License(name="Apache-2.0", identifier="Apache-2.0"),
        render_plugins=[DocumentPlugin(), DocsPagePlugin()],
        openapi_router=Router("/schema", route_handlers=[], include_in_schema=False, after_request=_no_html),
    )


def _no_html(response: Response[Any]) -> Response[Any]:
    if response.status_code == NotFoundException.status_code:
        return problems.answer(problems.of_the_framework(NotFoundException()))
    return response


def _query_parameters() -> Iterator[Parameter]:
    for name, schema in KnownFacts.model_json_schema()["properties"].items():
        given = [kind for kind in schema["anyOf"] if kind != {"type": "null"}]
        yield Parameter(
            name=name,
            param_in="query",
            required=False,
            description=f"the {name} of the article; what a JSON body says of it wins",
            schema=RawSchema(document=given[0] if len(given) == 1 else {"anyOf": given}),
        )


def _ref(model: type[BaseModel]) -> Reference:
    return Reference(ref=_REF.format(model=model.__name__))


def _content(schema: Schema, example: object) -> OpenAPIMediaType:
    return OpenAPIMediaType(schema=schema, examples={"pasted": Example(summary="A pasted article", value=example)})


def _response(description: str, model: type[BaseModel], media_type: str = "application/json") -> OpenAPIResponse:
    return OpenAPIResponse(description=description, content={media_type: OpenAPIMediaType(schema=_ref(model))})


def _problem(description: str) -> OpenAPIResponse:
    return _response(description, problems.Problem, problems.MEDIA_TYPE)
