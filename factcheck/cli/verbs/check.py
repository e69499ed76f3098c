"""`factcheck check`: an article in, its report out; or several, and their reports in a folder."""

import gc
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from factcheck.cli.article_files import are_several, file_reports
from factcheck.cli.checking import Checking
from factcheck.cli.files import must_be_writable, must_not_be_the_input, write_output
from factcheck.cli.options import (
    FILE,
    engine_option,
    flag_error,
    force_option,
    model_options,
    read_options,
    report_options,
    settings_with,
)
from factcheck.cli.terminal.console import has_color, is_on_terminal, width_of
from factcheck.cli.terminal.loudness import Loudness, loudness, note
from factcheck.cli.terminal.notices import progress_line, spent, tell_warnings
from factcheck.cli.verb import Verb
from factcheck.render import ORDERED_BY, SORTABLE, Format, Order, View, render

if TYPE_CHECKING:
    from factcheck.domain.article import Metadata
    from factcheck.pipeline.submission import Options

_FORMATS: Final = tuple(form.value for form in Format)
_ADDRESSES: Final = ("http://", "https://")
_OF_ONE: Final = ("title", "url")


@click.command(cls=Verb)
@click.argument("files", nargs=-1, type=FILE, metavar="[FILE|FOLDER|-]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    metavar="NAME",
    help=f"One of: {', '.join(_FORMATS)}.",
)
@click.option(
    "-o", "--output", type=FILE, metavar="FILE|DIR", help="Write to FILE, all or nothing; several reports, to DIR."
)
@force_option
@click.option("--resume", is_flag=True, help="Leave out articles whose report is in DIR already.")
@click.option("--all", "everything", is_flag=True, help="Unfold text and Markdown: all claims, and all about each.")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Only the N claims to check first.")
@report_options
@click.option(
    "--sort",
    "order",
    type=click.Choice([order.value for order in Order]),
    metavar="ORDER",
    help="Text, Markdown and CSV by rank, or by position. [default: rank; for CSV position]",
)
@engine_option
@model_options
@click.option("--publisher", metavar="NAME", help="Who published the article.")
@click.option("--published-at", metavar="DATE", help="When, in ISO 8601: 2022-05-10 or 2022-05-10T14:37+05:30.")
@click.option("--title", metavar="TEXT", help="Its headline.")
@click.option("--byline", metavar="TEXT", help="Who wrote it.")
@click.option("--url", metavar="URL", help="Where it stands; never fetched.")
@click.option("--language", metavar="TAG", help="Its language, such as en or pt-BR.")
@click.option("--html/--text", "is_html", default=None, help="Read FILE as HTML, or as text. [default: as it looks]")
@click.option(
    "--encoding", metavar="NAME", help="The encoding of FILE where it is not UTF-8: cp1252, utf-16, gb18030 ..."
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    metavar="WHEN",
    help="auto, always or never; auto colours text on a terminal, unless NO_COLOR is set.",
)
@click.option("--no-pager", is_flag=True, help="On a terminal, show long text without PAGER (or less).")
@click.option("--bom", is_flag=True, help="Put a byte order mark in front of CSV, for spreadsheets that need one.")
@click.option("--server", metavar="URL", help="Let the service at URL check the article. [key: FACTCHECK_SERVICE_KEY]")
def check(
    files: Sequence[str],
    form: str,
    output: str | None,
    force: bool,  # noqa: FBT001 -- click passes by keyword
    resume: bool,  # noqa: FBT001 -- click passes by keyword
    everything: bool,  # noqa: FBT001 -- click passes by keyword
    top: int | None,
    order: str | None,
    kinds: str | None,
    min_checkability: float | None,
    summary_sentences: int | None,
    prior: bool,  # noqa: FBT001 -- click passes by keyword
    engine: str | None,
    model: str | None,
    recordings: str | None,
    cache: str | None,
    strict_model: bool | None,  # noqa: FBT001 -- click passes by keyword
    is_html: bool | None,  # noqa: FBT001 -- click passes by keyword
    encoding: str | None,
    color: str,
    no_pager: bool,  # noqa: FBT001 -- click passes by keyword
    bom: bool,  # noqa: FBT001 -- click passes by keyword
    server: str | None,
    **facts: str | None,
) -> None:
    """Check an article, or several, and write the reports.

    FILE is the text of an article as it was pasted or saved, menus and all, or the HTML of its page. Without FILE, or
    with -, it comes from standard input. What an option says of the article wins over what the page says.

    With several FILEs, or a FOLDER of them, -o names the folder for the reports, which are named after the articles. An
    article that cannot be checked is said, and does not stop the others; the exit code is that of the first.

    Exit codes: 0 report, 2 usage, 3 no article in the input, 4 unreadable file, 5 configuration, 6 too large, 7 output
    cannot be written, 8 a model that failed with --strict-model, 9 no recording, 10 no service. See docs/cli.md.

    \b
    Examples:
      factcheck check article.txt
      factcheck check page.html --format markdown -o worksheet.md
      factcheck check articles/ --format html -o reports/
      curl -sL https://example.org/story | factcheck check --html --format json
      factcheck check old.txt --encoding cp1251 --published-at 2022-05-10
      factcheck check article.txt --kinds quotation,quantity --top 5
      factcheck check article.txt --model gpt-4.1-mini --verbose
    """
    _skip_plugins()
    for file in files:
        _must_not_be_an_address(file)
    are_many = are_several(files, output)
    view = _view(Format(form), order, output, color, everything=everything, uncut=top is not None, bom=bom)
    options = read_options(
        kinds=kinds, min_checkability=min_checkability, summary_sentences=summary_sentences, prior=prior
    )
    checking = Checking(
        settings=settings_with(
            engine=engine, model=model, recordings=recordings, cache=cache, strict_model=strict_model
        ),
        options=_with_engine(options, engine, strict_model) if server else options,
        metadata=_metadata(facts, several=are_many),
        is_html=is_html,
        encoding=encoding,
        server=server,
        most_claims=top,
    )
    if are_many:
        from factcheck.cli.verbs.check_several import check_several

        filed = file_reports(files, output, Format(form))
        check_several(checking, filed, Format(form), view, force=force, resume=resume)
    else:
        if resume:
            raise click.UsageError("--resume goes on with several articles; for one, --force overwrites its report.")
        article = files[0] if files else None
        must_not_be_the_input(output, article)
        must_be_writable(output, force=force)
        _check_one(checking, article, output, Format(form), view, pages=not no_pager)


def _check_one(
    checking: Checking, file: str | None, output: str | None, form: Format, view: View, *, pages: bool
) -> None:
    gc.disable()  # a process of one check is too short for it
    text = checking.read(file)
    with progress_line() as tell:
        report = checking.report(checking.checker(tell), file, text)
    rendered = render(report, form, view).encode("utf-8")
    if not (pages and form is Format.TEXT and is_on_terminal(output) and _is_paged(rendered)):
        write_output(output, rendered)
    tell_warnings(report)
    if loudness() is Loudness.VERBOSE:
        note(spent(report))


def _is_paged(rendered: bytes) -> bool:
    from factcheck.cli.terminal.pager import page

    return page(rendered)


def _must_not_be_an_address(file: str) -> None:
    if file.lower().startswith(_ADDRESSES):
        raise click.UsageError(
            f"{file} is an address, and nothing is fetched: curl -sL '{file}' | factcheck check --html --url '{file}'."
        )


def _skip_plugins() -> None:
    """No scan of all packages for pydantic plugins."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _view(
    form: Format, order: str | None, output: str | None, color: str, *, everything: bool, uncut: bool, bom: bool
) -> View:
    asked = Order(order) if order else None
    if asked not in (None, ORDERED_BY[form]) and form not in SORTABLE:
        raise click.UsageError(
            f"--sort is for {', '.join(SORTABLE)}: {form} is always in order of {ORDERED_BY[form]}, and each claim has "
            "its rank and its position in it."
        )
    return View(
        width=width_of(output),
        color=has_color(output, color),
        everything=everything,
        uncut=uncut,
        bom=bom,
        order=asked,
    )


def _with_engine(options: "Options", engine: str | None, strict_model: bool | None) -> "Options":  # noqa: FBT001
    """For a service: here they are settings."""
    return options.model_copy(update={"engine": engine, "strict_model": strict_model})


def _metadata(facts: dict[str, str | None], *, several: bool) -> "Metadata":
    from pydantic import ValidationError

    from factcheck.pipeline.facts import Facts, complaint

    of_one = [f"--{name}" for name in _OF_ONE if facts[name] is not None]
    if several and of_one:
        raise click.UsageError(f"{of_one[0]} is that of one article; several are checked.")
    try:
        return Facts.model_validate(facts).metadata()
    except ValidationError as exc:
        raise flag_error(complaint(exc)) from exc
