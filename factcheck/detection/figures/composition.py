"""Put a number, its currency, unit and range together to one figure, with its bound and change."""

from dataclasses import dataclass

from factcheck.detection.figures.asides import reason_before_unit
from factcheck.domain.claim import Comparator
from factcheck.language.en.words import words
from factcheck.language.figure_tokens import Pieces
from factcheck.language.numbers.comparators import (
    change_after,
    change_before,
    comparator_after,
    comparator_before,
    earlier_value,
)
from factcheck.language.numbers.currencies import read_currency
from factcheck.language.numbers.figure_words import of_class
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.numerals import read_numeral
from factcheck.language.numbers.units import read_unit

_PERCENT = frozenset({"%", "percent"})
_JOINERS = frozenset({"to", "and", "or"})
_PLAIN = frozenset({Form.DIGITS, Form.WORDS})
_BASES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000})


@dataclass(slots=True)
class Figure:
    """A number with its unit at the pieces `first` to `last` (half-open)."""

    form: Form
    first: int
    last: int
    value: float
    high: float | None
    unit: str | None
    counted: str | None
    currency: str | None = None
    is_measure: bool = False
    is_scaled: bool = False
    comparator: Comparator = Comparator.EQUAL
    change: str | None = None


def read_figure(pieces: Pieces, numeral: Numeral) -> Figure:
    """The number with the currency before it and the unit after it."""
    first, currency = read_currency(pieces, numeral.first)
    has_plus = pieces.low(numeral.last) == "+" and pieces.are_glued(numeral.last - 1)
    if has_plus:
        numeral.last += 1
    unit = read_unit(pieces, numeral, currency=currency)
    figure = Figure(
        form=numeral.form,
        first=first,
        last=unit.last,
        value=numeral.value,
        high=numeral.high,
        unit=unit.name,
        counted=unit.counted,
        currency=currency,
        is_measure=unit.is_measure,
        is_scaled=numeral.is_scaled,
        comparator=Comparator.AT_LEAST if has_plus else Comparator.EQUAL,
    )
    _turn_negative(pieces, figure)
    return figure


def _turn_negative(pieces: Pieces, figure: Figure) -> None:
    before = figure.first - 1
    if figure.form is not Form.DIGITS or pieces.low(before - 1) == "or":
        return
    at = before - 1 if pieces.hyphen(before) else before
    if pieces.low(at) in {"minus", "negative"}:
        figure.value, figure.first = -figure.value, at
    elif pieces.low(before) in {"-", "−", "–"} and pieces.are_glued(before) and not pieces.are_glued(before - 1):
        figure.value, figure.first = -figure.value, before


def extend_to_range(pieces: Pieces, figure: Figure) -> None:
    """Take the upper end in: "5 to 10", "between 5 and 10 percent", "$3-5 billion", "one or two"."""
    if figure.form not in _PLAIN:
        return
    other = _other_end(pieces, figure)
    if other is None or not _is_range(pieces, figure, other):
        return
    if not figure.is_scaled and other.is_scaled and figure.value < 1000 and (figure.unit is None or figure.currency):
        factor = _factor(other)
        if figure.value * factor < other.value:
            figure.value *= factor
    low, high = sorted((figure.value, other.value))
    figure.value, figure.high, figure.last = low, high, other.last
    figure.unit = max(figure.unit or "", other.unit or "", key=len) or None
    figure.counted = other.counted or figure.counted
    if figure.currency and not other.currency and not other.is_measure:
        figure.unit = figure.currency
    figure.is_measure = figure.is_measure or other.is_measure


def _factor(other: Figure) -> float:
    for factor in (1e12, 1e9, 1e7, 1e6, 1e5, 1e3, 100.0):
        if abs(other.value) >= factor:
            return factor
    return 1.0


def _other_end(pieces: Pieces, figure: Figure) -> Figure | None:
    at = figure.last
    is_dash = pieces.hyphen(at)
    if not is_dash and pieces.low(at) not in _JOINERS:
        return None
    at += 1
    if pieces.low(at - 1) == "to" and pieces.low(at) in {"about", "around"}:
        return None
    for start in range(at, at + 4):
        if pieces[start].is_number and read_currency(pieces, start)[0] == at:
            at = start
    numeral = read_numeral(pieces, at)
    if numeral is None or numeral.form not in _PLAIN:
        return None
    if read_currency(pieces, at)[1] is None and reason_before_unit(pieces, numeral) is not None:
        return None
    other = read_figure(pieces, numeral)
    goes_on = pieces.hyphen(other.last) and pieces[other.last + 1].is_number
    return None if goes_on and not is_dash else other


def _is_range(pieces: Pieces, figure: Figure, other: Figure) -> bool:
    joiner = pieces.low(figure.last)
    before = pieces.low(figure.first - 1)
    if pieces.low(figure.first - 2) == "between" and before in {"about", "roughly"}:
        before = "between"
    if not _units_agree(figure, other):
        return False
    if joiner == "and":
        return before == "between"
    if joiner == "or":
        return figure.unit is None and 0 < other.value - figure.value <= 5 and other.currency is None
    if joiner == "to":
        if other.value < figure.value and before != "from":
            return False
        is_from = "from" in {before, pieces.low(figure.first - 2)}
        moves = change_before(pieces, figure.first) is not None and not is_from
        return not (moves and figure.unit is not None) and not _is_tally(pieces, figure, other)
    is_figure = figure.unit is not None or other.unit is not None or other.is_scaled
    return other.value > figure.value and (is_figure or before in {"between", "from", "of", "about"})


def _units_agree(figure: Figure, other: Figure) -> bool:
    if figure.currency or other.currency:
        first, second = figure.currency or "", other.currency or ""
        return first.endswith(second) or second.endswith(first)
    if figure.unit is None or other.unit is None:
        return True
    first, second = figure.unit.lower().split()[0], other.unit.lower().split()[0]
    return first == second or (not figure.is_measure and not other.is_measure)


def _is_tally(pieces: Pieces, figure: Figure, other: Figure) -> bool:
    """ "52 to 48": votes for and against."""
    if figure.unit is not None or other.value > figure.value:
        return False
    return (
        pieces.low(figure.first - 1) in of_class("vote")
        or pieces.low(figure.first - 2) in of_class("vote")
        or pieces.low(other.last) in of_class("vote")
    )


def read_tally(pieces: Pieces, figure: Figure) -> bool | None:
    """Make "52-48" a count of votes where the sentence votes; False for another score, None where there is none."""
    at = figure.last
    if pieces.hyphen(at) and pieces.low(at + 1) == "to" and pieces.hyphen(at + 2) and pieces[at + 3].is_number:
        at += 2
    if figure.unit is not None or figure.form is not Form.DIGITS or figure.is_scaled:
        return None
    if not (pieces.hyphen(at) or pieces.low(at) == "to") or not pieces[at + 1].is_number:
        return None
    if not pieces[at + 1].text.isdecimal() or len(pieces[at + 1].text) > 3 or figure.value > 999:
        return None
    near = {pieces.low(k) for k in (*range(figure.first - 5, figure.first), at + 2, at + 3)}
    if not near & of_class("vote"):
        return False if pieces.hyphen(at) else None
    figure.last = at + 2
    figure.unit = f"votes to {pieces[at + 1].text}"
    return True


def extend_to_whole(pieces: Pieces, figure: Figure) -> None:
    """Take in the whole: "19 out of 40 schools", "one in five children", "nine of 10 voters"."""
    at = figure.last
    is_out_of = pieces.low(at) == "out" and pieces.low(at + 1) == "of"
    if figure.form not in _PLAIN or figure.unit is not None or not (is_out_of or pieces.low(at) in {"in", "of"}):
        return
    start = at + 2 if is_out_of else at + 1
    if pieces.low(start) in {"every", "the", "its", "a"} and pieces.low(at) != "of":
        start += 1
    numeral = read_numeral(pieces, start)
    if numeral is None or numeral.form not in _PLAIN or numeral.value <= figure.value:
        return
    whole = read_figure(pieces, numeral)
    if not is_out_of and (whole.is_measure or numeral.value not in _BASES):
        return
    figure.last = whole.last
    figure.unit, figure.counted = pieces.cut(at, whole.last), whole.unit


def share_unit_of_whole(pieces: Pieces, figure: Figure) -> None:
    """Give "seven" of "seven of its nine races" the unit of the whole."""
    at = figure.last
    if figure.form not in _PLAIN or figure.unit is not None or pieces.low(at) != "of":
        return
    numeral = read_numeral(pieces, at + 2) if pieces.low(at + 1) in of_class("half_of") else None
    if numeral is not None and numeral.form in _PLAIN and numeral.value > figure.value:
        whole = read_figure(pieces, numeral)
        figure.unit, figure.counted = whole.unit, whole.counted


def bound(pieces: Pieces, figure: Figure, earlier: Figure | None) -> None:
    """Add the comparator and the change; give the figure before it its earlier value ("down from 1,200")."""
    figure.first, before = comparator_before(pieces, figure.first)
    figure.last, after = comparator_after(pieces, figure.last)
    for comparator in (before, after):
        if figure.comparator is Comparator.EQUAL:
            figure.comparator = comparator
    figure.change = change_before(pieces, figure.first) or change_after(pieces, figure.last)
    if earlier is None:
        return
    if earlier_value(pieces, earlier.last) == figure.first:
        at = earlier.last + 1 if pieces.low(earlier.last) in {",", "(", ";"} else earlier.last
        earlier.change = pieces.cut(at, figure.last)
    if _leaves_the_unit_out(pieces, earlier, figure):
        figure.unit, figure.counted = earlier.unit, earlier.counted


def _leaves_the_unit_out(pieces: Pieces, earlier: Figure, figure: Figure) -> bool:
    """ "3.9 million headsets, up from 2.4 million"; "14 mpg to 24": the unit is that of the figure before."""
    if figure.unit is not None or figure.high is not None or earlier.currency:
        return False
    is_next = figure.first - earlier.last <= 1 and pieces.low(earlier.last) == "to" and earlier.unit not in _PERCENT
    return is_next or _is_compared(pieces, figure.first)


def _is_compared(pieces: Pieces, at: int) -> bool:
    before, low = pieces.low(at - 2), pieces.low(at - 1)
    return (low == "from" and before in words("changes")) or (low in {"with", "to"} and before == "compared")
