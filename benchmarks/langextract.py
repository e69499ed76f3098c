"""Our engine and langextract 1.7 on one model server and one article: what is found, and what it costs.

usage: python -m benchmarks.langextract [--environment FOLDER] [--lists] [ARTICLE]

The model is that of the settings (FACTCHECK_MODEL, FACTCHECK_BASE_URL). langextract is installed into an environment of
its own, a temporary folder unless one is named, from the index the machine is set to. It reads the article as our
intake cleaned it, and is asked for quotations with speakers and for figures, at temperature 0 as we ask; ours also
restates claims and writes the summary. Calls and tokens of both are counted on the way to the server.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.extracting import PEER, Asked, extract
from benchmarks.gold import gold_names, read_article, read_gold
from benchmarks.listing import Found, Listing, compare, listing_of
from benchmarks.measuring import SEED, print_table
from benchmarks.metering import Meter, metered
from benchmarks.peers import install_peers
from factcheck.adapters.model.request_shapes import server_at
from factcheck.domain.article import Metadata
from factcheck.domain.report import Report
from factcheck.pipeline.check import OfflineChecker
from factcheck.pipeline.model_engine.checker import ModelChecker
from factcheck.settings import CacheMode, RecordingsMode, Settings, load_settings
from factcheck.wiring import OPENAI_URL, build_model_checker, build_rules, has_model


@dataclass(frozen=True, slots=True)
class Run:
    """What one engine found and cost; `others` is what it gives beyond quotations and figures."""

    engine: str
    listing: Listing
    found: Found
    calls: int
    prompt: int
    completion: int
    seconds: float
    others: str = ""


@dataclass(frozen=True, slots=True)
class Bench:
    """One article and one model, asked through a meter."""

    name: str
    settings: Settings
    meter: Meter

    def run_offline(self) -> tuple[Run, Report]:
        return self._check("factcheck, offline", build_rules(self.settings))

    def run_ours(self) -> tuple[Run, Report]:
        return self._check("factcheck", build_model_checker(_behind(self.meter, self.settings)))

    def run_peer(self, python: Path, engine: str, text: str, max_char_buffer: int | None = None) -> Run:
        key = self.settings.api_key
        asked = Asked(
            base_url=self.meter.base_url,
            key=key.get_secret_value() if key else "none",
            model=self.settings.model or "",
            text=text,
            options={} if max_char_buffer is None else {"max_char_buffer": max_char_buffer},
        )
        seconds, listing = extract(python, asked)
        return self._run(engine, listing, seconds)

    def _check(self, engine: str, checker: OfflineChecker | ModelChecker) -> tuple[Run, Report]:
        started = time.perf_counter()
        report = checker.check_text(read_article(self.name), Metadata())
        seconds = time.perf_counter() - started
        restated = sum(claim.restatement is not None for claim in report.claims)
        summary = f"{len(report.summary.sentences)} summary sentences ({report.summary.method})"
        others = f"{summary}, {restated}/{len(report.claims)} restated"
        return self._run(engine, listing_of(report), seconds, others), report

    def _run(self, engine: str, listing: Listing, seconds: float, others: str = "") -> Run:
        usages = self.meter.take()
        return Run(
            engine=engine,
            listing=listing,
            found=compare(listing, read_gold(self.name)),
            calls=len(usages),
            prompt=sum(usage.prompt for usage in usages),
            completion=sum(usage.completion for usage in usages),
            seconds=seconds,
            others=others,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", default=SEED.stem, choices=gold_names(), metavar="ARTICLE")
    parser.add_argument("--environment", type=Path, metavar="FOLDER", help="where langextract is, or comes, to stay")
    parser.add_argument("--lists", action="store_true", help="print the words that each engine gives")
    given = parser.parse_args()
    settings = load_settings(os.environ, Path(".env"))
    if not has_model(settings):
        sys.exit("langextract: set FACTCHECK_MODEL, and FACTCHECK_BASE_URL to its server")
    with tempfile.TemporaryDirectory() as folder, metered(settings.base_url or OPENAI_URL) as meter:
        python = install_peers(given.environment or Path(folder), PEER)
        runs = _compare(Bench(given.article, settings, meter), python)
    if given.lists:
        _print_lists(runs)


def _compare(bench: Bench, python: Path) -> tuple[Run, ...]:
    offline, report = bench.run_offline()
    text = report.article.text
    ours, report = bench.run_ours()
    one = bench.run_peer(python, "langextract, one chunk", text, len(text) + 1)
    defaults = bench.run_peer(python, "langextract, its defaults", text)
    runs = (offline, ours, one, defaults)
    _print(runs)
    for warning in (*report.warnings, *report.summary.warnings):
        print(f"factcheck warned: {warning}")
    return runs


def _behind(meter: Meter, settings: Settings) -> Settings:
    """The same model server by way of the meter, asked anew."""
    server = server_at(settings.base_url or OPENAI_URL) if settings.server == "auto" else settings.server
    asked_anew = {"cache": CacheMode.OFF, "recordings": RecordingsMode.OFF}
    return settings.model_copy(update={"base_url": meter.base_url, "server": server, **asked_anew})


def _print(runs: Sequence[Run]) -> None:
    print_table(
        (
            "engine",
            "verbatim",
            "right speaker",
            "other quotations",
            "figures",
            "calls",
            "prompt",
            "completion",
            "seconds",
            "and",
        ),
        [(run.engine, *_found_cells(run.found), *_cost_cells(run), run.others) for run in runs],
    )


def _found_cells(found: Found) -> tuple[str, ...]:
    return str(found.verbatim), str(found.speakers), str(found.other), str(found.figures)


def _cost_cells(run: Run) -> tuple[str, ...]:
    return str(run.calls), str(run.prompt), str(run.completion), f"{run.seconds:.1f}"


def _print_lists(runs: Sequence[Run]) -> None:
    for run in runs:
        print(f"\n{run.engine}")
        for one in run.listing.quotations:
            print(f"  quotation: {' = '.join(one.versions)} ({one.speaker})")
        for one in run.listing.figures:
            print(f"  figure: {' = '.join(one.versions)}")


if __name__ == "__main__":
    main()
