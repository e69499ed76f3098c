"""`factcheck model`: what a model may decide, found out by examination."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import FILE, model_options, settings_with
from factcheck.cli.terminal.loudness import note
from factcheck.cli.verb import Verb, VerbGroup
from factcheck.render.counting import several

if TYPE_CHECKING:
    from factcheck.pipeline.exam.certificate import Certificate
    from factcheck.pipeline.exam.examining import Result


@click.group(cls=VerbGroup)
def model() -> None:
    """Find out which decisions a model may take."""


@model.command(cls=Verb)
@model_options
@click.option(
    "--gold",
    "files",
    multiple=True,
    type=FILE,
    metavar="FILE",
    help="Articles with their claims, a JSON object a line; beside our own.",
)
@click.option("--only", type=click.IntRange(min=1), metavar="N", help="Only the first N articles; for a quick look.")
def exam(
    model: str | None,
    recordings: str | None,
    cache: str | None,
    strict_model: bool | None,  # noqa: FBT001 -- click passes by keyword
    files: Sequence[str],
    only: int | None,
) -> None:
    """Have the model review drafts with known errors, and write its certificate.

    The drafts are those of the rules, with their mistakes and with planted ones. A sort of decision is granted where
    mending outweighs harm: the lower bound of the 90 % interval of mended / (mended + harmed) is at least 0.75. The
    certificate is kept beside the cache (with recordings: beside those) for this model, server and prompt.

    \b
    Examples:
      factcheck model exam --model gpt-4.1-mini
      factcheck model exam --gold ours.jsonl
    """
    from factcheck.pipeline.exam.gold import own_articles, read_rows
    from factcheck.wiring import certify, examine_model

    settings = settings_with(model=model, recordings=recordings, cache=cache, strict_model=strict_model)
    articles = [*own_articles(), *(one for file in files for one in read_rows(Path(file)))][:only]
    result = examine_model(settings, articles, lambda name: note(f"{name} ..."))
    for name, error in result.failed:
        note(f"{name} is not marked: {error}")
    if not result.articles:
        raise result.failed[0][1]
    certificate, path = certify(settings, result)
    click.echo(_table(certificate, result))
    click.echo(f"certificate {certificate.id} in {path}")


def _table(certificate: "Certificate", result: "Result") -> str:
    rows = [
        f"{decision.value:<8} {counted.mended:>6} {counted.harmed:>6} {counted.lower_bound:>6.2f}  "
        f"{'granted' if decision in certificate.granted else 'not granted'}"
        for decision, counted in result.counts.items()
    ]
    spent = f"{several(result.articles, 'article')}, {result.tokens} tokens"
    return "\n".join((f"{certificate.model}: {spent}", "decision mended harmed  least", *rows))
