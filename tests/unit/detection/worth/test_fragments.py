"""A quoted word of a statement is set aside; charges, and what is somebody's, stay."""

import pytest

from factcheck.detection.worth.fragments import PART_OF_A_STATEMENT
from factcheck.domain.article import Metadata
from factcheck.domain.claim import ClaimKind
from factcheck.pipeline.check import OfflineChecker

LEAD = "The mill burned down on Monday."


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        pytest.param("Ada Roe said the lamps were “fake”.", ["fake"], id="a predicate"),
        pytest.param("Ada Roe claimed he was not “serious” about the mill.", ["serious"], id="what is denied"),
        pytest.param("Ada Roe described the talks as “surreal.”", ["surreal."], id="what it is described as"),
        pytest.param("Ada Roe said it would “contain” the port of Osk.", ["contain"], id="a verb"),
        pytest.param("Ada Roe said she took “solace” from the report.", ["solace"], id="a noun"),
        pytest.param(
            "Ada Roe called on them to put the “gloom” and the “discord” behind them.", ["gloom", "discord"], id="two"
        ),
        pytest.param("Ada Roe accused the miller of “cheating” the club.", [], id="a charge"),
        pytest.param("Ada Roe blamed the fire on a “saboteur”.", [], id="whom she blames"),
        pytest.param("Ada Roe said the mill must defend its “dignity” in Osk.", [], id="what is somebody's"),
        pytest.param("Ada Roe said the lamps were “utterly fake”.", [], id="two words"),
        pytest.param("“Fake,” said Ada Roe.", [], id="all that she says"),
        pytest.param("The report, Ada Roe said, was about what the mayor called “fakery”.", [], id="somebody else's"),
    ],
)
def test_one_word_of_a_statement_is_set_aside(text: str, aside: list[str]) -> None:
    report = OfflineChecker().check_text(f"{LEAD} {text}", Metadata())
    found = [one for one in report.coverage.quotations.set_aside if one.reason == PART_OF_A_STATEMENT]
    assert [one.cut(report.article.text) for one in found] == aside


def test_a_word_in_the_headline_stays() -> None:
    text = f"Toll is ‘theft’, says union\n\n{LEAD} Ada Roe, of the union, said the toll was “plain theft”."
    report = OfflineChecker().check_text(text, Metadata())
    assert [claim.text for claim in report.claims if claim.kind is ClaimKind.QUOTATION] == ["theft", "plain theft"]


def test_the_statement_stays_whole_and_nothing_is_set_aside_where_all_is_asked_for() -> None:
    text = f"{LEAD} Ada Roe said the lamps were “fake”."
    sifted, everything = (OfflineChecker(min_checkability=least).check_text(text, Metadata()) for least in (0.5, 0.0))
    said = [claim.text for claim in sifted.claims if claim.kind is ClaimKind.STATEMENT]
    assert said == ["the lamps were “fake”"]
    assert [claim.text for claim in everything.claims if claim.kind is ClaimKind.QUOTATION] == ["fake"]
