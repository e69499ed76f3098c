"""Who said what, for every article of the table in cases/."""

import pytest
from _pytest.mark import ParameterSet

from tests.unit.detection.attribution.table import Aside, Case, Expected, anything_else, cases, differences, reason_of

CASES = cases()


def _marked(*values: object, known_gap: bool, name: str) -> ParameterSet:
    """A gap that is mended fails its test until its `known_gap` is taken out of the table."""
    marks = [pytest.mark.xfail(reason="known gap", strict=True, raises=AssertionError)] if known_gap else []
    return pytest.param(*values, marks=marks, id=name)


EXPECTED = [
    _marked(case, entry, known_gap=entry.known_gap, name=f"{phenomenon}-{case.id}-{at}")
    for phenomenon, case in CASES
    for at, entry in enumerate(case.expect, 1)
]
SET_ASIDE = [
    _marked(case, aside, known_gap=aside.known_gap, name=f"{phenomenon}-{case.id}-{at}")
    for phenomenon, case in CASES
    for at, aside in enumerate(case.set_aside, 1)
]
WHOLE = [_marked(case, known_gap=case.else_gap, name=f"{phenomenon}-{case.id}") for phenomenon, case in CASES]


def test_every_case_has_an_id_of_its_own() -> None:
    ids = [case.id for _, case in CASES]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(("case", "expected"), EXPECTED)
def test_what_was_said_has_its_source_cue_and_via(case: Case, expected: Expected) -> None:
    assert differences(case, expected) == []


@pytest.mark.parametrize(("case", "aside"), SET_ASIDE)
def test_words_in_marks_that_nobody_said_are_set_aside(case: Case, aside: Aside) -> None:
    assert aside.reason in (reason_of(case, aside) or "")


@pytest.mark.parametrize("case", WHOLE)
def test_nothing_else_is_attributed_to_anybody(case: Case) -> None:
    assert anything_else(case) == []
