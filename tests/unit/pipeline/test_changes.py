"""What a review has changed in the draft, claim by claim."""

from factcheck.domain.claim import Certainty, Changed, ClaimKind
from factcheck.pipeline.changes import Change, ClaimChange, changes
from tests.asking import check_with, number_of, prepared, reviewing

TEXT = """The town of Brill will build a new harbour wall

Mayor Ana Costa said that the whole wall would be built of good stone and, she noted, stand by autumn.

“We have the money and we have the stone,” said treasurer Ivo Lund.

To Cid Poe the whole plan was a waste of public money and good stone.

The wall will be 40 metres long and will cost 12 million euros.
"""
READY = prepared(TEXT)
DRAFT = READY.offline


def told(**said: object) -> list[ClaimChange]:
    return list(changes(DRAFT, check_with(TEXT, reviewing(**said))))


def id_of(words: str) -> str:
    return next(one.id for one in DRAFT.claims if one.text.startswith(words))


def test_what_a_model_leaves_as_it_is_is_no_change() -> None:
    assert told() == []


def test_another_source_is_one_change() -> None:
    number = number_of(READY, "the whole wall")
    (change,) = told(who=[{"c": number, "s": 3, "w": ["Ivo Lund"]}])
    assert (change.change, change.draft, change.changed) == (Change.CHANGED, id_of("the whole wall"), (Changed.SOURCE,))
    (claim,) = change.claims
    assert claim.attribution.source is not None
    assert claim.attribution.source.name == "Ivo Lund"
    assert claim.attribution.certainty is not Certainty.SURE


def test_what_is_dropped_is_told_with_its_reason() -> None:
    (change,) = told(drop=[{"c": number_of(READY, "40 metres"), "why": "trivial"}])
    assert change == ClaimChange(change=Change.DROPPED, draft=id_of("40 metres"), reason="model: trivial")


def test_what_is_added_has_no_id_of_the_draft() -> None:
    added = {"c": 901, "k": "S", "s": 4, "to": 4, "first": "the whole", "last": "good stone", "cut": ""}
    (change,) = told(add=[added], who=[{"c": 901, "s": 4, "w": ["Cid Poe"]}])
    assert (change.change, change.draft, change.changed) == (Change.ADDED, None, ())
    assert [one.text for one in change.claims] == ["the whole plan was a waste of public money and good stone"]


def test_words_with_an_attribution_cut_out_are_two_claims_of_one_change() -> None:
    number = number_of(READY, "the whole wall")
    span = {"c": number, "s": 2, "to": 2, "first": "the whole", "last": "by autumn", "cut": "she noted"}
    (change,) = told(span=[span])
    assert (change.change, change.draft, change.changed) == (Change.CHANGED, id_of("the whole wall"), (Changed.SPAN,))
    assert [one.text for one in change.claims] == ["the whole wall would be built of good stone and", "stand by autumn"]


def test_a_claim_of_another_kind_is_the_claim_that_it_was() -> None:
    number = number_of(READY, "the whole wall")
    (change,) = told(who=[{"c": number, "s": 2, "w": ["voice"]}])
    assert (change.draft, [one.kind for one in change.claims]) == (id_of("the whole wall"), [ClaimKind.ASSERTION])


def test_a_claim_to_take_first_has_its_rank() -> None:
    changed = told(top=[number_of(READY, "12 million"), number_of(READY, "We have")])
    assert [(one.draft, [claim.rank for claim in one.claims]) for one in changed] == [
        (id_of("We have"), [2]),
        (id_of("12 million"), [1]),
    ]
