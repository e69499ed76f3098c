"""Line reader with a length limit, and a progress bar on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final

from factcheck.cli.files import STREAM, is_standard_output, open_input, reading
from factcheck.cli.terminal.loudness import Loudness, loudness
from factcheck.render.counting import several

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

_SKIPPED_AT_ONCE: Final = 1 << 20
_WIDE, _MIDDLING = 70, 50

Advance = Callable[[bool], None]


def lines_of(name: str | None, stream: BinaryIO, max_line_bytes: int) -> Iterator[bytes]:
    """The lines of the file `name`, open as `stream`; longer ones are truncated to `max_line_bytes` + 1."""
    from factcheck.pipeline.batch.rows import bounded_lines

    with reading(name):
        yield from bounded_lines(stream, max_line_bytes)


def shows_progress(output: str | None) -> bool:
    """Whether stderr is a terminal that does not also show the answers."""
    is_apart = not is_standard_output(output) or not sys.stdout.isatty()
    return loudness() is not Loudness.QUIET and sys.stderr.isatty() and is_apart


def count_rows(name: str | None) -> int | None:
    """The lines of a file that are not blank; None for what can be read only once."""
    from pathlib import Path

    if name is None or name == STREAM or not Path(name).is_file():
        return None
    rows, is_begun = 0, False
    with open_input(name) as stream, reading(name):
        while piece := stream.readline(_SKIPPED_AT_ONCE):
            rows += not is_begun and bool(piece.strip())
            is_begun = (is_begun or bool(piece.strip())) and not piece.endswith(b"\n")
    return rows


@contextmanager
def progress_bar(kind: str, *, total: int | None, done: int = 0) -> Iterator[Advance]:
    """A bar of `total` rows or files; call what it gives after each, with whether it failed. Fits narrow terminals."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(*_columns(console.width, has_total=total is not None), console=console) as bar:
        task = bar.add_task("", total=total, completed=done, words=_words(kind, done, total, 0))
        failed = 0

        def advance(has_failed: bool) -> None:  # noqa: FBT001 -- the one thing to say
            nonlocal done, failed
            done, failed = done + 1, failed + has_failed
            bar.update(task, completed=done, words=_words(kind, done, total, failed))

        yield advance


def _columns(width: int, *, has_total: bool) -> "Iterator[ProgressColumn]":
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.table import Column

    if has_total and width >= _MIDDLING:
        yield BarColumn(bar_width=min(40, width - _MIDDLING + 10))
    yield TextColumn("{task.fields[words]}", table_column=Column(no_wrap=True, overflow="ellipsis"))
    if width >= _WIDE:
        yield TimeElapsedColumn()
        yield TextColumn("gone")
    if has_total and width >= _WIDE:
        yield TimeRemainingColumn()
        yield TextColumn("to go")


def _words(kind: str, done: int, total: int | None, failed: int) -> str:
    of = several(done, kind) if total is None else f"{done:,} of {several(total, kind)}"
    return f"{of}, {several(failed, 'error')}"
