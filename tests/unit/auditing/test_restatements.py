"""A restatement says what the article says, by whom, and as surely; else the first reason why not comes back."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.auditing.article_tokens import ArticleTokens
from factcheck.auditing.restatements import audit_restatement
from factcheck.domain.claim import Claim, ClaimKind, SourceKind
from tests.builders import build_article, build_attribution, build_claim

SAID = "Harbour master Jon Lie said the quay may hold at least 15 ferries by 3 June"
PLAIN = "The port of Moss counted 40 ferries in April"
TEXT = f"{SAID}. He asked for patience.\n\n{PLAIN}. There were 15 in March."
ARTICLE = build_article(TEXT, title=None, publisher="The Quay Times", published_at="2024-05-10")
STATEMENT = build_claim(
    TEXT,
    SAID,
    ClaimKind.STATEMENT,
    attribution=build_attribution(TEXT, "Harbour master Jon Lie", name="Jon Lie", cue="said"),
)
TOKENS = ArticleTokens(ARTICLE)
BODY_SAID = "The Norwegian Harbour and Ports Authority said the quay is safe"
BODY_TEXT = f"{BODY_SAID}. Ferries wait."
BODY_TOKENS = ArticleTokens(build_article(BODY_TEXT))
BODY = build_claim(
    BODY_TEXT,
    BODY_SAID,
    ClaimKind.STATEMENT,
    attribution=build_attribution(BODY_TEXT, "The Norwegian Harbour and Ports Authority", cue="said"),
)
COUNT = build_claim(TEXT, PLAIN, ClaimKind.QUANTITY)
BARE = build_claim(TEXT, "15", ClaimKind.QUANTITY)


@pytest.mark.parametrize(
    ("restatement", "claim"),
    [
        ("Jon Lie said that the quay may hold at least fifteen ferries by June 3.", STATEMENT),
        ("According to the harbour master, at least 15 ferries might fit by 3 June.", STATEMENT),
        ("The port of Moss counted forty ferries in April 2024.", COUNT),
        ("The Quay Times wrote that the port of Moss counted 40 ferries in April.", COUNT),
    ],
    ids=["number word", "according to", "year of publication", "publisher"],
)
def test_what_the_article_says_may_stand(restatement: str, claim: Claim) -> None:
    assert audit_restatement(restatement, claim, TOKENS) is None


@pytest.mark.parametrize(
    ("restatement", "claim", "reason"),
    [
        ("", COUNT, "it is empty"),
        ("word " * 61, COUNT, "it has more than 60 words"),
        ("The port of Moss counted 41 ferries.", COUNT, 'the figure "41" is not in the article'),
        ("The port of Moss counted 40 ferries on 4 April.", COUNT, 'the date "4 April" is not in the article'),
        ("Jon Lie said he asked for patience.", STATEMENT, "it speaks of something else than the claim"),
        ("The port of Moss counted ferries in April.", COUNT, "it leaves out the claim's figure"),
        ("He asked for patience, there were 15 in March.", BARE, "most of it is not from the claim's sentence"),
        ("The port of Oslo counted 40 ferries.", COUNT, 'the name "Oslo" is not in the article'),
        ("The port “was full” of 40 ferries.", COUNT, 'the quoted words "was full" are not in the article'),
        ("The port of Moss may have counted 40 ferries.", COUNT, '"may" has no counterpart in the claim\'s sentence'),
        (
            "The port of Moss counted at least 40 ferries.",
            COUNT,
            'the figure "40" is "exactly 40" in the claim\'s sentence',
        ),
        (
            "Jon Lie said the quay may hold 15 ferries.",
            STATEMENT,
            'the figure "15" is "at least 15" in the claim\'s sentence',
        ),
        (
            "Jon Lie said the quay will hold at least 15 ferries.",
            STATEMENT,
            '"hold" is left open in the claim\'s sentence',
        ),
        ("The quay may hold at least 15 ferries.", STATEMENT, 'it leaves out that "Jon Lie" said so'),
        ("Jon Lie’s quay may hold ferries.", STATEMENT, 'it names "Jon Lie", and leaves out that they said so'),
        ("Jon Lie said the quay may not hold ferries.", STATEMENT, '"not" has no counterpart in the claim\'s sentence'),
    ],
)
def test_what_it_does_not_say_is_dropped_with_the_reason(restatement: str, claim: Claim, reason: str) -> None:
    assert audit_restatement(restatement, claim, TOKENS) == reason


def test_the_initials_of_a_source_name_it() -> None:
    assert audit_restatement("The NHPA said the quay is safe.", BODY, BODY_TOKENS) is None


@pytest.mark.parametrize("other", ["NHS", "PHN", "The"])
def test_other_initials_do_not(other: str) -> None:
    reason = audit_restatement(f"{other} said the quay is safe.", BODY, BODY_TOKENS)
    assert reason is not None


def test_the_articles_own_cue_is_as_good_as_a_known_one() -> None:
    text = "Ada Roe chirruped that the quay is full."
    said = build_attribution(text, "Ada Roe", cue="chirruped")
    claim = build_claim(text, text, ClaimKind.STATEMENT, attribution=said)
    article = build_article(text, title=None)
    assert audit_restatement(text, claim, ArticleTokens(article)) is None
    assert audit_restatement("Ada Roe owns a quay that is full.", claim, ArticleTokens(article)) is not None


def test_a_source_without_a_name_needs_only_the_cue() -> None:
    text = "They said the quay is full."
    said = build_attribution(text, "They", cue="said", kind=SourceKind.ANONYMOUS)
    claim = build_claim(text, text, ClaimKind.STATEMENT, attribution=said)
    article = build_article(text, title=None)
    assert audit_restatement("Some said the quay is full.", claim, ArticleTokens(article)) is None
    assert audit_restatement("The quay is full.", claim, ArticleTokens(article)) is not None


@given(st.integers(min_value=0, max_value=10**9))
def test_no_planted_figure_passes(number: int) -> None:
    assume(number not in {3, 5, 10, 15, 40, 2024})
    assert audit_restatement(f"The port of Moss counted {number} ferries in April.", COUNT, TOKENS) is not None


@given(st.text(string.ascii_lowercase, min_size=5, max_size=10).map(str.capitalize))
def test_no_planted_name_passes(name: str) -> None:
    # With a capital or without, these are words of a figure that the article has.
    assume(name.lower() not in TEXT.lower() and name not in {"Three", "Forty", "Fifteen", "Times"})
    assert audit_restatement(f"The port of Moss and {name} counted 40 ferries in April.", COUNT, TOKENS) is not None
