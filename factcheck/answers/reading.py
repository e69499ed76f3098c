"""JSON text of a response -> answer, through wire models that mirror factcheck/prompting/schemas.py."""

from typing import Final, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from factcheck.domain.answer import (
    Added,
    Dropped,
    FigurePart,
    Named,
    Rekinded,
    Restated,
    Review,
    Stretch,
    SummaryLine,
)
from factcheck.errors import InvalidAnswerError

_ORDER: Final = ("first", "second", "third")


class _SummaryOnly(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    summary: dict[str, SummaryLine | None]


class _Review(_SummaryOnly):
    """As `review_schema` asks for it; lists that were not asked for are absent."""

    add: tuple[Added, ...] = ()
    drop: tuple[Dropped, ...] = ()
    figure: tuple[FigurePart, ...] = ()
    kind: tuple[Rekinded, ...] = ()
    restated: tuple[Restated, ...] = ()
    span: tuple[Stretch, ...] = ()
    top: tuple[int, ...] = ()
    via: tuple[Named, ...] = ()
    who: tuple[Named, ...] = ()


_Wire = TypeVar("_Wire", bound=BaseModel)


def read_review(text: str) -> Review:
    """The answer about a chunk. Raises InvalidAnswerError, which quotes nothing of the text."""
    wire = _read(text, _Review)
    lists = {name: getattr(wire, name) for name in _Review.model_fields if name != "summary"}
    return Review(**lists, summary=_lines(wire))


def read_summary(text: str) -> tuple[SummaryLine, ...]:
    """The sentences of a summary. Raises InvalidAnswerError."""
    return _lines(_read(text, _SummaryOnly))


def _read(text: str, wire: type[_Wire]) -> _Wire:
    try:
        return wire.model_validate_json(text)
    except ValidationError as exc:
        named = exc.errors()[0]["loc"][:1]
        where = named[0] if named and named[0] in wire.model_fields else "the whole"
        raise InvalidAnswerError(f"the model's answer is not what was asked for: {where} does not fit") from None


def _lines(wire: _SummaryOnly) -> tuple[SummaryLine, ...]:
    return tuple(line for name in _ORDER if (line := wire.summary.get(name)) is not None)
