"""Figure tokens -> where the unit of measurement behind a numeral ends: "square metres", "mg/kg", "US dollars"."""

from functools import cache

from factcheck.language.en.words import words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.figure_words import of_class
from factcheck.language.numbers.symbols import is_symbol

_LONGEST_MEASURE = 3


def measure_end(tokens: FigureTokens, at: int) -> int:
    """The end of the longest unit of measurement at `at`; `at` itself for none."""
    longest = _LONGEST_MEASURE if tokens.low(at) in _first_of_several() else 1
    for width in range(longest, 0, -1):
        form, end = _joined(tokens, at, width)
        is_one = form in words("measures") or form in words("currency_names")
        if is_one and not (width == 1 and _is_name(tokens, at)):
            return end
    if is_symbol(tokens[at].text) or _is_quotient(tokens, at):
        return at + 3 if _is_quotient(tokens, at) else at + 1
    is_national = tokens.low(at) in of_class("nation") and tokens.low(at + 1) in words("currency_names")
    return at + 2 if is_national else at


def _is_quotient(tokens: FigureTokens, at: int) -> bool:
    """ "A/cm2", "mg/kg", "µg/m3"."""
    is_slash = tokens.low(at + 1) == "/" and tokens.are_glued(at) and tokens.are_glued(at + 1)
    return is_slash and tokens[at].is_word and tokens.low(at + 2) in words("measures")


@cache
def _first_of_several() -> frozenset[str]:
    """The first words of multiword units ("square metres", "per cent"): a prefilter."""
    return frozenset(measure.split()[0] for measure in words("measures") if " " in measure) | {"°"}


def _is_name(tokens: FigureTokens, at: int) -> bool:
    """ "8 Rand Paul", "2016 Stone": a capitalised homograph of a unit, read as a proper name."""
    return tokens[at].text[0].isupper() and tokens.low(at) in of_class("ambiguous_measure")


def _joined(tokens: FigureTokens, at: int, width: int) -> tuple[str, int]:
    """`width` words from `at` on, joined by spaces, hyphens skipped; and their end."""
    forms: list[str] = []
    while len(forms) < width:
        if forms and tokens.hyphen(at):
            at += 1
        forms.append(tokens.low(at))
        at += 1
        if forms[-1] == "°" and tokens.low(at) in {"c", "f"}:
            at += 1
        elif forms[-1] in {"km", "m", "mg"} and tokens.low(at) == "/" and tokens.are_glued(at):
            forms[-1] += "/" + tokens.low(at + 1)
            at += 2
    return " ".join(forms), at
