"""Who wrote an article, where no "By" says so."""

import pytest

from factcheck.intake.metadata.bylines import find_byline, is_byline


@pytest.mark.parametrize(
    ("below", "byline"),
    [
        (["Karin Holm"], "Karin Holm"),
        (["Karin Holm and Peter Moe"], "Karin Holm and Peter Moe"),
        (["Karin Holm, Peter Moe & Eva Lie"], "Karin Holm, Peter Moe & Eva Lie"),
        (["Karin Holm, Transport Correspondent"], "Karin Holm"),
        (["Karin Holm | 5 March 2024"], "Karin Holm"),
        (["Karin van der Holm"], "Karin van der Holm"),
        (["5 March 2024", "Peter J. Moe"], "Peter J. Moe"),
        (["Karin Holm @karinholm"], "Karin Holm"),
        (["Karin Holm (@karin_holm)"], "Karin Holm"),
        (["Storvik Post @storvikpost"], None),
        (["Storvik Post"], None),
        (["New York", "North Sea"], None),
        (["Karin Holm said no"], None),
        (["Karin Holm wins the race to the islands"], None),
        (["Victoria Times"], None),
        (["Share"], None),
    ],
)
def test_a_line_of_names_below_the_headline_is_a_byline(below: list[str], byline: str | None) -> None:
    assert find_byline((), below) == byline


def test_names_behind_by_come_first() -> None:
    assert find_byline(["Karin Holm", "By Ida Moe"], ["Karin Holm", "By Ida Moe"]) == "Ida Moe"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Karin Holm, Storvik Post", "Karin Holm"),
        ("By Karin Holm, BBC News", "Karin Holm"),
        ("By Karin Holm and Peter Moe for Storvik.org", "Karin Holm and Peter Moe"),
        ("By Karin Holm (Al Jazeera)", "Karin Holm"),
        ("By Karin Holm, Peter Moe", "Karin Holm, Peter Moe"),
        ("Published 5 March 2024 by Karin Holm", "Karin Holm"),
        ("Struck on 5 March 2024 by a wave", None),
    ],
)
def test_the_outlet_behind_a_name_is_no_part_of_it(line: str, byline: str | None) -> None:
    assert find_byline([line]) == byline


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("By Karin Holm", True),
        ("By Karin Holm, Storvik Post", True),
        ("Karin Holm and Peter Moe", True),
        ("Karin Holm, Storvik University", True),
        ("By the harbour of Storvik", False),
        ("By Monday, Nordline had sold it", False),
        ("Karin Holm wins", False),
        ("Austin Harbour Works", False),
        ("Daksha Berg, NorportNews.ca", True),
        ("Daksha Berg | norport.no", True),
        ("Daksha Berg, Norport.", False),
        ("Visit Osk, Norport.ca", True),
        ("Daksha Berg, mayor", False),
    ],
)
def test_a_byline_has_names_and_no_more(line: str, *, told: bool) -> None:
    assert is_byline(line) is told


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("ByKarin Holm", "Karin Holm"),
        ("ByKarin Holm UpdatedMarch 5, 2024", "Karin Holm"),
        ("By Karin HolmMarch 5, 20247 min read", "Karin Holm"),
        ("Written By Karin Holm", "Karin Holm"),
        ("By Karin Holm, 5 March 2024", "Karin Holm"),
        ("By Karin Holm on Tuesday 5 March 2024", "Karin Holm"),
        ("Karin Holm, Storvik Post", "Karin Holm"),
        ("Daksha Berg, NorportNews.ca", "Daksha Berg"),
        ("Author: Karin Holm", "Karin Holm"),
        ("Posted by Karin Holm on March 5, 2024", "Karin Holm"),
        ("March 5, 2024 · Karin Holm", "Karin Holm"),
        ("Karin Holm March 5, 2024", "Karin Holm"),
        ("Karin HolmMarch 5, 2024", "Karin Holm"),
        ("Storvik Post March 5, 2024", None),
        ("North Norport March 5, 2024", None),
        ("Byron Bay closes its harbour", None),
        ("Author Bio", None),
        ("Published by the Norport Press", None),
    ],
)
def test_a_name_is_read_where_elements_are_glued_and_beside_a_date(line: str, byline: str | None) -> None:
    assert find_byline([line], [line]) == byline
