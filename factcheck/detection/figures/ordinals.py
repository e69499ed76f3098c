"""Ordinal -> the event that it counts ("the fourth outage this month"), or None for a mere rank."""

from factcheck.language.en.words import words
from factcheck.language.figure_tokens import FigureToken, FigureTokens
from factcheck.language.numbers.forms import Numeral

_FEW = 2


def is_counted_event(tokens: FigureTokens, numeral: Numeral) -> int | None:
    """The end of the event's noun phrase: "fourth outage" with a period behind, "10th straight record"; None for a
    rank, and for the first and second, which count little: "the second time in two days".
    """
    at = numeral.last
    if tokens.low(at) in {"straight", "consecutive", "successive"}:
        return _singular_end(tokens, at + 1)
    if tokens.low(numeral.first - 1) not in {"the", "its", "his", "her", "their", "a"}:
        return None
    end = _singular_end(tokens, at)
    if numeral.value <= _FEW or end == at or tokens.low(end - 1) in words("ordinal_company"):
        return None
    return end if _has_period(tokens, end) else None


def _singular_end(tokens: FigureTokens, at: int) -> int:
    end = at
    while end < at + 3 and tokens[end].is_word and tokens.low(end) not in words("phrase_ends") | {"earlier", "later"}:
        end += 1
    return end


def _has_period(tokens: FigureTokens, at: int) -> bool:
    low, after = tokens.low(at), tokens.low(at + 1)
    if low == "this":
        return after in {"year", "month", "week", "season", "decade", "century", "quarter", "summer", "winter"}
    if low == "since":
        return True
    is_spell = any(
        tokens.low(k) in words("rates") or tokens.low(k) in {"years", "months", "weeks", "days"}
        for k in range(at + 1, at + 5)
    )
    return low in {"in", "within", "over"} and is_spell


def is_superlative(word: FigureToken) -> bool:
    """Whether the word makes a rank of the ordinal before it: "third largest", "second most expensive"."""
    return word.low in {"most", "least"} or (word.low.endswith("est") and len(word.low) > len("best"))
