"""Rank and likeness of a check -> its strength, by thresholds that labelled sets gave (`data/strength.toml`)."""

import tomllib
from collections.abc import Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from pydantic import Field

from factcheck.domain.prior import PriorCheck, Strength
from factcheck.domain.values import Value
from factcheck.matching.ranking import Ranked

# A claim of fewer terms is looked for with the rest of its sentence.
FEWEST_TERMS = 6

_FILE = Path(__file__).parent / "data" / "strength.toml"


class Thresholds(Value):
    """The least likeness of each strength, the least share of a check's claim that has to be said, and the least that a
    strong one has to share.
    """

    strong: float = Field(gt=0)
    possible: float = Field(gt=0)
    covered: float = Field(ge=0, le=1)
    shared: float = Field(ge=0)


@cache
def load_thresholds() -> Thresholds:
    """The thresholds of this version."""
    return Thresholds.model_validate(tomllib.loads(_FILE.read_text(encoding="utf-8"))["thresholds"])


def strongest(ranked: Sequence[Ranked], most: int, thresholds: Thresholds) -> tuple[PriorCheck, ...]:
    """The first of the ranking, at most `most`, those of no strength left out."""
    shown = ((one, strength_of(one, thresholds)) for one in ranked)
    found = (
        PriorCheck(**one.check.model_dump(exclude={"title"}), strength=strength)
        for one, strength in shown
        if strength is not None
    )
    return tuple(islice(found, most))


def strength_of(one: Ranked, thresholds: Thresholds) -> Strength | None:
    """None where the check is too unlike to be shown."""
    if one.covered < thresholds.covered:
        return None
    if one.likeness >= thresholds.strong and one.shared >= thresholds.shared:
        return Strength.STRONG
    return Strength.POSSIBLE if one.likeness >= thresholds.possible else None
