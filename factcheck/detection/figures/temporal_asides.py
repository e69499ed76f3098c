"""Numeral -> Reason.DATE, TIME or AGE (a decade of life) and its end, for temporal expressions; None for others."""

import re

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
from factcheck.language.en.words import words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.elapsed_times import read_elapsed_time
from factcheck.language.numbers.figure_words import function_word, of_class
from factcheck.language.numbers.forms import Form, Numeral

_OWNERS = frozenset({"his", "her", "their", "my", "our"})
_LAST_DAY = 31
_CLOCK_WITH_STOP = re.compile(r"(?:0?\d|1\d|2[0-3])\.[0-5]\d")
_ENDS = frozenset('.,;)”’"')
# In tokens: so far before its figure stands the verb of a price or rate.
_NEAR = 12


def read_clock(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """The end of a clock time, or None; an elapsed time ("2:04:11") is a figure."""
    if read_elapsed_time(tokens, numeral.first) is not None:
        return None
    end = clock_end(tokens, numeral.first)
    if end is None and _is_clock_with_stop(tokens, numeral):
        end = numeral.last
    return None if end is None else (Reason.TIME, end)


def _is_clock_with_stop(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "Called at 6.10 to a fire": hours and minutes as British papers write them; not "closed at 6.10"."""
    at = numeral.first
    if tokens.low(at - 1) != "at" or _CLOCK_WITH_STOP.fullmatch(tokens[at].text) is None:
        return False
    behind = tokens[at + 1]
    is_alone = function_word(behind.low) not in {"", "det"} if behind.is_word else behind.text in _ENDS
    levels = of_class("told_level") | words("changes")
    return is_alone and levels.isdisjoint(tokens.low(place) for place in range(max(0, at - _NEAR), at))


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
