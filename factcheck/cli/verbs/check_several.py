"""Several articles -> a report each, in a folder; one that fails does not stop the others."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.article_files import Filed
from factcheck.cli.checking import Checking
from factcheck.cli.exit_codes import ExitCode, exit_code
from factcheck.cli.files import write_output, writing
from factcheck.cli.terminal.console import complain
from factcheck.cli.terminal.loudness import detail, say
from factcheck.cli.terminal.notices import spent, tell_warnings
from factcheck.cli.terminal.progress import progress_bar, shows_progress
from factcheck.errors import FactcheckError, UnwritableFileError
from factcheck.render import Format, View, render
from factcheck.render.counting import several

if TYPE_CHECKING:
    from factcheck.pipeline.ports import Checker


def check_several(
    checking: Checking, filed: Sequence[Filed], form: Format, view: View, *, force: bool, resume: bool
) -> None:
    """Check all, then exit with the code of the first that failed. Raises UnwritableFileError before the first where
    a report is there already.
    """
    if force and resume:
        raise click.UsageError("--force makes all reports anew, --resume leaves what is there: give one of them.")
    there = [one for one in filed if Path(one.report).exists()]
    if there and not (force or resume):
        others = f" and {several(len(there) - 1, 'more report')} are" if len(there) > 1 else " is"
        raise UnwritableFileError(
            f"{there[0].report}{others} there already; --resume leaves what is there, --force overwrites it"
        )
    todo = [one for one in filed if not (resume and one in there)]
    try:
        failures = [
            code for code in _codes(checking, todo, form, view, has_bar=shows_progress(filed[0].report)) if code
        ]
    except KeyboardInterrupt:
        raise KeyboardInterrupt("interrupted; what is done is there: go on with --resume") from None
    kept = f", {several(len(there), 'report')} left as they were" if resume else ""
    say(f"{several(len(todo) - len(failures), 'report')}, {several(len(failures), 'error')}{kept}")
    if failures:
        raise click.exceptions.Exit(failures[0])


def _codes(checking: Checking, todo: Sequence[Filed], form: Format, view: View, *, has_bar: bool) -> Iterator[int]:
    """The exit code that each would have alone."""
    checker = checking.checker(detail)
    bar = progress_bar("article", total=len(todo)) if has_bar else nullcontext(lambda _: None)
    with bar as advance:
        for one in todo:
            code = _code(checking, checker, one, form, view)
            advance(code != 0)
            yield code


def _code(checking: Checking, checker: "Checker", one: Filed, form: Format, view: View) -> int:
    from factcheck.pipeline.batch.rows import DEFECTS

    try:
        report = checking.report(checker, one.article, checking.read(one.article))
        with writing(one.report):
            Path(one.report).parent.mkdir(parents=True, exist_ok=True)
        write_output(one.report, render(report, form, view).encode("utf-8"))
    except FactcheckError as exc:
        named = "" if one.article in str(exc) or one.report in str(exc) else f"{one.article}: "
        complain(f"{named}{exc}")
        return exit_code(type(exc))
    except DEFECTS as exc:
        complain(f"{one.article}: unexpected {type(exc).__name__}; check it by itself and report the defect")
        return ExitCode.UNEXPECTED
    tell_warnings(report, one.article)
    detail(f"{one.article} -> {one.report}: {several(len(report.claims), 'claim')}; {spent(report)}")
    return ExitCode.DONE
