"""Read the days and months of a text."""

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.auditing.tokens import Token
from factcheck.auditing.words import table

_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
# Words that are months or days only with a capital, and not where any word has one.
_ALSO_WORDS = frozenset({"may", "march", "mar", "dec", "sun", "sat", "mon", "jan"})


class Date(NamedTuple):
    """A month with a day ("May 10", "the 10th of May"), a month alone or a day of the week, at some tokens."""

    first: int
    last: int
    name: str
    day: int | None = None


def read_dates(tokens: Sequence[Token]) -> list[Date]:
    """All dates, in order; ISO 8601 ones too."""
    dates: list[Date] = []
    for at, token in enumerate(tokens):
        if token.is_number:
            dates.extend(_iso(tokens, at))
        elif token.is_capital and token.low in table("months_days"):
            date = _named(tokens, at, table("months_days")[token.low])
            if date.day is not None or not (token.low in _ALSO_WORDS and token.opens):
                dates.append(date)
    return dates


def _named(tokens: Sequence[Token], at: int, name: str) -> Date:
    if not name.isdecimal():
        return Date(at, at + 1, name)
    after = at + 2 if _text(tokens, at + 1) == "." else at + 1
    day = _day(tokens, after)
    if day is not None and not _text(tokens, after + 1).startswith(":"):
        return Date(at, after + 1 + (_text(tokens, after + 1) in _ORDINAL_ENDINGS), name, day)
    before = at - 1
    if _text(tokens, before) == "of":
        before -= 1
    if _text(tokens, before) in _ORDINAL_ENDINGS:
        before -= 1
    day = _day(tokens, before)
    return Date(before, at + 1, name, day) if day is not None else Date(at, at + 1, name)


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _day(tokens: Sequence[Token], at: int) -> int | None:
    text = _text(tokens, at)
    return int(text) if text.isdecimal() and len(text) < 3 and 0 < int(text) < 32 else None


def _iso(tokens: Sequence[Token], at: int) -> list[Date]:
    """ "2022-05-10"."""
    parts = [_text(tokens, at + place) for place in range(5)]
    is_date = len(parts[0]) == 4 and parts[1] == parts[3] == "-" and parts[2].isdecimal() and len(parts[2]) == 2
    day = _day(tokens, at + 4) if is_date else None
    return [Date(at + 2, at + 5, str(int(parts[2])), day)] if day is not None else []
