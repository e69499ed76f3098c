"""Lines of a batch -> rows to store, and a stored row -> its answer, one line each as `factcheck batch` writes them."""

import json
from io import BytesIO
from typing import Annotated, Final

from pydantic import ConfigDict, Field, JsonValue
from pydantic.config import JsonDict

from factcheck.api.edge.requests import parse_json
from factcheck.api.problems import TYPE_PREFIX, RequestError, Violation, of_any
from factcheck.api.work.calls import StoredRow
from factcheck.domain.values import Value
from factcheck.errors import EmptyInputError, FactcheckError, TooLargeError
from factcheck.pipeline.batch.rows import Failure, Row, error_answer, read_rows
from factcheck.pipeline.facts import Facts
from factcheck.pipeline.stored import NewRow
from factcheck.pipeline.submission import AS_SET, Options, Submission, without_defaults

# Of I-JSON (RFC 7493, section 2.2): what every reader of JSON takes for the same number.
_LARGEST_INTEGER: Final = 2**53 - 1


def _with_others(schema: JsonDict) -> None:
    without_defaults(schema)
    schema["additionalProperties"] = {"type": "string"}


class BatchArticle(Facts):
    """A row as it is documented: with an `id`, and `text` or `html`. Fields that are not known are ignored."""

    model_config = ConfigDict(json_schema_extra=_with_others)

    id: Annotated[int, Field(ge=-_LARGEST_INTEGER, le=_LARGEST_INTEGER)] | str
    text: str | None = Field(default=None, description="the text of the page, or html")
    html: str | None = Field(default=None, description="the HTML of the page")
    options: Options = AS_SET


class Batch(Value):
    """The JSON form of a batch. Its rows are vetted one by one: an object that is no article costs itself alone."""

    rows: tuple[BatchArticle | dict[str, JsonValue], ...] = Field(min_length=1)


def lines_of(body: bytes) -> bytes:
    """The JSON form `{"rows": [...]}` -> JSON lines. Raises RequestError."""
    given = parse_json(body)
    if not isinstance(given, dict) or set(given) != {"rows"} or not isinstance(given["rows"], list):
        detail = 'the body has to be {"rows": [...]}, or JSON lines as application/jsonl'
        raise RequestError(detail, (Violation(pointer="/rows", detail=detail),))
    strange = next((number for number, row in enumerate(given["rows"]) if not isinstance(row, dict)), None)
    if strange is not None:
        detail = 'a row is an object, such as {"id": 1, "text": "..."}'
        raise RequestError(f"/rows/{strange}: {detail}", (Violation(pointer=f"/rows/{strange}", detail=detail),))
    return b"\n".join(json.dumps(row, ensure_ascii=False).encode() for row in given["rows"])


def read_batch(body: bytes, *, max_bytes: int, max_rows: int) -> list[NewRow]:
    """Parse and validate; an invalid row has its error as its answer. Raises EmptyInputError and TooLargeError."""
    rows: list[NewRow] = []
    for row in read_rows(BytesIO(body), max_bytes=max_bytes):
        if len(rows) == max_rows:
            raise TooLargeError(
                f"the batch has more than {max_rows} rows (FACTCHECK_BATCH_MAX_ROWS); part it in several"
            )
        rows.append(_new_row(row))
    if not rows:
        raise EmptyInputError('there is no row in the batch; a line is {"id": ..., "text": ...}')
    return rows


def read_row(content: bytes) -> StoredRow:
    """The inverse of `read_batch`, for one row."""
    return StoredRow.model_validate_json(content)


def error_line(row: StoredRow, exc: BaseException) -> bytes:
    """The code and detail of the problem document that the article alone would get."""
    problem = of_any(exc)
    code = exc.code if isinstance(exc, FactcheckError) else problem.type.removeprefix(TYPE_PREFIX)
    return error_answer(Failure(row.id, row.line, code, problem.detail or problem.title)).line


def _new_row(row: Row | Failure) -> NewRow:
    if isinstance(row, Failure):
        return NewRow(row.line, None, error_answer(row).line)
    kind, content = ("html", row.html) if row.html is not None else ("text", row.text)
    submission = Submission.model_validate(
        {"kind": kind, "content": content, "metadata": row.metadata(), "options": row.options}
    )
    return NewRow(row.line, StoredRow(id=row.id, line=row.line, submission=submission).model_dump_json().encode())
