"""Figure tokens -> numerals in digits, with what multiplies or adds to them: "12,500", "3.5bn", "6.02 x 10^23"."""

import re
import unicodedata
from functools import cache

from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import FigureToken, FigureTokens
from factcheck.language.numbers.elapsed_times import read_elapsed_time
from factcheck.language.numbers.figure_words import function_word, of_class
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.fractions import add_fraction, read_numerator, read_slashed
from factcheck.language.numbers.magnitudes import scale_by_words, times

# Longer digit strings are identifiers; a news figure of that length has thousands separators, or is spelled out.
_LONGEST_NUMBER = 24
_LONGEST_UNPARTED = 12
# The digits of a group of thousands.
_GROUP = 3
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–", "0123456789---")
_ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def read_digits(tokens: FigureTokens, at: int) -> Numeral:
    """The numeral that begins with the digits at token `at`; a code or version has no value."""
    text = tokens[at].text
    value = number(text)
    if value is None:
        return Numeral(at, at + 1, 0, Form.CODE)
    if tokens.are_glued(at) and _is_ordinal(value, tokens.low(at + 1)):
        return Numeral(at, at + 2, value, Form.ORDINAL)
    simple = read_slashed(tokens, at, value) or _powered(tokens, at, value) or read_elapsed_time(tokens, at)
    if simple is not None:
        return simple
    numeral = _parted_by_spaces(tokens, at) or _parted_twice(tokens, at) or Numeral(at, at + 1, value, Form.DIGITS)
    _skip_note(tokens, numeral)
    add_fraction(tokens, numeral)
    scale_by_words(tokens, numeral)
    return read_numerator(tokens, numeral)


def number(text: str) -> float | None:
    """The value of digits with thousands separators and decimals; None for a code or version ("1.2.3")."""
    if len(text) > _LONGEST_NUMBER or (len(text) > _LONGEST_UNPARTED and text.isdecimal()):
        return None
    if not text[-1].isdecimal():
        whole, _, decimals = text[:-1].partition(".")
        # Of "5.61¾", as grain is priced, the fraction is one of the last place.
        return times(float(f"{whole or 0}{decimals}") + unicodedata.numeric(text[-1]), 0.1 ** len(decimals))
    plain = re.sub(r"[\s\u00a0\u2009\u202f'’]", "", text.replace("·", "."))
    if re.fullmatch(r"\d+,\d{1,2}", plain):
        plain = plain.replace(",", ".")
    plain = plain.replace(",", "")
    if plain.count(".") > 1:
        groups = plain.split(".")
        if len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:]):
            return None
        plain = "".join(groups)
    return float(plain)


def _is_ordinal(value: float, ending: str) -> bool:
    """ "3rd", "11th": the ordinal suffix that agrees with the value; "7st" is a weight."""
    teens = 11 <= value % 100 <= 13
    return ending == ("th" if teens else _ORDINAL_ENDINGS.get(int(value % 10), "th"))


def _powered(tokens: FigureTokens, at: int, value: float) -> Numeral | None:
    """Scientific notation: "2.998×10⁸", "6.02 x 10^23"."""
    if tokens.low(at + 1) not in {"×", "x"} or tokens[at + 2].text != "10":
        return None
    end = at + 3
    while end < at + 6 and tokens.are_glued(end - 1):
        end += 1
    exponent = tokens.cut(at + 3, end).lstrip("^").translate(_SUPERSCRIPTS) if end > at + 3 else ""
    found = re.match(r"-?\d{1,2}(?!\w)", exponent)
    if found is None:
        return None
    while tokens[end - 1].end - tokens[at + 3].start > found.end() + 1:
        end -= 1
    return Numeral(at, end, value * 10.0 ** int(found.group()), Form.DIGITS)


def _parted_by_spaces(tokens: FigureTokens, at: int) -> Numeral | None:
    """ "12 500 people": thousands parted by plain spaces (ISO 80000-1) before what is counted. None behind a name or
    month ("Airbus 320 200 seats", "May 12 500 people"), and for several numbers in a row.
    """
    end = at + 1
    while _is_group(tokens, end):
        end += 1
    if end == at + 1 or len(tokens[at].text) > _GROUP or tokens[at].text[0] == "0" or _is_named(tokens[at - 1]):
        return None
    is_before_noun = tokens[end].is_word and not function_word(tokens.low(end)) and not tokens.are_glued(end - 1)
    if not is_before_noun:
        return None
    digits = tokens.cut(at, end).replace(" ", "")
    return Numeral(at, end, float(digits), Form.DIGITS) if digits.isdecimal() else None


def _parted_twice(tokens: FigureTokens, at: int) -> Numeral | None:
    """ "Some 1, 600 officers", "Sh20, 000": a comma of thousands with a space behind it by mistake. Behind a bound or a
    currency, or with no other digits than 000: others are a list ("groups of 1, 200 and 300").
    """
    end = at + 1
    while tokens.low(end) == "," and tokens.are_glued(end - 1) and _is_group(tokens, end + 1):
        end += 2
    groups = [tokens[group].text for group in range(at + 2, end, 2)]
    if not groups or len(tokens[at].text) > _GROUP or not tokens[at].text.isdecimal() or tokens[at].text[0] == "0":
        return None
    before = tokens.low(at - 1)
    is_led = before in table("comparators") or before in _currency_codes()
    digits = "".join([tokens[at].text, *groups])
    is_one = is_led or set(groups) == {"000"}
    return Numeral(at, end, float(digits), Form.DIGITS) if is_one and digits.isdecimal() else None


def _is_named(before: FigureToken) -> bool:
    """Whether digits behind the token are a name, label or another number: "Airbus 320", "No. 12", "4 12"."""
    if before.is_number or before.low in of_class("label") or before.low in words("reference_words"):
        return True
    is_bound = before.low in table("comparators") or before.low in _currency_codes()
    return before.is_word and before.text[0].isupper() and not is_bound


def _is_group(tokens: FigureTokens, at: int) -> bool:
    groups = tokens[at].text.split(" ")
    is_behind_space = tokens[at].start - tokens[at - 1].end == 1
    return is_behind_space and all(len(group) == _GROUP and group.isdecimal() for group in groups)


@cache
def _currency_codes() -> frozenset[str]:
    return frozenset(mark.lower() for mark in table("currency_marks"))


def _skip_note(tokens: FigureTokens, numeral: Numeral) -> None:
    """Take in the footnote mark between digits and their magnitude or noun: "45[4] million", "45⁴ million"."""
    at = numeral.last
    if not tokens.are_glued(at - 1):
        return
    if tokens.low(at) == "[" and tokens[at + 1].text.isdecimal() and tokens.low(at + 2) == "]":
        numeral.last = at + 3
    elif tokens[at].text.translate(_SUPERSCRIPTS).isdecimal() and tokens.low(at + 1) in table("magnitudes"):
        numeral.last = at + 1
