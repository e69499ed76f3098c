"""A date as a text writes it, and the day of its publication -> the days that it can mean (temporal resolution)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from factcheck.language.dates import NamedDate
from factcheck.language.en.calendar import days_beside_today, steps
from factcheck.language.figure_tokens import FigureTokens

# A month or day without a year is that nearest to publication, and could be either where it is as far from both.
_FARTHEST: Final = timedelta(days=150)
_WEEK: Final = 7
_UNITS: Final = frozenset({"month", "year"})


class Days(NamedTuple):
    """From the first day to the last one, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        """ISO 8601: a day, a month, a year."""
        if self.first == self.last:
            return self.first.isoformat()
        return self.first.isoformat()[: 7 if self.first.month == self.last.month else 4]

    def holds(self, other: "Days") -> bool:
        return self.first <= other.first and other.last <= self.last


def days_of(named: NamedDate, year: int | None, published: date) -> frozenset[Days]:
    """The days of a month or weekday; a weekday is the last one, the day of publication included, or the next. Empty
    where it cannot be told.
    """
    if named.weekday is not None:
        back = published - timedelta(days=(published.isoweekday() - named.weekday) % _WEEK)
        return frozenset(Days(day, day) for day in (back, back + timedelta(days=_WEEK)))
    if named.month is None:
        return frozenset()
    years = [year] if year is not None else [published.year - 1, published.year, published.year + 1]
    found = [days for one in years if (days := _in_year(one, named.month, named.day)) is not None]
    near = [days for days in found if year is not None or abs(days.first - published) <= _FARTHEST]
    return frozenset(near if len(near) == 1 else ())


def read_relative_dates(tokens: FigureTokens, published: date) -> Iterator[tuple[int, int, Days]]:
    """ "yesterday", "last month", "this year": first and last token (half-open), and the days."""
    for at in range(len(tokens)):
        low, following = tokens.low(at), tokens.low(at + 1)
        if low in days_beside_today():
            day = published + timedelta(days=days_beside_today()[low])
            yield at, at + 1, Days(day, day)
        elif low in steps() and following in _UNITS:
            yield at, at + 2, _moved(published, following, steps()[low])


def _moved(published: date, unit: str, by: int) -> Days:
    if unit == "year":
        return Days(date(published.year + by, 1, 1), date(published.year + by, 12, 31))
    months = published.year * 12 + published.month - 1 + by
    return _month(months // 12, months % 12 + 1)


def _in_year(year: int, month: int, day: int | None) -> Days | None:
    if day is None:
        return _month(year, month)
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Days(found, found)


def _month(year: int, month: int) -> Days:
    after = date(year + month // 12, month % 12 + 1, 1)
    return Days(date(year, month, 1), after - timedelta(days=1))
