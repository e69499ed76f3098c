"""Terms are what claim and query share, however they are written."""

import pytest

from factcheck.matching.terms import numbers_in, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The tariffs were raised", "tariff raises"),
        ("4,250 goats", "4250 goats"),
        ("Québec’s mayor", "quebec mayor"),
        ("#SaveTheBridges", "save the bridges"),
        ("A bridge https://example.org/bridge?x=1", "a bridge"),
        ("a bridge pic.twitter.com/Ab3", "bridge"),
    ],
    ids=["inflection", "thousands", "accent and possessive", "hashtag", "address", "picture"],
)
def test_the_same_is_the_same_term(one: str, other: str) -> None:
    assert terms(one) == terms(other)


def test_a_name_with_a_capital_inside_is_one_term() -> None:
    assert terms("McDonough at YouTube") == ["mcdonough", "youtub"]


def test_numbers_are_told_from_words() -> None:
    assert numbers_in(terms("It rose by 3.5 percent to 12,000 in May")) == {"3.5", "12000"}


def test_function_words_and_single_letters_are_none() -> None:
    assert terms("It is of the and a b") == []
