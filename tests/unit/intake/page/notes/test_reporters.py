"""Who reported an article is left out below it; where somebody of the article reported from is text."""

import pytest

from factcheck.intake.page.notes.foot import without_foot
from factcheck.intake.page.notes.reporters import tells_who_reported
from factcheck.intake.page.paragraph_features import look_at

PROSE = "The board of the harbour met on Tuesday to hear what the builders had found below the quay."


@pytest.mark.parametrize(
    "last",
    [
        "• Ann Lund contributed to this report.",
        "⦁ A.B. Lund and Ole Dahl Jr. contributed to this article, which is based in part on wire service reports.",
        "Ole Dahl contributed to this report, which was updated at 7:29 a.m.",
        "- Norport Radio’s Ann Lund and Ole Dahl contributed to this report",
        "Fjord Weekly political writer Ann Lund contributed.",
        "Ann Lund and Ole Dahl contributed reporting",
        "— Ann Lund contributed",
        "The Norport Press contributed this report.",
        "and Ole Dahl contributed to this article.",
        "Lund reported from Osk, Norport. Press writers Ole Dahl in Lindal and Jo Berg in Osk contributed.",
        "Dahl contributed from Lindal. Follow Ann Lund on Twitter at www.twitter.com/annlund",
        "Osk Radio, Lindal, contributed to this story. Follow Ann Lund on Twitter: @annlund",
        "Contributing: Ann B. Lund, Osk Today; the Norport Press.",
        "With Post wires",
        "— With assistance by Ann Lund, Ole B. Dahl, and Jo Berg",
        "Additional reporting from agencies",
        "Additional reporting: Ann Lund in Osk",
        "• This article is based in part on wire service reports.",
        "This story was reported by the Norport Foundation.",
        "—Ann Lund, Ole Dahl",
    ],
)
def test_who_reported_is_left_out_below_the_text(last: str) -> None:
    texts = [PROSE, PROSE, PROSE, last]
    assert without_foot(range(4), texts, [look_at(text) for text in texts]) == [0, 1, 2]


@pytest.mark.parametrize(
    "last",
    [
        "Heavy rain contributed to this report of losses.",
        "Ann Lund contributed to the fund that pays for the quay.",
        "The board contributed 40,000 crowns to the fund.",
        "Nobody else contributed.",
        "Lund reported from the quay that it leaks.",
        "Contributing to the fund: the town and the bank.",
        "With reporting from the islands cut off, nobody knew of the storm.",
        "With wires across the quay, no boat could land.",
        "This story was compiled by the town’s archive in 40 years.",
        "This report was based on 40 interviews, the board said.",
        "“Ann Lund contributed to this report,” the memo says.",
        "Lund reported from Osk. The board never met again.",
    ],
)
def test_what_reads_alike_is_text(last: str) -> None:
    assert not tells_who_reported(last, [PROSE])


def test_who_is_in_the_article_reported_from_somewhere() -> None:
    assert not tells_who_reported("Lund reported from Osk.", ["The desk had sent Lund to Osk in May."])
    assert tells_who_reported("Lund reported from Osk.", [PROSE])


def test_a_name_behind_a_dash_below_a_quotation_is_who_said_it() -> None:
    assert not tells_who_reported("— Ann Lund", ["“It leaks, and the board knows.”"])
