"""`factcheck check`: one article in, one report out."""

import gc
import os
from typing import TYPE_CHECKING, Final

import click

from factcheck.cli.console import has_color, width_of
from factcheck.cli.files import must_not_be_a_folder, read_text, write_output
from factcheck.cli.notices import progress_line, spent, tell_failures
from factcheck.cli.options import HOW_TO_RECORD, engine_option, model_options, settings_with
from factcheck.cli.verb import Verb
from factcheck.render import Format, View, render

if TYPE_CHECKING:
    from factcheck.domain.article import Metadata
    from factcheck.errors import ModelError

_FORMATS: Final = tuple(form.value for form in Format)
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_HTML_BEGINNINGS = ("<!doctype html", "<html")
_ADDRESSES = ("http://", "https://")


@click.command(cls=Verb)
@click.argument("file", required=False, metavar="[FILE|-]")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    metavar="NAME",
    help=f"One of: {', '.join(_FORMATS)}.",
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
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, all or nothing, instead of standard output.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="auto colours text on a terminal, unless NO_COLOR is set.",
)
@click.option("--all", "everything", is_flag=True, help="Unfold text and Markdown: all claims, and all about each.")
@click.option("--bom", is_flag=True, help="Put a byte order mark in front of CSV, for spreadsheets that need one.")
@click.option("--server", metavar="URL", help="Let the service at URL check the article. [key: FACTCHECK_SERVICE_KEY]")
@click.option("--verbose", is_flag=True, help="Say on standard error what is asked of a model, and what it costs.")
def check(
    file: str | None,
    form: str,
    engine: str | None,
    model: str | None,
    recordings: str | None,
    cache: str | None,
    strict_model: bool | None,  # noqa: FBT001 -- click passes by keyword
    server: str | None,
    verbose: bool,  # noqa: FBT001 -- click passes by keyword
    is_html: bool | None,  # noqa: FBT001 -- click passes by keyword
    encoding: str | None,
    output: str | None,
    color: str,
    everything: bool,  # noqa: FBT001 -- click passes by keyword
    bom: bool,  # noqa: FBT001 -- click passes by keyword
    **facts: str | None,
) -> None:
    """Check one article, and write the report.

    FILE is the text of an article as it was pasted or saved, menus and all, or the HTML of its page. Without FILE, or
    with -, it comes from standard input. What an option says of the article wins over what the page says.

    Exit codes: 0 report, 2 usage, 3 no article in the input, 4 unreadable file, 5 configuration, 6 too large, 7 output
    cannot be written, 8 a model that failed with --strict-model, 9 no recording, 10 no service. See docs/cli.md.

    \b
    Examples:
      factcheck check article.txt
      factcheck check page.html --format markdown -o worksheet.md
      curl -s https://example.org/story | factcheck check --html --format json
      factcheck check old.txt --encoding cp1251 --published-at 2022-05-10
      factcheck check article.txt --format json | jq '.claims[].text'
      factcheck check article.txt --model gpt-4.1-mini --verbose
    """
    _skip_startup_costs()
    must_not_be_a_folder(output)
    _must_not_be_an_address(file)
    settings = settings_with(engine=engine, model=model, recordings=recordings, cache=cache, strict_model=strict_model)
    metadata = _metadata(facts)
    text = _read(file, encoding, settings.max_bytes)
    from factcheck.wiring import build_checker, build_remote_checker

    failures: list[ModelError] = []
    with progress_line(is_verbose=verbose) as tell:
        options = {"engine": engine, "strict_model": strict_model}
        checker = (
            build_remote_checker(settings, server, options)
            if server
            else build_checker(settings, tell, failures.append, HOW_TO_RECORD)
        )
        read = checker.check_html if _is_html(file, text, is_html) else checker.check_text
        report = read(text, metadata)
    tell_failures(failures)
    view = View(width=width_of(output), color=has_color(output, color), everything=everything, bom=bom)
    rendered = render(report, Format(form), view)
    write_output(output, rendered.encode("utf-8"))
    if verbose:
        click.echo(f"factcheck: {spent(report)}", err=True)


def _must_not_be_an_address(file: str | None) -> None:
    if file is not None and file.lower().startswith(_ADDRESSES):
        raise click.UsageError(
            f"{file} is an address, and nothing is fetched: curl -sL '{file}' | factcheck check --html --url '{file}'."
        )


def _skip_startup_costs() -> None:
    """No garbage collection in a process of one check; no scan of all packages for pydantic plugins."""
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _metadata(facts: dict[str, str | None]) -> "Metadata":
    from pydantic import ValidationError

    from factcheck.pipeline.facts import Facts, complaint

    try:
        return Facts.model_validate(facts).metadata()
    except ValidationError as exc:
        field, _, words = complaint(exc).partition(": ")
        raise click.UsageError(f"Invalid value for --{field.replace('_', '-')}: {words}.") from exc


def _read(file: str | None, encoding: str | None, max_bytes: int) -> str:
    decoded = read_text(file, max_bytes, encoding)
    if decoded.guessed:
        click.echo(
            f"factcheck: note: the input is not UTF-8 and was read as {decoded.encoding}; where letters look wrong, "
            "pass --encoding NAME",
            err=True,
        )
    return decoded.text


def _is_html(file: str | None, text: str, told: bool | None) -> bool:  # noqa: FBT001 -- three-valued
    if told is not None:
        return told
    if file is not None and file.lower().endswith(_HTML_SUFFIXES):
        return True
    return text.lstrip()[:20].lower().startswith(_HTML_BEGINNINGS)
