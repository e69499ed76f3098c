import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.detection.figures.quantities import find_quantities
from factcheck.domain.candidates import Quantities, QuantityCandidate
from factcheck.domain.claim import Quantity
from factcheck.domain.report import SetAside
from factcheck.domain.values import Span
from tests.builders import doc_of
from tests.unit.detection.figures.cases.asides import ASIDES
from tests.unit.detection.figures.cases.case import Case, Figure
from tests.unit.detection.figures.cases.changes import CHANGES
from tests.unit.detection.figures.cases.counted import COUNTED
from tests.unit.detection.figures.cases.money import MONEY
from tests.unit.detection.figures.cases.numerals import NUMERALS
from tests.unit.detection.figures.cases.pairs import PAIRS
from tests.unit.detection.figures.cases.parts import PARTS
from tests.unit.detection.figures.cases.units import UNITS

_ALL = [*NUMERALS, *PARTS, *MONEY, *UNITS, *CHANGES, *COUNTED, *PAIRS, *ASIDES]

_VOCABULARY = (
    "about at least between and to in of the per a million bn % percent $ € US$ Rs people years May Sept. No. minus "
    "Boeing page aged half third dozens doubled two fourth this month - – — , . : / ( ) + ° 's G20 5-10 1,000 9/11"
)
_WORDS = st.sampled_from(_VOCABULARY.split())
_NEWS = st.lists(st.one_of(_WORDS, st.integers(min_value=0).map(str)), max_size=30).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda gap: gap.join(words))
)


def _of_one_sentence(text: str) -> Quantities:
    return find_quantities(doc_of(text))


def _without_clause(candidate: QuantityCandidate, case: Case) -> Quantity:
    """What the figure says itself; whose it is, and what a measure measures, is the matter of test_clauses."""
    stated = {figure.text: figure.quantity.counted for figure in case.figures}
    changes = {"subject": None} | ({} if stated.get(candidate.text) else {"counted": None})
    return candidate.quantity.model_copy(update=changes)


@pytest.mark.parametrize("case", _ALL, ids=[case.name for case in _ALL])
def test_figures_of_a_sentence_are_read_or_set_aside(case: Case) -> None:
    found = _of_one_sentence(case.sentence)

    figures = [Figure(candidate.text, _without_clause(candidate, case)) for candidate in found.candidates]
    asides = [(aside.cut(case.sentence), aside.reason) for aside in found.set_aside]
    assert (figures, asides) == (case.figures, [(aside.text, aside.reason.value) for aside in case.set_aside])


def test_names_of_the_cases_are_unique() -> None:
    assert len({case.name for case in _ALL}) == len(_ALL)


def test_figures_of_two_sentences_do_not_run_together() -> None:
    text = "They lost 5. 10 people left."

    found = find_quantities(doc_of(text, Span(start=0, end=12), Span(start=13, end=28)))

    assert [candidate.text for candidate in found.candidates] == ["5", "10 people"]


def test_figures_between_the_sentences_are_found_too() -> None:
    found = find_quantities(doc_of("Rain. 12 dead Sun.", Span(start=0, end=5), Span(start=14, end=18)))

    assert [candidate.text for candidate in found.candidates] == ["12 dead"]


def test_set_aside_figures_stand_where_they_were_found() -> None:
    found = _of_one_sentence("It closed in 1998.")

    assert found == Quantities(candidates=(), set_aside=(SetAside(start=13, end=17, reason="a date"),))


@given(st.one_of(st.text(), _NEWS))
@example("5.5.5-5/5:5,5")
@example("٣ ٤٥")
@example("1" * 400)
@example("1e5 x²³ 10⁸ ½ 3½")
@example("US$1-US$2 to US$3 and $4")
def test_every_digit_is_part_of_a_figure_listed_or_set_aside(text: str) -> None:
    found = _of_one_sentence(text)

    covered = [(each.start, each.end) for each in (*found.candidates, *found.set_aside)]
    digits = [match.start() for match in re.finditer(r"\d", text)]
    assert [at for at in digits if not any(start <= at < end for start, end in covered)] == []


@given(_NEWS)
def test_every_candidate_is_its_slice_of_the_text(text: str) -> None:
    for candidate in _of_one_sentence(text).candidates:
        assert text[candidate.start : candidate.end] == candidate.text


@given(_NEWS)
def test_candidates_come_in_order_and_do_not_overlap(text: str) -> None:
    found = _of_one_sentence(text)

    ends = [candidate.end for candidate in found.candidates]
    starts = [candidate.start for candidate in found.candidates]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@pytest.mark.parametrize(
    ("sentence", "figure", "answers"),
    [
        ("The wall is 30 metres (98 feet) high.", "98 feet", ("conversion",)),
        ("The pass lies 12 km (7.5 miles) away.", "7.5 miles", ("conversion",)),
        ("It cost 400 million kroner ($57 million).", "$57 million", ("exchange",)),
        ("A can costs one ringgit ($0.23).", "$0.23", ("exchange",)),
        ("Diesel is 50 rupees a litre ($0.60 a litre).", "$0.60 a litre", ("exchange",)),
        ("It costs $9 per month (or A$130 per year).", "A$130 per year", ()),
        ("The gap is 1.2mm (80% of the width).", "80% of the width", ()),
        ("The party got 30% (12 million votes).", "12 million votes", ()),
    ],
)
def test_conversion_in_brackets_is_marked(sentence: str, figure: str, answers: tuple[str, ...]) -> None:
    found = next(each for each in _of_one_sentence(sentence).candidates if each.text == figure)

    assert found.answers == answers
