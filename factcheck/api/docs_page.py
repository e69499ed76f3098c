"""The OpenAPI document -> a page to read: no script, nothing from elsewhere."""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from litestar import Request
from litestar.openapi.plugins import OpenAPIRenderPlugin
from markupsafe import Markup

_HERE = Path(__file__).parent

Object = Mapping[str, Any]


class Sample(NamedTuple):
    """A media type, the name of its schema, and examples of it."""

    media_type: str
    schema: str
    examples: tuple[str, ...]


class DocsPagePlugin(OpenAPIRenderPlugin):
    """Serves the page at /schema/docs."""

    def __init__(self) -> None:
        super().__init__(path="/docs")

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The page; everything from the document is escaped by the template engine."""
        del request
        return render(openapi_schema).encode()


def render(document: Object) -> str:
    """The page of a document."""
    return _template().render(
        info=document["info"], operations=list(_operations(document)), samples=_samples, style=_style()
    )


@cache
def style_hash() -> str:
    """What a content security policy names the page's own styles by."""
    return b64encode(sha256(_style().encode()).digest()).decode()


def _operations(document: Object) -> Iterator[tuple[str, str, Object]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if isinstance(operation, dict):
                yield method.upper(), path, operation


def _samples(content: Object | None) -> Iterator[Sample]:
    for media_type, described in (content or {}).items():
        examples = (example["value"] for example in described.get("examples", {}).values() if "value" in example)
        yield Sample(media_type, _name(described.get("schema", {})), tuple(_shown(example) for example in examples))


def _name(schema: Object) -> str:
    """`PastedArticle or HtmlArticle`; for what has no name, its type."""
    kinds = schema.get("oneOf") or schema.get("anyOf") or [schema]
    names = (kind.get("$ref", "").rpartition("/")[2] or str(kind.get("type", "")) for kind in kinds)
    return " or ".join(name for name in names if name)


def _shown(example: object) -> str:
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False, indent=1)


@cache
def _style() -> Markup:
    return Markup((_HERE / "docs.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("docs.html.jinja")
