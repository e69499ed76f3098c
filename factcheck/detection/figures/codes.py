"""Numeral -> whether it tells versions, pictures or calibres apart, and so counts and measures nothing."""

import re

from factcheck.detection.figures.ages import OLDEST
from factcheck.detection.figures.composition import Figure
from factcheck.detection.figures.reasons import Reason
from factcheck.language.en.words import words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.figure_words import function_word, of_class
from factcheck.language.numbers.forms import Form, Numeral

# In code points: so far from a picture's counter stands that of the next one.
_NEAR = 400
_LISTED = frozenset({Reason.LABEL, Reason.AGE, Reason.RANK, Reason.NAME})
_LINKS = ([","], ["and"], ["or"], ["&"], [",", "and"], [",", "or"])
_COUNTER = re.compile(r"(?<![\w/.])(\d{1,3})/(\d{1,3})(?![\w/.])")


def read_version(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """ "Update 5.50", "the 5.50 update", "the PS4 5.50": a decimal beside a word for software or behind a name with
    digits.
    """
    first, behind = numeral.first, tokens[numeral.first + 1]
    is_decimal = numeral.last == first + 1 and "." in tokens[first].text[1:]
    is_glued = tokens.are_glued(first) and (behind.is_word or behind.text == "%")
    if not is_decimal or is_glued or behind.low in words("measures"):
        return None
    is_beside = tokens.low(first - 1) in of_class("versioned") or behind.low in of_class("versioned")
    is_behind_name = tokens[first - 1].is_number and tokens[first - 2].is_word and tokens.are_glued(first - 2)
    return (Reason.CODE, first + 1) if is_beside or is_behind_name else None


def read_counter(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """ "1/8 The scene ... 2/8 Police officers", "show all 50": the number of a picture, or of all pictures."""
    first, last = numeral.first, numeral.last
    if tokens.low(first - 1) == "all" and tokens.low(first - 2) in of_class("shows") and not tokens[last].is_word:
        return Reason.LABEL, last
    if tokens.low(last) in of_class("shows") and tokens.low(last + 1) == "all":
        return Reason.LABEL, last
    is_counter = _is_counted_on(tokens, first) or _numbers_a_post(tokens, first)
    return (Reason.LABEL, first + 3) if is_counter else None


def _is_counted_on(tokens: FigureTokens, first: int) -> bool:
    """Whether the number before or after that of "2/8" stands near, too, and no noun behind it: "1/3 cup"."""
    start, end = tokens[first].start, tokens[first + 2].end
    if _COUNTER.fullmatch(tokens.text, start, end) is None or tokens[first + 3].text.islower():
        return False
    number, many = int(tokens[first].text), tokens[first + 2].text
    near = _COUNTER.finditer(tokens.text, max(0, start - _NEAR), start + _NEAR)
    return any(one[2] == many and abs(int(one[1]) - number) == 1 for one in near)


def _numbers_a_post(tokens: FigureTokens, first: int) -> bool:
    """ "1/2 Today we ...", "... (2/2)": the first or last of so many posts."""
    start, end = tokens[first].start, tokens[first + 2].end
    if _COUNTER.fullmatch(tokens.text, start, end) is None:
        return False
    behind = tokens[first + 3].text
    is_bracketed = tokens.low(first - 1) == "(" and behind == ")"
    return is_bracketed or (first == 0 and behind[:1].isupper() and behind[1:].islower())


def is_listed_with(tokens: FigureTokens, figure: Figure, aside: tuple[Reason, int]) -> bool:
    """ "Pages 10 and 11", "ages 15, 16 and 17", "Channels 116, 454": a bare number coordinated with a label, age or
    rank; behind a comma alone only if the list goes on or ends there, not in "on page 3, 40 names stand".
    """
    reason, end = aside
    between = [tokens.low(at) for at in range(end, figure.first)]
    if not _is_of_a_list(figure, reason) or between not in _LINKS or tokens.low(figure.last) in {"%", "of"}:
        return False
    behind = tokens[figure.last]
    if between == [","] and not (tokens.low(end - 2) == "," and tokens[end - 3].is_number):
        return behind.low in {"and", "or", "&", "to"} or not behind.is_word
    return not behind.is_word or function_word(behind.low) != ""


def _is_of_a_list(figure: Figure, reason: Reason) -> bool:
    """Whether a bare number can go on a list of such: no age of 8,959."""
    is_bare = figure.unit is None and figure.high is None and figure.form is Form.DIGITS and not figure.is_scaled
    return is_bare and reason in _LISTED and not (reason is Reason.AGE and figure.value > OLDEST)


def is_calibre(tokens: FigureTokens, figure: Figure) -> bool:
    """ "A 3.5 mm jack", "60 rounds of 7.62 mm ammunition", "155mm shells": tells a kind of thing from others."""
    at = figure.last + 1 if tokens.hyphen(figure.last) else figure.last
    is_bore = (figure.unit or "").lower() in of_class("bore")
    return is_bore and any(tokens.low(place) in of_class("bored") for place in (at, at + 1))
