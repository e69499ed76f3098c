"""Every figure of a text is read, however it is written."""

import pytest

from factcheck.auditing.figures import Figure, keeps_bound, read_figures
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
]
DIFFERENT = [
    ("15", "50"),
    ("2 million", "2 billion"),
    ("1.5", "15"),
    ("third", "fourth"),
    ("third", "three"),
    ("dozens", "hundreds"),
    ("1990", "the 1990s"),
    ("1.2.3", "1.2.4"),
]
BOUNDS = [
    ("at least 15 rounds", ">="),
    ("more than $1.8 billion", ">"),
    ("over fifty others", ">"),
    ("fifteen or more", ">="),
    ("no more than 15", "<="),
    ("nearly 15", "~"),
    ("15 rounds", "="),
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
