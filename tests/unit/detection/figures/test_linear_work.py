"""Reading figures takes work in proportion to their number: function calls are counted, no clock is read."""

import sys
from types import FrameType

import pytest

from factcheck.detection.figures.quantities import find_quantities
from factcheck.detection.figures.reasons import Reason
from tests.builders import doc_of

# Sentences that grow with a number; the first three are number deserts, the others long prose.
GROWING = {
    "bare numbers": lambda n: " ".join(str(1000 + at) for at in range(n)),
    "counted nouns": lambda n: " and ".join(f"{1000 + at} boats" for at in range(n)),
    "counts in words": lambda n: ", ".join(["two boats"] * n),
    "counts in prose": lambda n: " and ".join(["40 boats from the old town of Lindal"] * n),
    "scores": lambda n: " and then a new team from the old town of Lindal ".join(["beat them 3-1"] * n),
    "changes": lambda n: ", while the price of a boat in the old town ".join(["rose from $5 to $7"] * n),
}
DESERTS = ("bare numbers", "counted nouns", "counts in words")


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_figures_take_at_most_about_twice_the_work(name: str) -> None:
    small, large = (_calls(f"The port of Lindal {GROWING[name](size)} on Monday.") for size in (150, 300))

    assert large < 2.3 * small


@pytest.mark.parametrize("name", DESERTS)
def test_a_number_desert_is_set_aside_in_one_piece(name: str) -> None:
    desert = GROWING[name](300)
    found = find_quantities(doc_of(f"The port has 12 docks here, it says. Then: {desert}"))

    assert [candidate.text for candidate in found.candidates][:1] == ["12 docks"]
    assert [(aside.start, aside.reason) for aside in found.set_aside] == [(43, Reason.TABLE.value)]
    assert len(found.candidates) <= 2


def test_a_long_sentence_of_prose_is_no_listing() -> None:
    figures = ", ".join(f"{20 + at} boats came from the old town of Lindal" for at in range(120))

    assert len(find_quantities(doc_of(f"Then {figures}.")).candidates) == 120


def _calls(text: str) -> int:
    """How many Python functions are called while the figures of the text are read; word lists are read before."""
    find_quantities(doc_of(text))
    doc, calls = doc_of(text), 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_quantities(doc)
    finally:
        sys.setprofile(before)
    return calls
