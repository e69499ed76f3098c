"""Read what follows a number: its unit, its rate, and what is counted."""

from functools import cache
from typing import NamedTuple

from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import Pieces
from factcheck.language.numbers.figure_words import of_class
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.noun_phrases import after_determiners, is_plural, mass_noun_end, noun_phrase_end
from factcheck.language.numbers.numerals import scale_by_letter

_LONGEST_MEASURE = 3
# "5500M" is a model; millions above this are written as billions.
_LEAST_MODEL = 1000


class Unit(NamedTuple):
    """The pieces `first` to `last` (half-open) belong to the figure; `name` is what a report shows."""

    name: str | None
    counted: str | None
    last: int
    is_measure: bool = False


def read_unit(pieces: Pieces, numeral: Numeral, *, currency: str | None) -> Unit:
    """The unit after a number; a glued "m" is million after a currency and metres elsewhere."""
    if currency is not None:
        scale_by_letter(pieces, numeral)
        return _money(pieces, numeral, currency)
    glued = _glued(pieces, numeral)
    if glued is not None:
        return glued
    at = numeral.last + 1 if pieces.hyphen(numeral.last) else numeral.last
    if numeral.form is Form.PART and pieces.low(at) in {"a", "an"}:
        at += 1
    measure = _measure_end(pieces, at)
    if measure > at:
        return _with_rate(pieces, at, measure)
    return _counted_noun(pieces, numeral, at)


def _money(pieces: Pieces, numeral: Numeral, currency: str) -> Unit:
    last = numeral.last
    if pieces.low(last) in {"u.s", "us"} and currency == "$":
        last, currency = last + 1, "US$"
    end = _rate_end(pieces, last)
    gap = "" if pieces.low(last) == "/" else " "
    name = currency if end == last else f"{currency}{gap}{pieces.cut(last, end)}"
    counted, end = _of_phrase(pieces, end, openers=frozenset({"of", "in"}))
    return Unit(name, counted, end, is_measure=True)


def _glued(pieces: Pieces, numeral: Numeral) -> Unit | None:
    """ "70kg", "54GB", "37m": letters that adjoin the digits."""
    at = numeral.last
    if numeral.form is not Form.DIGITS or not pieces.are_glued(at - 1) or not pieces[at].is_word:
        return None
    if pieces.text[pieces[at].start] in "mbt" and pieces.low(at) in {"m", "b", "t"} and is_plural(pieces, at + 1):
        scale_by_letter(pieces, numeral)
        return _counted_noun(pieces, numeral, numeral.last)
    if pieces[at].text in {"M", "B"} and numeral.value < _LEAST_MODEL:
        scale_by_letter(pieces, numeral)
        return _counted_noun(pieces, numeral, numeral.last)
    if pieces.low(at) not in words("glued_units"):
        return None
    return _with_rate(pieces, at, max(_measure_end(pieces, at), at + 1))


def _measure_end(pieces: Pieces, at: int) -> int:
    """The end of the longest unit of measure at `at`; `at` itself where there is none."""
    measures = words("measures")
    longest = _LONGEST_MEASURE if pieces.low(at) in _first_of_several() else 1
    for width in range(longest, 0, -1):
        form, end = _joined(pieces, at, width)
        if form in measures and not (width == 1 and _is_name(pieces, at)):
            return end
    low = pieces.low(at)
    if low in of_class("nation") and _measure_end(pieces, at + 1) > at + 1 and pieces.low(at + 1) in of_class("money"):
        return at + 2
    return at


@cache
def _first_of_several() -> frozenset[str]:
    """The first words of units of several words: "square metres", "per cent"."""
    return frozenset(measure.split()[0] for measure in words("measures") if " " in measure) | {"°"}


def _is_name(pieces: Pieces, at: int) -> bool:
    """ "8 Rand Paul", "2016 Stone": a capitalised word that is a unit only in small letters."""
    return pieces[at].text[0].isupper() and pieces.low(at) in of_class("ambiguous_measure")


def _joined(pieces: Pieces, at: int, width: int) -> tuple[str, int]:
    """`width` words from `at` on, joined by spaces, hyphens between them passed over."""
    forms: list[str] = []
    while len(forms) < width:
        if forms and pieces.hyphen(at):
            at += 1
        forms.append(pieces.low(at))
        at += 1
        if forms[-1] == "°" and pieces.low(at) in {"c", "f"}:
            at += 1
        elif forms[-1] in {"km", "m", "mg"} and pieces.low(at) == "/" and pieces.are_glued(at):
            forms[-1] += "/" + pieces.low(at + 1)
            at += 2
    return " ".join(forms), at


def _with_rate(pieces: Pieces, first: int, measure_end: int) -> Unit:
    old = measure_end + 1 if pieces.hyphen(measure_end) else measure_end
    end = old + 1 if pieces.low(old) == "old" else _rate_end(pieces, measure_end)
    name = _spelling(pieces.cut(first, end))
    counted, last = _of_phrase(pieces, end, openers=frozenset({"of"}))
    return Unit(name, counted, last, is_measure=True)


def _spelling(name: str) -> str:
    low = name.lower().rstrip(".")
    for form, better in table("unit_spellings").items():
        if low.startswith(form):
            return better + name[len(form) :].removeprefix(".")
    return name


def _rate_end(pieces: Pieces, at: int) -> int:
    """ "Per barrel", "a day", "an ounce", "per square metre"."""
    low = pieces.low(at)
    if low in {"per", "/"} and pieces[at + 1].is_word and pieces.low(at + 1) not in {"cent", "capita"}:
        end = _measure_end(pieces, at + 1)
        return max(end, at + 2)
    if low in {"a", "an", "each"} and pieces.low(at + 1) in words("rates"):
        return at if pieces.low(at + 2) in {"earlier", "ago", "later", "before"} else at + 2
    return at


def _counted_noun(pieces: Pieces, numeral: Numeral, at: int) -> Unit:
    """The noun phrase that a bare number counts: "15 rounds of missile tests", "two of his deputies"."""
    plain = Unit(None, None, numeral.last)
    is_open = numeral.form is Form.OPEN
    is_of = pieces.low(at) == "of"
    if is_of:
        at = after_determiners(pieces, at + 1)
    elif numeral.form is Form.PART or is_open:
        at = after_determiners(pieces, at)
    head = noun_phrase_end(pieces, at)
    if head == at and numeral.form is Form.PART:
        head = mass_noun_end(pieces, at)
    if head == at:
        return plain
    first = at
    while first < head - 1 and pieces.low(first) in of_class("leading"):
        first += 1
    phrase = pieces.cut(first, head)
    if numeral.form is Form.PART:
        return Unit(f"of {pieces.cut(at, head)}", phrase, head)
    end = _rate_end(pieces, head)
    counted, last = _of_phrase(pieces, end, openers=frozenset({"of"}))
    return Unit(pieces.cut(first, end), counted, last)


def _of_phrase(pieces: Pieces, at: int, *, openers: frozenset[str]) -> tuple[str | None, int]:
    """What a measure measures: "of missile tests", "in damages"; the phrase and its end."""
    low = pieces.low(at)
    if low == "worth" and pieces.low(at + 1) == "of":
        at, low = at + 1, "of"
    if low not in openers:
        return None, at
    first = after_determiners(pieces, at + 1) if low == "of" else at + 1
    end = noun_phrase_end(pieces, first)
    if end == first and low == "of":
        end = mass_noun_end(pieces, first)
    if end == first or pieces.low(end) in {"and", "-", "&"} or pieces[end - 1].text in words("honorifics"):
        return None, at
    return pieces.cut(first, end), end
