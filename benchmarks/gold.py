"""What a careful reader finds in our own articles: fixtures/gold, one file an article.

usage: python -m benchmarks.gold > gold.jsonl

prints a row with its text for each, one JSON object a line, as scorers of whole articles read it. The fields:
fixtures/gold/README.md.
"""

import json
from pathlib import Path
from typing import Annotated, Final, Literal, Self, TypeVar, get_args

from pydantic import AfterValidator, Field, model_validator

from factcheck.domain.claim import ClaimKind, Comparator, SourceKind
from factcheck.domain.values import Value

FIXTURES: Final = Path(__file__).parents[1] / "fixtures"

# Articles with recorded answers, and those without.
_RECORDED: Final = FIXTURES / "articles"
_UNRECORDED: Final = FIXTURES / "gold" / "articles"

_FIRSTS: Final = (1, 2, 3, 4, 5)

# Words in marks that nobody said; figures that count or measure nothing to check.
_InMarks = Literal["scare quote", "nickname", "term"]
_NoFigure = Literal["age", "conversion", "count of sources", "date", "definition", "place in an order", "time of day"]


class GoldPassage(Value):
    """Words of the article; `start` counts the code points of its file."""

    text: str = Field(min_length=1)
    start: int = Field(ge=0)


class GoldFigure(Value):
    """What a figure says. `subject` and `period` are words of the article; no `unit`: things counted, or a share."""

    value: float
    value_high: float | None
    comparator: Comparator
    unit: str | None
    counted: str = Field(min_length=1)
    subject: str | None
    period: str | None

    @model_validator(mode="after")
    def _a_range_rises(self) -> Self:
        if self.value_high is not None and self.value_high <= self.value:
            raise ValueError(f"{self.value} to {self.value_high} is no range")
        return self


class GoldClaim(GoldPassage):
    """One claim. `without_cue`: only the sense of what stands before tells whose words they are."""

    kind: ClaimKind
    source: str | None
    source_kind: SourceKind
    also: tuple[str, ...]
    via: tuple[str, ...]
    worth: int = Field(ge=0, le=2)
    rank: int | None = Field(default=None, ge=1, le=len(_FIRSTS))
    continues: bool = False
    without_cue: bool = False
    figure: GoldFigure | None = None

    @model_validator(mode="after")
    def _kind_must_fit_the_details(self) -> Self:
        if (self.kind is ClaimKind.QUANTITY) is not (self.figure is not None):
            raise ValueError(f"{self.kind} {self.text!r} with figure {self.figure!r}")
        if (self.source_kind is SourceKind.UNATTRIBUTED) is not (self.source is None):
            raise ValueError(f"{self.text!r} of {self.source!r}, {self.source_kind}")
        if self.kind in (ClaimKind.QUOTATION, ClaimKind.STATEMENT) and self.source is None:
            raise ValueError(f"{self.kind} {self.text!r} is nobody's")
        return self


class GoldNoise(GoldPassage):
    """What a tool may take for a claim and is none; it is not to be listed."""

    reason: _InMarks | _NoFigure

    @property
    def is_in_marks(self) -> bool:
        return self.reason in get_args(_InMarks)


Passage = TypeVar("Passage", bound=GoldPassage)


def _in_order(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    if [one.start for one in passages] != sorted(one.start for one in passages):
        raise ValueError("not in order of position")
    return passages


class Gold(Value):
    """What is in one article; `claims` and `noise` are in order of position."""

    id: str
    origin: str
    genre: str
    title: str | None
    publisher: str | None
    published_at: str | None
    dateline: str | None
    claims: Annotated[tuple[GoldClaim, ...], AfterValidator(_in_order)]
    noise: Annotated[tuple[GoldNoise, ...], AfterValidator(_in_order)]
    points: tuple[str, ...] = Field(min_length=2, max_length=4)
    furniture: tuple[str, ...]

    @model_validator(mode="after")
    def _five_come_first(self) -> Self:
        firsts = {one.rank: one for one in self.claims if one.rank is not None}
        if tuple(sorted(firsts)) != _FIRSTS or any(one.worth < 2 for one in firsts.values()):
            raise ValueError(f"ranks 1 to {len(_FIRSTS)} are for that many claims of worth 2")
        return self

    @property
    def quotations(self) -> tuple[GoldClaim, ...]:
        return tuple(one for one in self.claims if one.kind is ClaimKind.QUOTATION)

    @property
    def figures(self) -> tuple[tuple[GoldClaim, GoldFigure], ...]:
        return tuple((one, one.figure) for one in self.claims if one.figure is not None)


def gold_names() -> tuple[str, ...]:
    """The articles that have gold, in alphabetical order."""
    return tuple(sorted(path.stem for path in (FIXTURES / "gold").glob("*.json")))


def recorded_names() -> tuple[str, ...]:
    """Those of them that fixtures/recordings answers."""
    return tuple(name for name in gold_names() if (_RECORDED / f"{name}.txt").exists())


def read_gold(name: str) -> Gold:
    return Gold.model_validate_json(_gold_path(name).read_bytes())


def read_article(name: str) -> str:
    folder = _RECORDED if (_RECORDED / f"{name}.txt").exists() else _UNRECORDED
    return (folder / f"{name}.txt").read_text(encoding="utf-8")


def read_row(name: str) -> dict[str, object]:
    """The gold as it is in its file, with the text of the article."""
    return {**json.loads(_gold_path(name).read_bytes()), "text": read_article(name)}


def _gold_path(name: str) -> Path:
    return FIXTURES / "gold" / f"{name}.json"


if __name__ == "__main__":
    for name in gold_names():
        print(json.dumps(read_row(name), ensure_ascii=False))
