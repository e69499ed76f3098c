"""Progress, warnings and cost of checks, on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Final

import click

from factcheck.cli.terminal.loudness import Loudness, loudness, note
from factcheck.render.counting import several

if TYPE_CHECKING:
    from factcheck.domain.authority import Authority
    from factcheck.domain.report import Report
    from factcheck.errors import ModelError

_MOST_WARNINGS: Final = 5


@contextmanager
def progress_line() -> Iterator[Callable[[str], None]]:
    """A progress callback: prints lines if verbose, else overwrites one line of a terminal, cleared at the end."""
    shown: list[str] = []
    how = loudness()

    def tell(words: str) -> None:
        if how is Loudness.VERBOSE:
            click.echo(f"factcheck: {words}", err=True)
        elif how is Loudness.USUAL and sys.stderr.isatty():
            shown.append(words)
            click.echo(f"\r\x1b[Kfactcheck: {words} ...", err=True, nl=False)

    try:
        yield tell
    finally:
        if shown:
            click.echo("\r\x1b[K", err=True, nl=False)


def tell_warnings(report: "Report", file: str | None = None) -> None:
    """The warnings of a report, which stand in it, too; of many the first. `file` names the article among several."""
    from factcheck.render.phrases import all_warnings
    from factcheck.render.visible import visible_line

    of = f"{file}: " if file else ""
    warnings = all_warnings(report)
    for warning in warnings[:_MOST_WARNINGS]:
        note(f"warning: {of}{visible_line(warning)}")
    if len(warnings) > _MOST_WARNINGS:
        note(f"warning: {of}{len(warnings) - _MOST_WARNINGS} more stand in the report")


def tell_failure_once(error: "ModelError") -> None:
    """A line for each way in which a model failed, once in this process: for many articles."""
    _tell_once(str(error))


@cache
def _tell_once(message: str) -> None:
    click.echo(f"factcheck: note: the model failed: {message}; the warnings of each report say where", err=True)


def tell_nothing(news: object) -> None:
    del news


def tell_question(words: str) -> None:
    """What a model is asked, also from a worker process."""
    click.echo(f"factcheck: {words}", err=True)


def spent(report: "Report") -> str:
    """The calls, tokens and dollars of a report, in one line."""
    provenance = report.provenance
    if provenance.model is None:
        return "nothing in the report is a model's"
    from factcheck.domain.chat import Usage
    from factcheck.wiring import load_prices

    tokens = provenance.tokens
    prices = load_prices()
    cost = prices.cost(Usage(prompt=tokens.prompt, completion=tokens.completion), provenance.model)
    dollars = "its price is not known" if cost is None else f"${cost:.4f} at the prices of {prices.as_of}"
    calls = several(len(provenance.fingerprints), "call")
    recorded = ", recorded" if provenance.recorded else ""
    spent = f"{calls} to {provenance.model}{recorded}, {tokens.prompt} + {tokens.completion} tokens, {dollars}"
    return f"{spent}; {_decided(provenance.authority)}"


def _decided(authority: "Authority | None") -> str:
    """What the model may decide, and by which certificate."""
    if authority is None or not authority.granted:
        return "it decides nothing"
    by = f"certificate {authority.certificate}" if authority.certificate else f"authority {authority.by.value}"
    return f"by {by} it decides {', '.join(authority.granted)}"
