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
from factcheck.language.en.words import words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.comparators import comparator_after, comparator_before
from factcheck.language.numbers.currencies import read_currency
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.magnitudes import scale_by_letter
from factcheck.language.numbers.numerals import any_openers, read_any_numeral
from factcheck.language.numbers.signs import read_minus
from factcheck.language.numbers.units import read_unit

Key = tuple[str, float | str]

_PERCENT: Final = "%"
# The most tokens from a word of change to its later value.
_FAR: Final = 10
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
    # Of a change, whether it is the value from which or to which: "from", "to"; "" for neither.
    side: str = ""
    within: tuple[int, int] = (0, 0)


def read_figures(tokens: FigureTokens) -> Iterator[Figure]:
    """All figures in order, disjoint."""
    openers, end = any_openers(), 0
    earlier: Figure | None = None
    for at in range(len(tokens)):
        if at < end or not (tokens[at].is_number or tokens.low(at) in openers):
            continue
        numeral = read_any_numeral(tokens, at)
        if numeral is not None:
            figure = _share(tokens, numeral) or _figure(tokens, numeral)
            if earlier is not None:
                _lend_unit(tokens, earlier, figure)
                yield earlier
            earlier, end = figure, max(numeral.last, figure.last)
    if earlier is not None:
        yield earlier


def have_same_unit(figure: Figure, original: Figure) -> bool:
    """Whether the figure's unit is unspecified or that of the original; a half and 50% are one."""
    is_part = any(kind == "part" for kind, _ in figure.keys & original.keys)
    return is_part or not figure.unit or figure.unit == original.unit


def keeps_bound(figure: Figure, original: Figure) -> bool:
    """Whether the original's comparator entails the figure's: "at least 15" is not "15", nor the other way round."""
    return figure.bound in (original.bound, _WEAKER.get(original.bound))


def starts_where_it_ended(figure: Figure, original: Figure) -> bool:
    """Whether the one is the value from which and the other that to which a change leads: "rose from 5 to 7" is not
    "rose to 5".
    """
    return {figure.side, original.side} == {"from", "to"}


def _share(tokens: FigureTokens, numeral: Numeral) -> Figure | None:
    """ "One in 10 adults", "nine out of ten": a share, equal to 10 %; None where a time follows ("two in 10 days")."""
    at = numeral.last
    at = at + 2 if (tokens.low(at), tokens.low(at + 1)) == ("out", "of") else at + 1 if tokens.low(at) == "in" else 0
    whole = read_any_numeral(tokens, at + 1 if at and tokens.low(at) == "every" else at) if at else None
    if whole is None or not {numeral.form, whole.form} <= {Form.DIGITS, Form.WORDS} or whole.value <= numeral.value:
        return None
    if read_unit(tokens, replace(whole), currency=None).is_measure:
        return None
    return Figure(numeral.first, whole.last, frozenset({("part", round(numeral.value / whole.value, 9))}))


def _lend_unit(tokens: FigureTokens, earlier: Figure, figure: Figure) -> None:
    """ "From 4 to 5 percent": the unit stands with the later value alone."""
    is_next = figure.first == earlier.last + 1 and (tokens.low(earlier.last) == "to" or tokens.hyphen(earlier.last))
    if is_next and not earlier.unit and tokens[earlier.last - 1].is_number:
        earlier.unit = figure.unit


def _side(tokens: FigureTokens, first: int) -> str:
    before = tokens.low(first - 1)
    near = (tokens.low(at) for at in range(max(0, first - _FAR), first - 1))
    return before if before in {"from", "to"} and any(low in words("changes") for low in near) else ""


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
    within = (min(first, start), max(last, unit.last if kind else last))
    return Figure(first, last, keys, _implied(tokens, numeral), kind, bound, _side(tokens, within[0]), within)


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
