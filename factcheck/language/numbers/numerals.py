"""Figure tokens -> numerals: digits, number words, fractions, vague numerals, multiplicatives and ordinals."""

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import FigureToken, FigureTokens
from factcheck.language.numbers.comparators import comparator_before
from factcheck.language.numbers.compound_units import part_behind
from factcheck.language.numbers.elapsed_times import read_elapsed_time
from factcheck.language.numbers.figure_words import function_word, of_class
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.fractions import (
    add_fraction,
    add_part_of_scale,
    has_fraction,
    read_numerator,
    read_slashed,
)

# Longer digit strings are identifiers; a news figure of that length has thousands separators, or is spelled out.
_LONGEST_NUMBER = 24
_LONGEST_UNPARTED = 12
# Magnitudes spelled in full: they multiply spelled-out numerals, and "a" is 1 before them.
_WORD_MAGNITUDES = frozenset(
    ["thousand", "million", "billion", "trillion", "quadrillion", "lakh", "lakhs", "crore", "crores", "dozen"]
)
_MAGNITUDES_AND_A_HUNDRED = _WORD_MAGNITUDES | {"hundred"}
_BEFORE_A_WHOLE = frozenset({"a", "an", "half", "quarter", "third"})
# The digits of a group of thousands.
_GROUP = 3
_BEFORE_AND = frozenset({"hundred", "thousand"})
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–", "0123456789---")
_ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def read_numeral(tokens: FigureTokens, at: int) -> Numeral | None:
    """The longest numeral that begins at token `at`, or None. Words that are numerals only in some contexts ("first",
    "the second half") are none.
    """
    token = tokens[at]
    if token.is_number:
        return _digits(tokens, at)
    return _spelled(tokens, at) if token.is_word and token.low in _first_words() else None


def _spelled(tokens: FigureTokens, at: int) -> Numeral | None:
    """The longest numeral in words that begins at token `at`, or None."""
    low = tokens.low(at)
    vague = _vague(tokens, at)
    if vague is not None:
        return vague
    if low in words("sometimes_numbers") and not _multiplies(tokens, at):
        return None
    if low in table("number_words"):
        return _words(tokens, at)
    if low in table("open_numbers"):
        return _open(tokens, at)
    if low in {"a", "an"} and (_has_more(tokens, at) or _is_bounded(tokens, at)):
        return Numeral(at, at + 1, 1.0, Form.WORDS, is_scaled=True)
    if low in _BEFORE_A_WHOLE and (part := _part_of_a_whole(tokens, at)) is not None:
        return part
    if low in table("multiples"):
        return Numeral(at, at + 1, float(table("multiples")[low]), Form.MULTIPLE)
    if low in table("ordinal_words"):
        return Numeral(at, at + 1, float(table("ordinal_words")[low]), Form.ORDINAL)
    return None


@cache
def _first_words() -> frozenset[str]:
    """The words with which a numeral can begin: a prefilter."""
    listed = (table(name).keys() for name in ("number_words", "open_numbers", "multiples", "ordinal_words"))
    return _BEFORE_A_WHOLE.union(_MAGNITUDES_AND_A_HUNDRED, of_class("vague_count"), *listed)


def _multiplies(tokens: FigureTokens, at: int) -> bool:
    """ "Double the target", "triple its output", not "a double room"."""
    return tokens.low(at) in table("multiples") and tokens.low(at + 1) in of_class("doubled_whole")


def _has_more(tokens: FigureTokens, at: int) -> bool:
    """ "A year and a half", "an hour and 20 minutes": whether the unit behind the article at `at` goes on."""
    end = at + 2
    return tokens.low(at + 1) in words("measures") and (has_fraction(tokens, end) or part_behind(tokens, end)[1] > end)


def _is_bounded(tokens: FigureTokens, at: int) -> bool:
    """ "More than a year", "for over a mile", "close to an hour": a measure of one behind a comparator; no "day care"
    and no "anger over a day of rain".
    """
    behind, before = tokens[at + 2], tokens.low(at - 1)
    if tokens.low(at + 1) not in of_class("measures_of_one") or before not in of_class("bounds_one"):
        return False
    if behind.is_word and not function_word(behind.low) and behind.low not in of_class("measured_from"):
        return False
    is_certain = before != "over" or tokens.low(at - 2) in of_class("before_over")
    return is_certain and comparator_before(tokens, at)[0] < at


def read_any_numeral(tokens: FigureTokens, at: int) -> Numeral | None:
    """As `read_numeral`, else a numeral homograph: "first", "double", "the second half", "several hundred". For
    comparing the figures of two texts, where recall counts.
    """
    numeral = read_numeral(tokens, at)
    low = tokens.low(at)
    if numeral is not None or low not in _sometimes():
        return numeral
    form, value = _sometimes()[low]
    numeral = Numeral(at, at + 1, value, form)
    if form is Form.WORDS:
        _scale(tokens, numeral)
        if tokens.low(at - 1) in of_class("indefinite_count"):
            numeral.form, numeral.high = Form.OPEN, numeral.value * 10
    return numeral


@cache
def _sometimes() -> dict[str, tuple[Form, float]]:
    """Form and value of each magnitude, fraction, multiplicative and ordinal that can stand alone."""
    magnitudes = table("magnitudes")
    return {
        **{low: (Form.WORDS, float(magnitudes[low])) for low in _MAGNITUDES_AND_A_HUNDRED & magnitudes.keys()},
        **{low: (Form.PART, 1 / int(under)) for low, under in table("fraction_words").items()},
        **{low: (Form.MULTIPLE, float(value)) for low, value in table("multiples").items()},
        **{low: (Form.ORDINAL, float(value)) for low, value in table("ordinal_words").items()},
    }


@cache
def openers() -> frozenset[str]:
    """The words of which every spelled-out numeral that `read_numeral` reads has at least one: a prefilter."""
    return _number_words() - (words("sometimes_numbers") - table("multiples").keys())


@cache
def any_openers() -> frozenset[str]:
    """The words that begin the spelled-out numerals of `read_any_numeral`: a prefilter."""
    return _number_words() | {"a", "an"}


def _number_words() -> frozenset[str]:
    names = ("number_words", "open_numbers", "multiples", "ordinal_words", "fraction_words", "magnitudes")
    return frozenset().union(*(table(name) for name in names))


def _digits(tokens: FigureTokens, at: int) -> Numeral:
    text = tokens[at].text
    value = number(text)
    if value is None:
        return Numeral(at, at + 1, 0, Form.CODE)
    if tokens.are_glued(at) and _is_ordinal(value, tokens.low(at + 1)):
        return Numeral(at, at + 2, value, Form.ORDINAL)
    simple = read_slashed(tokens, at, value) or _powered(tokens, at, value) or read_elapsed_time(tokens, at)
    if simple is not None:
        return simple
    numeral = _parted_by_spaces(tokens, at) or Numeral(at, at + 1, value, Form.DIGITS)
    _skip_note(tokens, numeral)
    add_fraction(tokens, numeral)
    _scale(tokens, numeral)
    return read_numerator(tokens, numeral)


def _parted_by_spaces(tokens: FigureTokens, at: int) -> Numeral | None:
    """ "12 500 people": thousands parted by plain spaces (ISO 80000-1) before what is counted. None behind a name or
    month ("Airbus 320 200 seats", "May 12 500 people"), and for several numbers in a row.
    """
    end = at + 1
    while _is_group(tokens, end):
        end += 1
    if end == at + 1 or len(tokens[at].text) > _GROUP or tokens[at].text[0] == "0" or _is_named(tokens[at - 1]):
        return None
    is_before_noun = tokens[end].is_word and not function_word(tokens.low(end)) and not tokens.are_glued(end - 1)
    if not is_before_noun:
        return None
    digits = tokens.cut(at, end).replace(" ", "")
    return Numeral(at, end, float(digits), Form.DIGITS) if digits.isdecimal() else None


def _is_named(before: FigureToken) -> bool:
    """Whether digits behind the token are a name, label or another number: "Airbus 320", "No. 12", "4 12"."""
    if before.is_number or before.low in of_class("label") or before.low in words("reference_words"):
        return True
    is_bound = before.low in table("comparators") or before.low in _currency_codes()
    return before.is_word and before.text[0].isupper() and not is_bound


def _is_group(tokens: FigureTokens, at: int) -> bool:
    groups = tokens[at].text.split(" ")
    is_behind_space = tokens[at].start - tokens[at - 1].end == 1
    return is_behind_space and all(len(group) == _GROUP and group.isdecimal() for group in groups)


@cache
def _currency_codes() -> frozenset[str]:
    return frozenset(mark.lower() for mark in table("currency_marks"))


def _skip_note(tokens: FigureTokens, numeral: Numeral) -> None:
    """Take in the footnote mark between digits and their magnitude or noun: "45[4] million", "45⁴ million"."""
    at = numeral.last
    if not tokens.are_glued(at - 1):
        return
    if tokens.low(at) == "[" and tokens[at + 1].text.isdecimal() and tokens.low(at + 2) == "]":
        numeral.last = at + 3
    elif tokens[at].text.translate(_SUPERSCRIPTS).isdecimal() and tokens.low(at + 1) in table("magnitudes"):
        numeral.last = at + 1


def _is_ordinal(value: float, ending: str) -> bool:
    """ "3rd", "11th": the ordinal suffix that agrees with the value; "7st" is a weight."""
    teens = 11 <= value % 100 <= 13
    return ending == ("th" if teens else _ORDINAL_ENDINGS.get(int(value % 10), "th"))


def times(value: float, factor: float) -> float:
    """The product to twelve significant digits: 8.3 billion is 8300000000, not 8300000000.000001."""
    return float(f"{value * factor:.12g}")


def number(text: str) -> float | None:
    """The value of digits with thousands separators and decimals; None for a code or version ("1.2.3")."""
    if len(text) > _LONGEST_NUMBER or (len(text) > _LONGEST_UNPARTED and text.isdecimal()):
        return None
    if not text[-1].isdecimal():
        whole, _, decimals = text[:-1].partition(".")
        # Of "5.61¾", as grain is priced, the fraction is one of the last place.
        return times(float(f"{whole or 0}{decimals}") + unicodedata.numeric(text[-1]), 0.1 ** len(decimals))
    plain = re.sub(r"[\s\u00a0\u2009\u202f'’]", "", text.replace("·", "."))
    if re.fullmatch(r"\d+,\d{1,2}", plain):
        plain = plain.replace(",", ".")
    plain = plain.replace(",", "")
    if plain.count(".") > 1:
        groups = plain.split(".")
        if len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:]):
            return None
        plain = "".join(groups)
    return float(plain)


def _powered(tokens: FigureTokens, at: int, value: float) -> Numeral | None:
    """Scientific notation: "2.998×10⁸", "6.02 x 10^23"."""
    if tokens.low(at + 1) not in {"×", "x"} or tokens[at + 2].text != "10":
        return None
    end = at + 3
    while end < at + 6 and tokens.are_glued(end - 1):
        end += 1
    exponent = tokens.cut(at + 3, end).lstrip("^").translate(_SUPERSCRIPTS) if end > at + 3 else ""
    found = re.match(r"-?\d{1,2}(?!\w)", exponent)
    if found is None:
        return None
    while tokens[end - 1].end - tokens[at + 3].start > found.end() + 1:
        end -= 1
    return Numeral(at, end, value * 10.0 ** int(found.group()), Form.DIGITS)


def _scale(tokens: FigureTokens, numeral: Numeral) -> None:
    """Multiply the numeral in place by the magnitudes behind it: "million", "lakh crore", "bn"."""
    magnitudes = table("magnitudes")
    scale = 1.0
    for _ in range(2):
        at = numeral.last + 1 if tokens.hyphen(numeral.last) else numeral.last
        low = tokens.low(at)
        is_loose = not tokens.are_glued(at - 1) or tokens[at - 1].text + tokens[at].text in words("numbered_names")
        if low not in magnitudes or (low == "k" and is_loose):
            break
        scale = float(magnitudes[low])
        numeral.value = times(numeral.value, scale)
        numeral.last = at + 1
        numeral.is_scaled = True
    if numeral.is_scaled:
        add_part_of_scale(tokens, numeral, scale)


def scale_by_letter(tokens: FigureTokens, numeral: Numeral) -> None:
    """Multiply the numeral in place by a glued magnitude letter: "m", "b", "t" for million, billion, trillion."""
    scale = table("magnitude_letters").get(tokens.low(numeral.last))
    if scale is not None and tokens.are_glued(numeral.last - 1) and not numeral.is_scaled:
        numeral.value = times(numeral.value, float(scale))
        numeral.last += 1
        numeral.is_scaled = True


def _vague(tokens: FigureTokens, at: int) -> Numeral | None:
    """ "Several hundred", "a few thousand", "a couple of dozen": at least so many; "some hundred", "the next hundred
    years", "hundred-foot": a hundred without its "one".
    """
    low, scales = tokens.low(at), table("magnitudes")
    if low in _MAGNITUDES_AND_A_HUNDRED:
        is_one = _leaves_out_one(tokens, at)
        return Numeral(at, at + 1, float(scales[low]), Form.WORDS, is_scaled=True) if is_one else None
    head = at + 1 if low == "a" else at
    if tokens.low(head) not in of_class("vague_count"):
        return None
    end = head + 2 if tokens.low(head + 1) == "of" else head + 1
    if tokens.low(end) not in _MAGNITUDES_AND_A_HUNDRED:
        return None
    times = 2 if tokens.low(head) == "couple" else 1
    return Numeral(at, end + 1, times * float(scales[tokens.low(end)]), Form.OPEN, is_scaled=True)


def _leaves_out_one(tokens: FigureTokens, at: int) -> bool:
    """ "Some hundred", "the next hundred years", "hundred-foot", but not "two hundred"."""
    if tokens[at - 1].is_number or tokens.low(at - 1) in table("number_words"):
        return False
    is_joined = tokens.hyphen(at + 1)
    is_size = is_joined and not tokens.hyphen(at - 1) and tokens[at + 2].is_word
    return tokens.low(at - 1) in of_class("before_a_bare_scale") or (is_joined and at == 0) or is_size


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
        elif low in _WORD_MAGNITUDES and scale is not None and self.current > 0 and float(scale) < self.largest:
            self.largest = float(scale)
            self.total, self.current, self.room = self.total + self.current * self.largest, 0.0, 1000.0
        else:
            return False
        return True


def _words(tokens: FigureTokens, at: int) -> Numeral:
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
        _scale(tokens, numeral)  # "two lakh crore"
        add_part_of_scale(tokens, numeral, added.largest)
    elif not numeral.is_scaled:
        add_fraction(tokens, numeral)
        _scale(tokens, numeral)
    return _part_of_a_magnitude(tokens, read_numerator(tokens, numeral))


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


def _open(tokens: FigureTokens, at: int) -> Numeral | None:
    """ "Dozens", "hundreds of thousands": a vague numeral, from its magnitude up to ten times that."""
    opens = table("open_numbers")
    low = tokens.low(at)
    value, end = float(opens[low]), at + 1
    if tokens.low(end) == "of" and tokens.low(end + 1) in opens and tokens.low(end + 1) != "tens":
        value *= float(opens[tokens.low(end + 1)])
        end += 2
    elif low == "tens" or (low == "scores" and tokens.low(end) != "of"):
        return None
    # "Thousands" are fewer than ten thousand, which has a word of its own; "dozens" may be any number.
    return Numeral(at, end, value, Form.OPEN, high=None if low in {"dozens", "scores"} else value * 10)


def _part_of_a_whole(tokens: FigureTokens, at: int) -> Numeral | None:
    """ "A dozen", "a million", "half a million", "a third of", "half the": an article or fraction as quantifier."""
    parts = table("fraction_words")
    article = tokens.low(at) in {"a", "an"}
    after = tokens.low(at + 1)
    if article and (after in _WORD_MAGNITUDES or after == "hundred"):
        return _words(tokens, at)
    head = at + 1 if article else at
    low = tokens.low(head)
    if low not in parts or (low == "half" and tokens.low(at - 1) in of_class("not_before_half")):
        return None
    return _half_a_million(tokens, at, head) or _plain_part(tokens, at, head, is_article=article)


def _part_of_a_magnitude(tokens: FigureTokens, part: Numeral) -> Numeral:
    """ "Three-quarters of a million": the fraction multiplied by the magnitude; else the fraction."""
    scale = table("magnitudes").get(tokens.low(part.last + 2))
    if part.form is not Form.PART or scale is None or (tokens.low(part.last), tokens.low(part.last + 1)) != ("of", "a"):
        return part
    return Numeral(part.first, part.last + 3, part.value * float(scale), Form.WORDS, is_scaled=True)


def _half_a_million(tokens: FigureTokens, at: int, head: int) -> Numeral | None:
    """ "Half a million", "half-million", "a quarter of a million", "half a dozen": a fraction of a magnitude."""
    magnitudes, parts = table("magnitudes"), table("fraction_words")
    end = head + 1
    if tokens.low(end) == "of" and tokens.low(end + 1) == "a" and tokens.low(end + 2) in magnitudes:
        end += 1
    is_joined = tokens.low(end) == "a" or tokens.hyphen(end)
    if is_joined and tokens.low(end + 1) in magnitudes and tokens.low(end + 1) != "k":
        value = float(magnitudes[tokens.low(end + 1)]) / int(parts[tokens.low(head)])
        return Numeral(at, end + 2, value, Form.WORDS, is_scaled=True)
    return None


def _plain_part(tokens: FigureTokens, at: int, head: int, *, is_article: bool) -> Numeral | None:
    """A fraction with its complement or unit: "a third of", "half the", "half as many", "quarter-point"."""
    low, after, before = tokens.low(head), tokens.low(head + 1), tokens.low(at - 1)
    part = Numeral(at, head + 1, 1 / int(table("fraction_words")[low]), Form.PART)
    if after == "as" and tokens.low(head + 2) in of_class("compared_degree"):
        return Numeral(at, head + 1, part.value, Form.MULTIPLE)
    if low in of_class("hyphened_part") and tokens.hyphen(head + 1) and tokens.low(head + 2) in of_class("parted_unit"):
        return part
    is_share = is_article and (after == "of" or before in of_class("before_part"))
    return part if (_is_half(tokens, at, head, is_article=is_article) if low == "half" else is_share) else None


def _is_half(tokens: FigureTokens, at: int, head: int, *, is_article: bool) -> bool:
    """ "Half a mile", "half the", "cut in half"; with an article: "a half hour", "a half of"."""
    after, before = tokens.low(head + 1), tokens.low(at - 1)
    if after in of_class("half_unit") and (is_article or before in of_class("half_of")):
        return True
    if is_article:
        return after == "of" or before in of_class("before_part")
    return after in of_class("half_of") or (before in {"by", "in"} and not tokens[head + 1].is_word)
