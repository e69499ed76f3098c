"""A quotation has a flag where a checker should look twice."""

import pytest

from factcheck.domain.article import Metadata
from factcheck.domain.claim import ClaimKind, Flag
from tests.asking import RULES

CLOSED = [
    "Ada Roe was angry.\n\n“The mill is lost,” Roe said. “We had 40 men.\n\n“They have left.\n\n“I am sad.”",
    "Roe said: “The mill is lost. It was old.”\n\nIt was shut in May.",
]
UNCLOSED = [
    "Roe said: “The mill is lost.\n\nIt was shut in May.",
    "Roe said: “The mill is lost.\n\n“They have left.\n\nIt was shut in May, and nobody bought it.",
]


def _flags(text: str) -> list[Flag]:
    claims = RULES.check_text(text, Metadata()).claims
    return [flag for claim in claims if claim.kind is ClaimKind.QUOTATION for flag in claim.flags]


@pytest.mark.parametrize("text", CLOSED)
def test_a_quotation_of_several_paragraphs_is_closed_at_its_end(text: str) -> None:
    assert Flag.UNCLOSED_QUOTATION not in _flags(text)


@pytest.mark.parametrize("text", UNCLOSED)
def test_a_quotation_without_an_end_is_unclosed(text: str) -> None:
    assert _flags(text).count(Flag.UNCLOSED_QUOTATION) == 1
