"""What claims nothing is set aside with its reason, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.detection.worth.noise import (
    CONVERSION,
    IN_BRACKETS,
    INTRODUCTION,
    LINK,
    NO_COMMENT,
    NO_VERB,
    NOTHING_SAID,
    PART_OF_A_QUOTATION,
    QUESTION,
    STRETCH,
    TIME,
    TRIVIAL_COUNT,
    assertion_noise,
    statement_noise,
)
from factcheck.domain.article import Metadata
from factcheck.domain.claim import ClaimKind
from factcheck.language.tokens import tokenise
from factcheck.pipeline.check import OfflineChecker

ASSERTIONS = {
    "- [The ministry's letter](http://ministry.example/letter)": LINK,
    "A post shared by the harbour (@harbour.marsden) on Friday": LINK,
    "(This story from May corrects the name of the bridge in the last paragraph.)": IN_BRACKETS,
    "[Reporting by Ada Roe, editing by Jan Lund]": IN_BRACKETS,
    "Will the bridge open before the winter?": QUESTION,
    "Here is what the committee found out about the bridge:": INTRODUCTION,
    "It was a big stretch,” he told the members of the club": PART_OF_A_QUOTATION,
    "UNIDENTIFIED PERSON #2: Yeah.": NOTHING_SAID,
    "Ada Roe disclosed this at a news conference in Lund on Tuesday.": NOTHING_SAID,
    "Giving an update on the dam, Minister Jan Lund revealed this to reporters.": NOTHING_SAID,
    "The harbour board did not immediately respond to a request for comment.": NO_COMMENT,
    "Officials from the mill could not be reached for comment in May.": NO_COMMENT,
    "The Herald reached out to the mill for comment.": NO_COMMENT,
    "The harbour board declined to say which firm had paid for the dam.": NO_COMMENT,
    "Kern, a clerk, did not immediately respond to two emails from the Herald.": NO_COMMENT,
    "Officials did not return calls on Monday.": NO_COMMENT,
    "Ada Roe, who declined to comment, opened the dam.": None,
    "The board declined to say who paid but the mayor named the firm.": None,
    "The council did not respond to the flood for two days.": None,
    "The council refused to pay for the dam.": None,
    "The army did not return to the valley.": None,
    "The board left no room for comment by the mill.": None,
    "Here’s how the plan helps the harbour": INTRODUCTION,
    "Here is the only harbour that keeps eels.": None,
    "The ministry denied this in May.": None,
    "Ada Roe said this dam was closed.": None,
    "Goat on a rock near the sea": NO_VERB,
    "The chapel, one of those that fell into the sea in May.": NO_VERB,
    "The Marsden harbour chapel (Capella), one of those that fell into the sea.": NO_VERB,
    "The chapel, one of those that fell, is open again.": None,
    "The prices of chapels rise in Lund, which worries the council.": None,
    "Ada Roe opened the chapel, one of those that fell.": None,
    "She lives by the chapel, which fell into the sea.": None,
    "The court rejected the appeal of the harbour company.": None,
    "The ministry (then under Ada Roe) approved the dam.": None,
    "The plan, “a grave with a lift”, was approved by the council.": None,
}
STATEMENTS = {
    "(Chanting) Boot.": NOTHING_SAID,
    "(Laughter)": NOTHING_SAID,
    "Minister Roe said": NOTHING_SAID,
    "she was worried": None,
    "denied any wrongdoing": None,
    "dismissed the ruling": None,
    "(We) closed the bridge in May": None,
}
FIGURES = {
    "Talks between the two countries began on Monday.": ("two countries", TRIVIAL_COUNT),
    "Ada Roe made the original two films at Lund.": ("two films", TRIVIAL_COUNT),
    "The council left two things behind in Lund.": ("two things", TRIVIAL_COUNT),
    "No two towns are alike in Lund.": ("two towns", TRIVIAL_COUNT),
    "The mayor is not 100% sure of it.": ("100%", TRIVIAL_COUNT),
    "The crew of nine swam 40 miles in the first six hours.": ("six hours", TIME),
    "The mill will spend $4m over the next four years.": ("four years", TIME),
    "The line was shut after three fires in four weeks.": ("four weeks", TIME),
    "The mill sold 40,000 lamps in two years.": ("two years", TIME),
    "The oil costs 40 kroner ($4) a litre.": ("$4", CONVERSION),
    "The lake holds 40 gallons (151 litres) of oil.": ("151 litres", CONVERSION),
    "Coal has been in decline over the past ten years.": ("ten years", STRETCH),
    "The mayor has been out of sight for the last seven months.": ("seven months", STRETCH),
    "The court is expected to hear a miller in the next two weeks.": ("two weeks", STRETCH),
    "Sales lagged in the first ten months of the year.": ("ten months of the year", STRETCH),
    "Wool fell to a 12-week low on Monday.": ("12-week", STRETCH),
    "Osk put sanctions on two of the most prominent millers.": ("two of the most prominent millers", TRIVIAL_COUNT),
    "Lund has three of the world's largest eel farms.": ("three of the world's largest eel farms", TRIVIAL_COUNT),
}
KEPT_FIGURES = {
    "The miller spent the last four years in jail.": "four years",
    "She will spend the next four years on probation.": "four years",
    "The strike lasted seven weeks.": "seven weeks",
    "Most lamps fell in the first 72 hours.": "72 hours",
    "The court gave him a 20-year term.": "20-year",
    "The mill closes in two weeks.": "two weeks",
    "The crew swam 40 miles in nine hours.": "nine hours",
    "The owner, who has 40 boats, got four weeks in jail.": "four weeks",
    "The past ten mayors lost, and 40 boats sank.": "40 boats",
    "Two of the dead were millers.": "Two of the dead",
    "Lund has three of the five largest eel farms.": "three",
    "The number out of work rose over the last three weeks to 16.8 million.": "16.8 million",
    "One person was hurt in Lund.": "One person",
    "Only one miller who spoke up was heard.": "one miller",
    "The lake is 40 miles (64 km) wide.": "40 miles",
}
# Of each kind some, with marks, brackets and figures, in any order.
SENTENCES = (
    "“We tested 15 missiles in 2022,” Minister Kim said on Tuesday.",
    "The ministry said that the tests were over.",
    "It was the largest launch since 1998.",
    "Critics spoke of its “waste” and of 40 million euros (€40m).",
    "(Reporting by Ada Roe)",
    "Talks between the two countries began.",
    "UNIDENTIFIED PERSON: Yeah.",
    "The film “Harbour” leads.",
    "Will it rain?",
)


@pytest.mark.parametrize(("text", "reason"), ASSERTIONS.items())
def test_sentences_that_assert_nothing_are_set_aside(text: str, reason: str | None) -> None:
    assert assertion_noise(text, tokenise(text)) == reason


@pytest.mark.parametrize(("text", "reason"), STATEMENTS.items())
def test_statements_that_claim_nothing_are_set_aside(text: str, reason: str | None) -> None:
    assert statement_noise(text, tokenise(text)) == reason


@pytest.mark.parametrize(("text", "words", "reason"), [(text, *row) for text, row in FIGURES.items()])
def test_figures_that_nobody_checks_are_set_aside(text: str, words: str, reason: str) -> None:
    aside = OfflineChecker().check_text(text, Metadata()).coverage.quantities.set_aside
    assert [(one.cut(text), one.reason) for one in aside] == [(words, reason)]


@pytest.mark.parametrize(("text", "words"), [(text, words) for text, (words, _) in FIGURES.items()])
def test_they_are_listed_where_all_is_asked_for(text: str, words: str) -> None:
    report = OfflineChecker(min_checkability=0).check_text(text, Metadata())
    assert words in [claim.text for claim in report.claims]
    assert report.coverage.quantities.set_aside == ()


@pytest.mark.parametrize(("text", "words"), KEPT_FIGURES.items())
def test_figures_that_look_alike_are_listed(text: str, words: str) -> None:
    assert words in [claim.text for claim in OfflineChecker().check_text(text, Metadata()).claims if claim.quantity]


@pytest.mark.parametrize("text", ["“It is cold,” said one person at the hearing.", "One man who was there said so."])
def test_somebody_is_no_count(text: str) -> None:
    assert not any(claim.quantity for claim in OfflineChecker().check_text(text, Metadata()).claims)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9), st.sampled_from([0.0, 0.5, 0.9]))
def test_what_is_found_is_listed_or_set_aside(sentences: list[str], least: float) -> None:
    report = OfflineChecker(min_checkability=least).check_text(
        " ".join((*sentences, "The dam broke on Monday.")), Metadata()
    )
    for kind in ClaimKind:
        tally = report.coverage.of(kind)
        assert tally.listed == sum(claim.kind is kind for claim in report.claims)
        assert tally.found == tally.listed + len(tally.set_aside)
