"""Whole articles with a checker's list -> the weights of detection/worth/data/standing.toml, with a cross-validation.

usage: python -m benchmarks.train_standing ROWS.jsonl

ROWS: {"id", "text" or "html", "claims": [{"kind", "text", "worth"}]}; only rows whose sha1(id) mod 3 is not 0 are read,
the others are kept to measure on. The packaged standing.toml must be `base = 0.0` and `words = 1.0` alone while this
runs, so that the drafts have the scores of their words. Learning to rank by pairs (RankNet, Burges et al. 2005): in an
article each draft that matches a claim of worth 2 should stand before each that does not; all articles weigh the same.
Prints, over folds of articles left out of the training, the share of worth 2 among the five best, then the weights of
all rows as TOML. The base is only a suggestion: with it, assertions have the best F1 at 0.5.
"""

import hashlib
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from factcheck.detection.worth.standing import feature_names, features_of
from factcheck.domain.article import Metadata
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import ClaimKind
from factcheck.intake.pasted import read_pasted
from factcheck.pipeline.check import OfflineChecker, read_page

_FOLDS = 23
_ROUNDS = 150
# Set by hand: so few articles do not teach them, since a headline stands before what repeats it; courtesies are rare.
# Those of the article's own voice set aside, and are fitted to that.
_BY_HAND = {
    "own_voice": -0.97,
    "own_lead": -0.3,
    "comment": -0.3,
    "said_before": -0.5,
    "ruled_out": -1.0,
    "courtesy": -0.5,
    "evaluation": -0.4,
    "to_the_reader": -0.8,
    "later_figure": -0.5,
}
_RATE = 0.3
_RIDGE = 0.01
_SAME = 0.6
_BEST = 5
_WORD = re.compile(r"\w+")


class Draft(NamedTuple):
    """A draft's features, the worth of the claim that it matches (None for none), and whether it is an assertion."""

    features: dict[str, float]
    worth: int | None
    is_assertion: bool


def main(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    articles = [_drafts(row) for row in rows if int(hashlib.sha1(row["id"].encode()).hexdigest(), 16) % 3]  # noqa: S324
    hits = most = 0
    for fold in range(_FOLDS):
        weights = _train([one for at, one in enumerate(articles) if at % _FOLDS != fold])
        for drafts, firsts in articles[fold::_FOLDS]:
            best = sorted(drafts, key=lambda draft: -_log_odds(weights, draft))[:_BEST]
            hits += sum(draft.worth == 2 for draft in best)
            most += min(_BEST, firsts, len(drafts))
    print(f"# {_FOLDS} folds: {hits}/{most} of the five best are worth 2, {hits / most:.3f}")
    weights = _train(articles)
    weights[""] -= _best_call(weights, articles)
    print(f"base = {weights['']:.2f}\n\n[weights]")
    for name in feature_names():
        print(f"{name} = {weights[name]:.2f}")


def _drafts(row: dict[str, object]) -> tuple[list[Draft], int]:
    text, html = row.get("text"), row.get("html")
    reading = read_pasted(str(text), Metadata()) if text else read_page(str(html), Metadata())
    (reviewed, *_) = OfflineChecker(min_checkability=0.0).review(reading.article)
    drafts = reviewed.drafts
    gold = row["claims"]
    assert isinstance(gold, list)
    worth = _matched(drafts, gold)
    features = features_of(reviewed.excerpt.article, drafts)
    return [Draft(one, worth.get(at), drafts[at].kind is ClaimKind.ASSERTION) for at, one in enumerate(features)], sum(
        one["worth"] == 2 for one in gold
    )


def _matched(drafts: Sequence[ClaimDraft], gold: Sequence[dict[str, object]]) -> dict[int, int]:
    """Which worth each draft has, by token F1, each claim used once, the same kind first."""
    pairs = sorted(
        (
            (drafts[i].kind == one["kind"], _f1(drafts[i].text, str(one["text"])), -abs(i - j), i, j)
            for i in range(len(drafts))
            for j, one in enumerate(gold)
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, score, _, i, j in pairs:
        if score >= _SAME and i not in found and j not in used:
            used.add(j)
            found[i] = int(str(gold[j]["worth"]))
    return found


def _f1(one: str, other: str) -> float:
    a, b = (Counter(word.lower() for word in _WORD.findall(text)) for text in (one, other))
    common = sum((a & b).values())
    return 2 * common / (a.total() + b.total()) if common else 0.0


def _log_odds(weights: dict[str, float], draft: Draft) -> float:
    return weights[""] + sum(weights.get(name, 0.0) * value for name, value in draft.features.items())


def _train(articles: Sequence[tuple[list[Draft], int]]) -> dict[str, float]:
    """Gradient descent (RProp) over all pairs at once, ridge on all weights."""
    weights = dict.fromkeys((*feature_names(), ""), 0.0) | _BY_HAND
    taught = weights.keys() - _BY_HAND.keys() - {""}
    pairs = [pair for drafts, _ in articles for pair in _pairs(drafts)]
    steps, slopes = dict.fromkeys(taught, 0.05), dict.fromkeys(taught, 0.0)
    for _ in range(_ROUNDS):
        gradient = {name: -_RIDGE * len(articles) * weights[name] for name in taught}
        for share, differences in pairs:
            miss = share / (1 + math.exp(sum(weights[name] * value for name, value in differences)))
            for name, value in differences:
                if name in taught:
                    gradient[name] += miss * value
        for name, slope in sorted(gradient.items()):
            same = slope * slopes[name]
            steps[name] = min(steps[name] * 1.2, _RATE) if same > 0 else steps[name] * (0.5 if same < 0 else 1.0)
            slopes[name] = slope
            weights[name] += math.copysign(steps[name], slope) if slope else 0.0
    return weights


def _pairs(drafts: Sequence[Draft]) -> list[tuple[float, list[tuple[str, float]]]]:
    """The feature differences of each draft of worth 2 to each of less, with the weight of the pair."""
    firsts = [one.features for one in drafts if one.worth == 2]
    others = [one.features for one in drafts if one.worth != 2]
    share = 1 / max(1, len(firsts) * len(others))
    return [
        (share, [(name, first.get(name, 0.0) - other.get(name, 0.0)) for name in first.keys() | other.keys()])
        for first in firsts
        for other in others
    ]


def _best_call(weights: dict[str, float], articles: Sequence[tuple[list[Draft], int]]) -> float:
    """The log-odds at which listing assertions has the best F1."""
    odds = sorted(
        ((_log_odds(weights, draft), bool(draft.worth)) for one, _ in articles for draft in one if draft.is_assertion),
        reverse=True,
    )
    positives = sum(wanted for _, wanted in odds)
    hits, best = 0, (0.0, 0.0)
    for seen, (each, wanted) in enumerate(odds, 1):
        hits += wanted
        best = max(best, (2 * hits / (seen + positives), each))
    print(f"# assertions: best F1 {best[0]:.3f}, {positives} wanted")
    return best[1]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
