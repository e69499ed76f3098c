"""A sentence -> its figures and dates as facts, each with the words around it, for comparison by context."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from factcheck.auditing.figures import Figure, read_figures
from factcheck.auditing.modality import is_content
from factcheck.domain.draft_report import DetailKind
from factcheck.language.dates import NamedDate, is_year, numeric_date_end, read_named_dates
from factcheck.language.en.calendar import month_pattern
from factcheck.language.en.stems import stem
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.marks import QUOTATION_MARKS
from factcheck.language.relative_dates import Days, days_of, read_relative_dates

# A date is a reading of its own sort, so that no figure is the same: ("year", 2022), ("date", (5, None, 10)).
FactKey = tuple[str, object]

_ONE: Final = frozenset({"a", "an", "one", "single"})
_REACH: Final = 4
_RELATIVE: Final = "relative"


@dataclass(frozen=True, eq=False)
class Fact:
    """A figure or date, compared by identity. `keys` are its readings; `wanted` is the one that a source has to have,
    None for any of them.

    `before` and `behind` are the stems of the nearest content words, "" where there is none. `days` are those that a
    date can mean, empty where that cannot be told.
    """

    kind: DetailKind
    sort: str
    start: int
    end: int
    keys: frozenset[FactKey]
    wanted: FactKey | None
    figure: Figure | None
    before: str
    behind: str
    days: frozenset[Days] = frozenset()

    @property
    def is_relative(self) -> bool:
        """Whether it is a date only by the day of writing: "yesterday", "last month"."""
        return self.wanted is not None and self.wanted[0] == _RELATIVE

    @property
    def readings(self) -> frozenset[FactKey]:
        """All that it says, what it implies included."""
        return self.keys if self.figure is None else self.keys | self.figure.implied


def read_facts(text: str, start: int, end: int, published: date | None = None) -> Iterator[Fact]:
    """The dates and figures of one sentence, which is at these offsets; relative dates where it is known when the text
    was published.
    """
    tokens = FigureTokens(text, start, end)
    dated: set[int] = set()
    for first, last, key, keys, days in _dates(tokens, published):
        dated.update(range(first, last))
        yield _fact(tokens, DetailKind.DATE, (first, last), keys, key, None, days)
    for figure in read_figures(tokens):
        inside = range(figure.first, figure.last)
        is_indefinite = len(inside) == 1 and tokens.low(figure.first) in _ONE
        if not is_indefinite and dated.isdisjoint(inside):
            yield _fact(tokens, DetailKind.FIGURE, (figure.first, figure.last), figure.keys, None, figure)


_Read = tuple[int, int, FactKey, frozenset[FactKey], frozenset[Days]]


def _dates(tokens: FigureTokens, published: date | None) -> Iterator[_Read]:
    """First and last token, the reading, all that follow from it (of "Saturday, 14 March" also "14 March"), and the
    days that it can mean.
    """
    taken: set[int] = set()
    for named in read_named_dates(tokens):
        taken.update(range(named.first, named.last))
        readings = {
            (month, weekday, day)
            for weekday in (named.weekday, None)
            for month, day in ((named.month, named.day), (named.month, None), (None, None))
        }
        keys = frozenset(("date", reading) for reading in readings if any(reading))
        days = _days(tokens, named, published) if published is not None else frozenset[Days]()
        yield named.first, named.last, ("date", (named.month, named.weekday, named.day)), keys, days
    for first, last, meant in read_relative_dates(tokens, published) if published is not None else ():
        if taken.isdisjoint(range(first, last)) and not _is_quoted(tokens):
            taken.update(range(first, last))
            key: FactKey = (_RELATIVE, tokens.cut(first, last).lower())
            yield first, last, key, frozenset({key}), frozenset({meant})
    for at in range(len(tokens)):
        if not tokens[at].is_number or at in taken:
            continue
        end = numeric_date_end(tokens, at)
        if end is not None and taken.isdisjoint(range(at, end)):
            key = ("numeric", tokens.cut(at, end))
            taken.update(range(at, end))
            yield at, end, key, frozenset({key}), frozenset()
        elif is_year(tokens, at):
            key = ("year", tokens[at].text)
            yield at, at + 1, key, frozenset({key}), frozenset()


def _days(tokens: FigureTokens, named: NamedDate, published: date) -> frozenset[Days]:
    """A weekday in a paragraph that has named a month is one of that time, which cannot be told."""
    if named.weekday is not None:
        paragraph = tokens.text[tokens.text.rfind("\n", 0, tokens[0].start) + 1 : tokens[-1].end]
        return frozenset() if _month_named().search(paragraph) else days_of(named, None, published)
    after = named.last + (tokens.low(named.last) == ",")
    year = int(tokens[after].text) if is_year(tokens, after) else None
    return days_of(named, year, published)


def _is_quoted(tokens: FigureTokens) -> bool:
    """Whether somebody may be speaking, whose today is not the text's."""
    return any(token.text in QUOTATION_MARKS for token in tokens.cased)


@cache
def _month_named() -> re.Pattern[str]:
    return re.compile(rf"\b{month_pattern()}(?!\w)")


def _fact(
    tokens: FigureTokens,
    kind: DetailKind,
    place: tuple[int, int],
    keys: frozenset[FactKey],
    wanted: FactKey | None,
    figure: Figure | None,
    days: frozenset[Days] = frozenset(),
) -> Fact:
    first, last = place
    sort = figure.unit if figure is not None else wanted[0] if wanted is not None else ""
    sort = "date" if sort == _RELATIVE else sort
    before = _nearest(tokens, range(first - 1, max(first - 1 - _REACH, -1), -1))
    behind = _nearest(tokens, range(last, min(last + _REACH, len(tokens))))
    return Fact(kind, sort, tokens[first].start, tokens[last - 1].end, keys, wanted, figure, before, behind, days)


def _nearest(tokens: FigureTokens, places: range) -> str:
    return next((stem(tokens.cased[at].low) for at in places if is_content(tokens.cased[at])), "")
