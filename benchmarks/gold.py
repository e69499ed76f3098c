"""What a careful reader finds: the articles of fixtures/articles that have gold beside them in fixtures/gold."""

from pathlib import Path
from typing import Final, Self

from pydantic import Field, model_validator

from factcheck.domain.claim import Comparator
from factcheck.domain.values import Value

FIXTURES: Final = Path(__file__).parents[1] / "fixtures"


class GoldPassage(Value):
    """Words of the article; `start` counts the code points of its file."""

    text: str = Field(min_length=1)
    start: int = Field(ge=0)


class GoldQuotation(GoldPassage):
    """Words in quotation marks. `without_cue`: only the sense of what stands before tells whose they are."""

    source: str | None
    via: tuple[str, ...]
    scare_quote: bool
    without_cue: bool

    @model_validator(mode="after")
    def _only_scare_quotes_are_nobodys(self) -> Self:
        if self.scare_quote is not (self.source is None):
            raise ValueError(f"{self.text!r} is to have a source or to be a scare quote")
        return self


class GoldFigure(GoldPassage):
    """A figure to check; dates, ages, times and scores are none. No `unit`: a fraction of something."""

    value: float
    value_high: float | None
    unit: str | None
    comparator: Comparator


class Gold(Value):
    """What is in one article, each list in order of position."""

    article: str
    quotations: tuple[GoldQuotation, ...]
    figures: tuple[GoldFigure, ...]


def gold_names() -> tuple[str, ...]:
    """The articles that have gold, in alphabetical order."""
    return tuple(sorted(path.stem for path in (FIXTURES / "gold").glob("*.json")))


def read_gold(name: str) -> Gold:
    return Gold.model_validate_json((FIXTURES / "gold" / f"{name}.json").read_bytes())


def read_article(name: str) -> str:
    return (FIXTURES / "articles" / f"{name}.txt").read_text(encoding="utf-8")
