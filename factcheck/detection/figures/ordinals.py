"""Tell ordinals that count events ("the fourth outage this month") from mere places in an order."""

from factcheck.language.en.words import words
from factcheck.language.figure_tokens import Pieces
from factcheck.language.numbers.forms import Numeral


def is_counted_event(pieces: Pieces, numeral: Numeral) -> int | None:
    """The end of "fourth outage", "10th straight record" where an ordinal counts events; None for a mere place."""
    at = numeral.last
    if pieces.low(at) in {"straight", "consecutive", "successive"}:
        return _singular_end(pieces, at + 1)
    if pieces.low(numeral.first - 1) not in {"the", "its", "his", "her", "their", "a"}:
        return None
    end = _singular_end(pieces, at)
    if end == at or pieces.low(end - 1) in words("ordinal_company"):
        return None
    return end if _has_period(pieces, end) else None


def _singular_end(pieces: Pieces, at: int) -> int:
    end = at
    while end < at + 3 and pieces[end].is_word and pieces.low(end) not in words("phrase_ends"):
        end += 1
    return end


def _has_period(pieces: Pieces, at: int) -> bool:
    low, after = pieces.low(at), pieces.low(at + 1)
    if low == "this":
        return after in {"year", "month", "week", "season", "decade", "century", "quarter", "summer", "winter"}
    if low == "since":
        return True
    is_spell = any(
        pieces.low(k) in words("rates") or pieces.low(k) in {"years", "months", "weeks", "days"}
        for k in range(at + 1, at + 5)
    )
    return low in {"in", "within", "over"} and is_spell
