"""Numeral -> why it is no quantity to check (date, time, age, label, code, part of a proper name), or None."""

import re

from factcheck.detection.figures.dates import read_clock, read_date
from factcheck.detection.figures.reasons import Reason
from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import FigureToken, FigureTokens
from factcheck.language.numbers.figure_words import function_word, of_class
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.noun_phrases import is_plural

_PHONE = re.compile(
    r"\+\d[\d ().-]{6,16}\d|\(?0\d{2,4}\)?(?:[ -]\d{2,5}){2,3}|\(?\d{3}\)?[ .-]?\d{3}[.-]\d{4}"
    r"|\d{3}-\d{4}(?!\d)|1-\d{3}-\d{3}-\d{4}|\d(?:-\d{3,4}){2,3}(?!\d)"
)
_WEB = re.compile(r"://|www\.|@|\.(?:com|org|net|gov|co|html?|uk|pdf)\b|[A-Za-z][\w-]*/[\w.-]+/")
_IN_THE_WEB = frozenset("/@._=?&~#%:-")
_LONGEST_WEB = 80
_OLDEST = 120
_MINUS = frozenset("-−–")
_LONGEST_YEAR = 4
_LONGEST_BRAND = 4
_LONGEST_LIST = 40
# From here on a glued "M" is no million but part of a model ("5500M").
_LEAST_MODEL = 1000


def reason_before_unit(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """The reason that holds whatever unit follows, and the index where the expression ends; None for a
    quantity so far.
    """
    if numeral.form in {Form.DIGITS, Form.ORDINAL, Form.CODE, Form.PART} and tokens[numeral.first].is_number:
        for test in (_web, _phone, read_clock, read_date, _glued_name):
            found = test(tokens, numeral)
            if found is not None:
                return found
        if numeral.form is Form.CODE:
            return Reason.CODE, numeral.last
    return _told_time(tokens, numeral) or _age(tokens, numeral) or _label(tokens, numeral) or _item(tokens, numeral)


def _told_time(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """ "At ten to four", "half past six", "a quarter to nine": a clock time in words, its hour or minutes and hour."""
    low, before, after = (tokens.low(at) for at in (numeral.first, numeral.first - 1, numeral.last))
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
    low, earlier = tokens.low(numeral.first - 1), tokens.low(numeral.first - 2)
    if low == "(" and tokens.low(numeral.last) == ")" and (tokens[numeral.first - 2].is_number or earlier == ")"):
        return Reason.LABEL, numeral.last
    if low in of_class("naming") and numeral.form is Form.DIGITS and len(tokens[numeral.first].text) > _LONGEST_YEAR:
        return Reason.CODE, numeral.last
    if low in of_class("rank") or (low in {"-", "."} and earlier in of_class("rank")):
        return Reason.RANK, numeral.last
    is_no = low == "no" and numeral.form is Form.WORDS
    if low == "#" or (low in words("reference_words") and not is_no):
        return Reason.LABEL, numeral.last
    return _reason_of_digits(tokens, numeral) if numeral.form is Form.DIGITS else None


def _reason_of_digits(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """Of bare digits: an age, a street address, a ZIP code, or part of a proper name."""
    if _stands_as_age(tokens, numeral):
        return Reason.AGE, numeral.last
    street = _street_end(tokens, numeral.last)
    if street is not None:
        return Reason.ADDRESS, street
    before = tokens[numeral.first - 1]
    if len(before.text) == 2 and before.text.isupper() and len(tokens[numeral.first].text) == 5:
        return Reason.ADDRESS, numeral.last
    opens = numeral.first == 1 and (before.low.endswith("ly") or before.low in table("comparators"))
    is_name = before.is_word and before.text[0].isupper() and _can_name(before) and not opens
    is_after_a_name = is_name and _is_plain(tokens, numeral)
    if is_after_a_name or _is_before_a_name(tokens, numeral):
        return Reason.NAME, numeral.last
    return None


def _is_plain(tokens: FigureTokens, numeral: Numeral) -> bool:
    text = tokens[numeral.first].text
    return numeral.last == numeral.first + 1 and len(text) <= 5 and "," not in text


def _can_name(word: FigureToken) -> bool:
    return word.low not in words("changes") and not function_word(word.low)


def _is_before_a_name(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "The 737 Max", "8 Jane Doe": digits inside a proper name, or before one in a list."""
    after = tokens[numeral.last]
    is_name = after.is_word and after.text[0].isupper() and after.text[1:2].islower()
    return _is_numbered_name(tokens, numeral) or (
        (is_name or _is_brand(tokens, numeral)) and _is_plain(tokens, numeral)
    )


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
    if tokens.hyphen(last) and tokens[last + 1].text in {"D", "G"}:
        return Reason.NAME, last + 2  # "3-D printing"
    if tokens.low(last) == "(" and tokens.low(last + 2) == ")" and tokens.are_glued(last):
        return Reason.NAME, last + 3
    low, text = tokens.low(last), tokens[last].text
    is_unit = low in words("glued_units") or low in {"b", "k", "x"}
    is_model = (
        text in {"G", "D"} or (text == "M" and numeral.value >= _LEAST_MODEL) or _is_numbered_name(tokens, numeral)
    )
    if tokens[last].is_word and (is_model or not is_unit):
        return Reason.NAME, _end_of_glued(tokens, last)
    return None


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


def _age(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """ "34 years old", "14-year-olds", "10 years of age", "aged 34", "turned 40"."""
    if numeral.form not in {Form.DIGITS, Form.WORDS} or not 0 <= numeral.value <= _OLDEST or numeral.is_scaled:
        return None
    first, last = numeral.first, numeral.last
    if tokens.hyphen(first - 1) and tokens.low(first - 2) in {"under", "over"} and tokens.low(last) == "s":
        return Reason.AGE, last + 1  # "the under-25s"
    at = last + 1 if tokens.hyphen(last) else last
    if tokens.low(at) in of_class("age_unit"):
        old = at + 2 if tokens.hyphen(at + 1) else at + 1
        if tokens.low(old) in {"old", "olds"}:
            return Reason.AGE, old + 1
        if tokens.low(at + 1) == "of" and tokens.low(at + 2) == "age":
            return Reason.AGE, at + 3
    before = first - 1
    while before > first - 4 and tokens.low(before) in of_class("before_age"):
        before -= 1
    if (
        tokens.low(before) in of_class("age_verb")
        and not is_plural(tokens, last)
        and tokens.low(last) not in {"percent", "%"}
    ):
        return Reason.AGE, _end_of_ages(tokens, last)
    return None


def _end_of_ages(tokens: FigureTokens, last: int) -> int:
    joined = tokens.hyphen(last) or tokens.low(last) in {"to", "and"}
    if joined and (tokens[last + 1].is_number or tokens.low(last + 1) in table("number_words")):
        return last + 2
    return last


def _stands_as_age(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "Jane Doe, 34, said", "John Roe (52)", "who was 10": an age in apposition or as predicate (AP style)."""
    first, last = numeral.first, numeral.last
    if not 1 <= numeral.value < 116 or not _is_plain(tokens, numeral) or numeral.value != int(numeral.value):
        return False
    before, after = tokens.low(first - 1), tokens.low(last)
    named = tokens[first - 2].is_word and tokens[first - 2].text[0].isupper()
    if before == "," and (named or tokens.low(first - 2) in words("roles")) and after == ",":
        return True
    if before == "," and named and after in {",", ".", ";", ")", ""}:
        return True
    if before == "(" and after == ")" and named:
        return not _is_place(tokens, first - 2)
    told = tokens.low(last + 1) == "," or tokens[last + 1].is_number
    if before in {"is", "was"} and named and (after == "when" or (after == "in" and told)):
        return tokens.low(first - 3) not in {"the", "a"}
    return before in {"is", "was"} and tokens.low(first - 2) in {"who", "he", "she", "i"}


def _is_place(tokens: FigureTokens, last: int) -> bool:
    """ "Recorded in Lindal (12), Norport (3) and South Vale (2)": behind "in", or in a list that "in" leads."""
    at = last
    while at > max(-1, last - _LONGEST_LIST) and _is_in_list(tokens, at):
        at -= 1
    return tokens.low(at) in {"in", "at", "from", "near"}


def _is_in_list(tokens: FigureTokens, at: int) -> bool:
    is_name = tokens[at].is_word and tokens[at].text[0].isupper()
    return is_name or tokens[at].is_number or tokens.low(at) in {",", "and", "(", ")"}


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
    is_capital = before.text[0].isupper()
    if before.low == "no" and numeral.form is Form.WORDS:
        return None
    if before.low in of_class("label") or (is_capital and before.low in words("reference_words")):
        return Reason.LABEL, numeral.last
    is_share = tokens.low(numeral.last) in {"%", "percent"}
    if (is_capital or before.text == "iPhone") and not is_share and before.low in words("names_before_numbers"):
        return Reason.NAME, numeral.last
    if before.low == "of" and tokens[first - 2].text in {"Group", "Gang"}:
        return Reason.NAME, numeral.last
    return None


def _item(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """ "6." or "(b) 3)" at the head of a sentence: the number of a list item."""
    is_head = numeral.first == 0 and numeral.last == 1 and len(tokens[0].text) <= 2
    return (Reason.LABEL, 1) if is_head and tokens.low(1) in {".", ")"} and not tokens[2].is_number else None


def _end_of_code(tokens: FigureTokens, last: int) -> int:
    """ "No. 15-674": digits after the hyphen are part of the code."""
    return last + 2 if tokens.hyphen(last) and tokens[last + 1].is_number else last


def _street_end(tokens: FigureTokens, at: int) -> int | None:
    """The end of a street name behind a house number; None for none."""
    for end in range(at + 1, at + 4):
        if not tokens[end - 1].is_word or not tokens[end - 1].text[0].isupper():
            return None
        if tokens.low(end).rstrip(".") in words("street_words") and tokens[end].text[0].isupper():
            return end + 1
    return None
