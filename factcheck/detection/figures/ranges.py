"""Two figures with a joiner between them -> one range: "5 to 10", "between 5 and 10 percent", "$3-5 billion"."""

from collections.abc import Callable
from typing import Final, NamedTuple

from factcheck.detection.figures.asides import reason_before_unit
from factcheck.detection.figures.composition import PLAIN, Figure, order_of_magnitude, read_figure
from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.comparators import change_before
from factcheck.language.numbers.currencies import read_currency
from factcheck.language.numbers.digits import number
from factcheck.language.numbers.figure_words import of_class
from factcheck.language.numbers.magnitudes import times
from factcheck.language.numbers.numerals import read_numeral

_BEFORE_A_RANGE = frozenset({"between", "from", "of", "about"})
_FARTHEST_GUESS = 5  # "three or four"
_JOINERS = frozenset({"to", "and", "or"})


def extend_to_range(tokens: FigureTokens, figure: Figure) -> None:
    """Extend in place to the upper end: "5 to 10", "between 5 and 10 percent", "$3-5 billion", "one or two"."""
    if figure.form not in PLAIN:
        return
    other = _other_end(tokens, figure)
    if other is None:
        return
    _lend_letter(tokens, figure, other)
    if not _is_range(tokens, figure, other):
        return
    _scale_lower_end(tokens, figure, other)
    low, high = sorted((figure.value, other.value))
    figure.value, figure.high, figure.last = low, high, other.last
    figure.is_scaled = figure.is_scaled or other.is_scaled
    _take_unit(figure, other)


def _lend_letter(tokens: FigureTokens, figure: Figure, other: Figure) -> None:
    """ "800m to 850m rupees": a letter that is a magnitude at the upper end is no metre at the lower, in place."""
    letter = tokens[figure.last - 1].text
    if figure.unit != "m" or not other.is_scaled or not figure.is_measure or not tokens.are_glued(figure.last - 2):
        return
    if any(tokens[at].text == letter and tokens.are_glued(at - 1) for at in range(figure.last + 1, other.last)):
        figure.value = times(figure.value, float(table("magnitude_letters")[letter]))
        figure.unit, figure.is_measure, figure.is_scaled = None, False, True


def _take_unit(figure: Figure, other: Figure) -> None:
    """Give the range the longer unit of its ends in place, or its currency."""
    figure.unit = max(figure.unit or "", other.unit or "", key=len) or None
    figure.counted = other.counted or figure.counted
    if figure.currency and not other.currency and not other.is_measure:
        figure.unit = figure.currency
    figure.is_measure = figure.is_measure or other.is_measure


def _scale_lower_end(tokens: FigureTokens, figure: Figure, other: Figure) -> None:
    """Give the lower end the order of magnitude of the upper in place: "$5-8,000", "3-5 million"."""
    if figure.currency and _is_cut_short(tokens, figure, other):
        figure.value *= 1000
    is_bare = not figure.is_scaled and figure.value < 1000 and (figure.unit is None or bool(figure.currency))
    factor = _scale(tokens, other)
    if is_bare and other.is_scaled and figure.value * factor < other.value:
        figure.value *= factor


def _scale(tokens: FigureTokens, figure: Figure) -> float:
    """What the digits of the figure are multiplied by: of "45 million" a million, of "three crore" a crore."""
    digits = (number(tokens[at].text) for at in range(figure.first, figure.last) if tokens[at].is_number)
    value = next(digits, None)
    return times(figure.value, 1 / value) if value else order_of_magnitude(figure.value)


def _is_cut_short(tokens: FigureTokens, figure: Figure, other: Figure) -> bool:
    """ "$5-8,000": the thousands stand at the end alone."""
    has_thousands = "," in tokens.cut(figure.last, other.last)
    return has_thousands and not figure.is_scaled and figure.value * 1000 < other.value and other.value < 1e6


def _other_end(tokens: FigureTokens, figure: Figure) -> Figure | None:
    """The upper end of a range whose lower end is the figure; None for none."""
    at = figure.last
    is_dash = tokens.hyphen(at)
    if not is_dash and tokens.low(at) not in _JOINERS:
        return None
    at += 1
    if tokens.low(at - 1) == "to" and tokens.low(at) in {"about", "around"}:
        return None
    for start in range(at, at + 4):
        if tokens[start].is_number and read_currency(tokens, start)[0] == at:
            at = start
    numeral = read_numeral(tokens, at)
    if numeral is None or numeral.form not in PLAIN:
        return None
    if read_currency(tokens, at)[1] is None and reason_before_unit(tokens, numeral) is not None:
        return None
    other = read_figure(tokens, numeral, lent=figure.currency)
    goes_on = tokens.hyphen(other.last) and tokens[other.last + 1].is_number
    return None if goes_on and not is_dash else other


class _Ends(NamedTuple):
    """Two figures with a joiner between them, which can be the ends of a range."""

    tokens: FigureTokens
    low: Figure
    high: Figure

    @property
    def lead(self) -> str:
        """The preposition before them: "between", "between about", "from"."""
        before = self.tokens.low(self.low.first - 1)
        is_between = before in {"about", "roughly"} and self.before_lead == "between"
        return "between" if is_between else before

    @property
    def before_lead(self) -> str:
        return self.tokens.low(self.low.first - 2)


def _is_range(tokens: FigureTokens, figure: Figure, other: Figure) -> bool:
    """Whether the two figures are the ends of a range, by units and joiner; by default that of a hyphen."""
    is_one = RANGES.get(tokens.low(figure.last), _is_hyphenated)
    return _units_agree(figure, other) and is_one(_Ends(tokens, figure, other))


def _is_between(ends: _Ends) -> bool:
    """ "Between 5 and 10", not "5 and 10"."""
    return ends.lead == "between"


def _is_either(ends: _Ends) -> bool:
    """ "One or two", not "one or 20", "$5 or $6"."""
    is_near = 0 < ends.high.value - ends.low.value <= _FARTHEST_GUESS
    return is_near and ends.low.unit is None and ends.high.currency is None


def _is_from_to(ends: _Ends) -> bool:
    """ "5 to 10", "from 5 to 10"; but no change ("rose from 5m to 7m", "fell 5 percent to 10") and no tally."""
    tokens, low, high = ends
    if high.value <= low.value and not tokens.hyphen(low.last):
        return _is_descending(ends)  # "fell from 60 to 30" ends at 30
    if low.unit is not None and high.unit is None and high.is_scaled and not low.is_scaled:
        return False  # "over the last three weeks to 16.8 million"
    if ends.lead == "from" and change_before(tokens, low.first) is not None:
        return False
    moves = low.unit is not None and "from" not in {ends.lead, ends.before_lead}
    if moves and (change_before(tokens, low.first) is not None or ends.lead in words("changes")):
        return False
    return not _is_tally(tokens, low, high)


def _is_descending(ends: _Ends) -> bool:
    """ "At depths of 40 metres to 10 metres": two measures behind a noun that is no change."""
    is_measured = ends.low.is_measure and ends.high.is_measure and ends.lead == "of"
    return is_measured and change_before(ends.tokens, ends.low.first) is None


def _is_hyphenated(ends: _Ends) -> bool:
    """ "5-10 percent", "of 5-10", not the score "5-10"."""
    has_unit = ends.low.unit is not None or ends.high.unit is not None or ends.high.is_scaled
    return ends.high.value > ends.low.value and (has_unit or ends.lead in _BEFORE_A_RANGE)


# Joiner of two figures -> whether they are the ends of a range.
RANGES: Final[dict[str, Callable[[_Ends], bool]]] = {"and": _is_between, "or": _is_either, "to": _is_from_to}


def _units_agree(figure: Figure, other: Figure) -> bool:
    """Whether currencies or units are compatible, one of them possibly unspecified."""
    if figure.currency or other.currency:
        first, second = figure.currency or "", other.currency or ""
        return first.endswith(second) or second.endswith(first)
    if figure.unit is None or other.unit is None:
        return True
    first, second = figure.unit.lower().split()[0], other.unit.lower().split()[0]
    return first == second or (not figure.is_measure and not other.is_measure)


def _is_tally(tokens: FigureTokens, figure: Figure, other: Figure) -> bool:
    """ "52 to 48": a vote tally."""
    if figure.unit is not None or other.value > figure.value:
        return False
    return (
        tokens.low(figure.first - 1) in of_class("vote")
        or tokens.low(figure.first - 2) in of_class("vote")
        or tokens.low(other.last) in of_class("vote")
    )
