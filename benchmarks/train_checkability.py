"""Labelled sentences -> the weights of detection/worth/data/checkability.toml, with a cross-validated measurement.

usage: python -m benchmarks.train_checkability ROWS.jsonl

ROWS: {"text", "checkworthy"}. Prints average precision and the area under the ROC curve over folds that were left out
of the training, then the weights of all rows as TOML, the base moved so that calling a sentence check-worthy from a
score of 0.5 up has the best F1. Logistic regression, without numpy.
"""

import json
import math
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from factcheck.detection.worth.answers import ask, reasons

_FOLDS = 5
_ROUNDS = 60
_RATE = 1.0
# Pulls each weight towards zero, so that a rare answer carries no great weight.
_RIDGE = 0.0002
# Answers that the rows cannot teach, since they hold talk without attribution: set by hand.
_BY_HAND = {"anonymous": -0.5, "groups": 0.1}

Row = tuple[frozenset[str], bool]


def main(path: Path) -> None:
    rows = [_row(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    random.Random(0).shuffle(rows)  # noqa: S311 -- only an order
    left_out = [pair for fold in range(_FOLDS) for pair in _measure(rows, fold)]
    print(f"# {_FOLDS} folds: ap={_average_precision(left_out):.3f} auc={_area(left_out):.3f} rows={len(rows)}")
    base, weights = _train(rows)
    base -= _best_call(left_out)
    print(f"base = {base:.2f}\n\n[weights]")
    for name in reasons():
        print(f"{name} = {_BY_HAND.get(name, weights.get(name, 0.0)):.2f}")


def _row(line: str) -> Row:
    row = json.loads(line)
    return ask(row["text"]), bool(row["checkworthy"])


def _measure(rows: Sequence[Row], fold: int) -> list[tuple[float, bool]]:
    base, weights = _train([row for at, row in enumerate(rows) if at % _FOLDS != fold])
    return [(_log_odds(base, weights, answers), label) for answers, label in rows[fold::_FOLDS]]


def _log_odds(base: float, weights: dict[str, float], answers: frozenset[str]) -> float:
    return base + sum(weights.get(name, 0.0) for name in answers)


def _train(rows: Sequence[Row]) -> tuple[float, dict[str, float]]:
    """Gradient descent over all rows at once, each weight with a rate of its own (RPROP)."""
    names = [name for name in reasons() if name not in _BY_HAND]
    weights = dict.fromkeys(names, 0.0) | {"": -1.0}
    steps, slopes = dict.fromkeys(weights, 0.1), dict.fromkeys(weights, 0.0)
    kept = [([*answers.intersection(weights), ""], label) for answers, label in rows]
    for _ in range(_ROUNDS):
        for name, slope in _gradient(kept, weights).items():
            same = slope * slopes[name]
            steps[name] = min(steps[name] * 1.2, _RATE) if same > 0 else steps[name] * (0.5 if same < 0 else 1.0)
            slopes[name] = slope
            weights[name] += math.copysign(steps[name], slope) if slope else 0.0
    base = weights.pop("")
    return base, weights


def _gradient(rows: Sequence[tuple[list[str], bool]], weights: dict[str, float]) -> dict[str, float]:
    slopes = {name: -_RIDGE * len(rows) * weight if name else 0.0 for name, weight in weights.items()}
    for answers, label in rows:
        chance = 1 / (1 + math.exp(-sum(map(weights.__getitem__, answers))))
        for name in answers:
            slopes[name] += label - chance
    return slopes


def _by_odds(pair: tuple[float, bool]) -> float:
    return -pair[0]


def _average_precision(pairs: list[tuple[float, bool]]) -> float:
    hits, total = 0, 0.0
    for seen, (_, label) in enumerate(sorted(pairs, key=_by_odds), 1):
        hits += label
        total += hits / seen if label else 0.0
    return total / hits


def _best_call(pairs: list[tuple[float, bool]]) -> float:
    """The log-odds at which the call has the best F1."""
    positives = sum(label for _, label in pairs)
    hits, best = 0, (0.0, 0.0)
    for seen, (odds, label) in enumerate(sorted(pairs, key=_by_odds), 1):
        hits += label
        best = max(best, (2 * hits / (seen + positives), odds))
    return best[1]


def _area(pairs: list[tuple[float, bool]]) -> float:
    hits, area = 0, 0
    for _, label in sorted(pairs, key=_by_odds):
        hits += label
        area += 0 if label else hits
    return area / (hits * (len(pairs) - hits))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
