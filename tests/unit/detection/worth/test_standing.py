"""Rank, `within` and `repeats`: what a checker takes first, what stands in what, and what is said again."""

import pytest

from factcheck.detection.worth.answers import ask
from factcheck.detection.worth.checkability import load_weights, score
from factcheck.detection.worth.standing import feature_names, standing_weights
from factcheck.domain.article import Metadata
from factcheck.domain.claim import Checkability, Claim, ClaimKind, SourceKind
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


def by_rank(text: str) -> list[Claim]:
    return sorted(claims(text), key=lambda claim: claim.rank)


def test_the_first_ranks_are_of_claims_that_stand_apart() -> None:
    text = (
        "The mayor, Ada Roe, said on Monday that 40 people had died and 900 homes were lost when the dam broke.\n\n"
        "The valley has 30 farms."
    )
    statement, farms, *within = by_rank(text)
    assert statement.kind is ClaimKind.STATEMENT
    assert farms.text == "30 farms"
    assert {claim.within for claim in within} == {statement.id}


def score_of(words: str) -> float:
    """The checkability of the claim in which the words stand, put into the same article in the same place."""
    text = f"The old dam near Marsden is on the river.\n\nA spokesman for the port of Lund said {words} in the valley."
    return max(claim.checkability.score for claim in claims(text) if words in claim.text)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        pytest.param("seven men drowned", "seven men worked", id="deaths"),
        pytest.param(
            "the owner bribed and cheated the farmers", "the owner paid and housed the farmers", id="an accusation"
        ),
        pytest.param("they had 40 boats in 2019", "they had 40 boats", id="a figure with its period"),
        pytest.param("they had 400 boats", "they had two boats", id="more than a few"),
        pytest.param("they had more than 400 boats", "they had some of its 400 boats", id="a bounded figure"),
        pytest.param("the boats were never sold", "the boats were later sold", id="a denial"),
    ],
)
def test_what_weighs_with_a_checker_scores_higher(more: str, less: str) -> None:
    assert score_of(more) > score_of(less)


def test_the_first_words_of_a_source_score_higher_than_the_same_later() -> None:
    said = "Ada Roe said the boats of the port were sold. Ben Hart said the {} of the port were sold."
    first, other = claims(said.format("nets"))
    assert "the first words of a source" in first.checkability.reasons
    assert "the first words of a source" in other.checkability.reasons
    *_, again = claims(said.format("nets") + " Ben Hart said the sheds of the port were let.")
    assert "the first words of a source" not in again.checkability.reasons


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        pytest.param(
            "The council of Lund closed the superb port.",
            "The council of Lund closed the northern port.",
            id="judgement",
        ),
        pytest.param(
            "The council of Lund simply closed the port.", "The council of Lund soon closed the port.", id="comment"
        ),
        pytest.param(
            "The council of Lund closed our port.", "The council of Lund closed its port.", id="addressed to the reader"
        ),
    ],
)
def test_a_comment_of_the_articles_own_scores_lower(sentence: str, plain: str) -> None:
    def score_of_last(text: str) -> float:
        found = OfflineChecker(min_checkability=0).check_text(f"It rained on the valley.\n\n{text}", Metadata()).claims
        return found[-1].checkability.score

    assert score_of_last(sentence) < score_of_last(plain)
    said = "Ada Roe said the council closed the {} port."
    assert score_of_last(said.format("superb")) == score_of_last(said.format("northern"))


def test_the_articles_own_voice_weighs_less_in_a_longer_article_and_denies_nothing() -> None:
    def own_voice(words: str, *, more: int = 0) -> Checkability:
        text = f"It rained on the valley.\n\n{words}" + " Ada Roe said the boats were sold." * more
        found = OfflineChecker(min_checkability=0).check_text(text, Metadata()).claims
        return next(claim for claim in found if claim.text == words).checkability

    sold = "The council of Lund sold the port."
    assert own_voice(sold, more=60).score < own_voice(sold).score
    assert "what is denied or did not happen" not in own_voice("The council of Lund never sold the port.").reasons


def test_a_later_figure_of_a_sentence_scores_lower() -> None:
    first, later, again = (
        claim for claim in claims("Lund sold 40 boats and 50 nets. It bought 60 boats.") if claim.quantity
    )
    reason = "not the first figure of its sentence: less checkable"
    assert [reason in one.checkability.reasons for one in (first, later, again)] == [False, True, False]


def test_a_sentence_alone_is_judged_by_its_words() -> None:
    (alone,) = claims("The council of Lund voted to close the port.")
    words = score(ask(alone.text), attribution=SourceKind.UNATTRIBUTED, weights=load_weights())
    assert alone.checkability.score == words.score


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


@pytest.mark.parametrize(
    ("figure", "is_bounded"),
    [("over 400 boats", True), ("hundreds of boats", False), ("hundreds of thousands of boats", False), ("400", False)],
)
def test_a_plural_without_a_number_is_no_bounded_figure(*, figure: str, is_bounded: bool) -> None:
    text = f"The port of Lund opened in May.\n\nIt has {figure} for hire and a long white wall to the north."
    (found,) = [claim for claim in claims(text) if claim.kind is ClaimKind.QUANTITY]
    assert ("a rough or bounded figure" in found.checkability.reasons) is is_bounded


def test_each_weight_is_of_a_known_feature() -> None:
    assert standing_weights().weights.keys() == set(feature_names())


def test_of_what_the_headline_and_the_lead_say_the_better_one_stands_for_both() -> None:
    text = (
        "Roe blasts Orsa over joint ferry contract\n\n"
        "Governor Ada Roe blasted Orsa on Tuesday for signing a joint ferry contract with a firm from the mainland.\n\n"
        "The island has two ferries. Lund council said 30 farms were sold.\n\n"
        "Roe blasted Orsa again over the joint ferry contract."
    )
    everything = OfflineChecker(min_checkability=0).check_text(text, Metadata()).claims
    headline, lead, *_, last = sorted(everything, key=lambda claim: claim.start)
    assert [claim.repeats for claim in (headline, lead, last)] == [None, headline.id, headline.id]
    assert (lead.rank, last.rank) == (1, len(everything))
    assert "said before in the article" in last.checkability.reasons[-1]
    assert "said before in the article" not in " ".join(lead.checkability.reasons)
