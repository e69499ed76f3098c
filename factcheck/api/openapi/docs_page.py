"""The OpenAPI document -> a static HTML page. Litestar's own pages (Scalar, Swagger UI) load scripts from a CDN."""

import json
import re
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Template
from litestar import Request
from litestar.openapi.plugins import OpenAPIRenderPlugin

from factcheck.render.page.inlined import Inlined
from factcheck.render.page.templates import environment_of

_HERE = Path(__file__).parent

INLINED = Inlined(styles=(_HERE / "docs.css",), scripts=())

_PATH_PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")

Object = Mapping[str, Any]


class Kind(NamedTuple):
    """One type that a value may have, and the name of its schema, where it has one."""

    words: str
    schema: str | None = None


class Sample(NamedTuple):
    """A media type, its types, and its examples."""

    media_type: str
    kinds: Sequence[Kind]
    examples: tuple[str, ...]


class DocsPagePlugin(OpenAPIRenderPlugin):
    """Serves the page at /schema/docs."""

    def __init__(self, schemas: Callable[[], Object]) -> None:
        super().__init__(path="/docs")
        self._schemas = schemas

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The page; everything from the document is escaped by the template engine."""
        del request
        return render(openapi_schema, self._schemas()).encode()


def render(document: Object, schemas: Object) -> str:
    """The HTML page of a document and of the component schemas that it refers to."""
    return _template().render(
        info=document["info"],
        operations=list(_operations(document)),
        schemas=schemas,
        samples=_samples,
        curl=curl,
        kinds=_each_kind,
        style=INLINED.style,
    )


def _operations(document: Object) -> Iterator[tuple[str, str, Object]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if isinstance(operation, dict):
                yield method.upper(), path, operation


def curl(method: str, path: str, operation: Object) -> str:
    """A command that works, but for the ids in capitals; with the first example of a body."""
    words = ["curl", "localhost:8000" + _PATH_PARAMETER.sub(lambda match: match[1].upper(), path)]
    if method != ("POST" if operation.get("requestBody") else "GET"):
        words[1:1] = ["-X", method]
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "header" and parameter.get("required"):
            words += ["-H", shlex.quote(f"{parameter['name']}: {parameter.get('example', '...')}")]
    for sample in _samples((operation.get("requestBody") or {}).get("content")):
        if sample.examples:
            words += ["-H", shlex.quote(f"Content-Type: {sample.media_type}")]
            return f"{' '.join(words)} \\\n     -d {shlex.quote(sample.examples[0].strip())}"
    return " ".join(words)


def _samples(content: Object | None) -> Iterator[Sample]:
    for media_type, described in (content or {}).items():
        examples = (example["value"] for example in described.get("examples", {}).values() if "value" in example)
        yield Sample(
            media_type, _each_kind(described.get("schema", {})), tuple(_shown(example) for example in examples)
        )


def _each_kind(schema: Object) -> tuple[Kind, ...]:
    return tuple(dict.fromkeys(_kinds(schema)))


def _kinds(schema: Object) -> Iterator[Kind]:
    """The alternatives of a schema: component names, enum values, or types."""
    match schema:
        case {"$ref": str(path)}:
            name = path.rpartition("/")[2]
            yield Kind(name, name)
        case {"anyOf": [*others]} | {"oneOf": [*others]}:
            for other in others:
                yield from _kinds(other)
        case {"items": Mapping() as items}:
            yield from (Kind(f"list of {kind.words}", kind.schema) for kind in _kinds(items))
        case {"enum": [*words]}:
            yield Kind(", ".join(map(str, words)))
        case {"type": str(kind)}:
            yield Kind(str(schema.get("format", kind)))


def _shown(example: object) -> str:
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False, indent=1)


@cache
def _template() -> Template:
    return environment_of(_HERE).get_template("docs.html.jinja")
