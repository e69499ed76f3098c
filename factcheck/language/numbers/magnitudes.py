"""Numerals -> the same, multiplied by the magnitude behind them: "million", "lakh crore", "bn", "5m"."""

from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.forms import Numeral
from factcheck.language.numbers.fractions import add_part_of_scale

# Magnitudes spelled in full: they multiply spelled-out numerals, and "a" is 1 before them.
WORD_MAGNITUDES = frozenset(
    ["thousand", "million", "billion", "trillion", "quadrillion", "lakh", "lakhs", "crore", "crores", "dozen"]
)
MAGNITUDES_AND_A_HUNDRED = WORD_MAGNITUDES | {"hundred"}


def times(value: float, factor: float) -> float:
    """The product to twelve significant digits: 8.3 billion is 8300000000, not 8300000000.000001."""
    return float(f"{value * factor:.12g}")


def scale_by_words(tokens: FigureTokens, numeral: Numeral) -> None:
    """Multiply the numeral in place by the magnitudes behind it: "million", "lakh crore", "bn"."""
    magnitudes = table("magnitudes")
    scale = 1.0
    for _ in range(2):
        at = numeral.last + 1 if tokens.hyphen(numeral.last) else numeral.last
        low = tokens.low(at)
        is_loose = not tokens.are_glued(at - 1) or tokens[at - 1].text + tokens[at].text in words("numbered_names")
        if low not in magnitudes or (low == "k" and is_loose):
            break
        scale = float(magnitudes[low])
        numeral.value = times(numeral.value, scale)
        numeral.last = at + 1
        numeral.is_scaled = True
    if numeral.is_scaled:
        add_part_of_scale(tokens, numeral, scale)


def scale_by_letter(tokens: FigureTokens, numeral: Numeral) -> None:
    """Multiply the numeral in place by a glued magnitude letter: "m", "b", "t" for million, billion, trillion."""
    scale = table("magnitude_letters").get(tokens.low(numeral.last))
    if scale is not None and tokens.are_glued(numeral.last - 1) and not numeral.is_scaled:
        numeral.value = times(numeral.value, float(scale))
        numeral.last += 1
        numeral.is_scaled = True
