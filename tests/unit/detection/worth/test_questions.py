"""What a checker would ask is asked in whole sentences."""

import pytest

from factcheck.detection.worth.questions import is_the_figure_right, was_it_said, who_counted
from factcheck.domain.claim import Attribution, Certainty, Quantity, Source, SourceKind


def _said_by(name: str, kind: SourceKind) -> Attribution:
    source = Source(text=name, start=0, end=len(name), name=name)
    return Attribution(kind=kind, source=source, cue=None, via=(), published_by=None, certainty=Certainty.SURE)


@pytest.mark.parametrize(
    ("name", "kind", "asked"),
    [
        ("The ministry", SourceKind.ORGANISATION, "the ministry"),
        ("An official", SourceKind.ANONYMOUS, "an official"),
        ("Officials", SourceKind.ANONYMOUS, "officials"),
        ("Two people briefed on it", SourceKind.ANONYMOUS, "two people briefed on it"),
        ("The Averly Times", SourceKind.ORGANISATION, "the Averly Times"),
        ("All Blacks", SourceKind.ORGANISATION, "All Blacks"),
        ("Prime Minister Ada Roe", SourceKind.NAMED, "Prime Minister Ada Roe"),
        ("NATO", SourceKind.ORGANISATION, "NATO"),
        ("Will", SourceKind.NAMED, "Will"),
    ],
)
def test_a_source_stands_inside_a_question_as_in_a_sentence(name: str, kind: SourceKind, asked: str) -> None:
    said = _said_by(name, kind)
    assert was_it_said("it closed", said, verbatim=False).startswith(f"Did {asked} say in effect")
    assert who_counted(said) == f"Where does {asked} have this figure from?"


def test_whom_a_figure_is_for_stands_inside_the_question_too() -> None:
    asked = is_the_figure_right("40 boats", Quantity(value=40), subject="The council", as_of="2026-03-14")
    assert asked == "Is the figure right for the council: 40 boats, as of 2026-03-14?"
