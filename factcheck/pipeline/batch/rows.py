"""JSON lines of articles -> JSON lines of reports, in the same order.

A row is `{"id", "text" or "html", ..., "options"}`, its answer `{"id", "report"}` or `{"id", "error"}`. An error
stays in its row.
"""

import codecs
import json
from collections.abc import Callable, Container, Iterable, Iterator
from typing import Annotated, BinaryIO, NamedTuple, Protocol

from pydantic import BeforeValidator, Strict, TypeAdapter, ValidationError

from factcheck.domain.report import Report
from factcheck.errors import FactcheckError, InvalidRowError, TooLargeError
from factcheck.pipeline.facts import Facts, WholeText, complaint
from factcheck.pipeline.ports import Checker
from factcheck.pipeline.report_filter import select
from factcheck.pipeline.submission import AS_SET, Options

CheckerOf = Callable[[Options], Checker]


def _must_be_an_id(given: object) -> object:
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise ValueError("it takes a text or a whole number")
    return given


RowId = Annotated[WholeText | int, BeforeValidator(_must_be_an_id)]
_ID: TypeAdapter[str | int] = TypeAdapter(RowId)

UNEXPECTED = "internal-error"

# JSON may escape each byte of a text as six characters (\\u0000); the rest leaves room for the other fields.
BYTES_A_CHARACTER = 6
ROOM_FOR_FACTS = 100_000
_SKIPPED_AT_ONCE = 1 << 20

# What a bug in a step can raise: isolated by row. OSError and KeyboardInterrupt do stop the batch.
DEFECTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
ISOLATED = (FactcheckError, *DEFECTS)


class Row(Facts):
    """An article of a batch with the line on which it stands, and the options of its report."""

    id: RowId
    line: int
    text: WholeText | None = None
    html: WholeText | None = None
    options: Annotated[Options, Strict(strict=False)] = AS_SET


class Failure(NamedTuple):
    """A row without a report, and why; `id` is null where the row has none that can be read."""

    id: RowId | None
    line: int
    code: str
    message: str


class Answer(NamedTuple):
    """A line of the output. `failed`: it is an error."""

    line: bytes
    failed: bool


class IdTable(Protocol):
    """A map of ids to the lines on which they stood first; a dict is one."""

    def setdefault(self, row_id: RowId, line: int, /) -> int: ...

    def __contains__(self, row_id: object, /) -> bool: ...


class Done(NamedTuple):
    """The checkpoint of an earlier run: answered ids, and the lines of rows with an error, which may have no id."""

    ids: Container[RowId] = frozenset()
    lines: Container[int] = frozenset()


NOTHING = Done()


def max_line_bytes(max_bytes: int) -> int:
    """The upper bound of a line with an article of `max_bytes`; reading may stop there."""
    return BYTES_A_CHARACTER * max_bytes + ROOM_FOR_FACTS


def bounded_lines(stream: BinaryIO, most_bytes: int) -> Iterator[bytes]:
    """The lines from where the stream stands; longer ones are truncated to `most_bytes` + 1, and never held whole."""
    while line := stream.readline(most_bytes + 1):
        rest = line
        while len(line) > most_bytes and rest and not rest.endswith(b"\n"):
            rest = stream.readline(_SKIPPED_AT_ONCE)
        yield line


def read_rows(
    lines: Iterable[bytes],
    *,
    max_bytes: int,
    done: Done = NOTHING,
    options: Options = AS_SET,
    ids: IdTable | None = None,
    first: int = 1,
) -> Iterator[Row | Failure]:
    """Stream one value for each line that is not blank and not done; `options` hold where a row has none of its own.

    The first line has the number `first`. Ids are unique: `ids` keeps those that were read, else memory does.
    """
    seen: IdTable = {} if ids is None else ids
    for number, line in enumerate(without_mark(lines), start=first):
        if not line.strip():
            continue
        row = _read_row(line, number, max_bytes, options)
        first = number if row.id is None else seen.setdefault(row.id, number)
        if first != number and not isinstance(row, Failure):
            row = Failure(row.id, number, InvalidRowError.code, f"id stands in line {first} already")
        if not _is_done(row, done):
            yield row


def answer(row: Row | Failure, checker_of: CheckerOf) -> Answer:
    """The report of one row, or its error."""
    if isinstance(row, Failure):
        return error_answer(row)
    try:
        return report_answer(row, check(row, checker_of(row.options)))
    except ISOLATED as exc:
        return failed_answer(row, exc)


def check(row: Row, checker: Checker) -> Report:
    """The report of a row."""
    if row.html is not None:
        return checker.check_html(row.html, row.metadata())
    return checker.check_text(row.text or "", row.metadata())


def report_answer(row: Row, report: Report) -> Answer:
    """The output line of a row with the report that its options ask for."""
    selected = select(report, row.options)
    line = f'{{"id":{json.dumps(row.id, ensure_ascii=False)},"report":{selected.model_dump_json()}}}\n'
    return Answer(line.encode("utf-8"), failed=False)


def failed_answer(row: Row, exc: BaseException) -> Answer:
    """The output line of a row whose check raised one of `ISOLATED`."""
    if isinstance(exc, FactcheckError):
        return error_answer(Failure(row.id, row.line, exc.code, str(exc)))
    what = f"unexpected {type(exc).__name__} while checking this row; please report it with the row"
    return error_answer(Failure(row.id, row.line, UNEXPECTED, what))


def error_answer(failure: Failure) -> Answer:
    """The output line of a row that failed."""
    error = {"code": failure.code, "message": failure.message, "line": failure.line}
    line = json.dumps({"id": failure.id, "error": error}, ensure_ascii=False, separators=(",", ":")) + "\n"
    return Answer(line.encode("utf-8"), failed=True)


def without_mark(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines without the byte order mark (UTF-8) of the first."""
    for number, line in enumerate(lines):
        yield line.removeprefix(codecs.BOM_UTF8) if number == 0 else line


def _read_row(line: bytes, number: int, max_bytes: int, options: Options) -> Row | Failure:
    given: dict[str, object] = {}
    try:
        given = read_object(line, max_bytes)
        row = Row.model_validate(given | {"line": number})
        _must_hold_one_article(row, max_bytes)
    except FactcheckError as exc:
        return Failure(readable_id(given), number, exc.code, str(exc))
    except ValidationError as exc:
        return Failure(readable_id(given), number, InvalidRowError.code, complaint(exc))
    return row if options == AS_SET else row.model_copy(update={"options": row.options.over(options)})


def read_object(line: bytes, max_bytes: int) -> dict[str, object]:
    """The JSON object of a line. Raises TooLargeError and InvalidRowError."""
    if len(line) > max_line_bytes(max_bytes):
        raise _too_large(max_bytes)
    try:
        given = json.loads(line.decode("utf-8"), object_pairs_hook=_unique)
    except UnicodeDecodeError as exc:
        raise InvalidRowError(f"the row is not UTF-8: byte {exc.start} cannot be decoded") from exc
    except json.JSONDecodeError as exc:
        raise InvalidRowError(f"the row is no JSON: it goes wrong at character {exc.pos}") from exc
    except (RecursionError, ValueError) as exc:
        raise InvalidRowError("the row is no JSON that can be read: nested too deep, or a number too long") from exc
    if not isinstance(given, dict):
        raise InvalidRowError('the row is no JSON object; it takes {"id": ..., "text": ...}')
    return given


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The object. Raises InvalidRowError for a name that stands twice, of which parsers take one or the other (I-JSON,
    RFC 7493, 2.3).
    """
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InvalidRowError(f"the row has {twice} twice; which of them is meant?")
    return found


def _must_hold_one_article(row: Row, max_bytes: int) -> None:
    if row.text is not None and row.html is not None:
        raise InvalidRowError("the row has both text and html; it takes one of them")
    content = row.text if row.text is not None else row.html
    if content is None:
        raise InvalidRowError("the row has neither text nor html; it takes one of them")
    must_fit(content, max_bytes)


def must_fit(text: str, max_bytes: int) -> None:
    """Raise TooLargeError for a text of more than `max_bytes` in UTF-8."""
    if len(text.encode("utf-8")) > max_bytes:
        raise _too_large(max_bytes)


def _too_large(max_bytes: int) -> TooLargeError:
    return TooLargeError(f"the article is larger than {max_bytes:,} bytes (FACTCHECK_MAX_BYTES); raise the limit")


def readable_id(given: dict[str, object]) -> RowId | None:
    """The id of an object that may be no valid row; None where it has no valid id."""
    try:
        return _ID.validate_python(given.get("id"))
    except ValidationError:
        return None


def _is_done(row: Row | Failure, done: Done) -> bool:
    return row.line in done.lines if isinstance(row, Failure) else row.id in done.ids
