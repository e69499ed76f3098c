"""Read the sign of a number: "-5", "minus 5", "minus two"."""

from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.marks import MINUS_SIGNS

_MINUS_SIGNS = frozenset(MINUS_SIGNS)


def read_minus(tokens: FigureTokens, first: int) -> int | None:
    """Where the minus begins that stands before the number or currency at `first`; None where there is none.

    "Plus or minus 3" has none, nor has the second end of "5-10". "Negative" is one before digits alone, since somebody
    "tested negative two days later".
    """
    before = first - 1
    if tokens.low(before - 1) == "or":
        return None
    at = before - 1 if tokens.hyphen(before) else before
    if tokens.low(at) == "minus" or (tokens.low(at) == "negative" and not tokens[first].is_word):
        return at
    is_sign = tokens.low(before) in _MINUS_SIGNS and tokens.are_glued(before) and not tokens.are_glued(before - 1)
    return before if is_sign and not tokens[first].is_word else None
