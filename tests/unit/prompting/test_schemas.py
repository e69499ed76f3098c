"""The schema of an answer holds a model to what it is asked, in the form that strict servers take."""

import json
from collections.abc import Iterator

import pytest
from jsonschema import Draft202012Validator

from benchmarks.gold import gold_names, read_article
from factcheck.domain.authority import Authority, AuthorityChoice, Decision
from factcheck.domain.chat import canonical_json
from factcheck.domain.worksheet import Worksheet
from factcheck.prompting.chunks import chunks
from factcheck.prompting.schemas import review_schema, summary_schema
from tests.asking import prepared


def sheet_of(name: str) -> Worksheet:
    return prepared(read_article(name)).sheet


def schema_of(sheet: Worksheet) -> dict[str, object]:
    schema: dict[str, object] = json.loads(review_schema(sheet, chunks(sheet)[0]))
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


@pytest.mark.parametrize("name", gold_names())
def test_each_object_lists_all_its_keys_and_allows_no_others(name: str) -> None:
    sheet = sheet_of(name)
    for text in (review_schema(sheet, chunks(sheet)[0]), summary_schema(sheet)):
        schema = json.loads(text)
        Draft202012Validator.check_schema(schema)
        assert canonical_json(schema) == text
        for one in objects(schema):
            listed = one["properties"]
            assert isinstance(listed, dict)
            assert (one["required"], one["additionalProperties"]) == (sorted(listed), False)


KEYS = {
    Decision.SOURCE: {"who"},
    Decision.VIA: {"via"},
    Decision.SPAN: {"span", "kind"},
    Decision.FIGURE: {"figure"},
    Decision.DROP: {"drop"},
    Decision.ADD: {"add", "who", "via", "figure"},
    Decision.RANK: {"top"},
}


def keys_of(*granted: Decision) -> set[str]:
    authority = Authority(by=AuthorityChoice.EXAM, granted=granted)
    keys = schema_of(prepared(read_article("council-budget"), authority).sheet)["properties"]
    assert isinstance(keys, dict)
    return keys.keys() - {"restated", "summary"}


@pytest.mark.parametrize("decision", Decision)
def test_what_is_not_granted_is_not_asked(decision: Decision) -> None:
    assert keys_of(decision) == KEYS[decision]
    assert keys_of() == set()


def test_two_articles_of_more_than_a_few_sentences_have_the_same_schema() -> None:
    assert schema_of(sheet_of("council-budget")) == schema_of(sheet_of("cement-results"))
