"""The OpenAPI 3.1 document: Litestar lists the routes, pydantic writes the schemas."""

from functools import cache
from typing import Any, Final

from litestar import Request, Response, Router
from litestar.exceptions import NotFoundException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import License
from pydantic.json_schema import models_json_schema

from factcheck import __version__
from factcheck.api import problems
from factcheck.api.edge.requests import (
    CheckingChange,
    DraftToCheck,
    HtmlArticle,
    PastedArticle,
    PriorSearch,
    SessionKey,
    SummaryToAudit,
)
from factcheck.api.observability.health_state import Readiness
from factcheck.api.openapi.docs_page import DocsPagePlugin
from factcheck.api.openapi.parts import REF
from factcheck.api.routes.batch_operations import BatchResults, BatchState
from factcheck.api.routes.health import Health
from factcheck.api.routes.listing import Deleted, ReportList
from factcheck.api.routes.resources import Prompts
from factcheck.api.routes.worksheets import Worksheet, WorksheetRow
from factcheck.api.work.batch_rows import Batch
from factcheck.domain.draft_report import DraftReport
from factcheck.domain.prior import PriorFound
from factcheck.domain.report import Report
from factcheck.pipeline.summary_audit import SummaryAudit

_KEYS: Final = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "a key that `factcheck keys new` has made"},
    "apiKey": {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": "the same, for who prefers it"},
}
# A service that has no keys asks for none.
_KEY_OR_NONE: Final[list[dict[str, list[str]]]] = [{"bearer": []}, {"apiKey": []}, {}]


class DocumentPlugin(JsonRenderPlugin):
    """Serves the document with pydantic's schemas as components."""

    def __init__(self) -> None:
        super().__init__(path=["/", "/openapi.json"])

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The document as JSON."""
        components = {"schemas": component_schemas(), "securitySchemes": _KEYS}
        return super().render(request, {**openapi_schema, "security": _KEY_OR_NONE, "components": components})


@cache
def component_schemas() -> dict[str, Any]:
    """The schemas that the operations refer to."""
    _, document = models_json_schema(
        [
            (PastedArticle, "validation"),
            (HtmlArticle, "validation"),
            (Report, "serialization"),
            (problems.Problem, "serialization"),
            (Health, "serialization"),
            (SummaryToAudit, "validation"),
            (SummaryAudit, "serialization"),
            (DraftToCheck, "validation"),
            (DraftReport, "serialization"),
            (PriorSearch, "validation"),
            (PriorFound, "serialization"),
            (Prompts, "serialization"),
            (BatchState, "serialization"),
            (BatchResults, "serialization"),
            (Batch, "validation"),
            (Readiness, "serialization"),
            (ReportList, "serialization"),
            (Deleted, "serialization"),
            (Worksheet, "serialization"),
            (WorksheetRow, "serialization"),
            (CheckingChange, "validation"),
            (SessionKey, "validation"),
        ],
        ref_template=REF,
    )
    schemas: dict[str, Any] = document["$defs"]
    return schemas


def openapi_config() -> OpenAPIConfig:
    """For Litestar. Its own router answers an unknown path below /schema with an HTML page; ours with a problem."""
    return OpenAPIConfig(
        title="factcheck",
        version=__version__,
        description="Ground the checkable claims of a news article: who said what, through whom, and where it stands.",
        license=License(name="Apache-2.0", identifier="Apache-2.0"),
        render_plugins=[DocumentPlugin(), DocsPagePlugin(component_schemas)],
        openapi_router=Router("/schema", route_handlers=[], include_in_schema=False, after_request=_no_html),
    )


def _no_html(response: Response[Any]) -> Response[Any]:
    if response.status_code == NotFoundException.status_code:
        return problems.answer(problems.of_the_framework(NotFoundException()))
    return response
