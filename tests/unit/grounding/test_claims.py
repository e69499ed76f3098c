"""Drafts become claims: in order of position, numbered, and linked to what stood before."""

import pytest

from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Checkability, ClaimKind, Quantity, Quotation, QuotationForm
from factcheck.domain.values import Span
from factcheck.grounding.claims import ground
from tests.builders import build_attribution, build_claim, span_of

TEXT = "“We build,” she said, “15 bridges.” Then: ‘we build’ and ‘We BUILD,’ and “we will build.”"


def draft(kind: ClaimKind, start: int, end: int, *, continues_at: int | None = None) -> ClaimDraft:
    return ClaimDraft(
        text=TEXT[start:end],
        start=start,
        end=end,
        kind=kind,
        sentence=Span(start=0, end=len(TEXT)),
        continues_at=continues_at,
        attribution=build_attribution(TEXT, "she", cue="said"),
        quotation=Quotation(form=QuotationForm.DIRECT) if kind is ClaimKind.QUOTATION else None,
        quantity=Quantity(value=15) if kind is ClaimKind.QUANTITY else None,
        checkability=Checkability(score=0.75, reasons=("an event",)),
        questions=("Is it so?",),
    )


def quoted(words: str, *, continues: str | None = None) -> ClaimDraft:
    span = span_of(TEXT, words)
    before = span_of(TEXT, continues).start if continues else None
    return draft(ClaimKind.QUOTATION, span.start, span.end, continues_at=before)


def test_a_draft_becomes_a_claim_with_all_that_it_says() -> None:
    (claim,) = ground([quoted("We build,")])
    expected = build_claim(
        TEXT, "We build,", ClaimKind.QUOTATION, attribution=build_attribution(TEXT, "she", cue="said")
    ).model_copy(update={"sentence": Span(start=0, end=len(TEXT)), "questions": ("Is it so?",)})
    assert claim == expected


def test_claims_are_numbered_by_position_whatever_the_order_of_drafts() -> None:
    claims = ground([quoted("we build"), quoted("15 bridges."), quoted("We build,")])
    assert [(claim.id, claim.text) for claim in claims] == [
        ("c1", "We build,"),
        ("c2", "15 bridges."),
        ("c3", "we build"),
    ]


def test_of_two_at_one_place_the_longer_comes_first_then_the_quotation() -> None:
    figure, longer = span_of(TEXT, "15"), span_of(TEXT, "15 bridges.")
    drafts = [
        draft(ClaimKind.QUANTITY, figure.start, figure.end),
        draft(ClaimKind.STATEMENT, longer.start, longer.end),
        draft(ClaimKind.QUOTATION, longer.start, longer.end),
    ]
    kinds = [claim.kind for claim in ground(drafts)]
    assert kinds == [ClaimKind.QUOTATION, ClaimKind.STATEMENT, ClaimKind.QUANTITY]


def test_the_same_words_repeat_the_first_quotation_whatever_their_case_and_punctuation() -> None:
    claims = ground([quoted("We build,"), quoted("we build"), quoted("We BUILD,"), quoted("we will build.")])
    assert [claim.repeats for claim in claims] == [None, "c1", "c1", None]


@pytest.mark.parametrize("kind", [ClaimKind.STATEMENT, ClaimKind.QUANTITY, ClaimKind.ASSERTION])
def test_only_quotations_repeat(kind: ClaimKind) -> None:
    first, again = span_of(TEXT, "We build"), span_of(TEXT, "we build")
    claims = ground([draft(kind, first.start, first.end), draft(kind, again.start, again.end)])
    assert [claim.repeats for claim in claims] == [None, None]


def test_an_interrupted_quotation_continues_the_one_before() -> None:
    claims = ground([quoted("15 bridges.", continues="We build,"), quoted("We build,")])
    assert [(claim.id, claim.continues) for claim in claims] == [("c1", None), ("c2", "c1")]


def test_what_a_quotation_continues_may_have_been_set_aside() -> None:
    (claim,) = ground([quoted("15 bridges.", continues="We build,")])
    assert claim.continues is None


def test_no_drafts_are_no_claims() -> None:
    assert ground([]) == ()
