"""Labelled sets -> a table of measures and goals, and one of how often sure, likely and open sources are right.

usage: python -m benchmarks.quality [DATA [EVALS]]

DATA and EVALS are the folders of the labelled sets and of their scorers, `../shared/data` and `../shared/evals` where
they are not named. Neither is part of the repository; a set that is not in DATA is named in the table and left out.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from benchmarks import injection
from benchmarks.audit import accuracy
from benchmarks.audited_sets import read_set
from benchmarks.calibration import (
    Judge,
    Row,
    calibration_rows,
    judge_cases,
    judge_polnear,
    judge_realnews,
    load_scorer,
)
from benchmarks.injection import same
from benchmarks.measuring import clean_environment, print_table

_SHARED: Final = Path(__file__).parents[2] / "shared"
_FACTCHECK: Final = Path(sys.executable).with_name("factcheck")
_MOST_PARTS: Final = 3
_FIGURE = re.compile(r"(\w+)=(\S+)")

TableRow = tuple[str, ...]
Predicate = Callable[[Row], bool]


class Inputs(StrEnum):
    """What is checked of a row: a field that inputs.py takes, every claim listed (TEXT, PAGE_TEXT, HTML_PATH);

    `text` or `html` with the default settings (AS_FOUND); or what the scorer gives to the command itself (BY_SCORER).
    """

    TEXT = "text"
    PAGE_TEXT = "page_text"
    HTML_PATH = "html_path"
    AS_FOUND = "as found"
    BY_SCORER = "by the scorer"


class Measurement(NamedTuple):
    """A scorer of one set, run for each of `parts`: at most three predicates of its rows, None for all."""

    name: str
    rows: str
    inputs: Inputs
    scorer: str
    goals: Mapping[str, str]
    parts: tuple[Predicate | None, ...] = (None,)


class Calibration(NamedTuple):
    """One set with sources. Checked with the default settings: what a user is told is sure."""

    name: str
    rows: str
    scorer: str
    judge: Judge
    only: Predicate | None = None


def is_aside(row: Row) -> bool:
    """Whether the rules are never tuned on the row: SHA-1 of its id modulo 6, a split that stays as rows are added."""
    return int(hashlib.sha1(str(row["id"]).encode(), usedforsecurity=False).hexdigest(), 16) % 6 == 3


def _is_tuned_on(row: Row) -> bool:
    return not is_aside(row)


def _is_clear(case: Row) -> bool:
    """Its scorer leaves out the cases that can be argued about."""
    return not case.get("arguable")


def _has_figures(case: Row) -> bool:
    return bool(case["expect"].get("quantities"))


_QUOTES: Final = {
    "quote_f1": "",
    "quote_r": ">= 0.985",
    "speaker": ">= 0.935",
    "speaker_r": ">= 0.93",
    "indirect_r": ">= 0.54",
    "statement_p": ">= 0.80",
    "verbatim": ">= 1.000",
}
_WHOLE_ARTICLES: Final = {
    "quotation_p": ">= 0.94",
    "quotation_r": ">= 0.95",
    "statement_p": ">= 0.86",
    "statement_r": ">= 0.82",
    "quantity_p": ">= 0.90",
    "quantity_r": ">= 0.95",
    "source": ">= 0.965",
    "via": ">= 0.60",
    "wrong_sure": "<= 0.05",
    "value": ">= 0.985",
    "figure": ">= 0.68",
    "junk": "",
    "top5": "",
    "points": "",
}
_NUMBERS: Final = {"value_f1": ">= 0.945", "unit_f1": ">= 0.90", "false_alarms": ""}
_CHECKWORTHINESS: Final = {"ap": ">= 0.78", "auc": ">= 0.88", "base": ""}
_PASSED: Final = {"passed": ">= 0.92", "wrong_sure": "<= 2"}

_POLNEAR: Final = "polnear/dev.jsonl"
_REALNEWS: Final = "realnews/dev.jsonl"
_CASES: Final = "cases/dev.jsonl"
_PARTS_OF_REALNEWS: Final[Mapping[str, Predicate | None]] = {
    "realnews": None,
    "realnews, tuned on": _is_tuned_on,
    "realnews, aside": is_aside,
}

MEASUREMENTS: Final = (
    Measurement(
        "realnews",
        _REALNEWS,
        Inputs.AS_FOUND,
        "score_real.py",
        _WHOLE_ARTICLES,
        tuple(_PARTS_OF_REALNEWS.values()),
    ),
    Measurement("cases", _CASES, Inputs.BY_SCORER, "score_cases.py", _PASSED),
    Measurement(
        "cases with figures", _CASES, Inputs.BY_SCORER, "score_cases.py", {"passed": ">= 0.95"}, (_has_figures,)
    ),
    Measurement("pages_cases", "pages_cases", Inputs.BY_SCORER, "score_pages.py", {"passed": ""}),
    Measurement("PolNeAR", _POLNEAR, Inputs.TEXT, "score_quotes.py", _QUOTES),
    Measurement("NewsQuant", "newsquant/dev.jsonl", Inputs.TEXT, "score_quantities.py", _NUMBERS),
    Measurement("ClaimBuster", "claimbuster/dev.jsonl", Inputs.TEXT, "score_checkworthy.py", _CHECKWORTHINESS),
    *(
        Measurement(f"{name}, {way}", f"{folder}/dev.jsonl", inputs, "score_body.py", {"body_f1": ""})
        for name, folder in (("AEB", "aeb"), ("Fundus", "fundus_eval"))
        for way, inputs in (("pasted", Inputs.PAGE_TEXT), ("HTML", Inputs.HTML_PATH))
    ),
)
AUDITED_SETS: Final = ("summedits_news", "frank", "faithbench")
CALIBRATIONS: Final = (
    *(Calibration(name, _REALNEWS, "score_real", judge_realnews, only) for name, only in _PARTS_OF_REALNEWS.items()),
    Calibration("cases", _CASES, "score_cases", judge_cases, _is_clear),
    Calibration("PolNeAR", _POLNEAR, "score_quotes", judge_polnear),
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
    with TemporaryDirectory() as folder_name:
        workshop = _Workshop(data, evals, Path(folder_name))
        measured = [row for measurement in MEASUREMENTS for row in workshop.measure(measurement)]
        audited = [workshop.audit(name) for name in AUDITED_SETS]
        injected = workshop.inject()
        calibrated = [row for calibration in CALIBRATIONS for row in workshop.calibrate(calibration)]
    print_table(("set", "measure", "value", "tuned on", "aside", "goal"), [*measured, *audited, *injected])
    print()
    print_table(("set", "certainty", "right", "goal", "matched", "share of claims", "goal"), calibrated)


class _Workshop(NamedTuple):
    """The folders of the sets and the scorers, and a temporary one that caches the reports of each set and inputs."""

    data: Path
    evals: Path
    folder: Path

    def measure(self, measurement: Measurement) -> list[TableRow]:
        name, rows, inputs, scorer, goals, parts = measurement
        if missing := self._missing(rows, scorer):
            return [(name, "", missing, "", "", "")]
        figures = [self._figures(rows, inputs, scorer, part) for part in parts]
        blank = [""] * (_MOST_PARTS - len(parts))
        return [(name, measure, *(part[measure] for part in figures), *blank, goal) for measure, goal in goals.items()]

    def audit(self, name: str) -> TableRow:
        if not (self.data / name).is_dir():
            return (name, "", f"no {name}", "", "", "")
        return (name, "balanced_accuracy", f"{accuracy(read_set(self.data / name)).balanced:.3f}", "", "", "")

    def inject(self) -> list[TableRow]:
        rows = self.data / "injection" / "dev.jsonl"
        if not rows.is_file():
            return [("injection", "", "no injection", "", "", "")]
        told = ((engine, same(found)) for engine, found in injection.measured(rows).items())
        return [("injection", f"same report, {name}", f"{right}/{of}", "", "", "all") for name, (right, of) in told]

    def calibrate(self, calibration: Calibration) -> list[TableRow]:
        name, rows, scorer, judge, only = calibration
        if missing := self._missing(rows, f"{scorer}.py"):
            return [(name, "", missing, "", "", "", "")]
        reports = {row["id"]: row["report"] for row in _read(self._reports(rows, Inputs.AS_FOUND)) if "report" in row}
        gold = _read(self._rows_of(rows, only))
        return [(name, *row) for row in calibration_rows(load_scorer(self.evals, scorer), judge, gold, reports)]

    def _missing(self, rows: str, scorer: str) -> str:
        if not (self.data / rows).exists():
            return f"no {rows}"
        return "" if (self.evals / scorer).is_file() else f"no {scorer}"

    def _figures(self, rows: str, inputs: Inputs, scorer: str, only: Predicate | None) -> dict[str, str]:
        gold = self._rows_of(rows, only)
        scored = _FACTCHECK if inputs is Inputs.BY_SCORER else self._reports(rows, inputs)
        return dict(_FIGURE.findall(_run(self.evals / scorer, str(gold), str(scored)).decode("utf-8")))

    def _rows_of(self, rows: str, only: Predicate | None) -> Path:
        if only is None:
            return self.data / rows
        return _write(self.folder / "gold.jsonl", filter(only, _read(self.data / rows)))

    def _reports(self, rows: str, inputs: Inputs) -> Path:
        reports = self.folder / f"{rows} {inputs}".replace("/", " ")
        if not reports.exists():
            articles = self.folder / "articles.jsonl"
            if inputs is Inputs.AS_FOUND:
                _write(articles, map(_as_found, _read(self.data / rows)))
            else:
                articles.write_bytes(_run(self.evals / "inputs.py", str(self.data / rows), inputs))
            _check(articles, reports, lists_all=inputs is not Inputs.AS_FOUND)
        return reports


def _read(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _write(path: Path, rows: Iterator[Row]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def _as_found(row: Row) -> dict[str, Any]:
    """A row of cases whose `html` is true has the page in `text`."""
    is_page = row.get("html") is True
    key = "text" if row.get("text") and not is_page else "html"
    return {"id": str(row["id"]), key: row["text"] if is_page else row[key]}


def _run(script: Path, *arguments: str) -> bytes:
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, env=clean_environment(), check=True).stdout


def _check(articles: Path, reports: Path, *, lists_all: bool) -> None:
    """`lists_all` keeps claims that hardly deserve checking: the scorer of check-worthiness ranks them all."""
    command = [sys.executable, "-m", "factcheck", "batch", "--engine", "offline", str(articles), "-o", str(reports)]
    jobs = str(os.cpu_count() or 1)
    settings = {"FACTCHECK_MAX_BYTES": "20000000"} | ({"FACTCHECK_MIN_CHECKABILITY": "0"} if lists_all else {})
    subprocess.run([*command, "--jobs", jobs], env=clean_environment() | settings, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
