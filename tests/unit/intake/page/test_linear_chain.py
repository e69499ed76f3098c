"""The choice of paragraphs by the votes on them."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.page.linear_chain import Votes, keep

STEPS = dict.fromkeys(("BB", "BA", "AA", "AI", "AE", "II", "IA", "EE"), 0.0)
BEFORE, ARTICLE, INSIDE, AFTER = (9.0, 0, 0, 0), (0, 9.0, 0, 0), (0, 0, 9.0, 0), (0, 0, 0, 9.0)


def test_paragraphs_with_clear_votes_are_kept() -> None:
    votes: list[Votes] = [BEFORE, ARTICLE, INSIDE, ARTICLE, AFTER]
    assert keep(votes, STEPS, [10] * 5) == {1, 3}


def test_of_a_page_without_an_article_nothing_is_kept() -> None:
    assert keep([BEFORE, BEFORE], STEPS, [10, 10]) == frozenset()


def test_nothing_is_kept_of_nothing() -> None:
    assert keep([], STEPS, []) == frozenset()


def test_a_long_paragraph_in_doubt_is_kept_before_it_is_lost() -> None:
    doubtful = (0.0, 0.0, 0.0, 0.4)
    assert keep([ARTICLE, doubtful], STEPS, [10, 200]) == {0, 1}


@given(
    st.lists(st.tuples(*[st.floats(-800, 800)] * 4), max_size=30),
    st.dictionaries(st.sampled_from(sorted(STEPS)), st.floats(-20, 20)),
)
def test_any_votes_give_a_choice(votes: list[Votes], steps: dict[str, float]) -> None:
    assert keep(votes, {**STEPS, **steps}, [10] * len(votes)) <= set(range(len(votes)))
