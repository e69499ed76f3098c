"""Figure tokens -> figures with their readings, unit and comparator, and comparison of two figures.

High recall: dates, ages and codes count, too, while detection keeps only figures that deserve to be claims.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from factcheck.auditing.audit_words import table
from factcheck.domain.claim import Comparator
from factcheck.language.dates import decade_end
from factcheck.language.en.words import table as language_table
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.comparators import comparator_after, comparator_before
from factcheck.language.numbers.currencies import read_currency
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.numerals import any_openers, read_any_numeral, scale_by_letter
from factcheck.language.numbers.signs import read_minus
from factcheck.language.numbers.units import read_unit

Key = tuple[str, float | str]

_PERCENT: Final = "%"
# Comparator -> the weaker one that it entails: "more than 5" is "at least 5".
_WEAKER: Final = {Comparator.MORE: Comparator.AT_LEAST, Comparator.LESS: Comparator.AT_MOST}
# The rate of a unit, which its canonical unit leaves out: "$ a barrel", "miles per hour".
_RATE: Final = re.compile(r"\s(?:an?|per|each)\s.*|/.*")


@dataclass(slots=True)
class Figure:
    """A figure at the tokens `first` to `last` (half-open).

    `keys` are its readings, (kind, value): "2m" is metres or millions, "third" a rank or a fraction. `implied` readings
    follow from it: "tens of thousands" are thousands. `unit` is the canonical unit, "" if left to the words around it.
    """

    first: int
    last: int
    keys: frozenset[Key]
    implied: frozenset[Key] = frozenset()
    unit: str = ""
    bound: Comparator = Comparator.EQUAL


def read_figures(tokens: FigureTokens) -> Iterator[Figure]:
    """All figures in order, disjoint."""
    openers, end = any_openers(), 0
    for at in range(len(tokens)):
        if at < end or not (tokens[at].is_number or tokens.low(at) in openers):
            continue
        numeral = read_any_numeral(tokens, at)
        if numeral is not None:
            figure = _figure(tokens, numeral)
            yield figure
            end = max(numeral.last, figure.last)


def have_same_unit(figure: Figure, original: Figure) -> bool:
    """Whether the figure's unit is unspecified or that of the original; a half and 50% are one."""
    is_part = any(kind == "part" for kind, _ in figure.keys & original.keys)
    return is_part or not figure.unit or figure.unit == original.unit


def keeps_bound(figure: Figure, original: Figure) -> bool:
    """Whether the original's comparator entails the figure's: "at least 15" is not "15", nor the other way round."""
    return figure.bound in (original.bound, _WEAKER.get(original.bound))


def _figure(tokens: FigureTokens, numeral: Numeral) -> Figure:
    start, currency = read_currency(tokens, numeral.first)
    measured = replace(numeral)
    unit = read_unit(tokens, measured, currency=currency)
    kind = _kind_of_unit(currency or unit.name or "")
    keys = _keys(tokens, numeral, measured)
    if kind == _PERCENT:
        keys |= {("part", round(float(value) / 100, 9)) for form, value in keys if form == "count"}
    if numeral.form is Form.PART and unit.is_measure:
        keys |= {("count", value) for _, value in keys}  # a "quarter-point" is 0.25 points
    minus = read_minus(tokens, start) if numeral.form in (Form.DIGITS, Form.WORDS) else None
    if minus is not None:
        keys = frozenset((form, -float(value)) for form, value in keys)
    first = numeral.first if minus is None else minus
    last = measured.last
    if measured.value == numeral.value:
        last = numeral.last
    elif measured.last == numeral.last:
        last = unit.last  # "an hour and a half"
    bound = _bound(tokens, start if minus is None else minus, (last, unit.last))
    return Figure(first, last, keys, _implied(tokens, numeral), kind, bound)


def _keys(tokens: FigureTokens, numeral: Numeral, measured: Numeral) -> frozenset[Key]:
    """The readings; `measured` is the numeral after unit recognition, with a magnitude letter applied or not."""
    value = round(numeral.value, 9)
    match numeral.form:
        case Form.CODE:
            return frozenset({("code", tokens[numeral.first].text)})
        case Form.OPEN:
            return frozenset({("open", value)})
        case Form.PART:
            return frozenset({("part", value)})
        case Form.MULTIPLE:
            return frozenset({("times" if value > 1 else "part", value)})
        case Form.ORDINAL:
            return _keys_of_ordinal(tokens, numeral)
    if numeral.last == numeral.first + 1 and decade_end(tokens, numeral.first) is not None:
        return frozenset({("decade", value)})
    scaled = replace(numeral)
    scale_by_letter(tokens, scaled)
    is_length = scaled.value != numeral.value and measured.value == numeral.value
    values = {numeral.value, scaled.value} if is_length else {measured.value}
    parts = {("part", value)} if 0 < value < 1 and not tokens[numeral.last - 1].text[-1].isdecimal() else set()
    return frozenset(("count", round(one, 6)) for one in values) | parts


def _keys_of_ordinal(tokens: FigureTokens, numeral: Numeral) -> frozenset[Key]:
    """ "Third" may be a fraction, "3rd" a day of the month."""
    keys: set[Key] = {("place", numeral.value)}
    if tokens[numeral.first].is_number:
        keys.add(("count", numeral.value))
    elif numeral.value > 2:
        keys.add(("part", round(1 / numeral.value, 9)))
    return frozenset(keys)


def _implied(tokens: FigureTokens, numeral: Numeral) -> frozenset[Key]:
    """Readings that follow: of "tens of thousands" thousands."""
    last = language_table("open_numbers").get(tokens.low(numeral.last - 1))
    is_several = numeral.form is Form.OPEN and numeral.last > numeral.first + 1 and last is not None
    return frozenset({("open", float(last))}) if is_several and last is not None else frozenset()


@lru_cache(maxsize=2_000)
def _kind_of_unit(name: str) -> str:
    """The canonical unit of a unit name: of all of it, its last words ("whole days"), or without its rate; "" for an
    age and for a counted noun.
    """
    kinds = table("figure_units")
    low = name.lower()
    if low in kinds or low.endswith("old"):
        return kinds.get(low, "")
    words = _RATE.sub("", low).replace("-", " ").split()
    return next((kinds[form] for at in range(len(words)) if (form := " ".join(words[at:])) in kinds), "")


def _bound(tokens: FigureTokens, first: int, ends: tuple[int, ...]) -> Comparator:
    """The comparator before the figure ("at least", "nearly"), else behind its numeral or unit ("or more")."""
    _, bound = comparator_before(tokens, first)
    found = (bound, *(comparator_after(tokens, end)[1] for end in ends))
    return next((one for one in found if one is not Comparator.EQUAL), Comparator.EQUAL)
