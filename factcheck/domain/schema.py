"""Report model -> JSON Schema (draft 2020-12), written by `make schema` to docs/report.schema.json."""

import json
import sys

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from factcheck.domain.report import Report

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = "urn:factcheck:report:1"


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


def schema_text() -> str:
    """The schema as `docs/report.schema.json` has it: keys sorted, a line end at the end."""
    return json.dumps(report_schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(schema_text().encode("utf-8"))
