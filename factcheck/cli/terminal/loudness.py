"""-q and -v: how much is said on standard error, for the whole command line."""

from enum import Enum
from typing import Final

import click

_KEY: Final = "factcheck.loudness"


class Loudness(Enum):
    QUIET = "--quiet"
    USUAL = ""
    VERBOSE = "--verbose"


def loudness_options() -> tuple[click.Option, click.Option]:
    """The options -q and -v, kept beside the values of a command."""
    return (
        _option("-q", Loudness.QUIET, "Say nothing on standard error but errors."),
        _option(
            "-v", Loudness.VERBOSE, "Say on standard error what is done, what a model is asked, and what it costs."
        ),
    )


def loudness() -> Loudness:
    """That of the command which runs."""
    ctx = click.get_current_context(silent=True)
    chosen = ctx.find_root().meta.get(_KEY) if ctx is not None else None
    return chosen if isinstance(chosen, Loudness) else Loudness.USUAL


def say(line: str) -> None:
    """A line on standard error, unless --quiet."""
    if loudness() is not Loudness.QUIET:
        click.echo(line, err=True)


def note(words: str) -> None:
    """The same, as one of ours among those of other programs."""
    say(f"factcheck: {words}")


def detail(words: str) -> None:
    """A line on standard error with --verbose."""
    if loudness() is Loudness.VERBOSE:
        click.echo(f"factcheck: {words}", err=True)


def _option(short: str, chosen: Loudness, words: str) -> click.Option:
    def choose(ctx: click.Context, param: click.Parameter, is_given: bool) -> None:  # noqa: FBT001 -- click's signature
        del param
        meta = ctx.find_root().meta
        if is_given and meta.setdefault(_KEY, chosen) is not chosen:
            raise click.UsageError("--quiet and --verbose: give one of them.")

    return click.Option([short, chosen.value], is_flag=True, expose_value=False, callback=choose, help=words)
