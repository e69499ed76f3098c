"""Labelled rows and their reports -> how often the source is right of claims called sure, likely and open.

A reliability table with three bins. The scorer of the set says what matches and what is the right source: its functions
are imported from the folder of the scorers.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final, NamedTuple

Row = Mapping[str, Any]

GOALS: Final = {"sure": ">= 0.95", "likely": ">= 0.85", "open": ""}
SHARE_GOALS: Final = {"sure": ">= 0.50", "likely": "", "open": ""}

# The thresholds of score_quotes.py for a quotation and a statement, which has them in line.
_SAME_QUOTATION: Final = 0.8
_SAME_STATEMENT: Final = 0.5
_LEAST_WORDS_OF_QUOTATION: Final = 4

# Kinds of claims, and the key of a case that lists what is expected of each.
_EXPECTATIONS: Final = {"quotation": "quotations", "statement": "statements", "quantity": "quantities"}


class Judged(NamedTuple):
    """A claim that the gold has too."""

    certainty: str
    is_right: bool


# Takes the scorer, a gold row and its report.
Judge = Callable[[ModuleType, Row, Row], Iterator[Judged]]


def load_scorer(folder: Path, name: str) -> ModuleType:
    """The scorer `name`.py of `folder`. Its siblings have to be importable while it is executed."""
    sys.path.insert(0, str(folder))
    try:
        return import_module(name)
    finally:
        sys.path.remove(str(folder))


def calibration_rows(
    scorer: ModuleType, judge: Judge, gold: Iterable[Row], reports: Mapping[str, Row]
) -> list[tuple[str, ...]]:
    """For each certainty: right, its goal, how many were judged, the share of all claims called so, its goal."""
    called, judged, right = Counter[str](), Counter[str](), Counter[str]()
    for row in gold:
        report = reports.get(str(row["id"]))
        if report is None:
            continue
        called.update(map(_certainty, report["claims"]))
        for certainty, is_right in judge(scorer, row, report):
            judged[certainty] += 1
            right[certainty] += is_right
    return [
        (
            certainty,
            _share(right[certainty], judged[certainty]),
            goal,
            str(judged[certainty]),
            _share(called[certainty], called.total()),
            SHARE_GOALS[certainty],
        )
        for certainty, goal in GOALS.items()
    ]


def judge_realnews(scorer: ModuleType, row: Row, report: Row) -> Iterator[Judged]:
    """Claims of all kinds, paired with gold of their kind first and of another kind after that, as for `wrong_sure`."""
    claims, gold = report["claims"], row["claims"]
    paired = dict(scorer.match(claims, gold, kinds_agree=True))
    rest = [at for at in range(len(claims)) if at not in paired]
    others = scorer.match([claims[at] for at in rest], gold, kinds_agree=False)
    paired |= {rest[at]: gold_at for at, gold_at in others}
    for at, gold_at in paired.items():
        yield Judged(_certainty(claims[at]), scorer.right_source(gold[gold_at], claims[at]))


def judge_cases(scorer: ModuleType, row: Row, report: Row) -> Iterator[Judged]:
    """What a case expects with a source, paired as its scorer pairs it; of several claims, one that is right."""
    for kind, expected_of_kind in _EXPECTATIONS.items():
        claims = [claim for claim in report["claims"] if claim["kind"] == kind]
        for expected in row["expect"].get(expected_of_kind, []):
            pool = [claim for claim in claims if _is_expected(scorer, expected, claim, report["article"]["text"])]
            if "source" in expected and pool:
                right = [claim for claim in pool if scorer.right_source(expected, claim)]
                yield Judged(_certainty((right or pool)[0]), bool(right))


def judge_polnear(scorer: ModuleType, row: Row, report: Row) -> Iterator[Judged]:
    """Quotations and statements whose words are some gold's with a named source: one such source is right."""
    quotations = list(scorer.gold_quotes(row))
    statements = [
        (scorer.words(" ".join(part["text"] for part in relation["content"])), relation)
        for relation in row["attributions"]
    ]
    for claim in report["claims"]:
        if claim["kind"] == "quotation" and len(words := scorer.claim_words(claim)) >= _LEAST_WORDS_OF_QUOTATION:
            same = [relation for gold, relation in quotations if scorer.token_f1(words, gold) >= _SAME_QUOTATION]
        elif claim["kind"] == "statement":
            words = scorer.words(claim["text"])
            same = [relation for gold, relation in statements if scorer.token_f1(words, gold) >= _SAME_STATEMENT]
        else:
            continue
        named = [relation["source_text"] for relation in same if relation["source_kind"] == "nominal"]
        if named:
            source = claim["attribution"]["source"]
            yield Judged(_certainty(claim), any(scorer.same_source(name, source) for name in named))


def _is_expected(scorer: ModuleType, expected: Row, claim: Row, text: str) -> bool:
    """Quotations have equal words, statements contain them, figures overlap the first place and have the value."""
    match claim["kind"]:
        case "quotation":
            return bool(scorer.norm(claim["text"]) == scorer.norm(expected["text"]))
        case "statement":
            return scorer.norm(expected["has"]) in scorer.norm(claim["text"])
        case _:
            start = text.find(expected["text"])
            overlaps = start >= 0 and claim["start"] < start + len(expected["text"]) and start < claim["end"]
            return overlaps and bool(scorer.near(claim["quantity"]["value"], expected["value"]))


def _certainty(claim: Row) -> str:
    return str(claim["attribution"]["certainty"])


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "none"
