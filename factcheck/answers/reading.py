"""JSON text of a response -> answer, through wire models that mirror factcheck/prompting/schemas.py."""

from enum import StrEnum
from typing import Final, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from factcheck.domain.answer import ClaimsAnswer, FurtherStatement, Restated, SourceChoice, SummaryLine
from factcheck.errors import InvalidAnswerError

_ORDER: Final = ("first", "second", "third")


class _Kind(StrEnum):
    FACT = "fact"
    FORECAST = "forecast"
    OPINION = "opinion"
    UNQUOTED = "unquoted"


class _SummaryOnly(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    summary: dict[str, SummaryLine | None]


class _Claims(_SummaryOnly):
    """As `claims_schema` asks for it; parts that were not asked are absent."""

    kinds: dict[str, _Kind] = {}
    restated: dict[str, str] = {}
    sources: dict[str, int] = {}
    unlisted: tuple[FurtherStatement, ...] = ()
    via: dict[str, int] = {}


_Wire = TypeVar("_Wire", bound=BaseModel)


def read_claims(text: str) -> ClaimsAnswer:
    """The answer about a chunk. Raises InvalidAnswerError, which quotes nothing of the text."""
    wire = _read(text, _Claims)
    via = {_number(key): m for key, m in wire.via.items() if m}
    numbered = [(_number(key), m) for key, m in wire.sources.items()]
    return ClaimsAnswer(
        forecasts=_of_kind(wire, _Kind.FORECAST),
        more=wire.unlisted,
        opinions=_of_kind(wire, _Kind.OPINION),
        restated=tuple(Restated(s=_number(key, "s"), text=words) for key, words in wire.restated.items()),
        sources=tuple(SourceChoice(c=c, m=m, via=(via[c],) if c in via else ()) for c, m in numbered),
        summary=_lines(wire),
        unquoted=_of_kind(wire, _Kind.UNQUOTED),
    )


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


def _of_kind(wire: _Claims, kind: _Kind) -> tuple[int, ...]:
    return tuple(_number(key) for key, given in wire.kinds.items() if given is kind)


def _number(key: str, letter: str = "c") -> int:
    """The number in a key: 7 in `c07`; 0, which no candidate has, where the key is of another kind."""
    digits = key.removeprefix(letter)
    return int(digits) if digits != key and digits.isdecimal() and len(digits) < 10 else 0
