"""Builders of a case: a sentence of our own making with the figures that an editor would read in it."""

from typing import NamedTuple

from factcheck.detection.figures.reasons import Reason
from factcheck.domain.claim import Comparator, Quantity


class Figure(NamedTuple):
    """A figure to check: its words, and what they say."""

    text: str
    quantity: Quantity


class Aside(NamedTuple):
    """A figure that is none to check."""

    text: str
    reason: Reason


class Case(NamedTuple):
    name: str
    sentence: str
    figures: list[Figure]
    set_aside: list[Aside]


def figure(
    text: str,
    value: float,
    unit: str | None = None,
    *,
    value_high: float | None = None,
    comparator: Comparator = Comparator.EQUAL,
    counted: str | None = None,
    period: str | None = None,
    ordinal: bool = False,
    change: str | None = None,
) -> Figure:
    quantity = Quantity(
        value=value,
        value_high=value_high,
        comparator=comparator,
        unit=unit,
        counted=counted,
        period=period,
        ordinal=ordinal,
        change=change,
    )
    return Figure(text, quantity)


def aside(text: str, reason: Reason) -> Aside:
    return Aside(text, reason)


def case(name: str, sentence: str, *found: Figure | Aside) -> Case:
    figures = [each for each in found if isinstance(each, Figure)]
    return Case(name, sentence, figures, [each for each in found if isinstance(each, Aside)])
