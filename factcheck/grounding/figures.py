"""A part of a figure as a model names it -> its value, once it stands in the sentence; or why it is rejected."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, assert_never

from factcheck.domain.answer import Part
from factcheck.domain.claim import Comparator, Quantity
from factcheck.domain.values import Passage, Span
from factcheck.domain.worksheet import Worksheet
from factcheck.grounding.references import stands_in
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.numerals import read_any_numeral

# What "3.1m", "2 lakh" or "40 bn" multiply their digits by.
_MAGNITUDES: Final = (1.0, 1e3, 1e5, 1e6, 1e7, 1e9, 1e12)
_PERCENT: Final = ("percent", "%")
_PERCENT_SIGNS: Final = ("%", "per cent", "percent", "pc")


@dataclass(frozen=True, slots=True)
class Refusal:
    reason: str


def read_part(sheet: Worksheet, sentence: Span, part: Part, words: str) -> object | Refusal:
    """The value of the field of `Quantity` that the part names; None for no such part."""
    match part:
        case Part.VALUE | Part.HIGH:
            return _number(sheet, sentence, part, words)
        case Part.COMPARATOR:
            known = {one.value: one for one in Comparator}
            return known.get(words) or Refusal(f"“{words}” is no comparator")
        case Part.UNIT if words in _PERCENT:
            signs = any(sign in sentence.cut(sheet.article.text).lower() for sign in _PERCENT_SIGNS)
            return "percent" if signs else Refusal("it says nothing of percent")
        case Part.UNIT | Part.COUNTED | Part.PERIOD:
            found = _words(sheet, sentence, words)
            return found.text if isinstance(found, Passage) and part is not Part.UNIT else _as_given(found, words)
        case Part.SUBJECT:
            return _words(sheet, sentence, words)
        case _:
            assert_never(part)


def quantity_at(sheet: Worksheet, sentence: Span, words: Span) -> Quantity | None:
    """The figure of a claim that a model adds, read anew: the first numeral that begins in the words."""
    numeral = next((one for one in _numerals(sheet, sentence) if words.start <= one[0] < words.end), None)
    return None if numeral is None else Quantity(value=numeral[1], value_high=numeral[2])


def with_part(quantity: Quantity, part: Part, value: object) -> Quantity:
    """The quantity with one part replaced."""
    field = "value_high" if part is Part.HIGH else part.value
    return Quantity.model_validate({**dict(quantity), field: value})


def _as_given(found: Passage | Refusal | None, words: str) -> object | Refusal:
    return words if isinstance(found, Passage) else found


def _words(sheet: Worksheet, sentence: Span, words: str) -> Passage | Refusal | None:
    if not words.strip():
        return None
    return stands_in(sheet, sentence, words) or Refusal(f"“{words}” does not stand in the claim's sentence")


def _number(sheet: Worksheet, sentence: Span, part: Part, words: str) -> object | Refusal:
    if not words.strip():
        return None if part is Part.HIGH else Refusal("a figure has a value")
    try:
        value = float(words.replace(",", "").replace(" ", ""))
    except ValueError:
        return Refusal(f"“{words}” is no number")
    if not math.isfinite(value) or not any(_is_of(value, known) for known in _values(sheet, sentence)):
        return Refusal(f"{words} does not stand in the claim's sentence")
    return value


def _is_of(value: float, known: float) -> bool:
    return any(math.isclose(abs(value), abs(known) * size, rel_tol=1e-6) for size in _MAGNITUDES)


def _values(sheet: Worksheet, sentence: Span) -> Iterator[float]:
    for _, value, high in _numerals(sheet, sentence):
        yield value
        if high is not None:
            yield high


def _numerals(sheet: Worksheet, sentence: Span) -> Iterator[tuple[int, float, float | None]]:
    """Start, value and upper end of each numeral of the sentence."""
    tokens = FigureTokens(sheet.article.text, sentence.start, sentence.end)
    for at in range(len(tokens)):
        numeral = read_any_numeral(tokens, at)
        if numeral is not None:
            yield tokens[at].start, numeral.value, numeral.high
