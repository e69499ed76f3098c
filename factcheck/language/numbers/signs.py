"""Figure tokens -> the minus sign or the word "minus" in front of a numeral: "-5", "minus 5", "minus two"."""

from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.marks import MINUS_SIGNS

_MINUS_SIGNS = frozenset(MINUS_SIGNS)


def read_minus(tokens: FigureTokens, first: int) -> int | None:
    """The index of the minus before the numeral or currency at `first`; None for none.

    "Plus or minus 3" has none, nor has the upper end of the range "5-10". "Negative" is a sign before digits alone:
    somebody "tested negative two days later".
    """
    before = first - 1
    if tokens.low(before - 1) == "or":
        return None
    at = before - 1 if tokens.hyphen(before) else before
    if tokens.low(at) == "minus" or (tokens.low(at) == "negative" and not tokens[first].is_word):
        return at
    is_sign = tokens.low(before) in _MINUS_SIGNS and tokens.are_glued(before) and not tokens.are_glued(before - 1)
    return before if is_sign and not tokens[first].is_word else None
