"""One cut, two views: tokens for reading figures, and tokens for comparing one text with another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.figure_tokens import FigureTokens


def cased(text: str) -> list[tuple[str, bool, bool]]:
    return [(token.low, token.is_capital, token.opens) for token in FigureTokens(text, 0, len(text)).cased]


@pytest.mark.parametrize(
    ("form", "low"),
    [("U.S.", "us"), ("China’s", "china"), ("didn’t", "didn't"), ("STRASSE", "strasse"), ("10 000", "10 000")],
)
def test_the_comparison_form_has_no_capitals_stops_or_possessive(form: str, low: str) -> None:
    assert [one for one, _, _ in cased(form)] == [low]


def test_a_word_opens_at_the_head_and_behind_an_end_of_sentence_or_a_mark() -> None:
    text = "Ships sail. Boats: “We row” – Slowly to U.S. Ports"
    assert [low for low, is_capital, opens in cased(text) if is_capital and opens] == ["ships", "boats", "we", "slowly"]


@given(st.text(max_size=100))
def test_both_views_have_the_same_places(text: str) -> None:
    tokens = FigureTokens(text, 0, len(text))
    assert [(one.start, one.end) for one in tokens.cased] == [
        (tokens[at].start, tokens[at].end) for at in range(len(tokens))
    ]
    assert all(text[one.start : one.end] == one.text for one in tokens.cased)
