"""Tell dates, years and times of day from figures to check."""

import re

from factcheck.detection.figures.reasons import Reason
from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.figure_words import function_word, of_class
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.noun_phrases import is_plural

_FOUR_DIGITS = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
# The most groups of digits that a date or a clock has: hours, minutes, seconds and hundredths.
_MOST_GROUPS = 4


def read_clock(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    end = numeral.first + 1
    while tokens.low(end) == ":" and tokens.are_glued(end - 1) and tokens.are_glued(end) and tokens[end + 1].is_number:
        end += 2
    if _is_military(tokens, numeral.first):
        return Reason.TIME, numeral.first + (2 if tokens.low(numeral.first + 1) in of_class("military_clock") else 1)
    is_clock = end > numeral.first + 1
    if tokens.low(end) in of_class("clock") and tokens[numeral.first].text.replace(".", "").isdecimal():
        return Reason.TIME, end + 1
    return (Reason.TIME, end) if is_clock else None


def _is_military(tokens: FigureTokens, at: int) -> bool:
    """ "At 1745 hours", "by 0430": four digits of a clock of 24 hours, with their unit or a nought in front."""
    is_told = tokens.low(at + 1) in of_class("military_clock") or tokens[at].text[0] == "0"
    return is_told and _FOUR_DIGITS.fullmatch(tokens[at].text) is not None


def is_month(tokens: FigureTokens, at: int) -> bool:
    token = tokens[at]
    return token.is_word and token.text[0].isupper() and token.low.rstrip(".") in words("months_days")


def read_date(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    first = numeral.first
    text = tokens[first].text
    numeric = _numeric_date_end(tokens, first)
    if numeric is not None and numeral.form is not Form.PART:
        return Reason.DATE, numeric
    if not text.isdecimal():
        return None
    if tokens.low(first - 1) in {"'", "’", "‘"} and len(text) == 2 and tokens.are_glued(first - 1):
        return Reason.DATE, _decade_end(tokens, first)
    if tokens.low(first + 1) == "s" and tokens.are_glued(first) and text.endswith("0"):
        return _decade(tokens, first)
    if len(text) <= 2 and int(text) <= 31:
        return _day_of_month(tokens, numeral)
    if numeral.form is Form.ORDINAL and tokens.low(numeral.last) in {"century", "centuries", "-"}:
        return Reason.DATE, numeral.last
    return _year(tokens, numeral)


def _numeric_date_end(tokens: FigureTokens, first: int) -> int | None:
    """ "10/05/2022", "2022-05-10", "9/11": digits parted by strokes, or three groups of them by hyphens."""
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
        if groups >= fewest and all(len(tokens[k].text) in {1, 2, 4} for k in range(first, end, 2)):
            return end
    return None


def _decade_end(tokens: FigureTokens, first: int) -> int:
    return first + 2 if tokens.low(first + 1) == "s" and tokens.are_glued(first) else first + 1


def _decade(tokens: FigureTokens, first: int) -> tuple[Reason, int]:
    owners = {"his", "her", "their", "my", "our"}
    near = {tokens.low(first - 1), tokens.low(first - 2), tokens.low(first - 3)}
    is_age = len(tokens[first].text) == 2 and bool(near & owners)
    return (Reason.AGE if is_age else Reason.DATE), first + 2


def _day_of_month(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    first, last = numeral.first, numeral.last
    if numeral.form is Form.ORDINAL and tokens.low(last) in {"century", "centuries"}:
        return Reason.DATE, last
    if _counts_after_a_day(tokens, first, last):
        return None
    if is_month(tokens, first - 1) or (tokens.low(first - 1) in {".", "the"} and is_month(tokens, first - 2)):
        return Reason.DATE, _end_of_days(tokens, last)
    if is_month(tokens, last) or (tokens.low(last) == "of" and is_month(tokens, last + 1)):
        return Reason.DATE, last
    joined = tokens.hyphen(last) or tokens.low(last) in {"to", "and"}
    if joined and tokens[last + 1].is_number and is_month(tokens, last + 2):
        return Reason.DATE, last + 2
    return None


def _counts_after_a_day(tokens: FigureTokens, first: int, last: int) -> bool:
    """ "On Friday 40 homes", "In May 12 men": behind a preposition and a day or month, before what is counted."""
    at = first - 2 if tokens.low(first - 2) != "," else first - 3
    return is_month(tokens, first - 1) and function_word(tokens.low(at)) == "prep" and is_plural(tokens, last)


def _end_of_days(tokens: FigureTokens, last: int) -> int:
    """ "Sept. 20-24", "May 3 and 4": further days of the same month."""
    while (tokens.hyphen(last) or tokens.low(last) in {"to", "and"}) and _is_day(tokens, last + 1):
        last += 2
    return last


def _is_day(tokens: FigureTokens, at: int) -> bool:
    text = tokens[at].text
    return (
        len(text) <= 2
        and text.isdecimal()
        and int(text) <= 31
        and not is_plural(tokens, at + 1)
        and tokens.low(at + 1) not in words("measures")
    )


def _year(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    first = numeral.first
    if numeral.last != first + 1 or not is_year(tokens, first):
        return None
    end = first + 1
    is_glued = tokens.low(end) in {"-", "–", "/"} and tokens.are_glued(end - 1) and tokens.are_glued(end)
    if is_glued and len(tokens[end + 1].text) in {2, 4} and tokens[end + 1].text.isdecimal():
        end += 2
    return Reason.DATE, end


def is_year(tokens: FigureTokens, at: int) -> bool:
    """Whether four digits are a year rather than a count; dates come with their own small words."""
    text, before, after = tokens[at].text, tokens.low(at - 1), tokens.low(at + 1)
    if len(text) != 4 or not text.isdecimal() or not 1000 <= int(text) <= 2100:
        return False
    if after in of_class("after_year"):
        return True
    if before in {"and", "to", "-", "–"} and _is_early_year(tokens, at - 2):
        return True
    if is_month(tokens, at - 1) or (before in {",", "."} and _follows_a_day(tokens, at - 2)):
        return True
    is_of_people = after in words("irregular_plurals") and before not in of_class("before_year") | {"the", "a"}
    if is_of_people and before not in of_class("maybe_before_year"):
        return False
    is_counted = is_plural(tokens, at + 1) or (is_plural(tokens, at + 2) and tokens[at + 1].is_word)
    if (
        tokens[at - 1].text in table("currency_marks")
        or after in words("measures")
        or after in {"%", "million", "billion"}
    ):
        return False
    if int(text) < 1600:
        return before in {"in", "ad", "a.d", "since", "between"} and not is_counted
    if before in of_class("before_year") or before in {"the", "a"}:
        return True
    if before in table("comparators") and is_counted:
        return False
    return not (is_plural(tokens, at + 1) and not 1940 <= int(text) <= 2040) and not (
        is_plural(tokens, at + 1) and before in of_class("maybe_before_year")
    )


def _is_early_year(tokens: FigureTokens, at: int) -> bool:
    """ "Between A.D. 1000 and 1260": the year that another one goes on from."""
    text = tokens[at].text
    return len(text) == 4 and text.isdecimal() and tokens.low(at - 1) in of_class("before_year") | {"between", "from"}


def _follows_a_day(tokens: FigureTokens, at: int) -> bool:
    return is_month(tokens, at) or (tokens[at].is_number and is_month(tokens, at - 1))
