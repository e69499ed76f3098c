"""`factcheck draft`: a draft and its sources in, what differs between them out."""

import gc
from typing import TYPE_CHECKING, Final

import click

from factcheck.cli.files import STREAM, must_be_writable, must_not_be_the_input, read_text, write_output
from factcheck.cli.options import FILE, force_option, settings_with
from factcheck.cli.terminal.console import has_color, width_of
from factcheck.cli.verb import Verb

if TYPE_CHECKING:
    from factcheck.domain.draft_report import DraftReport
    from factcheck.pipeline.draft_check import Text

_HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")
_HTML_BEGINNINGS: Final = ("<!doctype html", "<html")


@click.command(cls=Verb)
@click.argument("file", type=FILE, metavar="DRAFT|-")
@click.option(
    "--source",
    "sources",
    type=FILE,
    metavar="FILE",
    multiple=True,
    required=True,
    help="A source: text, HTML or a transcript. Once for each.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    metavar="NAME",
    help="text, json, or html: one page with draft and sources side by side.",
)
@click.option("--all", "everything", is_flag=True, help="Show in text what agrees, too.")
@click.option(
    "-o", "--output", type=FILE, metavar="FILE", help="Write to FILE, all or nothing, instead of standard output."
)
@force_option
def draft(
    file: str,
    sources: tuple[str, ...],
    form: str,
    output: str | None,
    *,
    everything: bool,
    force: bool,
) -> None:
    """Hold a draft against its sources, before it is published.

    Each quotation of the draft is verbatim in a source, altered (with the words that differ, and whether they bear
    meaning), stitched from several places, another speaker's, or not found; each reported statement that a source has
    is the same speaker's or another's; each figure, date and name is found, differs, or is not found. It says what
    differs, not what is true. Nothing is asked of a model.

    Draft and sources are read as `factcheck check` reads articles; a file that ends in .html, or begins like a page, is
    HTML. One of them may be -, standard input. The exit code says that they were compared, not how it came out.

    \b
    Examples:
      factcheck draft story.txt --source interview.txt --source release.html
      factcheck draft story.txt --source speech.txt --format html -o compared.html
      factcheck draft story.txt --source speech.txt --format json | jq '.quotations[] | select(.verdict != "verbatim")'
    """
    gc.disable()  # the process ends before garbage matters
    must_not_be_the_input(output, file, *sources)
    must_be_writable(output, force=force)
    if [file, *sources].count(STREAM) > 1:
        raise click.UsageError("Only one of DRAFT and the sources can come from standard input.")
    max_bytes = settings_with().max_bytes
    texts = [_text(name, max_bytes) for name in (file, *sources)]
    from factcheck.wiring import build_draft_checker

    report = build_draft_checker().check_draft(texts[0], texts[1:])
    write_output(output, _written(report, form, output, everything=everything).encode("utf-8"))


def _text(name: str, max_bytes: int) -> "Text":
    from factcheck.pipeline.draft_check import Text

    content = read_text(name, max_bytes).text
    is_html = name.lower().endswith(_HTML_SUFFIXES) or content.lstrip()[:20].lower().startswith(_HTML_BEGINNINGS)
    return Text(name=name, kind="html" if is_html else "text", content=content)


def _written(report: "DraftReport", form: str, output: str | None, *, everything: bool) -> str:
    if form == "html":
        from factcheck.render.drafts import page

        return page.render(report)
    from factcheck.render.drafts import text

    if form == "json":
        return text.as_json(report)
    return text.as_text(report, width=width_of(output), color=has_color(output), everything=everything)
