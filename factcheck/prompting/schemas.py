"""The JSON Schema of an answer, as servers hold a model to it."""

from collections.abc import Mapping
from functools import cache

from factcheck.domain.chat import canonical_json
from factcheck.domain.values import Value


@cache
def schema_of(answer: type[Value]) -> str:
    """Canonical JSON without titles, descriptions and references: some servers know none, and all count tokens."""
    schema = answer.model_json_schema()
    return canonical_json(_bare(schema, schema.get("$defs", {})))


def _bare(node: object, known: Mapping[str, object]) -> object:
    if isinstance(node, list):
        return [_bare(part, known) for part in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _bare(known[node["$ref"].removeprefix("#/$defs/")], known)
    bare = {key: _bare(value, known) for key, value in node.items() if key not in ("title", "description", "$defs")}
    if isinstance(node.get("properties"), dict):
        bare["properties"] = {name: _bare(value, known) for name, value in node["properties"].items()}
    return bare
