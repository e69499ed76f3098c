"""Parquet: rows of articles -> JSON lines as `batch` reads them; answers -> a file of reports."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, time
from typing import TYPE_CHECKING, BinaryIO, Final

from factcheck.corpus.addresses import files_at
from factcheck.corpus.extras import need_pyarrow
from factcheck.errors import InvalidRowError
from factcheck.pipeline.batch.answer_lines import read_failed, read_head, report_of
from factcheck.pipeline.batch.rows import Answer, Row

if TYPE_CHECKING:
    import pyarrow
    import pyarrow.parquet

_CONTENT: Final = ("text", "html")
_ROWS_AT_ONCE: Final = 128
# A row group is held in memory twice, as answers and as columns, so reports of long articles end one earlier.
_ANSWERS_IN_A_GROUP: Final = 1_000
_GROUP_BYTES: Final = 2_000_000
_LEVEL: Final = 3
_PAGE_BUFFER_BYTES: Final = 1 << 20


def row_count(address: str) -> int:
    """The rows of a file, by its footer. Raises InvalidRowError where it is no such file, or lacks a column."""
    with _opened(address) as file:
        _columns(address, file)
        return int(file.metadata.num_rows)


def read_lines(address: str, *, first: int, rows: int) -> Iterator[bytes]:
    """The rows from number `first` as JSON lines; a page at a time is in memory.

    A date becomes ISO 8601, and bytes are taken for UTF-8. Row groups before the first are not read.
    """
    with _opened(address) as file:
        groups, skipped = _groups(file, first - 1, rows)
        columns = _columns(address, file)
        batches = file.iter_batches(_ROWS_AT_ONCE, row_groups=groups, columns=columns, use_threads=False)
        left = rows
        for batch in batches:
            wanted = batch.slice(min(skipped, batch.num_rows), left)
            skipped -= min(skipped, batch.num_rows)
            left -= wanted.num_rows
            yield from map(_line, wanted.to_pylist())
            if not left:
                return


def write_answers(answers: Iterable[Answer], file: BinaryIO) -> None:
    """Write the columns id, report (JSON) and error; zstd, without dictionaries, since few values are the same."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    schema = pa.schema([("id", pa.string()), ("report", pa.string()), ("error", _error_type())])
    packed = {"compression": "zstd", "compression_level": _LEVEL, "use_dictionary": False, "write_statistics": ["id"]}
    with ParquetWriter(file, schema, **packed) as writer:
        for group in _row_groups(answers):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


def _row_groups(answers: Iterable[Answer]) -> Iterator[list[dict[str, object]]]:
    """At least one, be it empty."""
    group: list[dict[str, object]] = []
    held = 0
    for answer in answers:
        group.append(_columns_of(answer))
        held += len(answer.line)
        if len(group) == _ANSWERS_IN_A_GROUP or held >= _GROUP_BYTES:
            yield group
            group, held = [], 0
    yield group


def _columns_of(answer: Answer) -> dict[str, object]:
    """The id as text: of a number, its digits; the report in bytes, which Arrow takes as they are, if UTF-8."""
    head = read_head(answer.line)
    if head is None:
        raise ValueError("an answer without a head")
    row_id = None if head.id is None else str(head.id)
    if head.report_at is None:
        return {"id": row_id, "report": None, "error": read_failed(answer.line)._asdict()}
    return {"id": row_id, "report": report_of(answer.line, head), "error": None}


def _error_type() -> "pyarrow.DataType":
    import pyarrow as pa

    return pa.struct([("code", pa.string()), ("message", pa.string()), ("line", pa.int64())])


@contextmanager
def _opened(address: str) -> "Iterator[pyarrow.parquet.ParquetFile]":
    need_pyarrow(f"{address} is Parquet, which")
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    with files_at(address).open(address) as raw:
        try:
            with ParquetFile(raw, buffer_size=_PAGE_BUFFER_BYTES, pre_buffer=False) as file:
                yield file
        except (ArrowException, OSError) as exc:
            raise InvalidRowError(f"{address} is no Parquet file that can be read: {exc}") from exc


def _columns(address: str, file: "pyarrow.parquet.ParquetFile") -> list[str]:
    """Of the file's columns those that a row has. Raises InvalidRowError where there is no id, or no article."""
    known = set(Row.model_fields) - {"line"}
    columns = [name for name in file.schema_arrow.names if name in known]
    if "id" not in columns or not set(_CONTENT) & set(columns):
        raise InvalidRowError(
            f"{address} has the columns {', '.join(file.schema_arrow.names)[:200]}; it takes id, and text or html"
        )
    return columns


def _groups(file: "pyarrow.parquet.ParquetFile", before: int, rows: int) -> tuple[list[int], int]:
    """The row groups that hold these rows, and how many rows of them come before."""
    groups: list[int] = []
    begins = skipped = 0
    for number in range(file.metadata.num_row_groups):
        ends = begins + file.metadata.row_group(number).num_rows
        if ends > before and begins < before + rows:
            skipped = skipped if groups else before - begins
            groups.append(number)
        begins = ends
    return groups, skipped


def _line(row: dict[str, object]) -> bytes:
    given = _without_nulls(row)
    options = given.get("options")
    if isinstance(options, dict):
        given["options"] = _without_nulls(options)
    return json.dumps(given, default=_plain).encode() + b"\n"


def _without_nulls(row: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if value is not None}


def _plain(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else str(value)
