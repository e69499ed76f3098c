"""What holds whatever a model answers, and however long the article is."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.gold import read_article
from factcheck.domain.article import Metadata
from factcheck.domain.authority import NO_AUTHORITY
from factcheck.domain.claim import ClaimKind
from tests.asking import Authored, candidates_of, checker, hear, is_review, prepared, silent

_SPEAKERS = ("Ana Costa", "Ivo Lund", "Mara Quist", "Tom Field")
_FILLING = "And so it went on, as such evenings do, with tea and talk and in no hurry at all, until it was late again."


def long_article(words: int) -> str:
    """Paragraphs of a quotation, a figure and filling each, until there are so many words."""
    paragraphs: list[str] = []
    length = 0
    while length < words:
        number = len(paragraphs) + 1
        paragraphs.append(
            f"{_SPEAKERS[number % 4]} said “we counted {number} boats in the harbour” at the meeting in Brill. "
            + " ".join([_FILLING] * 15)
        )
        length += len(paragraphs[-1].split())
    return "\n\n".join(("The harbours of Brill are counted again", *paragraphs))


@pytest.mark.parametrize("words", [30_000, pytest.param(100_000, marks=pytest.mark.scale)])
def test_a_long_article_is_asked_about_in_parts_few_at_a_time(words: int) -> None:
    model = Authored(silent)
    with_model = checker(model, at_once=3)
    ready = with_model.prepare_text(long_article(words), Metadata())
    report = with_model.finish(ready, hear(with_model, ready))
    parts = [candidates_of(one) for one in model.asked if is_review(one)]
    assert len(parts) >= words // 2_500
    assert model.most_in_flight == 3
    assert all(set(one).isdisjoint(other) for one, other in pairwise(parts))
    assert {number for part in parts for number in part} >= {*ready.sheet.unrestated}
    assert report.warnings == ()
    assert [(one.text, one.attribution) for one in report.claims] == [
        (one.text, one.attribution) for one in ready.offline.claims
    ]


_READY = prepared(read_article("council-budget"))
_NUMBERS = st.integers(-1, 40) | st.integers() | st.just(901)
_WORDS = st.sampled_from(["the", "Wellmere", "council", "said", "“", "of", "years", "voice"]) | st.text(max_size=6)
_LINE = st.none() | st.fixed_dictionaries({"by": st.lists(_NUMBERS, max_size=4), "text": st.text(max_size=40)})
_NAMED = st.fixed_dictionaries({"c": _NUMBERS, "s": _NUMBERS, "w": st.lists(_WORDS, max_size=2)})
_STRETCH = {"c": _NUMBERS, "s": _NUMBERS, "to": _NUMBERS, "first": _WORDS, "last": _WORDS, "cut": st.just("") | _WORDS}
_KINDS = st.sampled_from("QSNA")
ANSWERS = st.fixed_dictionaries(
    {
        "add": st.lists(st.fixed_dictionaries({**_STRETCH, "k": _KINDS}), max_size=3),
        "drop": st.lists(
            st.fixed_dictionaries({"c": _NUMBERS, "why": st.sampled_from(["term", "repeat"])}), max_size=3
        ),
        "figure": st.lists(
            st.fixed_dictionaries({"c": _NUMBERS, "p": st.sampled_from(["value", "unit", "period"]), "w": _WORDS}),
            max_size=3,
        ),
        "kind": st.lists(st.fixed_dictionaries({"c": _NUMBERS, "k": _KINDS}), max_size=2),
        "restated": st.lists(st.fixed_dictionaries({"s": _NUMBERS, "text": st.text(max_size=40)}), max_size=2),
        "span": st.lists(st.fixed_dictionaries(_STRETCH), max_size=3),
        "summary": st.dictionaries(st.sampled_from(["first", "second", "third", "fourth"]), _LINE),
        "top": st.lists(_NUMBERS, max_size=5),
        "via": st.lists(_NAMED, max_size=3),
        "who": st.lists(_NAMED, max_size=3),
    }
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(ANSWERS)
def test_whatever_a_model_answers_every_claim_is_a_slice_and_no_quotation_is_lost(said: dict[str, object]) -> None:
    model = checker(Authored(lambda question: said if is_review(question) else {"summary": said["summary"]}))
    report = model.finish(_READY, hear(model, _READY))
    assert all(report.article.text[one.start : one.end] == one.text for one in report.claims)
    quoted = {(one.start, one.end) for one in report.claims if one.kind is ClaimKind.QUOTATION}
    quoted |= {(one.start, one.end) for one in report.coverage.quotations.set_aside}
    assert quoted >= {(one.start, one.end) for one in _READY.offline.claims if one.kind is ClaimKind.QUOTATION}


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(ANSWERS)
def test_a_model_that_may_decide_nothing_changes_no_claim_but_its_restatement(said: dict[str, object]) -> None:
    model = checker(Authored(lambda question: said if is_review(question) else {"summary": {}}), authority=NO_AUTHORITY)
    ready = model.prepare_text(read_article("council-budget"), Metadata())
    report = model.finish(ready, hear(model, ready))
    assert [(one.text, one.attribution, one.quantity, one.rank) for one in report.claims] == [
        (one.text, one.attribution, one.quantity, one.rank) for one in ready.offline.claims
    ]
