"""Read every figure of a text: digits and number words, with their kind, unit and bound.

Detection reads the figures that deserve to be claims; here each one counts, dates, ages and codes too.
"""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.auditing.tokens import Token, glued
from factcheck.auditing.words import phrases, table

_BOUND_WORDS = 4
_LONGEST_NUMBER = 40
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_HYPHENS = frozenset("-‐‑–")
_PLAIN_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "quadrillion"})
# Short forms that are read only where they are glued to the digits: 2m, $3bn, 40k.
_LETTERS = frozenset({"k", "m", "b", "t"})
EXACT = "="
_SIGNS = frozenset("$£€¥₹₽₩")
_BEFORE_UNIT = _HYPHENS | {"more", "further", "additional", "full", "straight", "consecutive", "whole", "extra"}
# What a bound may become without saying more than the article does.
_WEAKER = {">": ">=", "<": "<="}


@dataclass(slots=True)
class Figure:
    """A figure at the tokens `first` to `last` (half-open).

    `keys` has its readings, each a kind with a value: "2m" may be metres or millions, "third" a place or a part.
    """

    first: int
    last: int
    keys: frozenset[tuple[str, float | str]]
    unit: str = ""
    bound: str = EXACT


def read_figures(tokens: Sequence[Token]) -> list[Figure]:
    """All figures, in order."""
    figures: list[Figure] = []
    openers, end = _openers(), 0
    for at, token in enumerate(tokens):
        if at < end or not (token.low in openers or token.is_number):
            continue
        figure = _read(tokens, at)
        if figure is not None:
            _add_unit(tokens, figure)
            _add_bound(tokens, figure)
            figures.append(figure)
            end = figure.last
    return figures


@cache
def _openers() -> frozenset[str]:
    """The words with which a figure in words can begin."""
    lists = (table(name) for name in ("number_words", "ordinal_words", "open_numbers", "magnitudes"))
    return frozenset({"a", "an"}).union(*lists)


def keeps_bound(figure: Figure, original: Figure) -> bool:
    """Whether the figure says no more than the original does: "at least 15" is not "15", nor the other way round."""
    return figure.bound in (original.bound, _WEAKER.get(original.bound))


def _read(tokens: Sequence[Token], at: int) -> Figure | None:
    token = tokens[at]
    if token.is_number:
        return _digits(tokens, at)
    low = token.low
    if low in table("number_words") or (low in {"a", "an"} and _low(tokens, at + 1) in _PLAIN_SCALES | {"dozen"}):
        return _words(tokens, at)
    if low in table("ordinal_words"):
        return _ordinal(at, at + 1, float(table("ordinal_words")[low]))
    if low in table("open_numbers"):
        kind, value = table("open_numbers")[low].split()
        return Figure(at, at + 1, frozenset({(kind, float(value))}))
    if low == "dozen" or low in _PLAIN_SCALES:
        return _scaled(tokens, at, at, 1.0)
    return None


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _ordinal(first: int, last: int, value: float) -> Figure:
    keys = {("place", value)} | ({("part", 1 / value)} if value > 2 else set())
    return Figure(first, last, frozenset(keys))


def _digits(tokens: Sequence[Token], at: int) -> Figure:
    value = _number(tokens[at].text)
    if value is None:
        return Figure(at, at + 1, frozenset({("code", tokens[at].text)}))
    after = _low(tokens, at + 1)
    if glued(tokens, at + 1):
        if after in _ORDINAL_ENDINGS:
            return Figure(at, at + 2, frozenset({("place", value), ("count", value)}))
        if after == "s":
            return Figure(at, at + 2, frozenset({("decade", value)}))
    return _scaled(tokens, at, at + 1, value)


def _number(text: str) -> float | None:
    """The value of digits as they are written; None for what is no single number ("1.2.3")."""
    if len(text) > _LONGEST_NUMBER:
        return None
    if not text[-1].isdecimal():
        return float(unicodedata.numeric(text)) if len(text) == 1 else None
    groups = text.split(",")
    if len(groups) == 2 and len(groups[1]) < 3 and "." not in text:
        return float(".".join(groups))
    plain = "".join(groups)
    return float(plain) if plain.count(".") < 2 else None


def _words(tokens: Sequence[Token], at: int) -> Figure:
    """ "Three hundred and twenty-five thousand", "a hundred and six": each magnitude is smaller than the one before."""
    numbers, magnitudes = table("number_words"), table("magnitudes")
    total, current, room, largest, end = 0.0, 0.0, 1000.0, math.inf, at
    while True:
        place = _next_word(tokens, end) if end > at else at
        low = _low(tokens, place)
        value = float(numbers.get(low, 1 if end == at and low in {"a", "an"} else -1))
        if 0 <= value < room:
            current += value
            room = 10.0 if value >= 20 else 0.0
        elif low == "hundred" and 0 < current < 100:
            current, room = current * 100, 100.0
        elif low in _PLAIN_SCALES and current > 0 and float(magnitudes[low]) < largest:
            largest = float(magnitudes[low])
            total, current, room = total + current * largest, 0.0, 1000.0
        else:
            break
        end = place + 1
    ordinal = _ends_as_ordinal(tokens, end, total + current, room)
    return ordinal or _scaled(tokens, at, end, total + current)


def _next_word(tokens: Sequence[Token], end: int) -> int:
    """Step over the hyphen of "twenty-five" and the "and" of "two hundred and six"."""
    if _low(tokens, end) in _HYPHENS and glued(tokens, end):
        return end + 1
    if _low(tokens, end) == "and" and _low(tokens, end - 1) in {"hundred", "thousand"}:
        return end + 1
    return end


def _ends_as_ordinal(tokens: Sequence[Token], end: int, value: float, room: float) -> Figure | None:
    """ "Twenty-first", "hundred and third", "two-thirds"."""
    at = _next_word(tokens, end)
    low = _low(tokens, at)
    last = table("ordinal_words").get(low)
    if last is not None and float(last) < room and value >= 20:
        return _ordinal(end - 1, at + 1, value + float(last))
    parts = table("ordinal_words").get(low[:-1]) if low.endswith("s") else last
    if parts is not None and float(parts) > 2 and 0 < value < 20:
        return Figure(end - 1, at + 1, frozenset({("part", value / float(parts))}))
    return None


def _scaled(tokens: Sequence[Token], first: int, last: int, value: float) -> Figure:
    """Take "million", "bn", a glued "m" and the like into the number before them."""
    readings = {value}
    for _ in range(2):
        at = last + 1 if _low(tokens, last) in _HYPHENS and glued(tokens, last) else last
        low = _low(tokens, at)
        scale = table("magnitudes").get(low)
        if scale is None or (low in _LETTERS and not glued(tokens, at)):
            break
        scaled = {reading * float(scale) for reading in readings}
        readings = readings | scaled if low in _LETTERS else scaled
        last = at + 1
    return Figure(first, last, frozenset(("count", round(reading, 6)) for reading in readings))


def _add_unit(tokens: Sequence[Token], figure: Figure) -> None:
    units = table("figure_units")
    before, after = _low(tokens, figure.first - 1), figure.last
    if _low(tokens, after) == "per" and _low(tokens, after + 1) == "cent":
        figure.unit = "%"
    elif before in units and (before in _SIGNS or glued(tokens, figure.first)):
        figure.unit = units[before]
    else:
        steps = next((step for step in range(2) if _low(tokens, after + step) not in _BEFORE_UNIT), 1)
        is_age = any(_low(tokens, after + steps + step) == "old" for step in (1, 2))
        figure.unit = "" if is_age else units.get(_low(tokens, after + steps), "")


def _add_bound(tokens: Sequence[Token], figure: Figure) -> None:
    """Read "at least", "nearly" and the like before the figure, else "or more" after it."""
    first = figure.first - 1 if glued(tokens, figure.first) and not tokens[figure.first - 1].is_word else figure.first
    for start in range(max(0, first - _BOUND_WORDS), first):
        for forms in phrases("comparators").get(tokens[start].low, ()):
            if start + len(forms) == first and _stands(tokens, start, forms):
                figure.bound = table("comparators")[" ".join(forms)]
                return
    after = figure.last
    while after < min(figure.last + 3, len(tokens)):
        for forms in phrases("comparators_after").get(tokens[after].low, ()):
            if _stands(tokens, after, forms):
                figure.bound = table("comparators_after")[" ".join(forms)]
                return
        after += 1


def _stands(tokens: Sequence[Token], at: int, forms: Sequence[str]) -> bool:
    return all(_low(tokens, at + place) == form for place, form in enumerate(forms))
