"""Progress of a corpus on standard error: shards, articles, rate and time left."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final, NamedTuple

import click

from factcheck.cli.terminal.loudness import Loudness, loudness
from factcheck.render.counting import several

# Between lines where standard error is no terminal, which may be the log of a scheduler.
_LINE_S: Final = 30.0


class State(NamedTuple):
    """Shards and articles of this run, and how many of each are done."""

    shards: int
    articles: int
    shards_done: int = 0
    articles_done: int = 0


def in_words(state: State, elapsed_s: float) -> str:
    """Such as "3 of 40 shards, 15,000 of 200,000 articles, 290 a second, 0:10:38 to go"."""
    done = (
        f"{state.shards_done:,} of {several(state.shards, 'shard')}, "
        f"{state.articles_done:,} of {state.articles:,} articles"
    )
    if not state.articles_done or elapsed_s <= 0:
        return done
    rate = state.articles_done / elapsed_s
    left_s = timedelta(seconds=round((state.articles - state.articles_done) / rate))
    return f"{done}, {rate:,.0f} a second, {left_s} to go"


@contextmanager
def shard_progress(shards: int, articles: int) -> Iterator[Callable[[int], None]]:
    """Call what it gives with the articles of each shard that is done. One line of a terminal, which is overwritten;
    else a line now and then. Nothing with --quiet.
    """
    state, begun_s = State(shards, articles), time.monotonic()
    said_s, is_terminal, is_quiet = begun_s, sys.stderr.isatty(), loudness() is Loudness.QUIET

    def advance(count: int) -> None:
        nonlocal state, said_s
        state = State(shards, articles, state.shards_done + 1, state.articles_done + count)
        now_s = time.monotonic()
        if is_quiet or not (is_terminal or now_s - said_s >= _LINE_S or state.shards_done == shards):
            return
        said_s = now_s
        words = in_words(state, now_s - begun_s)
        click.echo(f"\r\x1b[K{words}" if is_terminal else words, err=True, nl=not is_terminal)

    try:
        yield advance
    finally:
        if is_terminal and not is_quiet and state.shards_done:
            click.echo("", err=True)
