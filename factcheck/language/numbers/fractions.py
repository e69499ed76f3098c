"""Read the fractions in and after a number: "1/2", "two and a half", "two thirds"."""

from factcheck.language.en.words import table
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.forms import Form, Numeral


def read_slashed(tokens: FigureTokens, at: int, value: float) -> Numeral | None:
    """A fraction with a stroke: "1/2", "2 1/2", "3/4"."""
    if tokens[at + 1].is_number and _is_stroke(tokens, at + 1) and tokens[at + 1].start == tokens[at].end + 1:
        part = _stroke(tokens, at + 1)
        return None if part is None else Numeral(at, at + 4, value + part, Form.DIGITS)
    part = _stroke(tokens, at)
    return None if part is None else Numeral(at, at + 3, part, Form.PART)


def _is_stroke(tokens: FigureTokens, at: int) -> bool:
    return tokens.low(at + 1) in {"/", "⁄"} and tokens.are_glued(at) and tokens.are_glued(at + 1)


def _stroke(tokens: FigureTokens, at: int) -> float | None:
    if not _is_stroke(tokens, at) or tokens.low(at + 3) == "/":
        return None
    over, under = tokens[at].text, tokens[at + 2].text
    if under not in {"2", "3", "4", "5", "6", "8", "10", "16"} or not over.isdecimal() or int(over[:3]) >= int(under):
        return None
    return int(over) / int(under)


def add_fraction(tokens: FigureTokens, numeral: Numeral) -> None:
    """Take "and a half", "and a quarter" into the number before it."""
    end = numeral.last
    if tokens.low(end) == "and" and tokens.low(end + 1) in {"a", "one"} and tokens.low(end + 2) in {"half", "quarter"}:
        numeral.value += 0.5 if tokens.low(end + 2) == "half" else 0.25
        numeral.last = end + 3


def add_half_of_scale(tokens: FigureTokens, numeral: Numeral) -> None:
    """ "A million and a half": the half is of the million."""
    end = numeral.last
    if tokens.low(end) == "and" and tokens.low(end + 1) == "a" and tokens.low(end + 2) == "half":
        numeral.value *= 1.5 if numeral.value in {1e3, 1e6, 1e9, 12} else 1
        numeral.last = end + 3


def read_numerator(tokens: FigureTokens, numeral: Numeral) -> Numeral:
    """ "Two thirds", "one-fifth", "three quarters of": the number before it is a numerator."""
    parts = table("fraction_words")
    at = numeral.last + 1 if tokens.hyphen(numeral.last) else numeral.last
    low = tokens.low(at)
    if low not in parts or numeral.is_scaled or numeral.value != int(numeral.value) or numeral.value < 1:
        return numeral
    under = int(parts[low])
    is_hyphened = at > numeral.last
    is_part = tokens.low(at + 1) == "of" or is_hyphened or (low.endswith("s") and low not in {"quarters", "seconds"})
    if numeral.value > 20 or (not is_part and low != "half" and numeral.value != 1) or low == "second":
        return numeral
    if numeral.value == 1 and not is_part and tokens.low(at + 1) in {"", "in"}:
        return numeral
    return Numeral(numeral.first, at + 1, numeral.value / under, Form.PART)
