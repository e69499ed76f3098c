"""Lines of a batch's output -> what stands in their heads, with no report parsed; and the checkpoint that they are."""

import json
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from factcheck.errors import InvalidRowError
from factcheck.pipeline.batch.rows import Done, IdTable, RowId

# The id stands first, as we write it; a line whose fields were put in another order is parsed whole.
_HEAD: Final = re.compile(
    rb'\s*\{\s*"id"\s*:\s*("[^"\\]*(?:\\.[^"\\]*)*"|-?[0-9]{1,1000}|null)\s*,\s*"(report|error)"\s*:\s*(?=\{)'
)


class Head(NamedTuple):
    """The id of an answer; where its report begins, in bytes, None where it is an error."""

    id: RowId | None
    report_at: int | None


class Failed(NamedTuple):
    """The error of an answer; `line` is that of its row."""

    code: str
    message: str
    line: int


def read_head(line: bytes) -> Head | None:
    """The head of an answer as we write it; None for any other line."""
    found = _HEAD.match(line)
    if found is None:
        return None
    return Head(json.loads(found[1]), found.end() if found[2] == b"report" else None)


def report_of(line: bytes, head: Head) -> bytes:
    """The JSON of the report in a line as we write it."""
    return line[head.report_at :].rstrip()[:-1]


def read_failed(line: bytes) -> Failed:
    """The error of an answer. Raises ValueError, LookupError or TypeError for another line."""
    error = json.loads(line)["error"]
    return Failed(error["code"], error["message"], int(error["line"]))


def read_done(lines: Iterable[bytes], ids: IdTable, failed: IdTable) -> Done:
    """The checkpoint that the output of an earlier run is, kept in the two tables; reports are not parsed.

    Raises InvalidRowError where a line is no answer.
    """
    for number, line in enumerate(lines, start=1):
        try:
            row_id, failed_line = _what_is_done(line)
        except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as exc:
            raise InvalidRowError(f"line {number} of the output is no answer of `factcheck batch`") from exc
        if row_id is not None:
            ids.setdefault(row_id, number)
        if failed_line is not None:
            failed.setdefault(failed_line, number)
    return Done(ids, failed)


def _what_is_done(line: bytes) -> tuple[RowId | None, int | None]:
    """The id, and for an error the line of its row."""
    head = read_head(line)
    if head is not None and head.report_at is not None:
        return head.id, None
    given = json.loads(line)
    row_id, error = given["id"], given.get("error")
    if not isinstance(row_id, str | int | None):
        raise TypeError("an id of another kind")
    return row_id, int(error["line"]) if error else None
