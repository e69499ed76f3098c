"""Reader that counts bytes, and a progress bar of them on standard error: for inputs whose rows cannot be counted."""

import io
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from factcheck.cli.files import reading

if TYPE_CHECKING:
    from typing_extensions import Buffer

_T = TypeVar("_T")
# Rows between two movements of the bar: each costs as much as a row.
_EVERY = 1_000


class CountingReader(io.RawIOBase):
    """The file `name`, open as `stream`; counts what is read."""

    def __init__(self, name: str | None, stream: BinaryIO) -> None:
        self._name = name
        self._stream = stream
        self.bytes_read = 0
        self.bytes_in_all = _size(stream)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "Buffer", /) -> int:
        with memoryview(buffer) as view, reading(self._name):
            piece = self._stream.read(len(view))
            view[: len(piece)] = piece
        self.bytes_read += len(piece)
        return len(piece)


def with_progress(rows: Iterator[_T], source: CountingReader) -> Iterator[_T]:
    """Pass the rows on, with a progress bar over the bytes read."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[rows]:,} rows"))
    times = (TimeElapsedColumn(), TextColumn("gone,"), TimeRemainingColumn(), TextColumn("to go"))
    with Progress(*columns, *times, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=source.bytes_in_all, rows=0)
        for count, row in enumerate(rows, start=1):
            yield row
            if count % _EVERY == 0:
                bar.update(task, completed=source.bytes_read, rows=count)


def _size(stream: BinaryIO) -> int | None:
    """None for a pipe or a terminal, which have no length."""
    try:
        return os.fstat(stream.fileno()).st_size or None
    except (OSError, ValueError):
        return None
