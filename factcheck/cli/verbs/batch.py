"""`factcheck batch`: many articles in, an answer for each out."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from factcheck.cli.files import (
    OVERWRITE,
    is_standard_output,
    must_be_writable,
    must_not_be_the_input,
    open_input,
    writing,
)
from factcheck.cli.options import (
    FILE,
    HOW_TO_RECORD,
    engine_option,
    force_option,
    model_options,
    read_options,
    report_options,
    settings_with,
)
from factcheck.cli.terminal.loudness import Loudness, loudness, note, say
from factcheck.cli.terminal.notices import tell_failure_once, tell_nothing, tell_question
from factcheck.cli.verb import Verb
from factcheck.errors import InvalidRowError
from factcheck.render.counting import several

if TYPE_CHECKING:
    from factcheck.cli.terminal.progress import Advance
    from factcheck.pipeline.batch.rows import Answer, Done
    from factcheck.settings import Settings
    from factcheck.wiring.rows import RowCheckers


@click.command(cls=Verb)
@click.argument("file", required=False, type=FILE, metavar="[IN.jsonl|-]")
@click.option("-o", "--output", type=FILE, metavar="OUT.jsonl", help="Write to OUT.jsonl instead of standard output.")
@click.option("--resume", is_flag=True, help="Go on with OUT.jsonl: skip what it has, append the rest.")
@force_option
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Processes that check rows."
)
@report_options
@engine_option
@model_options
def batch(
    file: str | None,
    output: str | None,
    jobs: int,
    engine: str | None,
    kinds: str | None,
    min_checkability: float | None,
    summary_sentences: int | None,
    *,
    prior: bool,
    resume: bool,
    force: bool,
    **flags: str | None,
) -> None:
    """Check many articles, a line of JSON each.

    A line of IN.jsonl is a JSON object with "id" and either "text" or "html", and where they are known "title",
    "byline", "publisher", "published_at", "url", "language"; "options" may have "engine", "kinds", "min_checkability",
    "summary_sentences", "prior" and "strict_model", which win over those of the command line. A line of OUT.jsonl is
    {"id", "report"}, or {"id", "error": {"code", "message", "line"}}: a bad row never stops the rest, and the exit
    code is still 0. A last line on standard error counts both.

    The output is the same for any number of jobs. To try rows with an error again, take their lines out of OUT.jsonl
    and --resume.

    \b
    Examples:
      factcheck batch articles.jsonl -o reports.jsonl
      factcheck batch articles.jsonl -o reports.jsonl --jobs 4 --resume
      zcat archive.jsonl.gz | factcheck batch - | jq -c 'select(.error)'
    """
    _must_fit(file, output, resume=resume, force=force)
    settings = settings_with(engine=engine, **flags)
    options = read_options(
        kinds=kinds, min_checkability=min_checkability, summary_sentences=summary_sentences, prior=prior
    )
    from factcheck.cli.terminal.progress import count_rows, lines_of, progress_bar, shows_progress
    from factcheck.pipeline.batch.rows import max_line_bytes, read_rows
    from factcheck.wiring.rows import answer_rows
    from factcheck.wiring.stores import build_id_table

    checkers = row_checkers(settings)
    checkers(options)  # fail early, before the output is begun
    with open_input(file) as stream:
        given = _json_lines(file, lines_of(file, stream, max_line_bytes(settings.max_bytes)))
        with open_output(output, resume=resume) as (out, done, answered), _naming_resume(output):
            rows = read_rows(given, max_bytes=settings.max_bytes, done=done, options=options, ids=build_id_table())
            answers = answer_rows(rows, checkers, jobs=jobs)
            if shows_progress(output):
                with progress_bar("row", total=count_rows(file), done=answered) as advance:
                    reports, errors = write_answers(answers, out, output, advance)
            else:
                reports, errors = write_answers(answers, out, output)
    say(f"{several(reports, 'report')}, {several(errors, 'error')}{', added to what was there' * resume}")


def row_checkers(settings: "Settings") -> "RowCheckers":
    """Checkers that tell on standard error what `--verbose` and `--quiet` ask for, also from other processes."""
    from factcheck.wiring.rows import RowCheckers

    how = loudness()
    return RowCheckers(
        settings,
        tell_question if how is Loudness.VERBOSE else tell_nothing,
        tell_nothing if how is Loudness.QUIET else tell_failure_once,
        HOW_TO_RECORD,
    )


def _must_fit(file: str | None, output: str | None, *, resume: bool, force: bool) -> None:
    if resume and is_standard_output(output):
        raise click.UsageError("--resume goes on with a file: name it with -o OUT.jsonl.")
    if resume and force:
        raise click.UsageError("--resume goes on with OUT.jsonl, --force begins it anew: give one of them.")
    must_not_be_the_input(output, file)
    must_be_writable(output, force=force or resume, otherwise=f"--resume goes on with it, {OVERWRITE}")


def _json_lines(name: str | None, lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines, where the first that is not blank may be a row. Raises InvalidRowError: a file of another kind is one
    error, and no output is begun.
    """
    from factcheck.pipeline.batch.rows import without_mark

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
        if is_standard_output(output):
            raise
        raise KeyboardInterrupt(f"interrupted; {output} has what is done: go on with --resume") from None


@contextmanager
def open_output(name: str | None, *, resume: bool) -> Iterator[tuple[BinaryIO, "Done", int]]:
    """The output stream, the checkpoint that an earlier run has left in the file, and how many rows that has."""
    from factcheck.pipeline.batch.rows import NOTHING

    if name is None or is_standard_output(name):
        yield sys.stdout.buffer, NOTHING, 0
        return
    path = Path(name)
    with writing(name):
        out = path.open("r+b" if resume and path.is_file() else "wb")
    try:
        yield out, *(_read_done(out) if out.readable() else (NOTHING, 0))
    finally:
        with writing(name):
            out.close()


def _read_done(out: BinaryIO) -> "tuple[Done, int]":
    """The checkpoint of an earlier run; a torn last line is truncated."""
    from factcheck.pipeline.batch.answer_lines import read_done
    from factcheck.wiring.stores import build_id_table

    complete, answered = 0, 0

    def lines() -> Iterator[bytes]:
        nonlocal complete, answered
        for line in out:
            if line.endswith(b"\n"):
                complete += len(line)
                answered += 1
                yield line

    done = read_done(lines(), build_id_table(), build_id_table())
    if out.seek(0, os.SEEK_END) > complete:
        note(f"note: dropped a half-written last line of {out.name}")
        out.truncate(complete)
        out.seek(complete)
    return done, answered


def write_answers(
    answers: "Iterator[Answer]", out: BinaryIO, name: str | None, advance: "Advance | None" = None
) -> tuple[int, int]:
    """Write and flush each answer, so that --resume finds it; how many reports and errors were written."""
    counts = [0, 0]
    for answer in answers:
        with writing(name):
            out.write(answer.line)
            out.flush()
        counts[answer.failed] += 1
        if advance is not None:
            advance(answer.failed)
    return counts[0], counts[1]
