"""Temporal expressions: figure tokens -> months with their days, weekdays, years, decades, numeric dates, clock times.

Each reader takes the index of a numeral or name and gives the index where the date ends, or None. Whether a date is no
figure to check, or contradicts another one, the callers judge.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from factcheck.language.en.calendar import also_words, months, weekdays
from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.figure_words import function_word, of_class
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.noun_phrases import is_plural

# The most groups of digits that a date or a clock has: hours, minutes, seconds and hundredths.
_MOST_GROUPS = 4
_MINUTES = 2  # digits
_LONGEST_HOUR = 2
_LAST_DAY = 31
_MILITARY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_FIRST_MODERN_YEAR = 1600
# A plural noun behind these is more often an event of that year than counted: "the 2008 elections".
_OUR_TIME = range(1940, 2041)
_RECENT = range(1980, 2041)
_ROUND = 50
_CENTURIES = frozenset({"century", "centuries"})
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})


class NamedDate(NamedTuple):
    """A month (1 to 12) with its day if given, or an ISO 8601 weekday (1 to 7), at the tokens `first` to `last`
    (half-open).
    """

    first: int
    last: int
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


def is_month(tokens: FigureTokens, at: int) -> bool:
    """Whether the token is a capitalised month name or its abbreviation."""
    token = tokens[at]
    return token.is_word and token.text[0].isupper() and token.low.rstrip(".") in months()


def read_named_dates(tokens: FigureTokens) -> Iterator[NamedDate]:
    """All capitalised months and weekdays, and ISO 8601 dates, in order; an adjacent day joins its month.

    Homographs of common words ("May", "March", "Sun") at the head of a sentence are skipped unless a day follows.
    """
    for at in range(len(tokens)):
        token = tokens[at]
        if token.is_number:
            iso = _iso_date(tokens, at)
            if iso is not None:
                yield iso
            continue
        date = _named_date(tokens, at)
        is_word = date is not None and date.day is None and token.low in also_words() and tokens.cased[at].opens
        if date is not None and not is_word:
            yield date


def _named_date(tokens: FigureTokens, at: int) -> NamedDate | None:
    low = tokens.low(at).rstrip(".")
    if not tokens[at].is_word or not tokens[at].text[0].isupper():
        return None
    if low in weekdays():
        return NamedDate(at, at + 1, weekday=weekdays()[low])
    return _month(tokens, at) if low in months() else None


def _month(tokens: FigureTokens, at: int) -> NamedDate:
    """ "May 10", "Sept. 3rd", "10 May", "the 10th of May"; "May 10:30" has a clock beside it."""
    month = months()[tokens.low(at).rstrip(".")]
    after = at + 2 if tokens.low(at + 1) == "." else at + 1
    day = _day(tokens, after)
    if day is not None and tokens.low(after + 1) != ":":
        return NamedDate(at, after + 1 + (tokens.low(after + 1) in _ORDINAL_ENDINGS), month, day)
    before = at - 1
    if tokens.low(before) == "of":
        before -= 1
    if tokens.low(before) in _ORDINAL_ENDINGS:
        before -= 1
    day = _day(tokens, before) if before >= 0 else None
    return NamedDate(before, at + 1, month, day) if day is not None else NamedDate(at, at + 1, month)


def _day(tokens: FigureTokens, at: int) -> int | None:
    text = tokens[at].text
    return int(text) if text.isdecimal() and len(text) < 3 and 0 < int(text) <= _LAST_DAY else None


def _iso_date(tokens: FigureTokens, at: int) -> NamedDate | None:
    """ "2022-05-10"."""
    year, month = tokens[at].text, tokens[at + 2].text
    if len(year) != 4 or tokens.low(at + 1) != "-" or tokens.low(at + 3) != "-":
        return None
    day = _day(tokens, at + 4) if month.isdecimal() and len(month) == 2 else None
    return NamedDate(at + 2, at + 5, int(month), day) if day is not None else None


def clock_end(tokens: FigureTokens, at: int) -> int | None:
    """Where the clock time that begins with the number at `at` ends: "10:30", "9:15:02", "7 p.m.", "1745 hours"."""
    if _begins_hours(tokens, at):
        return at + 1
    return _military_end(tokens, at) or _end_with_unit(tokens, at)


def _military_end(tokens: FigureTokens, at: int) -> int | None:
    """ "1745 hours", "0600"."""
    has_unit = tokens.low(at + 1) in of_class("military_clock")
    if _MILITARY.fullmatch(tokens[at].text) and (has_unit or tokens[at].text[0] == "0"):
        return at + 2 if has_unit else at + 1
    return None


def _end_with_unit(tokens: FigureTokens, at: int) -> int | None:
    """ "10:30", "9:15:02", "7 p.m."."""
    end = at + 1
    while tokens.low(end) == ":" and tokens.are_glued(end - 1) and tokens.are_glued(end) and tokens[end + 1].is_number:
        end += 2
    if tokens.low(end) in of_class("clock") and tokens[at].text.replace(".", "").isdecimal():
        return end + 1
    if tokens.low(end) in {"a", "p"} and tokens.cut(end, end + 3).lower() in {"a.m", "p.m"}:
        return end + 3  # "6 p.m" without its last stop
    is_clock = end > at + 1 and tokens[at + 2].text[:2].isdecimal() and len(tokens[at + 2].text) >= _MINUTES
    return end if is_clock else None


def _begins_hours(tokens: FigureTokens, at: int) -> bool:
    """ "From 3 to 5 pm", "between 9 and 11 a.m.", "3-5pm": the first of two hours, of which the second has the unit."""
    is_joined = tokens.hyphen(at + 1) or (
        tokens.low(at + 1) in {"to", "and"} and tokens.low(at - 1) in {"from", "between"}
    )
    is_hour = is_joined and tokens[at].text.isdecimal() and len(tokens[at].text) <= _LONGEST_HOUR
    return is_hour and tokens[at + 2].is_number and tokens.low(at + 3) in of_class("clock")


def numeric_date_end(tokens: FigureTokens, first: int) -> int | None:
    """ "10/05/2022", "2022-05-10", "9/11": two or more slash-separated groups, or three or more hyphenated."""
    for mark, fewest in (("/", 2), ("-", 3)):
        end, groups = first + 1, 1
        while (
            groups < _MOST_GROUPS
            and tokens.low(end) == mark
            and tokens.are_glued(end - 1)
            and tokens.are_glued(end)
            and tokens[end + 1].is_number
        ):
            end, groups = end + 2, groups + 1
        if mark == "-" and _is_record(tokens, first, end):
            return None
        if groups >= fewest and all(len(tokens[k].text) in {1, 2, 4} for k in range(first, end, 2)):
            return end
    return None


def _is_record(tokens: FigureTokens, first: int, end: int) -> bool:
    """ "A 50-32-1 record", "finished the season 7-8-1": wins, losses and ties beside a word of a contest."""
    sides = [tokens[at].text for at in range(first, end, 2)]
    if any(not side.isdecimal() or len(side) > 2 or side[0] == "0" for side in sides):
        return False
    beside = {tokens.low(first - 1), tokens.low(first - 2), tokens.low(end)}
    return not beside.isdisjoint(words("contests"))


def decade_end(tokens: FigureTokens, first: int) -> int | None:
    """ "1990s", "the 80s", "the 30's": a number that ends in 0 with the suffix "s"."""
    at = first + 2 if tokens.low(first + 1) in {"'", "’"} and tokens.are_glued(first) else first + 1
    is_decade = tokens.low(at) == "s" and tokens.are_glued(at - 1) and tokens[first].text.endswith("0")
    return at + 1 if is_decade else None


def short_year_end(tokens: FigureTokens, first: int) -> int | None:
    """ "'68", "the ’90s": a two-digit year, an apostrophe for the century."""
    if tokens.low(first - 1) not in {"'", "’", "‘"} or len(tokens[first].text) != 2 or not tokens.are_glued(first - 1):
        return None
    return first + 2 if tokens.low(first + 1) == "s" and tokens.are_glued(first) else first + 1


def century_end(tokens: FigureTokens, numeral: Numeral) -> int | None:
    """ "The 19th century", "19th-century": the end of the ordinal."""
    is_century = numeral.form is Form.ORDINAL and tokens.low(numeral.last) in _CENTURIES | {"-"}
    return numeral.last if is_century else None


def day_of_month_end(tokens: FigureTokens, numeral: Numeral) -> int | None:
    """ "10 May", "May 10", "the 10th of May", "Sept. 20-24", "3 and 4 May"; ranges and coordinated days included."""
    first, last = numeral.first, numeral.last
    if numeral.form is Form.ORDINAL and tokens.low(last) in _CENTURIES:
        return last
    if is_month(tokens, first - 1):
        is_count = function_word(tokens.low(first - 2)) == "prep" and is_plural(tokens, last)
        return None if is_count else _end_of_days(tokens, last)  # "in May 12 men died"
    if tokens.low(first - 1) in {".", "the"} and is_month(tokens, first - 2):
        return _end_of_days(tokens, last)
    return _end_before_month(tokens, last)


def _end_before_month(tokens: FigureTokens, last: int) -> int | None:
    """ "10 May", "the 10th of May"; "3 and 4 May", "3-4 May": the end of the days; None without a month."""
    if is_month(tokens, last) or (tokens.low(last) == "of" and is_month(tokens, last + 1)):
        return last
    joined = tokens.hyphen(last) or tokens.low(last) in {"to", "and"}
    if joined and tokens[last + 1].is_number and is_month(tokens, last + 2):
        return last + 2
    return None


def _end_of_days(tokens: FigureTokens, last: int) -> int:
    """ "Sept. 20-24", "May 3 and 4": further days of the same month, as a range or coordinated."""
    while (tokens.hyphen(last) or tokens.low(last) in {"to", "and"}) and _is_further_day(tokens, last + 1):
        last += 2
    return last


def _is_further_day(tokens: FigureTokens, at: int) -> bool:
    is_day = _day(tokens, at) is not None or tokens[at].text in {"0", "00"}
    return is_day and not is_plural(tokens, at + 1) and tokens.low(at + 1) not in words("measures")


def year_end(tokens: FigureTokens, numeral: Numeral) -> int | None:
    """ "2022", "2022-23", "1914/1918": a year or a range of years."""
    first = numeral.first
    if numeral.last != first + 1 or not is_year(tokens, first):
        return None
    end = first + 1
    is_glued = tokens.low(end) in {"-", "–", "/"} and tokens.are_glued(end - 1) and tokens.are_glued(end)
    if is_glued and len(tokens[end + 1].text) in {2, 4} and tokens[end + 1].text.isdecimal():
        end += 2
    return end


def is_year(tokens: FigureTokens, at: int) -> bool:
    """Disambiguate a four-digit numeral: a year, not a cardinal. The first of `YEAR_PATTERNS` that matches decides; by
    default a year.
    """
    text = tokens[at].text
    if len(text) != 4 or not text.isdecimal() or not _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return False
    return next((is_one for pattern, is_one in YEAR_PATTERNS if pattern(tokens, at)), True)


def _with_an_era(tokens: FigureTokens, at: int) -> bool:
    """ "1066 AD": an era abbreviation follows."""
    return tokens.low(at + 1) in of_class("after_year")


def _behind_an_earlier_year(tokens: FigureTokens, at: int) -> bool:
    """ "Between A.D. 1000 and 1260", "the 1998 and 2017 acquisitions": the later of two years."""
    text = tokens[at - 2].text
    is_joined = tokens.low(at - 1) in {"and", "to", "-", "–"} and len(text) == 4 and text.isdecimal()
    return is_joined and tokens.low(at - 3) in of_class("before_year") | {"between", "from", "the"}


def _of_an_award(tokens: FigureTokens, at: int) -> bool:
    """ "Our 2013 Game of the Year", "2016 Person of the Year": a title of the year follows."""
    is_title = tokens[at + 1].is_word and tokens[at + 1].text[0].isupper() and tokens.low(at + 2) == "of"
    return is_title and tokens.low(at + 3) == "the" and tokens.low(at + 4) in of_class("event_period")


def _behind_a_month(tokens: FigureTokens, at: int) -> bool:
    """ "May 2022", "May 10, 2022", "Sept. 2022": a month precedes."""
    if is_month(tokens, at - 1):
        return True
    is_day = tokens[at - 2].is_number and is_month(tokens, at - 3)
    return tokens.low(at - 1) in {",", "."} and (is_day or is_month(tokens, at - 2))


def _moved_from_early(tokens: FigureTokens, at: int) -> bool:
    """ "Rose from 1061 to 1128": two values of a change that are earlier than years of our time."""
    is_pair = tokens.low(at - 1) == "to" and tokens.low(at - 3) == "from" and tokens[at - 2].is_number
    return _early(tokens, at) and is_pair and tokens.low(at - 4) in words("changes")


def _recent(tokens: FigureTokens, at: int) -> bool:
    """ "Below 1990 levels", "his 2016 run", "about 2016 candidates": a number of our time that is not round and has no
    comma of thousands is a year, unless people or a plural unit follow.
    """
    number, after = int(tokens[at].text), tokens.low(at + 1)
    if number not in _RECENT or number % _ROUND == 0 or tokens.hyphen(at + 1) or tokens[at - 1].is_number:
        return False
    is_unit = after in words("measures") and f"{after}s" not in words("measures")
    is_marked = tokens[at - 1].text in table("currency_marks") or after in table("magnitudes") or after == "%"
    return not is_unit and not is_marked and after not in words("irregular_plurals")


def _with_a_unit(tokens: FigureTokens, at: int) -> bool:
    """ "$2000", "1500 metres", "1500 million": a currency, unit of measurement or magnitude; no "2004 season"."""
    after = tokens.low(at + 1)
    has_currency = tokens[at - 1].text in table("currency_marks")
    is_measure = after in words("measures") and after not in of_class("event_period")
    return has_currency or is_measure or after in {"%", "million", "billion"}


def _early_without_lead(tokens: FigureTokens, at: int) -> bool:
    """ "1500 men", "in 1500 towns": before 1600 a year needs its preposition, and no head noun to count."""
    is_led = tokens.low(at - 1) in {"in", "ad", "a.d", "since", "between"}
    return _early(tokens, at) and (not is_led or _counts(tokens, at))


def _early(tokens: FigureTokens, at: int) -> bool:
    return int(tokens[at].text) < _FIRST_MODERN_YEAR


def _led(tokens: FigureTokens, at: int) -> bool:
    """ "In 2022", "the 2022 election": a preposition or determiner precedes."""
    return tokens.low(at - 1) in of_class("before_year") | {"the", "a"}


def _bounded_count(tokens: FigureTokens, at: int) -> bool:
    """ "About 2000 people": a comparator precedes, a plural noun follows."""
    return tokens.low(at - 1) in table("comparators") and _counts(tokens, at)


def _far_count(tokens: FigureTokens, at: int) -> bool:
    """ "1750 homes": a plural noun follows, and the number is no recent year."""
    return is_plural(tokens, at + 1) and int(tokens[at].text) not in _OUR_TIME


def _count_behind_a_preposition(tokens: FigureTokens, at: int) -> bool:
    """ "Of 2000 homes", "the 2000 homes": an ambiguous preposition precedes, a plural noun follows; in "the class
    of 2024 Fellows", a name, it is the year.
    """
    is_led = tokens.low(at - 1) in of_class("maybe_before_year")
    return is_led and is_plural(tokens, at + 1) and not tokens[at + 1].text[0].isupper()


def _count_of_people(tokens: FigureTokens, at: int) -> bool:
    """ "Hurt 2000 people": of which there are no years, but behind a preposition or an article."""
    led = of_class("before_year") | of_class("maybe_before_year") | {"the", "a"}
    return tokens.low(at + 1) in words("irregular_plurals") and tokens.low(at - 1) not in led


def _counts(tokens: FigureTokens, at: int) -> bool:
    """Whether a plural noun follows, at most one modifier between."""
    return is_plural(tokens, at + 1) or (is_plural(tokens, at + 2) and tokens[at + 1].is_word)


# Context of four digits -> whether they are a year. First match wins, so the order matters.
YEAR_PATTERNS: Final[tuple[tuple[Callable[[FigureTokens, int], bool], bool], ...]] = (
    (_with_an_era, True),
    (_moved_from_early, False),
    (_behind_an_earlier_year, True),
    (_behind_a_month, True),
    (_of_an_award, True),
    (_recent, True),
    (_with_a_unit, False),
    (_early_without_lead, False),
    (_early, True),
    (_count_of_people, False),
    (_led, True),
    (_bounded_count, False),
    (_far_count, False),
    (_count_behind_a_preposition, False),
)
