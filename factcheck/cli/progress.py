"""Lines read, rows answered -> a progress bar on standard error."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from factcheck.pipeline.batch import Answer

_SKIPPED_AT_ONCE: Final = 1 << 20


class LineReader:
    """The lines of `stream`. Of a longer one than `max_line_bytes`, one byte more than that is kept."""

    def __init__(self, stream: BinaryIO, max_line_bytes: int) -> None:
        self._stream = stream
        self._max_line_bytes = max_line_bytes
        self.bytes_read = 0
        self.bytes_in_all = _size(stream)

    def __iter__(self) -> Iterator[bytes]:
        while line := self._stream.readline(self._max_line_bytes + 1):
            self.bytes_read += len(line)
            if len(line) > self._max_line_bytes:
                self._skip_the_rest(line)
            yield line

    def _skip_the_rest(self, line: bytes) -> None:
        while line and not line.endswith(b"\n"):
            line = self._stream.readline(_SKIPPED_AT_ONCE)
            self.bytes_read += len(line)


def with_progress(answers: "Iterator[Answer]", lines: LineReader) -> "Iterator[Answer]":
    """Pass the answers on, and show how far the input has been read."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[rows]} rows"))
    times = (TimeElapsedColumn(), TextColumn("gone,"), TimeRemainingColumn(), TextColumn("to go"))
    with Progress(*columns, *times, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=lines.bytes_in_all, rows=0)
        for count, answer in enumerate(answers, start=1):
            yield answer
            bar.update(task, completed=lines.bytes_read, rows=count)


def _size(stream: BinaryIO) -> int | None:
    """None for a pipe or a terminal, which say nothing of their length."""
    try:
        return os.fstat(stream.fileno()).st_size or None
    except (OSError, ValueError):
        return None
