"""Who said what, for every article of the table in cases/."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from _pytest.mark import ParameterSet

from tests.unit.detection.attribution.table import Case, anything_else, cases, differences, not_set_aside

CASES = cases()
Faults = Callable[[], list[str]]


def _marked(faults: Faults, name: str, *, known_gap: bool) -> ParameterSet:
    """A gap that is mended fails its test until its `known_gap` is taken out of the table."""
    marks = [pytest.mark.xfail(reason="known gap", strict=True, raises=AssertionError)] if known_gap else []
    return pytest.param(faults, marks=marks, id=name)


def _checks(name: str, case: Case) -> Iterator[ParameterSet]:
    """All that is asked of an article, so that one process reads it once."""
    for at, entry in enumerate(case.expect, 1):
        yield _marked(partial(differences, case, entry), f"{name}-{at}", known_gap=entry.known_gap)
    for at, aside in enumerate(case.set_aside, 1):
        yield _marked(partial(not_set_aside, case, aside), f"{name}-aside-{at}", known_gap=aside.known_gap)
    yield _marked(partial(anything_else, case), f"{name}-else", known_gap=case.else_gap)


def test_every_case_has_an_id_of_its_own() -> None:
    ids = [case.id for _, case in CASES]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(
    "faults", [check for phenomenon, case in CASES for check in _checks(f"{phenomenon}-{case.id}", case)]
)
def test_each_has_its_source_cue_and_via_and_nothing_else_is_attributed(faults: Faults) -> None:
    assert faults() == []
