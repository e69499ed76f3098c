"""Numeral -> why it is no quantity to check (date, time, age, label, code, part of a proper name), or None."""

import re
from collections.abc import Callable
from typing import Final

from factcheck.detection.figures.ages import is_plain, read_age, stands_as_age
from factcheck.detection.figures.codes import read_counter, read_version
from factcheck.detection.figures.ordinals import is_superlative
from factcheck.detection.figures.reasons import Reason
from factcheck.detection.figures.temporal_asides import read_clock, read_date
from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import FigureToken, FigureTokens
from factcheck.language.numbers.figure_words import function_word, of_class
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.symbols import is_symbol

_PHONE = re.compile(
    r"\+\d[\d ().-]{6,16}\d|\(?0\d{2,4}\)?(?:[ -]\d{2,5}){2,3}|\(?\d{3}\)?[ .-]?\d{3}[.-]\d{4}"
    r"|0\d{2,4}/\d{2,5}(?: \d{1,5}){1,3}|\d{3}-\d{4}(?!\d)|1-\d{3}-\d{3}-\d{4}|\d(?:-\d{3,4}){2,3}(?!\d)"
    r"|0[38]\d\d \d{6,7}(?!\d)"
)
_WEB = re.compile(r"://|www\.|@|\.(?:com|org|net|gov|co|html?|uk|pdf)\b|[A-Za-z][\w-]*/[\w.-]+/")
_IN_THE_WEB = frozenset("/@._=?&~#%:-")
_LONGEST_WEB = 80
_MINUS = frozenset("-−–")
_LONGEST_YEAR = 4
_BEFORE_AN_ITEM = frozenset({":", ";", ",", "and", "or"})
# So many tokens back an opening bracket is looked for.
_FARTHEST_BRACKET = 40
_LONGEST_BRAND = 4
# The most tokens from the word of a vote to its result.
_NEAR = 5
# From here on a glued "M" is no million but part of a model ("5500M").
_LEAST_MODEL = 1000


def reason_before_unit(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """The reason that holds whatever unit follows, and the index where the expression ends; None for a
    quantity so far.
    """
    if numeral.form in {Form.DIGITS, Form.ORDINAL, Form.CODE, Form.PART} and tokens[numeral.first].is_number:
        for test in (_web, _phone, read_clock, read_counter, read_version, read_date, _glued_name):
            found = test(tokens, numeral)
            if found is not None:
                return found
        if numeral.form is Form.CODE:
            return Reason.CODE, numeral.last
    tests = (_told_time, read_age, _place, _numbered_part, _label, _item)
    return next((found for test in tests if (found := test(tokens, numeral)) is not None), None)


def _told_time(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """ "At ten to four", "half past six", "a quarter to nine", "five o’clock": a clock time in words, its hour or
    minutes and hour.
    """
    low, before, after = (tokens.low(at) for at in (numeral.first, numeral.first - 1, numeral.last))
    if low in of_class("hour") and after in {"o'clock", "o’clock"}:
        return Reason.TIME, numeral.last + 1
    minutes = tokens.low(numeral.first - 2) in of_class("told_minutes")
    if low in of_class("hour") and minutes and (before == "past" or tokens.low(numeral.first - 2) == "quarter"):
        return (Reason.TIME, numeral.last) if before in {"past", "to"} else None
    is_told = before in of_class("before_hour") and after in {"past", "to"} and low in of_class("told_minutes")
    behind = tokens[numeral.last + 2]
    is_hour = tokens.low(numeral.last + 1) in of_class("hour") and (not behind.is_word or function_word(behind.low))
    return (Reason.TIME, numeral.last + 2) if is_told and is_hour else None


def reason_without_unit(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """The reason for a numeral without unit or counted noun, and where it ends; None for a quantity."""
    if numeral.is_scaled:
        return None
    reason = next((reason for holds, reason in REASONS_BY_WORD_BEFORE if holds(tokens, numeral)), None)
    if reason is not None:
        return reason, numeral.last
    return _reason_of_digits(tokens, numeral) if numeral.form is Form.DIGITS else None


def _is_behind_a_number(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "03 (2)", "(1) (2)": brackets behind a number, or other brackets."""
    is_bracketed = tokens.low(numeral.first - 1) == "(" and tokens.low(numeral.last) == ")"
    return is_bracketed and (tokens[numeral.first - 2].is_number or tokens.low(numeral.first - 2) == ")")


def _is_named_code(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "Dubbed 48213": more digits than a year has, behind a verb of naming."""
    is_named = tokens.low(numeral.first - 1) in of_class("naming") and numeral.form is Form.DIGITS
    return is_named and len(tokens[numeral.first].text) > _LONGEST_YEAR


def _is_ranked(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "Ranked 4", "No. 4"."""
    before = tokens.low(numeral.first - 1)
    return before in of_class("rank") or (before in {"-", "."} and tokens.low(numeral.first - 2) in of_class("rank"))


def _is_referenced(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "#4", "page 4", "articles 5 and 4", "18 U.S.C.", but "no two"."""
    before, behind = tokens.low(numeral.first - 1), tokens.low(numeral.last)
    is_no = before == "no" and numeral.form is Form.WORDS
    is_several = before in of_class("labels") and behind in {"and", "or", ",", "to", "through", "-", "–"}
    is_law = behind in of_class("law_code") or (behind == "u.s" and tokens.low(numeral.last + 1) == "code")
    is_listed = is_several and tokens[numeral.last + 1].is_number
    return before == "#" or is_listed or is_law or (before in words("reference_words") and not is_no)


def _is_called(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "Called 911", "the 999 operator": a number that is dialled."""
    is_dialled = numeral.form is Form.DIGITS and tokens[numeral.first].text in of_class("dialled")
    beside = {tokens.low(numeral.first - 1), tokens.low(numeral.last)}
    return is_dialled and not beside.isdisjoint(of_class("dials"))


# What stands before a bare numeral -> why it counts nothing. First match wins.
REASONS_BY_WORD_BEFORE: Final[tuple[tuple[Callable[[FigureTokens, Numeral], bool], Reason], ...]] = (
    (_is_behind_a_number, Reason.LABEL),
    (_is_named_code, Reason.CODE),
    (_is_ranked, Reason.RANK),
    (_is_referenced, Reason.LABEL),
    (_is_called, Reason.PHONE),
)


def _reason_of_digits(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """Of bare digits: an age, a street address, a ZIP code, or part of a proper name."""
    if stands_as_age(tokens, numeral):
        return Reason.AGE, numeral.last
    street = _street_end(tokens, numeral.last)
    if street is not None:
        return Reason.ADDRESS, street
    if _is_zip_code(tokens, numeral):
        return Reason.ADDRESS, numeral.last
    if _is_apposed_brand(tokens, numeral):
        return Reason.NAME, numeral.last
    if _is_after_a_name(tokens, numeral) or _is_before_a_name(tokens, numeral):
        return Reason.NAME, numeral.last
    return None


def _is_zip_code(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "MA 02139": five digits behind the capitals of a state."""
    state = tokens[numeral.first - 1].text
    return len(state) == 2 and state.isupper() and len(tokens[numeral.first].text) == 5


def _is_apposed_brand(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "The chain 365", "the 212 brand": a number in apposition to a noun for what has a brand name."""
    is_beside = tokens.low(numeral.first - 1) in of_class("brands") or tokens.low(numeral.last) in of_class("brands")
    return is_beside and is_plain(tokens, numeral)


def _is_after_a_name(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "Boeing 737": digits behind a capital that only heads no sentence ("Nearly 40")."""
    before = tokens[numeral.first - 1]
    if not before.is_word or not before.text[0].isupper() or not _can_name(before):
        return False
    opens = numeral.first == 1 and (before.low.endswith("ly") or before.low in table("comparators"))
    return not opens and is_plain(tokens, numeral)


def _can_name(word: FigureToken) -> bool:
    return word.low not in words("changes") and not function_word(word.low)


def _is_before_a_name(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "The 737 Max", "8 Jane Doe": digits inside a proper name, or before one in a list."""
    after = tokens[numeral.last]
    is_name = after.is_word and after.text[0].isupper() and after.text[1:2].islower()
    return _is_numbered_name(tokens, numeral) or ((is_name or _is_brand(tokens, numeral)) and is_plain(tokens, numeral))


def _is_brand(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "10 TV are off the air": capitals behind a whole number that no noun follows."""
    mark, behind = tokens[numeral.last].text, tokens[numeral.last + 1]
    is_capitals = mark.isupper() and 1 < len(mark) < _LONGEST_BRAND and tokens[numeral.first].text.isdecimal()
    return is_capitals and (not behind.is_word or function_word(behind.low) != "")


def _is_numbered_name(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "737", "777x", "4K": digits, with a glued suffix or without, that the lexicon lists as a proper name."""
    number = tokens[numeral.first].text
    return number in words("numbered_names") or number + tokens[numeral.last].text in words("numbered_names")


def _web(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """The whole URL, e-mail address or domain around the digits."""
    first, last = tokens[numeral.first], tokens[numeral.last - 1]
    text = tokens.text
    around = text[first.start - 1 : first.start] + text[last.end : last.end + 1]
    if not _IN_THE_WEB.intersection(around):
        return None
    left = text[max(0, first.start - _LONGEST_WEB) : first.start].split(" ")[-1]
    right = text[first.start : last.end + _LONGEST_WEB].split(None, 1)[0]
    if not _WEB.search(left + right):
        return None
    end = numeral.last
    while end < len(tokens) and tokens.are_glued(end - 1) and tokens[end].end - first.start <= len(right):
        end += 1
    return Reason.WEB, end


def _phone(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """The whole telephone number."""
    start = tokens[numeral.first].start
    if tokens.text[start - 1 : start] in {"+", "("}:
        start -= 1
    match = _PHONE.match(tokens.text, start)
    if match is None or "\n" in match.group():
        return None
    end = numeral.last
    while tokens[end].end > 0 and tokens[end].end <= match.end():
        end += 1
    return Reason.PHONE, end


def _glued_name(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """ "G20", "Covid-19", "SF90", "5G", "401(k)": digits with a glued affix that is no unit."""
    first, last = numeral.first, numeral.last
    if _adjoins_a_name(tokens, first):
        return Reason.NAME, _end_of_glued(tokens, last)
    if not tokens.are_glued(last - 1) or numeral.form is not Form.DIGITS or numeral.is_scaled:
        return None
    if tokens.hyphen(last) and _goes_on_as_name(tokens[last + 1]):
        return Reason.NAME, last + 2
    if tokens.low(last) == "(" and tokens.low(last + 2) == ")" and tokens.are_glued(last):
        return Reason.NAME, last + 3
    is_name = tokens[last].is_word and (_is_model(tokens, numeral) or not _is_glued_unit(tokens[last].text))
    return (Reason.NAME, _end_of_glued(tokens, last)) if is_name else None


def _goes_on_as_name(word: FigureToken) -> bool:
    """What makes a name of digits and a hyphen: "3-D printing", "7-Eleven"."""
    return word.text in {"D", "G"} or (word.text[:1].isupper() and word.low in table("number_words"))


def _is_model(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "5G", "5500M", "737x": a suffix that makes a model of the number."""
    suffix = tokens[numeral.last].text
    is_no_million = suffix == "M" and numeral.value >= _LEAST_MODEL
    return suffix in {"G", "D"} or is_no_million or _is_numbered_name(tokens, numeral)


def _is_glued_unit(text: str) -> bool:
    return text.lower() in words("glued_units") or text in {"b", "B", "k", "K", "x", "X"} or is_symbol(text)


def _adjoins_a_name(tokens: FigureTokens, first: int) -> bool:
    """Whether a word adjoins the digits on the left, with or without a hyphen."""
    before = tokens[first - 1]
    if before.is_word and tokens.are_glued(first - 1):
        return True
    if before.low in _MINUS and not tokens.are_glued(first - 2) and tokens.are_glued(first - 1):
        return tokens.low(first - 2) in words("names_before_numbers")  # "COVID -19"
    is_hyphened = before.low in {"-", "‑", "‐"} and tokens.hyphen(first - 1) and tokens[first - 2].is_word
    return is_hyphened and tokens.low(first - 2) not in of_class("glued_prefix")


def _end_of_glued(tokens: FigureTokens, at: int) -> int:
    while tokens.are_glued(at - 1) and (tokens[at].is_word or tokens[at].is_number):
        at += 1
    return at


def _label(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """ "Phase 3 trials", "Fortune 500 companies", "No. 5", "Group of 7", "World War Two": a numeral that names, not
    counts.
    """
    first = numeral.first
    before = tokens[first - 1]
    if before.text == "." and tokens.low(first - 2) in of_class("label_stop"):
        return Reason.LABEL, _end_of_code(tokens, numeral.last)
    if not before.is_word or numeral.form not in {Form.DIGITS, Form.WORDS} or numeral.is_scaled:
        return None
    if before.low == "no" and numeral.form is Form.WORDS:
        return None
    is_capital = before.text[0].isupper()
    if _ends_index_name(tokens, first):
        return Reason.NAME, numeral.last
    if before.low in of_class("label") or (is_capital and before.low in words("reference_words")):
        return None if _is_vote(tokens, numeral) else (Reason.LABEL, numeral.last)
    return (Reason.NAME, numeral.last) if _ends_a_name(tokens, numeral) else None


def _place(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """ "The #1 schools", "the top 10 warmest months"."""
    before = tokens.low(numeral.first - 1)
    if before == "#" and tokens.are_glued(numeral.first - 1) and numeral.form is Form.DIGITS:
        return Reason.RANK, numeral.last
    return (Reason.RANK, numeral.last + 1) if before == "top" and is_superlative(tokens[numeral.last]) else None


def _numbered_part(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """ "In game seven of the series", "on day 3.", not "that game seven players": no article leads, no noun follows."""
    if tokens.low(numeral.first - 1) not in of_class("numbered_part") or numeral.is_scaled:
        return None
    behind, is_bare = tokens[numeral.last], function_word(tokens.low(numeral.first - 2)) not in {"det", "poss"}
    is_one = (
        is_bare
        and numeral.form in {Form.DIGITS, Form.WORDS}
        and (not behind.is_word or function_word(behind.low) != "")
    )
    return (Reason.LABEL, numeral.last) if is_one else None


def _ends_index_name(tokens: FigureTokens, first: int) -> bool:
    """ "The S&P 500", "the A&B 20": a letter behind an ampersand is no label."""
    return tokens.low(first - 2) == "&" and len(tokens[first - 1].text) == 1


def _is_vote(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "Passed the House 311-112": a pair of numbers behind a word of a vote."""
    is_pair = tokens.hyphen(numeral.last) and tokens[numeral.last + 1].is_number
    near = (tokens.low(at) for at in range(max(0, numeral.first - _NEAR), numeral.first))
    return is_pair and not of_class("vote").isdisjoint(near)


def _ends_a_name(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "Fortune 500", "iPhone 6", "Group of 7"."""
    before = tokens[numeral.first - 1]
    if before.low == "of":
        return tokens[numeral.first - 2].text in {"Group", "Gang"}
    is_name = (before.text[0].isupper() or before.text == "iPhone") and before.low in words("names_before_numbers")
    return is_name and tokens.low(numeral.last) not in {"%", "percent"}


def _item(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """ "6.", "3)" or "2/" at the head of a sentence, "two reasons: 1) it", "(2) it" inside one: the number of a list
    item.
    """
    first, behind = numeral.first, tokens.low(numeral.last)
    if numeral.last != first + 1 or len(tokens[first].text) > 2 or tokens[numeral.last + 1].is_number:
        return None
    is_head = first == 0 and (behind in {".", ")"} or (behind == "/" and not tokens.are_glued(numeral.last)))
    if behind == ")" and tokens.low(first - 1) == "(":
        is_head = tokens[first].text.isdecimal() and _opens_with_bracket(tokens, first)
    return (Reason.LABEL, numeral.last) if is_head or (behind == ")" and _opens_an_item(tokens, first)) else None


def _opens_with_bracket(tokens: FigureTokens, first: int) -> bool:
    """ "(1) It rained", "choices: (2) wait": no noun stands before the bracket, and a word follows."""
    is_led = first == 1 or tokens.low(first - 2) in _BEFORE_AN_ITEM | {"—", "–"}
    return is_led and tokens[first + 2].is_word and not tokens.are_glued(first + 1)


def _opens_an_item(tokens: FigureTokens, first: int) -> bool:
    """Whether a mark or conjunction stands before the number, and no bracket is open."""
    if not tokens[first].text.isdecimal() or tokens.low(first - 1) not in _BEFORE_AN_ITEM:
        return False
    before = (tokens.low(at) for at in range(first - 1, max(-1, first - _FARTHEST_BRACKET), -1))
    return next((low for low in before if low in {"(", ")"}), ")") == ")"


def _end_of_code(tokens: FigureTokens, last: int) -> int:
    """ "No. 15-674": digits after the hyphen are part of the code."""
    return last + 2 if tokens.hyphen(last) and tokens[last + 1].is_number else last


def _street_end(tokens: FigureTokens, at: int) -> int | None:
    """The end of a street name behind a house number; None for none."""
    at += tokens.low(at) in {"n", "e", "s", "w"} and tokens[at + 1].text == "."  # "780 E. Pyle Ave."
    if tokens[at].is_number and tokens.are_glued(at) and tokens.low(at + 2) in words("street_words"):
        return at + 3  # "1401 79th Street"
    for end in range(at + 1, at + 4):
        if not (tokens[end - 1].is_word or tokens[end - 1].text == ".") or tokens[end - 1].text[0].islower():
            return None
        if tokens.low(end).rstrip(".") in words("street_words") and tokens[end].text[0].isupper():
            return end + 1
    return None
