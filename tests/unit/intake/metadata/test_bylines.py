"""Who wrote an article, where no "By" says so."""

import pytest

from factcheck.intake.metadata.bylines import find_byline


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
