"""Line reader with a length limit, and a progress bar of it on standard error."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from factcheck.cli.files import reading

if TYPE_CHECKING:
    from factcheck.pipeline.batch import Answer

_SKIPPED_AT_ONCE: Final = 1 << 20


class LineReader:
    """The lines of the file `name`, open as `stream`; longer ones are truncated to `max_line_bytes` + 1."""

    def __init__(self, name: str | None, stream: BinaryIO, max_line_bytes: int) -> None:
        self._name = name
        self._stream = stream
        self._max_line_bytes = max_line_bytes
        self.bytes_read = 0
        self.bytes_in_all = _size(stream)

    def __iter__(self) -> Iterator[bytes]:
        while line := self._readline(self._max_line_bytes + 1):
            if len(line) > self._max_line_bytes:
                self._skip_the_rest(line)
            yield line

    def _skip_the_rest(self, line: bytes) -> None:
        while line and not line.endswith(b"\n"):
            line = self._readline(_SKIPPED_AT_ONCE)

    def _readline(self, max_bytes: int) -> bytes:
        with reading(self._name):
            line = self._stream.readline(max_bytes)
        self.bytes_read += len(line)
        return line


def with_progress(answers: "Iterator[Answer]", lines: LineReader) -> "Iterator[Answer]":
    """Pass the answers on, with a progress bar over the bytes read."""
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
    """None for a pipe or a terminal, which have no length."""
    try:
        return os.fstat(stream.fileno()).st_size or None
    except (OSError, ValueError):
        return None
