"""Articles with the claims that a careful reader lists: what an examination marks against."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Self

from pydantic import ConfigDict, Field, ValidationError, model_validator

from factcheck.domain.claim import ClaimKind, Comparator
from factcheck.domain.values import Value
from factcheck.errors import ConfigurationError

_PACKAGE: Final = Path(__file__).parents[2]
# Beside the package in the repository, inside it once installed.
_FOLDERS: Final = (_PACKAGE / "fixtures", _PACKAGE.parent / "fixtures")

_OWN: Final = "our own writing"


class _Lenient(Value):
    model_config = ConfigDict(extra="ignore")


class GoldFigure(_Lenient):
    """The parts of a figure. `period`: the words for when, of the same sentence."""

    value: float
    value_high: float | None = None
    comparator: Comparator = Comparator.EQUAL
    unit: str | None = None
    counted: str | None = None
    period: str | None = None


class GoldClaim(_Lenient):
    """A claim that may be listed. `worth`: 2 a checker would take it first, 1 rightly listed, 0 nobody would miss it.

    `also`: other words for the same source; no source is the article's own voice.
    """

    kind: ClaimKind
    text: str = Field(min_length=1)
    source: str | None = None
    also: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    worth: int = Field(default=1, ge=0, le=2)
    figure: GoldFigure | None = None


class GoldArticle(_Lenient):
    """An article, as text or as HTML, and its claims in order of position."""

    id: str
    text: str | None = None
    html: str | None = None
    claims: tuple[GoldClaim, ...]

    @model_validator(mode="after")
    def _must_have_an_input(self) -> Self:
        if not (self.text or self.html):
            raise ValueError("an article has text or html")
        return self


def own_articles() -> tuple[GoldArticle, ...]:
    """The articles of our own writing, by name."""
    folder = next(folder for folder in _FOLDERS if (folder / "gold").is_dir())
    return tuple(_own(folder, sorted((folder / "gold").glob("*.json"))))


def read_rows(path: Path) -> tuple[GoldArticle, ...]:
    """The articles of a JSON Lines file. Raises ConfigurationError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        raise ConfigurationError(f"{path} cannot be read: {exc}") from exc
    return tuple(_row(path, number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _own(folder: Path, paths: Iterable[Path]) -> Iterator[GoldArticle]:
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["origin"] == _OWN:
            texts = (folder / "articles" / f"{path.stem}.txt", folder / "gold" / "articles" / f"{path.stem}.txt")
            text = next(one for one in texts if one.exists()).read_text(encoding="utf-8")
            yield GoldArticle.model_validate({**gold, "text": text})


def _row(path: Path, number: int, line: str) -> GoldArticle:
    try:
        return GoldArticle.model_validate_json(line)
    except ValidationError as exc:
        error = exc.errors(include_url=False, include_input=False)[0]
        where = "/".join(map(str, error["loc"])) or "the row"
        raise ConfigurationError(f"{path}, line {number}: {where}: {error['msg']}") from exc
