"""JSON lines of articles with summaries -> JSON lines of audits, in the same order.

A row is `{"id", "article", "summary"}`, its answer `{"id", "audit"}` or `{"id", "error"}`. An error
stays in its row.
"""

import json
from collections.abc import Iterable, Iterator

from pydantic import ConfigDict, ValidationError

from factcheck.domain.values import Value
from factcheck.errors import FactcheckError, InvalidRowError
from factcheck.pipeline.batch.rows import (
    DEFECTS,
    UNEXPECTED,
    Answer,
    Failure,
    RowId,
    error_answer,
    must_fit,
    read_object,
    readable_id,
    without_mark,
)
from factcheck.pipeline.facts import WholeText, complaint
from factcheck.pipeline.summary_audit import audit_text


class AuditRow(Value):
    """An article and a summary of it; unknown fields are ignored."""

    model_config = ConfigDict(strict=True, extra="ignore")

    id: RowId
    article: WholeText
    summary: WholeText


def audit_lines(lines: Iterable[bytes], *, max_bytes: int) -> Iterator[Answer]:
    """The answer to each line that is not blank; `max_bytes` is the limit of an article, and of a summary."""
    seen: dict[RowId, int] = {}
    for number, line in enumerate(without_mark(lines), start=1):
        if line.strip():
            yield _answer(line, number, max_bytes, seen)


def _answer(line: bytes, number: int, max_bytes: int, seen: dict[RowId, int]) -> Answer:
    given: dict[str, object] = {}
    try:
        given = read_object(line, 2 * max_bytes)
        row = AuditRow.model_validate(given)
        if seen.setdefault(row.id, number) != number:
            raise InvalidRowError(f"id stands in line {seen[row.id]} already")
        must_fit(row.article, max_bytes)
        must_fit(row.summary, max_bytes)
        audit = audit_text(row.article, row.summary)
    except FactcheckError as exc:
        return error_answer(Failure(readable_id(given), number, exc.code, str(exc)))
    except ValidationError as exc:
        return error_answer(Failure(readable_id(given), number, InvalidRowError.code, complaint(exc)))
    except DEFECTS as exc:
        what = f"unexpected {type(exc).__name__} while auditing this row; please report it with the row"
        return error_answer(Failure(readable_id(given), number, UNEXPECTED, what))
    text = f'{{"id":{json.dumps(row.id, ensure_ascii=False)},"audit":{audit.model_dump_json()}}}\n'
    return Answer(text.encode("utf-8"), failed=False)
