"""Numeral -> Reason.DATE, TIME or AGE (a decade of life) and its end, for temporal expressions; None for others."""

from factcheck.detection.figures.reasons import Reason
from factcheck.language.dates import (
    century_end,
    clock_end,
    day_of_month_end,
    decade_end,
    numeric_date_end,
    short_year_end,
    year_end,
)
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.elapsed_times import read_elapsed_time
from factcheck.language.numbers.forms import Form, Numeral

_OWNERS = frozenset({"his", "her", "their", "my", "our"})
_LAST_DAY = 31


def read_clock(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """The end of a clock time, or None; an elapsed time ("2:04:11") is a figure."""
    if read_elapsed_time(tokens, numeral.first) is not None:
        return None
    end = clock_end(tokens, numeral.first)
    return None if end is None else (Reason.TIME, end)


def read_date(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """The end of a date, year, decade or century, or None."""
    first = numeral.first
    text = tokens[first].text
    end = None if numeral.form is Form.PART else numeric_date_end(tokens, first)
    if end is None and text.isdecimal():
        decade = decade_end(tokens, first)
        if decade is not None and short_year_end(tokens, first) is None:
            return _reason_of_decade(tokens, first), decade
        is_day = len(text) <= 2 and int(text) <= _LAST_DAY
        readers = (day_of_month_end,) if is_day else (century_end, year_end)
        found = (reader(tokens, numeral) for reader in readers)
        end = short_year_end(tokens, first) or next((one for one in found if one is not None), None)
    return None if end is None else (Reason.DATE, end)


def _reason_of_decade(tokens: FigureTokens, first: int) -> Reason:
    """ "In his 80s" is an age; "the 80s" a date."""
    near = {tokens.low(first - 1), tokens.low(first - 2), tokens.low(first - 3)}
    return Reason.AGE if len(tokens[first].text) == 2 and near & _OWNERS else Reason.DATE
