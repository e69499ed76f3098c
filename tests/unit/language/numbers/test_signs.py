"""A sign belongs to the number behind it; a hyphen that joins two things is none."""

import pytest

from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.signs import read_minus


@pytest.mark.parametrize(
    ("text", "number", "minus"),
    [
        ("minus 7 degrees", 1, 0),
        ("minus seven degrees", 1, 0),
        ("minus-7 degrees", 2, 0),
        ("at -7 degrees", 2, 1),
        ("at −7 degrees", 2, 1),
        ("negative 7 degrees", 1, 0),
        ("tested negative seven days ago", 2, None),
        ("plus or minus 7 points", 3, None),
        ("5-7 people", 2, None),
        ("Covid-19 cases", 2, None),
        ("a two-seven win", 3, None),
    ],
)
def test_a_minus_is_read_before_a_number(text: str, number: int, minus: int | None) -> None:
    assert read_minus(FigureTokens(text, 0, len(text)), number) == minus
