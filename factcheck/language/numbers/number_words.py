"""Figure tokens -> numerals in number words: "three hundred and twenty-five thousand", "a hundred and third"."""

import math
from dataclasses import dataclass

from factcheck.language.en.words import table
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.fractions import add_fraction, add_part_of_scale, part_of_a_magnitude, read_numerator
from factcheck.language.numbers.magnitudes import WORD_MAGNITUDES, scale_by_words

_BEFORE_AND = frozenset({"hundred", "thousand"})


@dataclass(slots=True)
class _Sum:
    """Number words added up: `total` of the magnitudes so far, `current` below the next, `room` the bound that the next
    number must stay under, `largest` the bound of the next magnitude.
    """

    total: float = 0.0
    current: float = 0.0
    room: float = 1000.0
    largest: float = math.inf

    @property
    def value(self) -> float:
        return self.total + self.current

    def take(self, low: str) -> bool:
        """Add the word; False where it does not go on with the number: "two three", "thousand million"."""
        number, scale = table("number_words").get(low), table("magnitudes").get(low)
        if number is not None and float(number) < self.room:
            self.current += float(number)
            self.room = 10.0 if float(number) >= 20 else 0.0
        elif low == "hundred" and 0 < self.current < 100:
            self.current, self.room = self.current * 100, 100.0
        elif low in WORD_MAGNITUDES and scale is not None and self.current > 0 and float(scale) < self.largest:
            self.largest = float(scale)
            self.total, self.current, self.room = self.total + self.current * self.largest, 0.0, 1000.0
        else:
            return False
        return True


def read_number_words(tokens: FigureTokens, at: int) -> Numeral:
    """ "Three hundred and twenty-five thousand", "a hundred and six": additive and multiplicative composition,
    magnitudes descending.
    """
    is_number = tokens.low(at) in table("number_words")
    added, end = _Sum(), at
    if not is_number:  # "a", for one
        added, end = _Sum(current=1.0, room=0.0), at + 1
    while True:
        place = _next_number_word(tokens, end, is_inside=end > at)
        if not added.take(tokens.low(place)):
            break
        end = place + 1
    ordinal = _ordinal_at_the_end(tokens, at, end, added.value, added.room)
    if ordinal is not None:
        return ordinal
    is_scaled = added.value >= 100 or (added.total > 0 and not is_number)
    numeral = Numeral(at, end, added.value, Form.WORDS, is_scaled=is_scaled)
    if added.total > 0 and added.current == 0:
        scale_by_words(tokens, numeral)  # "two lakh crore"
        add_part_of_scale(tokens, numeral, added.largest)
    elif not numeral.is_scaled:
        add_fraction(tokens, numeral)
        scale_by_words(tokens, numeral)
    return part_of_a_magnitude(tokens, read_numerator(tokens, numeral))


def _ordinal_at_the_end(tokens: FigureTokens, at: int, end: int, value: float, room: float) -> Numeral | None:
    """ "Twenty-first", "a hundred and third": a compound ordinal; None for another numeral."""
    place = _next_number_word(tokens, end, is_inside=True)
    last = float(table("ordinal_words").get(tokens.low(place), math.inf))
    is_joined = place > end or value >= 100
    return Numeral(at, place + 1, value + last, Form.ORDINAL) if last < room and value >= 20 and is_joined else None


def _next_number_word(tokens: FigureTokens, end: int, *, is_inside: bool) -> int:
    """Skip the hyphen of "twenty-five" and the "and" of "two hundred and six"."""
    if is_inside and tokens.hyphen(end):
        return end + 1
    if is_inside and tokens.low(end) == "and" and tokens.low(end - 1) in _BEFORE_AND:
        return end + 1
    return end
