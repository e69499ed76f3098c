"""Models of reports -> JSON Schema (draft 2020-12), written by `make schema` to docs/*.schema.json."""

import json
import sys

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from factcheck.domain.draft_report import DraftReport
from factcheck.domain.report import Report

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = "urn:factcheck:report:1"
DRAFT_IDENTIFIER = "urn:factcheck:draft:1"


class _EveryField(GenerateJsonSchema):
    """Every field is required: serialised reports have all of them, defaults included."""

    def field_is_required(
        self,
        field: core_schema.ModelField | core_schema.DataclassField | core_schema.TypedDictField,
        total: bool,  # noqa: FBT001 -- pydantic's signature
    ) -> bool:
        del field, total
        return True


def report_schema() -> JsonSchemaValue:
    """The schema of a report in JSON."""
    schema = Report.model_json_schema(mode="serialization", schema_generator=_EveryField)
    return schema | {"$schema": DIALECT, "$id": IDENTIFIER, "title": "factcheck report, version 1"}


def draft_schema() -> JsonSchemaValue:
    """The schema of the report of a draft in JSON."""
    schema = DraftReport.model_json_schema(mode="serialization", schema_generator=_EveryField)
    return schema | {"$schema": DIALECT, "$id": DRAFT_IDENTIFIER, "title": "factcheck report of a draft, version 1"}


def schema_text(schema: JsonSchemaValue | None = None) -> str:
    """A schema, that of reports by default, as `docs/` has it: keys sorted, a line end at the end."""
    return json.dumps(schema or report_schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    chosen = draft_schema() if sys.argv[1:] == ["draft"] else report_schema()
    sys.stdout.buffer.write(schema_text(chosen).encode("utf-8"))
