"""The published schema is current, is valid itself, and takes every report that we print."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from factcheck.domain.schema import report_schema, schema_text
from tests.builders import hostile_report

PUBLISHED = Path(__file__).parents[3] / "docs" / "report.schema.json"


def test_the_published_schema_is_current() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), "run: make schema"


def test_the_schema_is_valid_draft_2020_12() -> None:
    Draft202012Validator.check_schema(report_schema())


def test_a_report_is_valid() -> None:
    Draft202012Validator(report_schema()).validate(json.loads(hostile_report().model_dump_json()))


@pytest.mark.parametrize("field", ["claims", "warnings", "schema_version", "provenance"])
def test_a_report_without_a_field_is_not_valid(field: str) -> None:
    printed = json.loads(hostile_report().model_dump_json())
    del printed[field]
    with pytest.raises(ValidationError, match=f"'{field}' is a required property"):
        Draft202012Validator(report_schema()).validate(printed)


def test_a_report_with_a_field_too_many_is_not_valid() -> None:
    printed = json.loads(hostile_report().model_dump_json()) | {"verdict": "true"}
    with pytest.raises(ValidationError, match="verdict"):
        Draft202012Validator(report_schema()).validate(printed)
