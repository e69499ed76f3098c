"""`factcheck batch`: many articles in, an answer for each out."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from factcheck.cli.files import STREAM, must_not_be_a_folder, open_input, writing
from factcheck.cli.notices import tell_failure_once
from factcheck.cli.options import HOW_TO_RECORD, engine_option, model_options, settings_with
from factcheck.cli.verb import Verb
from factcheck.errors import InvalidRowError
from factcheck.render.counting import several

if TYPE_CHECKING:
    from factcheck.pipeline.batch import Answer, Done


@click.command(cls=Verb)
@click.argument("file", required=False, metavar="[IN.jsonl|-]")
@click.option("-o", "--output", metavar="OUT.jsonl", help="Write to OUT.jsonl instead of standard output.")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Processes that check rows."
)
@engine_option
@model_options
@click.option("--resume", is_flag=True, help="Go on with OUT.jsonl: skip what it has, append the rest.")
def batch(
    file: str | None, output: str | None, jobs: int, engine: str | None, *, resume: bool, **flags: str | None
) -> None:
    """Check many articles, one a line, and write an answer for each, in the same order.

    A line of IN.jsonl is a JSON object with "id" and either "text" or "html", and where they are known "title",
    "byline", "publisher", "published_at", "url", "language". A line of OUT.jsonl is {"id", "report"}, or
    {"id", "error": {"code", "message", "line"}}: a bad row never stops the rest, and the exit code is still 0. A last
    line on standard error counts both.

    The output is the same for any number of jobs. To try rows with an error again, take their lines out of OUT.jsonl
    and --resume.

    \b
    Examples:
      factcheck batch articles.jsonl -o reports.jsonl
      factcheck batch articles.jsonl -o reports.jsonl --jobs 4 --resume
      zcat archive.jsonl.gz | factcheck batch - | jq -c 'select(.error)'
    """
    _must_fit(file, output, resume=resume)
    settings = settings_with(engine=engine, **flags)
    from factcheck.cli.progress import LineReader, with_progress
    from factcheck.pipeline.batch import Row, max_line_bytes, read_rows
    from factcheck.pipeline.batch_pool import answer_all
    from factcheck.wiring import build_checker

    make_checker = partial(build_checker, settings, on_failure=tell_failure_once, how_to_record=HOW_TO_RECORD)
    make_checker()  # fail early, before the output is truncated
    with open_input(file) as stream:
        lines = LineReader(file, stream, max_line_bytes(settings.max_bytes))
        given = _json_lines(file, lines)
        with open_output(output, resume=resume) as (out, done), _naming_resume(output):
            rows = read_rows(given, kind=Row, max_bytes=settings.max_bytes, done=done)
            answers = answer_all(rows, make_checker, jobs=jobs)
            if _shows_progress(output):
                answers = with_progress(answers, lines)
            reports, errors = write_answers(answers, out, output)
    click.echo(_closing_line(reports, errors, resume=resume), err=True)


def _must_fit(file: str | None, output: str | None, *, resume: bool) -> None:
    must_not_be_a_folder(output)
    if resume and output in (None, STREAM):
        raise click.UsageError("--resume goes on with a file: name it with -o OUT.jsonl.")
    if file not in (None, STREAM) and output not in (None, STREAM) and is_same_file(str(file), str(output)):
        raise click.UsageError(f"{output} is the input, too: name another file for the output.")


def _json_lines(name: str | None, lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines, where the first that is not blank may be a row. Raises InvalidRowError: a file of another kind is one
    error, and no output is begun.
    """
    from factcheck.pipeline.batch import without_mark

    rest = without_mark(lines)
    head: list[bytes] = []
    for line in rest:
        head.append(line)
        if line.strip():
            break
    if head and head[-1].strip() and not head[-1].lstrip().startswith(b"{"):
        raise InvalidRowError(
            f"{name or 'standard input'} is no file of JSON lines: its first line does not begin with {{; a row is "
            'one line, {"id": ..., "text": ...} (of an array: jq -c ".[]")'
        )
    return chain(head, rest)


@contextmanager
def _naming_resume(output: str | None) -> Iterator[None]:
    """Say how to go on where Ctrl-C ends a run that writes to a file."""
    try:
        yield
    except KeyboardInterrupt:
        if output in (None, STREAM):
            raise
        raise KeyboardInterrupt(f"interrupted; {output} has what is done: go on with --resume") from None


def is_same_file(one: str, other: str) -> bool:
    """Whether both names lead to one file that is there."""
    return os.path.exists(one) and os.path.exists(other) and os.path.samefile(one, other)  # noqa: PTH110, PTH121


@contextmanager
def open_output(name: str | None, *, resume: bool) -> Iterator[tuple[BinaryIO, "Done"]]:
    """The output stream, and the checkpoint that an earlier run has left in the file."""
    from factcheck.pipeline.batch import NOTHING

    if name is None or name == STREAM:
        yield sys.stdout.buffer, NOTHING
        return
    path = Path(name)
    with writing(name):
        out = path.open("r+b" if resume and path.exists() else "wb")
    try:
        yield out, _read_done(out) if out.readable() else NOTHING
    finally:
        with writing(name):
            out.close()


def _read_done(out: BinaryIO) -> "Done":
    """The checkpoint of an earlier run; a torn last line is truncated."""
    from factcheck.pipeline.batch import read_done

    complete = 0

    def lines() -> Iterator[bytes]:
        nonlocal complete
        for line in out:
            if line.endswith(b"\n"):
                complete += len(line)
                yield line

    done = read_done(lines())
    if out.seek(0, os.SEEK_END) > complete:
        click.echo(f"factcheck: note: dropped a half-written last line of {out.name}", err=True)
        out.truncate(complete)
        out.seek(complete)
    return done


def _shows_progress(output: str | None) -> bool:
    """Whether stderr is a terminal that does not also show the answers."""
    return sys.stderr.isatty() and (output not in (None, STREAM) or not sys.stdout.isatty())


def write_answers(answers: "Iterator[Answer]", out: BinaryIO, name: str | None) -> tuple[int, int]:
    """Write and flush each answer, so that --resume finds it; how many reports and errors were written."""
    counts = [0, 0]
    for answer in answers:
        with writing(name):
            out.write(answer.line)
            out.flush()
        counts[answer.failed] += 1
    return counts[0], counts[1]


def _closing_line(reports: int, errors: int, *, resume: bool) -> str:
    line = f"{several(reports, 'report')}, {several(errors, 'error')}"
    return f"{line}, added to what was there" if resume else line
