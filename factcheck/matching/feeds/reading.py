"""A file of published fact-checks -> its rows, streamed: JSON by its first character, else CSV with a header."""

import csv
import io
from collections.abc import Iterator
from typing import Final, Protocol, TextIO

from factcheck.domain.prior import PublishedCheck
from factcheck.errors import UnsupportedInputError
from factcheck.matching.feeds.json_stream import entries
from factcheck.matching.feeds.rows import BadRow, Fields, check_of, checks_in

COLUMNS: Final = Fields._fields
_REQUIRED: Final = ("url", "claim")
_HEAD: Final = 4096

Row = PublishedCheck | BadRow


def read_feed(stream: TextIO) -> Iterator[Row]:
    """The rows of a feed, bad ones with their line. Raises UnsupportedInputError where it is no feed, or breaks off."""
    text = _Pushed(stream)
    if text.head.lstrip()[:1] in ("{", "["):
        for entry in entries(text):
            if entry.reason is not None:
                yield BadRow(entry.line, entry.reason)
            else:
                yield from checks_in(entry.value, entry.line)
    else:
        yield from _read_csv(csv.reader(text))


class _Rows(Protocol):
    """What `csv.reader` makes; it counts the lines, of which a row may have several."""

    @property
    def line_num(self) -> int: ...

    def __next__(self) -> list[str]: ...

    def __iter__(self) -> "Iterator[list[str]]": ...


class _Pushed:
    """A stream whose head has been looked at."""

    def __init__(self, stream: TextIO) -> None:
        self.head = stream.read(_HEAD)
        self._stream = stream

    def read(self, size: int) -> str:
        head, self.head = self.head, ""
        return head or self._stream.read(size)

    def __iter__(self) -> Iterator[str]:
        yield from io.StringIO(self.head + self._stream.readline(), newline="")
        yield from self._stream


def _read_csv(rows: "_Rows") -> Iterator[Row]:
    header = [cell.strip().lower() for cell in next(rows, [])]
    missing = [name for name in _REQUIRED if name not in header]
    if missing:
        raise UnsupportedInputError(
            f"this is neither JSON nor CSV with a header that names {' and '.join(missing)}; "
            f"columns are {', '.join(COLUMNS)}"
        )
    places = {name: header.index(name) for name in COLUMNS if name in header}
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows, None)
        except csv.Error as exc:
            yield BadRow(line, f"it is no row of CSV ({exc})")
            continue
        if cells is None:
            return
        if len(cells) == len(header):
            yield check_of(Fields(**{name: cells[place] for name, place in places.items()}), line)
        elif cells:
            yield BadRow(line, f"it has {len(cells)} cells, and the header {len(header)}")
