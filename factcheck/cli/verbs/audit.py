"""`factcheck audit`: an article and a summary of it in, what the article does not support out."""

import click

from factcheck.cli.files import STREAM, must_be_writable, must_not_be_the_input, open_input, read_text, write_output
from factcheck.cli.options import FILE, force_option, settings_with
from factcheck.cli.terminal.console import has_color, width_of
from factcheck.cli.terminal.loudness import say
from factcheck.cli.verb import Verb
from factcheck.cli.verbs.batch import open_output, write_answers
from factcheck.render.counting import several


@click.command(cls=Verb)
@click.option("--article", type=FILE, metavar="FILE", help="The plain text of the article.")
@click.option("--summary", type=FILE, metavar="FILE", help="The plain text of the summary.")
@click.option(
    "--batch", type=FILE, metavar="IN.jsonl", help="Many of both, one a line, instead of --article and --summary."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    metavar="NAME",
    help="text or json; --batch always writes JSON lines.",
)
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write to FILE instead of standard output.")
@force_option
def audit(
    article: str | None, summary: str | None, batch: str | None, form: str, output: str | None, *, force: bool
) -> None:
    """Hold a summary against its article.

    Does each sentence say what the article says, and no more? A sentence fails with the reasons: a figure, date, name
    or quoted word that the article does not have, a denial or a "may" that got lost, words that no supporting sentence
    has. What a desk would change though it is supported is a remark: a source or an "at least" that got lost, a loaded
    word, more than 80 words in all. Both texts are taken as they are, and offsets are code points of the article's
    text. One of the files may be -, standard input. Nothing is asked of a model.

    A line of IN.jsonl is {"id", "article", "summary"}, a line of the output {"id", "audit"} or {"id", "error": {"code",
    "message", "line"}}; a bad row never stops the rest. The exit code says that the audit was made, not how it came
    out: that is "supported".

    \b
    Examples:
      factcheck audit --article article.txt --summary summary.txt
      factcheck audit --article article.txt --summary - --format json | jq -e .supported
      factcheck audit --batch summaries.jsonl -o audits.jsonl
    """
    must_not_be_the_input(output, article, summary, batch)
    must_be_writable(output, force=force)
    max_bytes = settings_with().max_bytes
    if batch is not None:
        if article is not None or summary is not None:
            raise click.UsageError("--batch brings articles and summaries along: leave --article and --summary out.")
        _audit_batch(batch, output, max_bytes)
        return
    if article is None or summary is None:
        raise click.UsageError("Name both --article FILE and --summary FILE, or --batch IN.jsonl.")
    if article == summary == STREAM:
        raise click.UsageError("Only one of --article and --summary can come from standard input.")
    _audit_files(read_text(article, max_bytes).text, read_text(summary, max_bytes).text, form, output)


def _audit_files(article: str, summary: str, form: str, output: str | None) -> None:
    from factcheck.render.audit_report import as_json, as_text
    from factcheck.wiring import build_auditor

    audited = build_auditor().audit(article, summary)
    if form == "json":
        written = as_json(audited)
    else:
        written = as_text(audited, article, width=width_of(output), color=has_color(output))
    write_output(output, written.encode("utf-8"))


def _audit_batch(file: str, output: str | None, max_bytes: int) -> None:
    from factcheck.cli.terminal.progress import count_rows, lines_of, progress_bar, shows_progress
    from factcheck.pipeline.batch.audits import audit_lines
    from factcheck.pipeline.batch.rows import max_line_bytes

    with open_input(file) as stream, open_output(output, resume=False) as (out, _, _):
        answers = audit_lines(lines_of(file, stream, max_line_bytes(2 * max_bytes)), max_bytes=max_bytes)
        if shows_progress(output):
            with progress_bar("row", total=count_rows(file)) as advance:
                audits, errors = write_answers(answers, out, output, advance)
        else:
            audits, errors = write_answers(answers, out, output)
    say(f"{several(audits, 'audit')}, {several(errors, 'error')}")
