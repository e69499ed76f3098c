"""Shared parts of the benchmarks: the seed, texts of any length, medians, processes and tables."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

SEED = Path(__file__).parents[1] / "fixtures" / "articles" / "north-korea-russia.txt"

# Runs in a process of its own, so that its peak of memory is that of this text alone.
_ONE_CHECK = """
import json, resource, sys, time
from factcheck.domain.article import Metadata
from factcheck.errors import FactcheckError
from factcheck.pipeline.check import OfflineChecker
checker = OfflineChecker()
checker.check_text("The mayor said “we will build it” on Monday. It cost 15 million euros.", Metadata())
text = sys.stdin.buffer.read().decode("utf-8")
started = time.perf_counter()
try:
    outcome = f"{len(checker.check_text(text, Metadata()).claims)} claims"
except FactcheckError as exc:
    outcome = exc.code
elapsed_s = time.perf_counter() - started
peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
print(json.dumps({"outcome": outcome, "elapsed_s": elapsed_s, "peak_mb": peak_mb}))
"""


class TookTooLongError(Exception):
    """A check that was not done in the time it had."""


def seed_text() -> str:
    return SEED.read_text(encoding="utf-8")


def body_of(text: str) -> str:
    """The paragraphs that end as sentences do: what of a pasted page can be repeated and still is an article."""
    return "\n\n".join(part for part in text.split("\n\n") if len(part) > 150 and part.rstrip().endswith((".", ".”")))


def median_s(act: Callable[[], object], *, rounds: int) -> float:
    """The median wall time of `act`, after one round that fills what is read once."""
    act()
    return median(_timed(act) for _ in range(rounds))


def _timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def check_in_a_fresh_process(text: str, *, timeout_s: float = 300) -> tuple[str, float, float]:
    """Outcome, seconds and peak memory in megabytes of one check; start-up and imports are not in the seconds."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", _ONE_CHECK],
            input=text.encode("utf-8"),
            capture_output=True,
            check=True,
            timeout=timeout_s,
            cwd=Path(__file__).parents[1],
        )
    except subprocess.TimeoutExpired as exc:
        raise TookTooLongError(f"more than {timeout_s:.0f} s") from exc
    said = json.loads(done.stdout)
    return said["outcome"], said["elapsed_s"], said["peak_mb"]


def clean_environment() -> dict[str, str]:
    """That of this process without the settings of factcheck and of coloured output."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("FACTCHECK_", "OPENAI_", "PY"))}


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A Markdown table with columns in line."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for row in (head, ["-" * width for width in widths], *rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |")
