"""Rank, `within` and `repeats`: what a checker takes first, what stands in what, and what is said again."""

from factcheck.detection.worth.standing import feature_names, standing_weights
from factcheck.domain.article import Metadata
from factcheck.domain.claim import Claim, ClaimKind
from factcheck.pipeline.check import OfflineChecker

BODY = (
    "The ministry said on Monday that the old dam near Marsden had lost a third of its water since 2019.\n\n"
    "It was sunny, and children sang.\n\n"
    "Ada Roe, the minister, said “the valley is safe” and that 40 engineers were at the dam.\n\n"
    "The ministry said the old dam near Marsden had lost a third of its water. Later 40 engineers left."
)


def claims(text: str = BODY) -> tuple[Claim, ...]:
    return OfflineChecker().check_text(text, Metadata()).claims


def test_ranks_are_one_to_the_number_of_claims() -> None:
    assert sorted(claim.rank for claim in claims()) == list(range(1, len(claims()) + 1))


def test_the_first_rank_has_the_highest_checkability_of_what_repeats_nothing() -> None:
    first = min(claims(), key=lambda claim: claim.rank)
    assert first.checkability.score == max(claim.checkability.score for claim in claims() if claim.repeats is None)


def test_a_figure_in_a_statement_stands_within_it() -> None:
    found = {claim.id: claim for claim in claims()}
    engineers = next(claim for claim in found.values() if claim.text == "40 engineers")
    assert engineers.within is not None
    assert found[engineers.within].kind is ClaimKind.STATEMENT


def test_the_same_statement_in_fewer_words_repeats_the_first() -> None:
    statements = [claim for claim in claims() if claim.kind is ClaimKind.STATEMENT and "third" in claim.text]
    assert [claim.repeats for claim in statements] == [None, statements[0].id]


def test_a_quotation_said_again_ranks_behind_all_that_is_new() -> None:
    found = claims(BODY + "\n\nShe said: “The valley is safe.” Lund lost 900 of its 4,000 homes to the flood in 2019.")
    again = [claim.rank for claim in found if claim.kind is ClaimKind.QUOTATION and claim.repeats]
    new = [claim.rank for claim in found if claim.repeats is None]
    assert again
    assert min(again) > max(new)


def test_the_same_figure_of_another_thing_repeats_nothing() -> None:
    found = [claim for claim in claims("Police freed 40 engineers. The army freed 40 goats.") if claim.quantity]
    assert [claim.repeats for claim in found] == [None, None]


def test_each_weight_is_of_a_known_feature() -> None:
    assert standing_weights().weights.keys() == set(feature_names())
