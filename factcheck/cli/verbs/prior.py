"""`factcheck prior`: the index of published fact-checks: import, info, search, export, remove."""

import io
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

import click

from factcheck.cli.files import STREAM, open_input, write_output, writing
from factcheck.cli.options import settings_with
from factcheck.cli.verb import Verb, VerbGroup
from factcheck.errors import InputError
from factcheck.render.counting import several

if TYPE_CHECKING:
    from factcheck.domain.prior import Imported, PublishedCheck
    from factcheck.matching.feeds.rows import BadRow

_NAMED_ROWS: Final = 10


@click.group(cls=VerbGroup, no_args_is_help=False)
def prior() -> None:
    """Keep an index of published fact-checks, and look claims up in it.

    The index is one file, FACTCHECK_PRIOR_INDEX. `factcheck check --prior` looks up each claim of an article there.
    Ratings are those of the publishers, quoted; see docs/prior.md.

    \b
    Examples:
      factcheck prior import feed.json
      factcheck prior search 'Canada puts a 270% tariff on dairy products'
      factcheck check article.txt --prior
    """


@prior.command("import", cls=Verb)
@click.argument("files", nargs=-1, required=True, metavar="FILE...|-")
def import_(files: tuple[str, ...]) -> None:
    """Add published fact-checks to the index: new ones are added, changed ones replaced, known ones passed over.

    A FILE is JSON (ClaimReview, one or many, a Data Commons feed, or an answer of Google's Fact Check Tools), JSON
    lines, or CSV with a header that names url and claim. Rows that are no fact-check are counted, and the first ten
    named. An import that was interrupted is run again: what is there already is passed over.

    \b
    Examples:
      factcheck prior import feed.json more.csv
      zcat feed.json.gz | factcheck prior import -
    """
    settings = settings_with()
    from factcheck.domain.prior import Imported
    from factcheck.wiring.stores import build_prior_index

    index = build_prior_index(settings)
    for name in files:
        counts, bad = Imported(), BadRows(name)
        with open_input(name) as stream:
            rows = _rows(name, stream, bad)
            for done in index.add(rows):
                counts = counts.plus(done)
        bad.tell()
        click.echo(_counted(name, counts, bad.count), err=True)


class BadRows:
    """Counts the bad rows of a file, and keeps the first to name them."""

    def __init__(self, name: str) -> None:
        self.count = 0
        self._name = name
        self._first: list[BadRow] = []

    def add(self, row: "BadRow") -> None:
        self.count += 1
        if len(self._first) < _NAMED_ROWS:
            self._first.append(row)

    def tell(self) -> None:
        for row in self._first:
            click.echo(f"factcheck: note: {self._name}, line {row.line}: {row.reason}; the row is left out", err=True)
        if self.count > len(self._first):
            click.echo(f"factcheck: note: {self._name}: and {self.count - len(self._first):,} more", err=True)


def _rows(name: str, stream: BinaryIO, bad: BadRows) -> "Iterator[PublishedCheck]":
    """The good rows of a feed; what stops it is told with the name of the file."""
    from factcheck.cli.terminal.byte_progress import CountingReader, with_progress
    from factcheck.matching.feeds.reading import read_feed
    from factcheck.matching.feeds.rows import BadRow

    counting = CountingReader(name, stream)
    text = io.TextIOWrapper(io.BufferedReader(counting), encoding="utf-8-sig", errors="surrogateescape", newline="")
    rows = read_feed(text)
    try:
        for row in with_progress(rows, counting) if sys.stderr.isatty() else rows:
            if isinstance(row, BadRow):
                bad.add(row)
            else:
                yield row
    except InputError as exc:
        bad.tell()
        raise type(exc)(f"{name}: {exc}") from exc


def _counted(name: str, counts: "Imported", bad: int) -> str:
    return f"{name}: {counts.new:,} new, {counts.changed:,} changed, {counts.known:,} known, {several(bad, 'bad row')}"


@prior.command(cls=Verb)
def info() -> None:
    """Say where the index is, what it holds, from whom, and its hash, which reports name.

    \b
    Examples:
      factcheck prior info
    """
    settings = settings_with()
    from factcheck.wiring.stores import build_prior_index

    index = build_prior_index(settings)
    contents = index.contents()
    click.echo(f"file        {index.file}")
    click.echo(f"checks      {contents.used.checks:,}")
    click.echo(f"dated       {contents.oldest or 'unknown'} to {contents.newest or 'unknown'}")
    click.echo(f"bytes       {contents.size_bytes:,}")
    click.echo(f"sha256      {contents.used.sha256}")
    click.echo(f"publishers  {len(contents.publishers):,}")
    for publisher, checks in contents.publishers:
        click.echo(f"  {checks:>9,}  {publisher or '(not named)'}")


@prior.command(cls=Verb)
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--claimant", metavar="NAME", help="Who said it.")
@click.option("--date", metavar="DATE", help="When, in ISO 8601.")
@click.option(
    "--most", type=click.IntRange(1, 50), default=10, show_default=True, metavar="N", help="How many to show."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def search(words: tuple[str, ...], claimant: str | None, date: str | None, most: int, *, as_json: bool) -> None:
    """Look a claim up: the published fact-checks that are like it, the likest first.

    strong means that nine of ten such hits on labelled sets were of the same claim; possible, that it is worth a look.

    \b
    Examples:
      factcheck prior search 'unemployment is the lowest in fifty years' --claimant 'Donald Trump'
      factcheck prior search 'wind turbines cause cancer' --json
    """
    settings = settings_with()
    from factcheck.domain.prior import PriorQuery
    from factcheck.matching.strength import FEWEST_TERMS
    from factcheck.pipeline.prior_checks import search as search_index
    from factcheck.render.prior_checks import in_words
    from factcheck.wiring.stores import build_prior_index

    query = PriorQuery(text=" ".join(words), claimant=claimant, date=date)
    with build_prior_index(settings).snapshot() as snapshot:
        found = search_index(query, snapshot, most=most)
    for check in found:
        if as_json:
            click.echo(json.dumps(check.model_dump(mode="json"), ensure_ascii=False))
        else:
            click.echo(in_words(check))
    if not found and not as_json:
        hint = "; give the whole claim, as a sentence" if len(query.text.split()) < FEWEST_TERMS else ""
        click.echo(f"nothing in the index is like it{hint}", err=True)


@prior.command(cls=Verb)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
def export(output: str | None) -> None:
    """Write all checks as JSON lines, in order of address; `prior import` reads them again.

    \b
    Examples:
      factcheck prior export -o checks.jsonl
    """
    settings = settings_with()
    from factcheck.wiring.stores import build_prior_index

    with build_prior_index(settings).snapshot() as snapshot:
        lines = (f"{json.dumps(one.model_dump(), ensure_ascii=False)}\n".encode() for one in snapshot.export())
        if output is None or output == STREAM:
            with writing(output):
                for line in lines:
                    sys.stdout.buffer.write(line)
        else:
            write_output(output, b"".join(lines))


@prior.command(cls=Verb)
@click.option("--publisher", required=True, metavar="NAME", help="Whose checks go, as `prior info` lists it.")
def remove(publisher: str) -> None:
    """Remove all checks of one publisher from the index.

    \b
    Examples:
      factcheck prior remove --publisher 'The Example Times'
    """
    settings = settings_with()
    from factcheck.wiring.stores import build_prior_index

    count = build_prior_index(settings).remove(publisher)
    click.echo(f"{several(count, 'check')} of {publisher} removed")
