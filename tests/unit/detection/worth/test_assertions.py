import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.detection.worth.answers import ask
from factcheck.detection.worth.assertions import ClaimType, claim_type, find_assertions
from factcheck.detection.worth.checkability import load_weights
from factcheck.domain.article import Metadata
from factcheck.domain.claim import ClaimKind
from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.pipeline.check import OfflineChecker

_TEXT = "The mill burned down. Ana Roe said the owners had left. Rain fell on 40 roofs."
_SENTENCES = [Span(start=match.start(), end=match.end()) for match in re.finditer(r"\S[^.]*\.", _TEXT)]
_DOC = Doc(_TEXT, _SENTENCES)


def _span(words: str) -> Span:
    start = _TEXT.index(words)
    return Span(start=start, end=start + len(words))


def _places(spans: list[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _assertions(*, figures: list[Span], said: list[Span]) -> list[str]:
    found = find_assertions(_DOC, figures=figures, said=_places(said), weights=load_weights())
    return [assertion.text for assertion in found]


def test_each_sentence_without_another_claim_is_an_assertion() -> None:
    found = _assertions(figures=[_span("40 roofs")], said=[_span("the owners had left")])

    assert found == ["The mill burned down."]


def test_a_few_words_of_somebody_else_leave_the_sentence_to_the_article() -> None:
    found = _assertions(figures=[_span("40 roofs")], said=[_span("owners")])

    assert found == ["The mill burned down.", "Ana Roe said the owners had left."]


def test_a_sentence_that_opens_with_what_somebody_says_is_not_told_again_whole() -> None:
    assert "Ana Roe said the owners had left." not in _assertions(figures=[], said=[_span("the owners")])


def test_words_said_within_words_said_count_once() -> None:
    said = [_span("owners"), _span("owners"), _span("owners")]

    assert "Ana Roe said the owners had left." in _assertions(figures=[], said=said)


def test_a_statement_over_two_sentences_claims_both() -> None:
    assert _assertions(figures=[], said=[Span(start=4, end=len(_TEXT) - 20)]) == ["Rain fell on 40 roofs."]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Several people died and 40 were hurt in Lund.", ["Several people died"]),
        ("Most are rented, but Lund Mill has 40 shops.", ["Most are rented"]),
        ("The mill was founded in Lund and now has 40 shops.", ["The mill was founded in Lund"]),
        ("The plan has a fund for eels, which holds 40 million euros.", ["The plan has a fund for eels"]),
        ("Lund has 40 boats; the mill stands in the harbour.", ["the mill stands in the harbour"]),
        ("40 people died after a bomber drove into the mill in Lund.", ["a bomber drove into the mill in Lund"]),
        ("While other mills have moved to the coast, Lund has 40 of them.", ["other mills have moved to the coast"]),
        ("The owner was not charged, but Ana Roe said the case was open.", ["The owner was not charged"]),
        (
            "The mill stood in Lund for long, but after its roof fell in some 40 men left.",
            ["The mill stood in Lund for long"],
        ),
        ("The 40 km it drifted before breaking up was far.", []),
        ("If the mill burns, 40 people lose their jobs.", []),
        ("40 people died when it fell into the sea.", []),
        ("The mill and the harbour of Lund have 40 owners.", []),
    ],
)
def test_clauses_beside_a_figure_or_a_report_are_left_to_the_article(text: str, left: list[str]) -> None:
    report = OfflineChecker(min_checkability=0).check_text(f"Rain fell in May. {text}", Metadata())
    found = [claim.text for claim in report.claims if claim.kind is ClaimKind.ASSERTION]
    assert found == ["Rain fell in May.", *left]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("“We won,” said Ada Roe, chief of the old harbour police of Marsden in the north.", None),
        ("But the dam broke, says Ada Roe, director of the Lund Institute for the Study of Harbours.", None),
        ("“We won,” said Ada Roe, who had closed the old harbour of Marsden in the north.", None),
        ("“We won,” Ada Roe said on Sunday, referring to the boats that sank in the north in May.", None),
        (
            "“We won,” said Ada Roe, who had closed it, and the mill of Lund fell into the sea.",
            "the mill of Lund fell into the sea",
        ),
        ("Shortly after the storm had closed the harbour of Lund in May, Ada Roe announced that she would go.", None),
        (
            "Ada Roe announced a plan for the harbour, days after the storm had closed the old mill of Lund.",
            "the storm had closed the old mill of Lund",
        ),
        (
            "The old mill of Lund, which Ada Roe said was empty, fell into the sea on Friday in a storm.",
            "The old mill of Lund, which Ada Roe said was empty, fell into the sea on Friday in a storm.",
        ),
        (
            "The council closed the old harbour of Lund, and Roe called it “sad”.",
            "The council closed the old harbour of Lund",
        ),
    ],
)
def test_who_it_is_that_speaks_is_no_assertion_of_its_own(text: str, left: str | None) -> None:
    report = OfflineChecker(min_checkability=0).check_text(f"The mill burned down. {text}", Metadata())
    found = [claim.text for claim in report.claims if claim.kind is ClaimKind.ASSERTION]
    assert found == ["The mill burned down.", *([left] if left else [])]


def test_the_type_of_claim_is_the_first_reason() -> None:
    (first, *_) = find_assertions(_DOC, figures=[], said=[], weights=load_weights())

    assert first.checkability.reasons[0] == "an event"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Who set the fire?", ClaimType.NO_CLAIM),
        ("The mill will reopen.", ClaimType.PREDICTION),
        ("I lost my house.", ClaimType.EXPERIENCE),
        ("It is the longest bridge in Europe.", ClaimType.COMPARISON),
        ("Heavy rain caused the flood.", ClaimType.CAUSE),
        ("The mayor vetoed the plan.", ClaimType.DEED),
        ("The statute covers tenants.", ClaimType.LAW),
        ("The mill burned down.", ClaimType.EVENT),
        ("Ships carry grain.", ClaimType.OTHER),
    ],
)
def test_a_sentence_is_of_the_type(sentence: str, expected: ClaimType) -> None:
    assert claim_type(ask(sentence)) is expected


_SPANS = st.lists(
    st.tuples(st.integers(0, 70), st.integers(1, 8)).map(lambda pair: Span(start=pair[0], end=pair[0] + pair[1])),
    max_size=8,
).map(lambda spans: sorted(spans, key=lambda span: span.start))


@given(figures=_SPANS, said=_SPANS)
def test_no_assertion_has_a_figure_or_is_mostly_said_by_somebody(figures: list[Span], said: list[Span]) -> None:
    found = find_assertions(_DOC, figures=figures, said=_places(said), weights=load_weights())

    spoken = {at for span in said for at in range(span.start, span.end)}
    for sentence in _SENTENCES:
        inside = range(sentence.start, sentence.end)
        has_figure = any(figure.start in inside for figure in figures)
        is_listed = sentence.start in {assertion.start for assertion in found}
        if has_figure or 2 * len(spoken.intersection(inside)) > len(inside):
            assert not is_listed
        elif spoken.isdisjoint(inside):
            assert is_listed
