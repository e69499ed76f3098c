"""A number is read whole, however it is written; what is one in some uses alone is read only for who wants all."""

import pytest

from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.forms import Form
from factcheck.language.numbers.numerals import any_openers, read_any_numeral, read_numeral

WHOLE = [
    ("seven", 7, Form.WORDS),
    ("twenty-five", 25, Form.WORDS),
    ("a hundred and six", 106, Form.WORDS),
    ("a thousand and one", 1001, Form.WORDS),
    ("three hundred and twenty-five thousand", 325_000, Form.WORDS),
    ("two and a half million", 2_500_000, Form.WORDS),
    ("four and three quarters", 4.75, Form.WORDS),
    ("a million and a half", 1_500_000, Form.WORDS),
    ("three million and a half", 3_500_000, Form.WORDS),
    ("two dozen", 24, Form.WORDS),
    ("two lakh crore", 2e12, Form.WORDS),
    ("half a million", 500_000, Form.WORDS),
    ("12 cr", 120_000_000, Form.DIGITS),
    ("3.5bn", 3.5e9, Form.DIGITS),
    ("40 000", 40_000, Form.DIGITS),
    ("7.654.321", 7_654_321, Form.DIGITS),
    ("7½", 7.5, Form.DIGITS),
    ("7.6.5", 0, Form.CODE),
    ("3rd", 3, Form.ORDINAL),
    ("twenty-third", 23, Form.ORDINAL),
    ("a hundred and third", 103, Form.ORDINAL),
    ("three-fifths", 0.6, Form.PART),
    ("tens of thousands", 10_000, Form.OPEN),
    ("tripled", 3, Form.MULTIPLE),
]
SOMETIMES = [
    ("first", 1, Form.ORDINAL),
    ("double", 2, Form.MULTIPLE),
    ("half", 0.5, Form.PART),
    ("quarter", 0.25, Form.PART),
    ("hundred", 100, Form.WORDS),
    ("million", 1e6, Form.WORDS),
]


def tokens(text: str) -> FigureTokens:
    return FigureTokens(text, 0, len(text))


@pytest.mark.parametrize(("text", "value", "form"), WHOLE)
def test_a_number_is_read_to_its_end(text: str, value: float, form: Form) -> None:
    cut = tokens(f"{text} of them left.")
    numeral = read_numeral(cut, 0)
    assert numeral is not None
    assert (cut.cut(0, numeral.last), round(numeral.value, 9), numeral.form) == (text, value, form)


@pytest.mark.parametrize(
    ("text", "value"),
    [("five and a third of them", 5), ("a hundred, and six more", 100), ("six, a half", 6)],
)
def test_what_begins_a_new_phrase_is_left_out(text: str, value: float) -> None:
    numeral = read_numeral(tokens(text), 0)
    assert numeral is not None
    assert numeral.value == value


@pytest.mark.parametrize(("word", "value", "form"), SOMETIMES)
def test_a_word_that_is_seldom_a_number_is_one_for_who_wants_every_one(word: str, value: float, form: Form) -> None:
    cut = tokens(f"the {word} room")
    assert read_numeral(cut, 1) is None
    numeral = read_any_numeral(cut, 1)
    assert numeral is not None
    assert (numeral.value, numeral.form) == (value, form)
    assert word in any_openers()


def test_several_hundred_is_as_open_as_hundreds() -> None:
    several, hundreds = (read_any_numeral(tokens(text), at) for text, at in (("several hundred", 1), ("hundreds", 0)))
    assert several is not None
    assert hundreds is not None
    assert (several.value, several.high, several.form) == (hundreds.value, hundreds.high, hundreds.form)
