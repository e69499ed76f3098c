"""Figure tokens -> elapsed times in clock form: "2:04:11", "1:43.21", as the results of races are given (ISO 8601)."""

from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.figure_words import of_class
from factcheck.language.numbers.forms import Form, Numeral

# The name of the unit in which the value of an elapsed time is given.
ELAPSED_UNIT = "seconds"
_SIXTY = 60
_HOURS_OF_A_DAY = 24
_TWO_DIGITS = 2


def read_elapsed_time(tokens: FigureTokens, at: int) -> Numeral | None:
    """The elapsed time at token `at` in seconds; None for a time of day ("at 9:15:02", "7:30", "10:15.30 a.m.").

    Hours, minutes and seconds, or fractions of a second, tell how long something took, but for a preposition of time
    before them or a time code ("[02:50:05]"); minutes and seconds alone where they are no time of day ("in 28:15").
    """
    groups = _groups(tokens, at)
    if (
        len(groups) not in {2, 3}
        or not tokens[at - 1].is_word
        or tokens.low(at - 1) in of_class("before_a_time_of_day")
    ):
        return None
    last = at + 2 * len(groups) - 1
    is_exact = len(groups) == 3 or "." in groups[-1]
    is_late = tokens.low(at - 1) == "in" and float(groups[0]) >= _HOURS_OF_A_DAY
    if not (is_exact or is_late) or tokens.low(last) in of_class("clock"):
        return None
    seconds = 0.0
    for group in groups:
        seconds = seconds * _SIXTY + float(group)
    return Numeral(at, last, round(seconds, 3), Form.DIGITS, is_scaled=True)


def _groups(tokens: FigureTokens, at: int) -> list[str]:
    """The groups of digits parted by colons, the first of one or two digits, the others of two; [] for none."""
    first = tokens[at].text
    if not first.isdecimal() or len(first) > _TWO_DIGITS:
        return []
    groups = [first]
    while tokens.low(at + 1) == ":" and tokens.are_glued(at) and tokens.are_glued(at + 1) and len(groups) < 4:
        at += 2
        whole, _, decimals = tokens[at].text.partition(".")
        if len(whole) != _TWO_DIGITS or not whole.isdecimal() or (decimals and not decimals.isdecimal()):
            return []
        groups.append(tokens[at].text)
    return groups if all(float(group) < _SIXTY for group in groups[1:]) else []
