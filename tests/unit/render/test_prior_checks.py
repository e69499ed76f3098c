"""A published fact-check in words: their rating and claim quoted, and one full stop at the end of each."""

import pytest

from factcheck.domain.prior import PriorCheck, Strength
from factcheck.render.prior_checks import in_words

BRIDGE = PriorCheck(
    url="https://facts.example/1",
    claim="The bridge is closed",
    claimant=None,
    publisher="Example Facts",
    date=None,
    rating="False",
    strength=Strength.STRONG,
)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Example Facts rated: “False”. Claim: “The bridge is closed”."),
        ({"claim": "The bridge is closed."}, "Example Facts rated: “False”. Claim: “The bridge is closed.”"),
        ({"rating": "No way!"}, "Example Facts rated: “No way!” Claim: “The bridge is closed”."),
        (
            {"rating": "No way!", "date": "2024-05-03", "claim": "Is it closed?", "claimant": "Ada Brandt"},
            "Example Facts rated: “No way!”, 2024-05-03. Claim: “Is it closed?” (Ada Brandt).",
        ),
    ],
    ids=["no stop", "a stop of the claim", "a mark of the rating", "words behind the marks"],
)
def test_a_sentence_ends_once(fields: dict[str, str], words: str) -> None:
    assert in_words(BRIDGE.model_copy(update=fields)) == f"strong: {words} https://facts.example/1"
