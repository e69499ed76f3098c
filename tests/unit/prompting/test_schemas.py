"""The schema of an answer holds a model to what it is asked, in the form that strict servers take."""

import json
from collections.abc import Iterator

import pytest
from jsonschema import Draft202012Validator

from benchmarks.gold import gold_names, read_article
from factcheck.domain.chat import canonical_json
from factcheck.domain.worksheet import Worksheet
from factcheck.prompting.chunks import chunks
from factcheck.prompting.schemas import claims_schema, key_of, summary_schema
from tests.asking import prepared


def sheet_of(name: str) -> Worksheet:
    return prepared(read_article(name)).sheet


def schema_of(sheet: Worksheet) -> dict[str, object]:
    schema: dict[str, object] = json.loads(claims_schema(sheet, chunks(sheet)[0]))
    return schema


def objects(node: object) -> Iterator[dict[str, object]]:
    """Every object schema in a schema."""
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for value in node.values():
            yield from objects(value)
    if isinstance(node, list):
        for value in node:
            yield from objects(value)


def properties(schema: dict[str, object], name: str) -> dict[str, dict[str, object]]:
    parts = schema["properties"]
    assert isinstance(parts, dict)
    found: dict[str, dict[str, object]] = parts.get(name, {"properties": {}})["properties"]
    return found


@pytest.mark.parametrize("name", gold_names())
def test_each_object_lists_all_its_keys_and_allows_no_others(name: str) -> None:
    sheet = sheet_of(name)
    for text in (claims_schema(sheet, chunks(sheet)[0]), summary_schema(sheet)):
        schema = json.loads(text)
        Draft202012Validator.check_schema(schema)
        assert canonical_json(schema) == text
        for one in objects(schema):
            listed = one["properties"]
            assert isinstance(listed, dict)
            assert (one["required"], one["additionalProperties"]) == (sorted(listed), False)


@pytest.mark.parametrize("name", gold_names())
def test_only_those_can_be_named_who_are_offered(name: str) -> None:
    sheet = sheet_of(name)
    sources = properties(schema_of(sheet), "sources")
    assert {key: one["enum"] for key, one in sources.items()} == {
        key_of(sheet, number): list(offered) for number, offered in sheet.choices.items()
    }


def test_keys_are_written_in_the_order_of_the_candidates() -> None:
    sheet = sheet_of("council-budget")
    assert len(sheet.drafts) > 10
    keys = [key_of(sheet, number) for number in range(1, len(sheet.drafts) + 1)]
    assert keys == sorted(keys)


def test_controls_are_asked_like_any_other_source() -> None:
    sheet = sheet_of("council-budget")
    assert {key_of(sheet, number) for number in sheet.controls} <= properties(schema_of(sheet), "sources").keys()
