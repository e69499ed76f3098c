"""Numeral, currency, unit, denominator and comparator -> one Figure."""

from dataclasses import dataclass, replace

from factcheck.domain.claim import Comparator
from factcheck.language.en.words import words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.comparators import (
    behind_time,
    bounding,
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
from factcheck.language.numbers.signs import read_minus
from factcheck.language.numbers.units import Unit, read_unit

_PERCENT = frozenset({"%", "percent"})
# Of two values of one change, the greater is at most so many times the smaller.
_NEAR = 10
_LONGEST_OWNER = 4
_LONGEST_LEAD = 5
PLAIN = frozenset({Form.DIGITS, Form.WORDS})
_BASES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000})


@dataclass(slots=True)
class Figure:
    """A quantity at the tokens `first` to `last` (half-open), extended in place as its parts are read."""

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


def read_figure(tokens: FigureTokens, numeral: Numeral, *, lent: str | None = None) -> Figure:
    """The numeral with its sign, currency and unit; `lent` is the currency of the lower end of its range."""
    first, currency = read_currency(tokens, numeral.first)
    currency = currency or lent
    has_plus = tokens.low(numeral.last) == "+" and tokens.are_glued(numeral.last - 1)
    is_odd = tokens.hyphen(numeral.last) and tokens.low(numeral.last + 1) == "odd"  # "100-odd passengers"
    numeral.last += 2 if is_odd else has_plus
    unit = read_unit(tokens, numeral, currency=currency)
    bound_within = Comparator.EQUAL
    if unit.name is None and currency is None:
        unit, bound_within = _behind_bound(tokens, numeral, unit)
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
        comparator=Comparator.AT_LEAST if has_plus else Comparator.ABOUT if is_odd else bound_within,
    )
    _turn_negative(tokens, figure)
    return figure


def _behind_bound(tokens: FigureTokens, numeral: Numeral, unit: Unit) -> tuple[Unit, Comparator]:
    """ "Three or fewer rooms": what is counted stands behind the bound."""
    end, bound_within = comparator_after(tokens, numeral.last)
    if end == numeral.last or tokens.low(numeral.last) != "or":
        return unit, Comparator.EQUAL
    behind = read_unit(tokens, replace(numeral, last=end), currency=None)
    return (unit, Comparator.EQUAL) if behind.name is None else (behind, bound_within)


def _turn_negative(tokens: FigureTokens, figure: Figure) -> None:
    minus = read_minus(tokens, figure.first) if figure.form in PLAIN else None
    at = figure.first - 1
    if minus is None and tokens.low(at) == "negative" and figure.unit is not None:
        # Number words behind "negative" may begin a time ("tested negative two days later"), a share may not.
        minus = at if figure.unit in _PERCENT or figure.unit.startswith("degree") else None
    if minus is not None:
        figure.value, figure.first = -figure.value, minus


def extend_to_whole(tokens: FigureTokens, figure: Figure) -> None:
    """Extend in place by the denominator: "19 out of 40 schools", "one in five children", "nine of 10 voters"."""
    at = figure.last
    is_out_of = tokens.low(at) == "out" and tokens.low(at + 1) == "of"
    if figure.form not in PLAIN or figure.unit is not None or not (is_out_of or tokens.low(at) in {"in", "of"}):
        return
    determiner = tokens.low(at + 2 if is_out_of else at + 1)
    has_determiner = determiner in {"every", "the", "its", "a"} and tokens.low(at) != "of"
    numeral = _larger(tokens, at + 1 + is_out_of + has_determiner, figure)
    if numeral is None:
        return
    whole = read_figure(tokens, numeral)
    if is_out_of or ((determiner == "every" or numeral.value in _BASES) and not whole.is_measure):
        figure.last, figure.counted = whole.last, whole.unit
        figure.unit = tokens.cut(at, whole.last)


def _larger(tokens: FigureTokens, at: int, figure: Figure) -> Numeral | None:
    """The cardinal there, if it is greater than the figure: its whole."""
    numeral = read_numeral(tokens, at)
    is_one = numeral is not None and numeral.form in PLAIN and numeral.value > figure.value
    return numeral if is_one else None


def extend_to_odds(tokens: FigureTokens, figure: Figure) -> None:
    """Take in the whole of odds with hyphens: "a 1-in-4 chance", "one-in-ten babies", where "in" is no inch; and the
    attempts of "2-for-10" and "20-of-24".
    """
    at = figure.last - 2 if figure.unit == "in" else figure.last
    is_joined = tokens.hyphen(at) and tokens.low(at + 1) in {"in", "for", "of"} and tokens.hyphen(at + 2)
    if not is_joined or figure.form not in PLAIN:
        return
    whole = read_numeral(tokens, at + 3)
    least = figure.value + 1 if tokens.low(at + 1) == "in" else figure.value
    if whole is not None and whole.form in PLAIN and whole.value >= least:
        figure.last, figure.is_measure = whole.last, False
        figure.unit = tokens.cut(at + 1, whole.last)
        figure.counted = read_figure(tokens, whole).unit


def share_unit_of_whole(tokens: FigureTokens, figure: Figure) -> None:
    """Give "seven" in the partitives "seven of its nine races", "five of the firm's 85 shops" the unit of the whole."""
    at = figure.last
    if figure.form not in PLAIN or figure.unit is not None or tokens.low(at) != "of":
        return
    start = at + 1
    while start < at + _LONGEST_LEAD and (tokens.low(start) in of_class("half_of") or tokens.low(start) in bounding()):
        start += 1  # "of the more than 200 girls"
    numeral = _larger(tokens, _behind_owner(tokens, start), figure) or _larger(tokens, start, figure)
    if numeral is not None:
        whole = read_figure(tokens, numeral)
        figure.unit, figure.counted = whole.unit, whole.counted


def _behind_owner(tokens: FigureTokens, at: int) -> int:
    """The index behind the owner at `at`: of "the isolated nation's 85 launches" the number; `at` for none."""
    owned = (end + 1 for end in range(at, at + _LONGEST_OWNER) if tokens[end].text.endswith(("'s", "’s")))
    end = next(owned, at)
    return end if all(tokens[place].is_word for place in range(at, end)) else at


def bound(tokens: FigureTokens, figure: Figure, earlier: Figure | None) -> None:
    """Add comparator and change in place; give the figure before it its baseline as change ("down from 1,200")."""
    figure.first, before = comparator_before(tokens, figure.first)
    figure.last, after = comparator_after(tokens, figure.last)
    for comparator in (before, after):
        if figure.comparator is Comparator.EQUAL:
            figure.comparator = comparator
    is_thrown = tokens.low(figure.first - 1) in of_class("throws") and figure.unit is not None and not figure.is_measure
    change = None if is_thrown else change_before(tokens, figure.first)  # "dropped two bombs"
    figure.change = change or change_after(tokens, figure.last)
    if earlier is not None:
        _relate(tokens, earlier, figure)


def _relate(tokens: FigureTokens, earlier: Figure, figure: Figure) -> None:
    """Add in place what two neighbouring figures lend each other: change, baseline and unit."""
    link = behind_time(tokens, earlier.last)
    is_next = tokens.low(link) == "to" and figure.first == link + 1
    if is_next and figure.change is None and change_before(tokens, earlier.first) is not None:
        figure.change = tokens.cut(_start_of_change(tokens, earlier), figure.first)
        if tokens.low(earlier.first - 1) == "from":
            _lend_to_the_earlier(earlier, figure)
    is_baseline = earlier_value(tokens, earlier.last) == figure.first and figure.high is None
    if is_baseline and _can_be_its_baseline(tokens, earlier, figure):
        at = link + 1 if tokens.low(link) in {",", "(", ";"} else link
        earlier.change = tokens.cut(at, figure.last)
    if _leaves_the_unit_out(tokens, earlier, figure):
        figure.unit, figure.counted = earlier.unit, earlier.counted
    if _is_conjunct(tokens, earlier, figure):
        earlier.unit, earlier.counted, earlier.is_measure = figure.unit, figure.counted, figure.is_measure


def _can_be_its_baseline(tokens: FigureTokens, earlier: Figure, figure: Figure) -> bool:
    """ "7.4% from 7.8%", "up 5% from $40", "12, down from 15"; but no source: "1,709 pupils from 88 schools"."""
    is_plain = tokens.low(earlier.last) == "from" and earlier.change is None
    return (
        not is_plain or figure.unit is None or figure.unit == earlier.unit or (figure.is_measure and earlier.is_measure)
    )


def _is_conjunct(tokens: FigureTokens, earlier: Figure, figure: Figure) -> bool:
    """ "Jailed for 12 and 14 years": the first of two coordinated numerals leaves out the unit of the second."""
    is_bare = earlier.unit is None and earlier.high is None and earlier.form is figure.form is Form.DIGITS
    is_next = tokens.low(earlier.last) == "and" and figure.first == earlier.last + 1
    return is_bare and is_next and figure.unit is not None and figure.currency is None


def _lend_to_the_earlier(earlier: Figure, figure: Figure) -> None:
    """ "Rose from 3 to 5 million euros": the unit and order of magnitude stand with the later value alone."""
    has_own = earlier.unit is not None and earlier.unit != figure.currency
    if has_own or earlier.high is not None or earlier.is_scaled:
        return
    scaled = earlier.value * order_of_magnitude(figure.value)
    if figure.is_scaled and figure.value / _NEAR < scaled < figure.value * _NEAR:
        earlier.value, earlier.is_scaled = scaled, True
    if figure.currency is None:
        earlier.unit, earlier.counted, earlier.is_measure = figure.unit, figure.counted, figure.is_measure


def order_of_magnitude(value: float) -> float:
    """The order of magnitude that "3-5 million" lends to its lower end."""
    return next((factor for factor in (1e12, 1e9, 1e7, 1e6, 1e5, 1e3, 100.0) if abs(value) >= factor), 1.0)


def _start_of_change(tokens: FigureTokens, earlier: Figure) -> int:
    """The word of change that leads to the earlier value: of "fell from 60 to 30", "fell"."""
    at = earlier.first - 1
    while at > 0 and tokens.cut(at, earlier.first) != earlier.change:
        at -= 1
    return at


def _leaves_the_unit_out(tokens: FigureTokens, earlier: Figure, figure: Figure) -> bool:
    """Ellipsis of the unit: "3.9 million headsets, up from 2.4 million"; "14 mpg to 24"."""
    if figure.unit is not None or figure.high is not None or earlier.currency:
        return False
    is_next = figure.first - earlier.last <= 1 and tokens.low(earlier.last) == "to" and earlier.unit not in _PERCENT
    if tokens.low(figure.last) == "who" and not earlier.is_measure:
        return True  # "40 people who left and 50 who stayed"
    return is_next or _is_compared(tokens, earlier, figure.first)


def _is_compared(tokens: FigureTokens, earlier: Figure, at: int) -> bool:
    """ "Up from", "compared with"; but "the 15-inch lens's score rose from 40" is not in inches."""
    before, low = tokens.low(at - 2), tokens.low(at - 1)
    is_own = before in {"up", "down"} or earlier_value(tokens, earlier.last) == at
    is_change = low == "from" and before in words("changes") and is_own
    is_measured = earlier.is_measure and low == "the" and before == "than"  # "44 kg, less than the 46 of May"
    return is_change or is_measured or (low in {"with", "to"} and before == "compared")
