"""Words -> the sentences that may have figures or dates, each with the signs by which a value can be found there.

A sign is how a numeral of a value may begin: with its significant digits, a number word, a month. To read numerals
costs much more than to look words up, so of a megabyte only sentences are read that share a sign, or the subject.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from typing import Final

from factcheck.auditing.drafts.facts import Fact, FactKey, read_facts
from factcheck.auditing.drafts.source_index import topic
from factcheck.language.en.calendar import days_beside_today, months, steps, weekdays
from factcheck.language.en.words import table
from factcheck.language.figure_tokens import is_number
from factcheck.language.numbers.digits import number
from factcheck.language.numbers.numerals import any_openers
from factcheck.language.word_stream import WordStream, read_words

# May have any value: "3/4", "12 345 678".
_ANY: Final = "any"
# Ends in 5 or is a part: "two and a half", "half a million", "three quarters", "a third".
_FRACTION: Final = "fraction"
_LEAST_IN_HALVES: Final = 100_000
_DOZEN: Final = "dozen"
_HALF_A_DOZEN: Final = 6
# "Three in four" is 75 %.
_SHARE: Final = "share"
_SHARED: Final = frozenset({"in", "out"})
_ISO: Final = "iso date"
_RELATIVE: Final = "relative"
_ISO_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_SEPARATOR: Final = re.compile(r"[^\d]")
_GROUP: Final = 3


@dataclass(frozen=True, eq=False)
class FactSentence:
    """The words `first` to `last` (half-open) of a text, which are the sentence at `start` to `end`."""

    words: WordStream
    start: int
    end: int
    first: int
    last: int
    signs: frozenset[str]
    published: date | None = None

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(read_facts(self.words.text, self.start, self.end, self.published))

    @cached_property
    def topics(self) -> frozenset[str]:
        """The stems of its content words."""
        return frozenset(map(topic, self.words.lows[self.first : self.last])) - {""}


def fact_sentences(
    words: WordStream, sentences: Iterable[tuple[int, int]], published: date | None = None
) -> Iterator[FactSentence]:
    """The sentences with signs, in order; `sentences` are half-open offsets of the text of these words, and relative
    dates count where it is known when that was published.
    """
    signs: dict[int, tuple[str, ...]] = {}
    for low, places in words.places.items():
        for at in places if _may_tell(low) else ():
            found = tuple(_signs_at(words, low, at))
            if found:
                signs[at] = found
    for low in days_beside_today().keys() | steps().keys() if published is not None else ():
        signs |= {at: (*signs.get(at, ()), _RELATIVE) for at in words.places.get(low, ()) if _is_relative(words, at)}
    order = sorted(signs)
    for start, end in sentences:
        first, last = bisect_left(words.starts, start), bisect_left(words.starts, end)
        here = order[bisect_left(order, first) : bisect_left(order, last)]
        if here:
            yield FactSentence(
                words, start, end, first, last, frozenset(sign for at in here for sign in signs[at]), published
            )


def _may_tell(low: str) -> bool:
    plain = low.removesuffix("'s").replace(".", "")
    return low[-1].isnumeric() or plain in _numeral_words() or plain in months() or plain in weekdays()


def _is_relative(words: WordStream, at: int) -> bool:
    return words.lows[at] in days_beside_today() or words.lows[at + 1 : at + 2] in (["month"], ["year"])


def signs_of(fact: Fact, text: str) -> frozenset[str]:
    """The signs one of which a sentence has that has the same value; `text` is that of the fact."""
    if fact.wanted is not None and isinstance(fact.wanted[1], tuple):
        month, weekday, _ = fact.wanted[1]
        return frozenset({_ISO, f"month {month}" if month else f"weekday {weekday}", *_signs_of_days(fact)})
    if fact.is_relative:
        return frozenset({_ISO, *_signs_of_days(fact)})
    surface = read_words(text[fact.start : fact.end])
    as_written = filter(None, (tuple(_signs_at(surface, low, at)) for at, low in enumerate(surface.lows)))
    return frozenset({_ANY, *next(as_written, ()), *(sign for key in fact.keys for sign in _signs_of_key(key))})


def _signs_of_days(fact: Fact) -> Iterator[str]:
    """How else the same days may be written."""
    for days in fact.days:
        yield from (_RELATIVE, f"month {days.first.month}", f"weekday {days.first.isoweekday()}")


def _signs_of_key(key: FactKey) -> Iterator[str]:
    """A number in words begins with as many of its digits as its first word has: "two hundred and fifty" with 2."""
    kind, value = key
    if not isinstance(value, int | float):
        yield f"scaled {_SEPARATOR.sub('', str(value)).strip('0')}"
        return
    digits = _significant(value)
    yield from (_alone(value), f"scaled {digits}")
    yield from (f"begins {digits[:size]}" for size in range(1, len(digits) + 1))
    if kind == "part":
        yield from (_SHARE, _alone(value * 100))
    if kind == "part" or (digits[-1] == "5" and (value % 1 or value >= _LEAST_IN_HALVES)):
        yield _FRACTION
    if value % _HALF_A_DOZEN == 0:
        yield _DOZEN


def _signs_at(words: WordStream, low: str, at: int) -> Iterator[str]:
    if is_number(words.forms[at]):
        yield from _signs_of_digits(words, at)
    elif low[0].isalpha():
        plain = low.removesuffix("'s").replace(".", "")
        if words.forms[at][0].isupper() and (plain in months() or plain in weekdays()):
            yield f"month {months()[plain]}" if plain in months() else f"weekday {weekdays()[plain]}"
        before = words.lows[at - 1] if at else " "
        is_multiplied = plain in table("magnitudes") and (before[-1].isnumeric() or before in _numeral_words())
        if plain in _numeral_words() and (plain == _DOZEN or not is_multiplied):
            following = words.lows[at + 1] if at + 1 < len(words) else ""
            yield from _signs_of_word(plain, goes_on=following in _going_on())
            if following in _SHARED:
                yield _SHARE


def _signs_of_digits(words: WordStream, at: int) -> Iterator[str]:
    form, start, end = words.forms[at], words.starts[at], words.ends[at]
    digits = _SEPARATOR.sub("", form).strip("0") or "0"
    following = words.lows[at + 1] if at + 1 < len(words) else " "
    is_glued = words.starts[at + 1 : at + 2] == [end]
    value = _number(form)
    if value is None or is_glued or following in table("magnitudes"):
        yield f"scaled {digits}"
    else:
        yield _alone(value)
    if following == "and":
        yield f"begins {digits}"
    if following in _SHARED:
        yield _SHARE
    if _ISO_DATE.match(words.text, start):
        yield _ISO
    is_parted = len(following) == _GROUP and following.isdecimal()
    if is_parted or not form[-1].isdecimal() or words.text[end : end + 1] == "/":
        yield _ANY


_number: Final = lru_cache(maxsize=10_000)(number)


def _alone(value: float) -> str:
    return f"alone {round(abs(value), 6):g}"


@cache
def _numeral_words() -> frozenset[str]:
    return any_openers() - {"a", "an"}


@cache
def _going_on() -> frozenset[str]:
    """What may follow in a numeral of several words: "two hundred", "two and a half", "two of three"."""
    return any_openers() | {"and", "of", "point"}


@cache
def _signs_of_word(low: str, *, goes_on: bool) -> tuple[str, ...]:
    if low in table("fraction_words") and low not in table("ordinal_words"):
        return (_FRACTION,)
    if low == _DOZEN:
        return (_DOZEN,)
    names = ("number_words", "open_numbers", "multiples", "ordinal_words", "magnitudes")
    value = next(float(table(name)[low]) for name in names if low in table(name))
    sign = f"begins {_significant(value)}" if goes_on else _alone(value)
    return (sign, _FRACTION) if low in table("fraction_words") else (sign,)


def _significant(value: float) -> str:
    """The digits without zeros at either end."""
    return format(abs(Decimal(repr(float(value)))), "f").replace(".", "").strip("0") or "0"
