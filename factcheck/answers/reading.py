"""JSON text of a response -> answer, through wire models that mirror factcheck/prompting/schemas.py."""

from typing import Annotated, Final, TypeVar

from pydantic import BaseModel, BeforeValidator, ValidationError

from factcheck.domain.answer import Review, SummaryLine
from factcheck.domain.values import Value
from factcheck.errors import InvalidAnswerError

_ORDER: Final = ("first", "second", "third")


def _in_order(lines: object) -> object:
    """The lines of {"first": ..., "second": ..., "third": ...} that are not null; a schema of strict servers."""
    if not isinstance(lines, dict):
        raise ValueError("the lines of a summary are an object")
    return tuple(lines[name] for name in _ORDER if lines.get(name) is not None)


_Lines = Annotated[tuple[SummaryLine, ...], BeforeValidator(_in_order)]


class _SummaryOnly(Value):
    summary: _Lines


class _Review(Review):
    """As `review_schema` asks for it; lists that were not asked for are absent."""

    summary: _Lines


_Wire = TypeVar("_Wire", bound=BaseModel)


def read_review(text: str) -> Review:
    """The answer about a chunk. Raises InvalidAnswerError, which quotes nothing of the text."""
    return Review(**dict(_read(text, _Review)))


def read_summary(text: str) -> tuple[SummaryLine, ...]:
    """The sentences of a summary. Raises InvalidAnswerError."""
    return _read(text, _SummaryOnly).summary


def _read(text: str, wire: type[_Wire]) -> _Wire:
    try:
        return wire.model_validate_json(text)
    except ValidationError as exc:
        named = exc.errors()[0]["loc"][:1]
        where = named[0] if named and named[0] in wire.model_fields else "the whole"
        raise InvalidAnswerError(f"the model's answer is not what was asked for: {where} does not fit") from None
