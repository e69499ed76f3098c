"""How good are the reports, against rows that people have labelled? Prints one table: measure, value, at least.

usage: python -m benchmarks.quality [DATA [EVALS]]

DATA and EVALS are the folders of the labelled sets and of their scorers, `../shared/data` and `../shared/evals` where
they are not named. Neither is part of the repository.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from benchmarks.measuring import clean_environment, print_table

_SHARED: Final = Path(__file__).parents[2] / "shared"
_FIGURE = re.compile(r"(\w+)=(\S+)")
_FIELDS_OF_PAGES: Final = {"pasted": "page_text", "HTML": "html_path"}


class Measurement(NamedTuple):
    """One run of a scorer over one set. `at_least` has the goals of the figures that have one."""

    name: str
    rows: str
    field: str
    scorer: str
    at_least: dict[str, str]


_QUOTES: Final = {
    "quote_f1": "0.98",
    "quote_r": "0.985",
    "speaker": "0.95",
    "speaker_r": "0.92",
    "indirect_r": "0.50",
    "statement_p": "0.75",
    "verbatim": "1.000",
}
MEASUREMENTS: Final = (
    Measurement("PolNeAR", "polnear/dev.jsonl", "text", "score_quotes.py", _QUOTES),
    Measurement(
        "NewsQuant",
        "newsquant/dev.jsonl",
        "text",
        "score_quantities.py",
        {"value_f1": "0.93", "unit_f1": "0.88", "false_alarms": ""},
    ),
    Measurement(
        "ClaimBuster",
        "claimbuster/dev.jsonl",
        "text",
        "score_checkworthy.py",
        {"ap": "0.78", "auc": "0.88", "base": ""},
    ),
    *(
        Measurement(f"{name}, {way}", f"{folder}/dev.jsonl", field, "score_body.py", {"body_f1": ""})
        for name, folder in (("AEB", "aeb"), ("Fundus", "fundus_eval"))
        for way, field in _FIELDS_OF_PAGES.items()
    ),
)


def main(arguments: list[str]) -> None:
    data = Path(arguments[0]) if arguments else _SHARED / "data"
    evals = Path(arguments[1]) if len(arguments) > 1 else data.parent / "evals"
    for folder in (data, evals):
        if not folder.is_dir():
            sys.exit(
                f"quality: there is no folder {folder}, so nothing was measured.\n"
                "The labelled sets are not part of this repository; name their folders: "
                "python -m benchmarks.quality DATA EVALS"
            )
    with TemporaryDirectory() as workshop:
        rows = [row for measurement in MEASUREMENTS for row in _measure(measurement, data, evals, Path(workshop))]
    print_table(("set", "measure", "value", "at least"), rows)


def _measure(measurement: Measurement, data: Path, evals: Path, workshop: Path) -> list[tuple[str, str, str, str]]:
    gold, articles, reports = data / measurement.rows, workshop / "articles.jsonl", workshop / "reports.jsonl"
    if not gold.is_file():
        return [(measurement.name, "", f"no {measurement.rows}", "")]
    articles.write_bytes(_run(evals / "inputs.py", str(gold), measurement.field))
    _check(articles, reports)
    printed = _run(evals / measurement.scorer, str(gold), str(reports)).decode("utf-8")
    figures = dict(_FIGURE.findall(printed))
    return [(measurement.name, name, figures[name], goal) for name, goal in measurement.at_least.items()]


def _run(script: Path, *arguments: str) -> bytes:
    return subprocess.run([sys.executable, str(script), *arguments], stdout=subprocess.PIPE, check=True).stdout


def _check(articles: Path, reports: Path) -> None:
    """Every claim is listed, however little it deserves checking: the scorer of check-worthiness ranks them all."""
    command = [sys.executable, "-m", "factcheck", "batch", "--engine", "offline", str(articles), "-o", str(reports)]
    jobs = str(os.cpu_count() or 1)
    limits = {"FACTCHECK_MIN_CHECKABILITY": "0", "FACTCHECK_MAX_BYTES": "20000000"}
    subprocess.run([*command, "--jobs", jobs], env=clean_environment() | limits, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
