"""The check of the same claim comes first, and what it is called depends on how far it stands out."""

from collections import Counter

from factcheck.domain.prior import PriorQuery, PublishedCheck, Strength
from factcheck.matching.ranking import Ranked, rank, read, weigh
from factcheck.matching.strength import Thresholds, strongest
from factcheck.matching.terms import terms

BRIDGE = PublishedCheck(
    url="https://a.example/bridge",
    claim="The harbour bridge cost 15 million euros",
    claimant="Ada Brandt",
    date="2024-05-03",
)
TUNNEL = PublishedCheck(url="https://a.example/tunnel", claim="The harbour tunnel cost 90 million euros")
GOATS = PublishedCheck(url="https://a.example/goats", claim="Goats graze on the roof of the town hall")


def ranking(text: str, *checks: PublishedCheck, claimant: str | None = None, date: str | None = None) -> list[Ranked]:
    query = PriorQuery(text=text, claimant=claimant, date=date)
    found = [read(check) for check in checks]
    counts = Counter(term for one in found for term in set(one.terms))
    asked = {*terms(text), *terms(claimant or "")}
    return rank(
        query, found, weigh({term: counts[term] for term in asked | counts.keys()}, len(checks)), rows=len(checks)
    )


def first(text: str, *checks: PublishedCheck, claimant: str | None = None, date: str | None = None) -> str:
    return ranking(text, *checks, claimant=claimant, date=date)[0].check.url


def test_the_same_claim_in_other_words_comes_first() -> None:
    assert first("The bridge in the harbour has cost fifteen (15) million", GOATS, TUNNEL, BRIDGE) == BRIDGE.url


def test_who_said_it_decides_between_equal_words() -> None:
    hers = BRIDGE.model_copy(update={"url": "https://z.example/hers"})
    his = BRIDGE.model_copy(update={"claimant": "Otto Falk"})
    assert first("The harbour bridge cost 15 million euros", his, hers, claimant="Ada Brandt") == hers.url


def test_of_equal_words_the_check_nearer_in_time_comes_first() -> None:
    old = BRIDGE.model_copy(update={"url": "https://a.example/a", "date": "2012-01-01"})
    assert first("The harbour bridge cost 15 million euros", old, BRIDGE, date="2024-05-10") == BRIDGE.url


def test_equal_scores_are_in_order_of_address_whatever_the_order_of_candidates() -> None:
    other = BRIDGE.model_copy(update={"url": "https://a.example/a"})
    assert ranking("harbour bridge", BRIDGE, other) == ranking("harbour bridge", other, BRIDGE)


def test_a_check_of_the_same_claim_by_another_publisher_is_no_rival() -> None:
    text = "The harbour bridge cost 15 million euros"
    alone = ranking(text, BRIDGE, GOATS)[0].likeness
    twice = ranking(text, BRIDGE, BRIDGE.model_copy(update={"url": "https://b.example/bridge"}), GOATS)
    assert [round(one.likeness / alone, 1) for one in twice[:2]] == [1.0, 1.0]


def test_a_rival_makes_it_less_alike() -> None:
    text = "The harbour works cost many million euros"
    assert ranking(text, BRIDGE, TUNNEL)[0].likeness < ranking(text, BRIDGE, GOATS)[0].likeness


def test_strength_is_by_likeness_and_by_how_much_of_the_claim_is_said_and_shared() -> None:
    thresholds = Thresholds(strong=10, possible=5, covered=0.3, shared=2)
    ranked = [
        Ranked(BRIDGE, 1, covered, likeness, shared)
        for covered, likeness, shared in ((0.9, 12, 3), (0.9, 12, 1), (0.9, 6, 3), (0.2, 12, 3), (0.9, 1, 3))
    ]
    found = strongest(ranked, most=4, thresholds=thresholds)
    assert [check.strength for check in found] == [Strength.STRONG, Strength.POSSIBLE, Strength.POSSIBLE]


def test_what_has_no_strength_does_not_count_towards_the_most() -> None:
    thresholds = Thresholds(strong=10, possible=5, covered=0.3, shared=2)
    ranked = [Ranked(GOATS, 2, 0.1, 12, 3), Ranked(BRIDGE, 1, 0.9, 12, 3)]
    assert [check.url for check in strongest(ranked, most=1, thresholds=thresholds)] == [BRIDGE.url]
