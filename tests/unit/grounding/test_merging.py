"""What a model says stands beside the rules' values only where each of the module's rules lets it."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.answer import ClaimsAnswer
from factcheck.domain.claim import Certainty
from factcheck.grounding.merging import Merged, merge
from tests.unit.grounding.sheets import (
    ANN,
    BOB,
    CID,
    DEE,
    EVE,
    OPEN,
    OPEN_SENTENCE,
    POST,
    REPLIED,
    SHORT,
    SHORT_SENTENCE,
    SURE,
    TEXT,
    WARNING,
    build_answer,
    build_sheet,
    build_untested,
)

SHEET = build_sheet()
FURTHER = {"s": WARNING, "m": DEE, "first": "the harbour", "last": "within years"}
WRONG_CONTROL = {"c": SURE, "m": BOB, "via": []}


def choice(c: int, m: int, *via: int) -> dict[str, object]:
    return {"c": c, "m": m, "via": list(via)}


def merged(*, sources: Sequence[object] = (), **said: object) -> Merged:
    return merge(SHEET, [build_answer(sources=sources, **said)])


def reasons(result: Merged) -> list[str]:
    return [one.reason for one in result.rejected]


def test_a_good_answer_stands_whole() -> None:
    result = merged(
        sources=[choice(OPEN, DEE)],
        more=[FURTHER],
        opinions=[REPLIED],
        forecasts=[SURE],
        unquoted=[SHORT],
        restated=[{"s": OPEN_SENTENCE, "text": "Dee Fox said nobody asked them."}],
    )
    assert result.rejected == []
    assert (result.opinions, result.forecasts, result.unquoted) == ({REPLIED}, {SURE}, {SHORT})
    assert result.restatements == {OPEN: "Dee Fox said nobody asked them."}
    source = result.sources[OPEN].source
    assert source is not None
    assert (source.name, source.text, TEXT[source.start : source.end]) == ("Dee Fox", "Dee Fox", "Dee Fox")
    assert [one.words.text for one in result.further] == ["the harbour would silt up within years"]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"sources": [choice(99, ANN)]}, "there is no candidate c99"),
        ({"sources": [choice(0, ANN)]}, "there is no candidate c0"),
        ({"sources": [choice(-1, ANN)]}, "there is no candidate c-1"),
        ({"sources": [choice(OPEN, 99)]}, "there is no name m99"),
        ({"sources": [choice(OPEN, 0)]}, "there is no name m0"),
        ({"sources": [choice(OPEN, CID), choice(OPEN, DEE)]}, f"c{OPEN} is answered twice"),
        ({"sources": [choice(OPEN, ANN)]}, f"m{ANN} is not named near c{OPEN}"),
        ({"opinions": [99]}, "there is no candidate c99"),
        ({"opinions": [SURE, SURE]}, f"c{SURE} is answered twice"),
        ({"forecasts": [-4]}, "there is no candidate c-4"),
        ({"unquoted": [77]}, "there is no candidate c77"),
        ({"unquoted": [OPEN]}, "the rules hold it to be a quotation"),
        ({"unquoted": [SURE]}, "the rules hold it to be a quotation"),
        ({"restated": [{"s": 99, "text": "Somebody spoke."}]}, "there is no s99"),
        ({"restated": [{"s": 1, "text": "Ann Lee spoke."}]}, "the rules have restated s1"),
        (
            {"restated": [{"s": OPEN_SENTENCE, "text": "One."}, {"s": OPEN_SENTENCE, "text": "Two."}]},
            "it is answered twice",
        ),
        ({"more": [FURTHER | {"s": 99}]}, "there is no such sentence"),
        ({"more": [FURTHER | {"s": 0}]}, "there is no such sentence"),
        ({"more": [FURTHER | {"m": 99}]}, "there is no such name"),
        ({"more": [FURTHER | {"m": CID}]}, "Cid Poe is not named beside it"),
        ({"more": [FURTHER | {"first": "Fox warned"}]}, "Dee Fox is not named beside it"),
        ({"more": [FURTHER, FURTHER]}, "it is said already"),
        (
            {"more": [{"s": SHORT_SENTENCE, "m": EVE, "first": "called it", "last": "fix” again"}]},
            "claims of the rules cover it",
        ),
    ],
)
def test_what_stands_for_nothing_or_cannot_be_is_rejected_with_its_reason(said: dict[str, object], reason: str) -> None:
    assert reasons(merge(SHEET, [build_answer(), build_untested(**said)])) == [reason]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("the dam", "within years"),
        ("", "within years"),
        ("the harbour", ""),
        ("within years", "the harbour"),
        ("up within", "years."),
        ("he harbour", "within years"),
        ("the harbour", "within year"),
        ("Nobody asked", "at all"),
    ],
    ids=["absent", "no first", "no last", "backwards", "too few", "mid-word", "to mid-word", "of another sentence"],
)
def test_words_that_cannot_be_found_whole_are_no_statement(first: str, last: str) -> None:
    result = merged(more=[FURTHER | {"first": first, "last": last}])
    assert (result.further, reasons(result)) == (
        [],
        ["its words do not stand in that sentence, or are fewer than four"],
    )


def test_the_first_of_two_answers_about_one_candidate_stands() -> None:
    source = merged(sources=[choice(OPEN, CID), choice(OPEN, DEE)]).sources[OPEN].source
    assert source is not None
    assert source.name == "Cid Poe"


@pytest.mark.parametrize(
    "controls",
    [
        [choice(SURE, BOB), choice(REPLIED, BOB)],
        [choice(SURE, ANN)],
        [],
        [choice(SURE, BOB), choice(REPLIED, BOB), choice(SURE, ANN)],
        [choice(SURE, ANN), choice(REPLIED, BOB), choice(SURE, BOB)],
    ],
    ids=["one wrong", "one left out", "all left out", "wrong, then right", "right, then wrong"],
)
def test_a_model_that_misses_a_control_is_not_believed(controls: list[dict[str, object]]) -> None:
    result = merge(
        SHEET,
        [
            build_untested(
                sources=[*controls, choice(OPEN, DEE)],
                more=[FURTHER],
                opinions=[SURE],
                forecasts=[SURE],
                unquoted=[SHORT],
            )
        ],
    )
    assert (result.sources, result.further, result.opinions, result.forecasts, result.unquoted) == (
        {},
        [],
        set(),
        set(),
        set(),
    )
    judged = [reason for reason in reasons(result) if "answered twice" not in reason]
    assert judged == ["the model missed a source that the rules are sure of, so what it judges is not used"] * 5


def test_with_one_control_alone_nobody_is_believed() -> None:
    result = merge(build_sheet(controls=(SURE,)), [build_answer(sources=[choice(OPEN, DEE)])])
    assert result.sources == {}
    assert "the article has too few sure sources to test the model with, so what it judges is not used" in reasons(
        result
    )


def test_a_restatement_needs_no_trust_since_it_is_audited() -> None:
    said = {"s": OPEN_SENTENCE, "text": "Somebody said that nobody asked them."}
    result = merge(SHEET, [build_untested(restated=[said])])
    assert (result.restatements, result.rejected) == ({OPEN: "Somebody said that nobody asked them."}, [])


def test_controls_in_other_chunks_count() -> None:
    first, second = build_answer(), build_untested(sources=[choice(OPEN, DEE)])
    assert list(merge(SHEET, [first, second]).sources) == [OPEN]


def test_where_the_rules_are_sure_their_source_stands() -> None:
    sheet = SHEET.model_copy(update={"choices": {OPEN: (CID, DEE), SURE: (ANN, BOB), REPLIED: (ANN, BOB)}})
    result = merge(sheet, [build_answer(sources=[choice(SHORT, EVE), choice(OPEN, DEE)])])
    assert (list(result.sources), reasons(result)) == ([OPEN], [f"the rules have the source of c{SHORT}"])


def test_the_rules_own_source_becomes_surer_when_the_model_agrees() -> None:
    before = SHEET.drafts[OPEN - 1].attribution
    after = merged(sources=[choice(OPEN, CID)]).sources[OPEN]
    assert after == before.model_copy(update={"certainty": Certainty.LIKELY})


def test_an_outlet_may_have_carried_it() -> None:
    result = merged(sources=[choice(OPEN, DEE, POST)])
    assert ([one.text for one in result.sources[OPEN].via], result.rejected) == (["The Harbour Post"], [])


@pytest.mark.parametrize(
    ("via", "reason"),
    [
        (EVE, "Eve Gow is a person, no outlet or document"),
        (ANN, f"m{ANN} is nobody near c{OPEN} who could have carried it"),
        (DEE, f"m{DEE} is nobody near c{OPEN} who could have carried it"),
        (99, f"m99 is nobody near c{OPEN} who could have carried it"),
    ],
    ids=["a person", "somebody far away", "the source itself", "nobody"],
)
def test_what_cannot_have_carried_it_is_rejected_and_the_source_stands(via: int, reason: str) -> None:
    result = merged(sources=[choice(OPEN, DEE, via)])
    assert (result.sources[OPEN].via, reasons(result)) == ((), [reason])


def test_a_further_statement_stays_open_and_is_its_sources() -> None:
    (further,) = merged(more=[FURTHER]).further
    source = further.attribution.source
    assert source is not None
    assert (source.name, source.text, further.attribution.certainty) == ("Dee Fox", "Fox", Certainty.OPEN)
    assert source.end <= further.words.start


_NUMBERS = st.integers(-2, 9) | st.integers()
_LISTS = st.lists(_NUMBERS, max_size=5)
_WORDS = st.sampled_from(["Fox", "the harbour", "within years", "Ann Lee", "“", "Nobody", "", " ", "a"]) | st.text()
ANSWERS = st.builds(
    ClaimsAnswer.model_validate,
    st.fixed_dictionaries(
        {
            "forecasts": _LISTS,
            "opinions": _LISTS,
            "unquoted": _LISTS,
            "more": st.lists(st.fixed_dictionaries({"s": _NUMBERS, "m": _NUMBERS, "first": _WORDS, "last": _WORDS})),
            "restated": st.lists(st.fixed_dictionaries({"s": _NUMBERS, "text": st.text()})),
            "sources": st.lists(st.fixed_dictionaries({"c": _NUMBERS, "m": _NUMBERS, "via": _LISTS})),
            "summary": st.lists(st.fixed_dictionaries({"by": _LISTS, "text": st.text()})),
        }
    ),
)


@given(ANSWERS, st.sampled_from([[], [build_answer()]]))
def test_whatever_a_model_answers_only_open_sources_change_and_all_words_are_the_articles(
    answer: ClaimsAnswer, known: list[ClaimsAnswer]
) -> None:
    result = merge(SHEET, [*known, answer])
    assert set(result.sources) <= {OPEN, SHORT}
    assert set(result.unquoted) <= {SHORT}
    assert set(result.restatements) <= {OPEN}
    for number, attribution in result.sources.items():
        source = attribution.source
        assert source is not None
        assert source.name in {SHEET.entities[m - 1].name for m in SHEET.choices[number]}
        assert TEXT[source.start : source.end] == source.text
    spans = sorted((one.words.start, one.words.end) for one in result.further)
    assert all(TEXT[one.words.start : one.words.end] == one.words.text for one in result.further)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(one.text is not None and one.reason for one in result.rejected)
