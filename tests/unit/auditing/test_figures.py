"""Every figure of a text is read, however it is written."""

import pytest

from factcheck.auditing.figures import Figure, have_same_unit, keeps_bound, read_figures, starts_where_it_ended
from factcheck.language.figure_tokens import FigureTokens

SAME = [
    ("15 rounds", "fifteen rounds"),
    ("25 people", "twenty-five people"),
    ("2 million", "two million"),
    ("2 million", "2m"),
    ("$2m", "two million dollars"),
    ("1,250,000", "1.25 million"),
    ("3.5 billion", "3.5bn"),
    ("106 days", "a hundred and six days"),
    ("325,000", "three hundred and twenty-five thousand"),
    ("12 eggs", "a dozen eggs"),
    ("40 percent", "forty per cent"),
    ("40%", "40 percent"),
    ("3rd", "third"),
    ("21st", "twenty-first"),
    ("a third", "one-third"),
    ("½", "0.5"),
    ("doubled", "double"),
    ("٣٤ people", "34 people"),
    ("40 000 people", "40,000 people"),
    ("a hundred and six", "106"),
    ("three and a half million", "3.5 million"),
    ("7½ hours", "seven and a half hours"),
    ("7.654.321", "7,654,321"),
    ("Rs 7 cr", "70 million rupees"),
    ("minus seven", "-7"),
    ("half", "50%"),
    ("a quarter", "25 per cent"),
    ("several hundred", "hundreds"),
    ("an hour and a half", "1.5 hours"),
    ("12 500 seats", "12,500 seats"),
    ("CHF 1’250’000", "CHF 1,250,000"),
    ("three-quarters of a million", "750,000"),
    ("a quarter-point", "0.25 points"),
    ("45[4] million", "45 million"),
    ("₹1.5L", "Rs 150,000"),
    ("one in 10 adults", "10% of adults"),
    ("two out of five sheep", "one in 2.5 sheep"),
    ("1 in every 4 shops", "a quarter of shops"),
]
DIFFERENT = [
    ("one in 10 adults", "one in 20 adults"),
    ("one in 10 adults", "10 adults"),
    ("2 in 10 days", "20%"),
    ("an hour and a half", "an hour"),
    ("12 500 seats", "500 seats"),
    ("three-quarters of a million", "three-quarters"),
    ("15", "50"),
    ("2 million", "2 billion"),
    ("1.5", "15"),
    ("third", "fourth"),
    ("third", "three"),
    ("dozens", "hundreds"),
    ("1990", "the 1990s"),
    ("1.2.3", "1.2.4"),
    ("40 000 people", "40 people"),
    ("7½", "7"),
    ("Rs 7 cr", "Rs 7"),
    ("$7m", "$7"),
    ("minus seven", "seven"),
    ("-7%", "7%"),
    ("several hundred", "100"),
    ("a third", "two-thirds"),
    ("twenty-first", "one"),
]
BOUNDS = [
    ("at least 15 rounds", ">="),
    ("more than $1.8 billion", ">"),
    ("over fifty others", ">"),
    ("fifteen or more", ">="),
    ("no more than 15", "<="),
    ("nearly 15", "~"),
    ("15 rounds", "="),
    ("prices start at £15", ">="),
    ("15 metres or more", ">="),
    ("~15", "~"),
]


def read(text: str) -> list[Figure]:
    return list(read_figures(FigureTokens(text, 0, len(text))))


def keys(text: str) -> set[tuple[str, float | str]]:
    return {key for figure in read(text) for key in figure.keys}


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_forms_of_one_figure_share_a_reading(one: str, other: str) -> None:
    assert keys(one) & keys(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_figures_share_none(one: str, other: str) -> None:
    assert keys(one)
    assert not keys(one) & keys(other)


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_the_bound_of_a_figure_is_read(text: str, bound: str) -> None:
    (figure,) = read(text)
    assert figure.bound == bound


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("15%", "%"),
        ("15 per cent", "%"),
        ("$15m", "dollar"),
        ("15 million dollars", "dollar"),
        ("£ 15", "pound"),
        ("30 more days", "day"),
        ("a 30-day ban", "day"),
        ("30 years old", ""),
        ("a 30-year-old man", ""),
        ("15 rounds", ""),
        ("15 percentage points", "percentage point"),
        ("15 basis points", "basis point"),
        ("Rs. 15", "rupee"),
        ("US$15", "dollar"),
        ("A$15", "australian dollar"),
        ("15 miles per hour", "mile an hour"),
        ("15 miles a day", "mile"),
        ("15 school days", "day"),
        ("15 missile tests a year", ""),
        ("$15 a barrel", "dollar"),
    ],
)
def test_the_unit_of_a_figure_is_read(text: str, unit: str) -> None:
    assert [figure.unit for figure in read(text) if ("count", 1.0) not in figure.keys] == [unit]


@pytest.mark.parametrize(
    ("draft", "original", "kept"),
    [
        ("15", "at least 15", False),
        ("at least 15", "15", False),
        ("at least 15", "more than 15", True),
        ("more than 15", "at least 15", False),
        ("about 15", "nearly 15", True),
    ],
)
def test_a_bound_may_become_weaker_but_not_go_or_harden(draft: str, original: str, *, kept: bool) -> None:
    (figure,), (before,) = read(draft), read(original)
    assert keeps_bound(figure, before) is kept


def test_tens_of_thousands_are_thousands() -> None:
    (more,), (less,) = read("tens of thousands"), read("thousands")
    assert less.keys <= more.implied
    assert not more.keys & (less.keys | less.implied)


@pytest.mark.parametrize(
    ("draft", "original", "same"),
    [
        ("15 percent", "15%", True),
        ("15 percentage points", "15%", False),
        ("$15", "£15", False),
        ("15", "£15", True),
        ("£15", "15 boats", False),
        ("50%", "half", True),
        ("50%", "50 boats", False),
    ],
)
def test_a_unit_may_go_but_not_change(draft: str, original: str, *, same: bool) -> None:
    (figure,), (before,) = read(draft), read(original)
    assert have_same_unit(figure, before) is same


@pytest.mark.parametrize(
    ("draft", "original", "other"),
    [
        ("rose to 5", "rose from 5 to 7", True),
        ("fell from 30", "fell from 60 to 30", True),
        ("rose to 7", "rose from 5 to 7", False),
        ("rose from 5", "rose from 5 to 7", False),
        ("sold 5", "rose from 5 to 7", False),
        ("moved to 5 Elm Road", "walked from 5 to 7", False),
    ],
)
def test_the_ends_of_a_change_are_told_apart(draft: str, original: str, *, other: bool) -> None:
    (figure,) = read(draft)[:1]
    originals = [one for one in read(original) if one.keys & figure.keys]
    assert all(starts_where_it_ended(figure, one) for one in originals) is other


def test_the_earlier_value_takes_the_unit_of_the_later() -> None:
    assert [figure.unit for figure in read("rose from 4 to 5 percent")] == ["%", "%"]
