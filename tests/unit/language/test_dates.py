"""Dates are read from their names and digits; what only looks like one is none."""

import pytest

from factcheck.language.dates import NamedDate, is_year, read_named_dates
from factcheck.language.figure_tokens import FigureTokens


def tokens(text: str) -> FigureTokens:
    return FigureTokens(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It sank on June 9.", [(6, 9, None)]),
        ("It sank on 9 June.", [(6, 9, None)]),
        ("It sank on the 9th of June.", [(6, 9, None)]),
        ("It sank on Sept. 3rd.", [(9, 3, None)]),
        ("It sank on 2021-06-09.", [(6, 9, None)]),
        ("It sank in June 2021.", [(6, None, None)]),
        ("By Friday 12 boats had sunk.", [(None, None, 5)]),
        ("On Tuesday, 9 June, it sank.", [(None, None, 2), (6, 9, None)]),
        ("It sank in March.", [(3, None, None)]),
        ("March they did.", []),
        ("May it sink?", []),
        ("May 9 was calm.", [(5, 9, None)]),
        ("they may march in the sun", []),
        ("It sank on June 10:30.", [(6, None, None)]),
    ],
)
def test_months_days_and_weekdays_are_read(text: str, dates: list[tuple[int | None, int | None, int | None]]) -> None:
    assert [(date.month, date.day, date.weekday) for date in read_named_dates(tokens(text))] == dates


def test_a_date_has_the_tokens_of_its_day_and_month() -> None:
    assert list(read_named_dates(tokens("on the 9th of June"))) == [NamedDate(2, 6, month=6, day=9)]


@pytest.mark.parametrize(
    ("text", "at", "year"),
    [
        ("in 2019 it sank", 1, True),
        ("June 2019", 1, True),
        ("June 9, 2019", 3, True),
        ("the 2019 elections", 1, True),
        ("1066 AD", 0, True),
        ("since 1215 nobody", 1, True),
        ("between AD 1100 and 1260", 4, True),
        ("1500 men", 0, False),
        ("$2019", 1, False),
        ("2019 metres", 0, False),
        ("2019 million", 0, False),
        ("about 2000 homes", 1, False),
        ("1750 homes", 0, False),
        ("of 2000 homes", 1, False),
        ("9999", 0, False),
    ],
)
def test_four_digits_are_a_year_by_what_stands_around_them(text: str, at: int, *, year: bool) -> None:
    assert is_year(tokens(text), at) is year
