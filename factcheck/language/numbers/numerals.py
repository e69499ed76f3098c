"""Figure tokens -> numerals: digits, number words, fractions, vague numerals, multiplicatives and ordinals."""

from functools import cache

from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.comparators import comparator_before
from factcheck.language.numbers.compound_units import part_behind
from factcheck.language.numbers.digits import read_digits
from factcheck.language.numbers.figure_words import function_word, of_class
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.fractions import has_fraction, part_of_a_whole
from factcheck.language.numbers.magnitudes import MAGNITUDES_AND_A_HUNDRED, scale_by_words
from factcheck.language.numbers.number_words import read_number_words

_BEFORE_A_WHOLE = frozenset({"a", "an", "half", "quarter", "third"})


def read_numeral(tokens: FigureTokens, at: int) -> Numeral | None:
    """The longest numeral that begins at token `at`, or None. Words that are numerals only in some contexts ("first",
    "the second half") are none.
    """
    token = tokens[at]
    if token.is_number:
        return read_digits(tokens, at)
    return _spelled(tokens, at) if token.is_word and token.low in _first_words() else None


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
        scale_by_words(tokens, numeral)
        if tokens.low(at - 1) in of_class("indefinite_count"):
            numeral.form, numeral.high = Form.OPEN, numeral.value * 10
    return numeral


@cache
def openers() -> frozenset[str]:
    """The words of which every spelled-out numeral that `read_numeral` reads has at least one: a prefilter."""
    return _number_words() - (words("sometimes_numbers") - table("multiples").keys())


@cache
def any_openers() -> frozenset[str]:
    """The words that begin the spelled-out numerals of `read_any_numeral`: a prefilter."""
    return _number_words() | {"a", "an"}


def _spelled(tokens: FigureTokens, at: int) -> Numeral | None:
    """The longest numeral in words that begins at token `at`, or None."""
    low = tokens.low(at)
    vague = _vague(tokens, at)
    if vague is not None:
        return vague
    if low in words("sometimes_numbers") and not _multiplies(tokens, at):
        return None
    if low in table("number_words"):
        return read_number_words(tokens, at)
    if low in table("open_numbers"):
        return _open(tokens, at)
    if low in {"a", "an"} and (_has_more(tokens, at) or _is_bounded(tokens, at)):
        return Numeral(at, at + 1, 1.0, Form.WORDS, is_scaled=True)
    if low in {"a", "an"} and tokens.low(at + 1) in MAGNITUDES_AND_A_HUNDRED:
        return read_number_words(tokens, at)
    if low in _BEFORE_A_WHOLE and (part := part_of_a_whole(tokens, at)) is not None:
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
    return _BEFORE_A_WHOLE.union(MAGNITUDES_AND_A_HUNDRED, of_class("vague_count"), *listed)


def _vague(tokens: FigureTokens, at: int) -> Numeral | None:
    """ "Several hundred", "a few thousand", "a couple of dozen": at least so many; "some hundred", "the next hundred
    years", "hundred-foot": a hundred without its "one".
    """
    low, scales = tokens.low(at), table("magnitudes")
    if low in MAGNITUDES_AND_A_HUNDRED:
        is_one = _leaves_out_one(tokens, at)
        return Numeral(at, at + 1, float(scales[low]), Form.WORDS, is_scaled=True) if is_one else None
    head = at + 1 if low == "a" else at
    if tokens.low(head) not in of_class("vague_count"):
        return None
    end = head + 2 if tokens.low(head + 1) == "of" else head + 1
    if tokens.low(end) not in MAGNITUDES_AND_A_HUNDRED:
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


def _multiplies(tokens: FigureTokens, at: int) -> bool:
    """ "Double the target", "triple its output", not "a double room"."""
    return tokens.low(at) in table("multiples") and tokens.low(at + 1) in of_class("doubled_whole")


def _open(tokens: FigureTokens, at: int) -> Numeral | None:
    """ "Dozens", "hundreds of thousands": a vague numeral, from its magnitude up to ten times that."""
    opens = table("open_numbers")
    low = tokens.low(at)
    value, end = float(opens[low]), at + 1
    if tokens.low(end) == "of" and tokens.low(end + 1) in opens and tokens.low(end + 1) != "tens":
        value *= float(opens[tokens.low(end + 1)])
        end += 2
    elif (above := _open_end(tokens, end)) is not None:
        of_what = float(opens[tokens.low(above.last - 1)]) if tokens.low(above.last - 2) == "of" else 1.0
        return Numeral(at, above.last, value * of_what, Form.OPEN, high=above.high)
    elif low == "tens" or (low == "scores" and tokens.low(end) != "of"):
        return None
    # "Thousands" are fewer than ten thousand, which has a word of its own; "dozens" may be any number.
    return Numeral(at, end, value, Form.OPEN, high=None if low in {"dozens", "scores"} else value * 10)


def _open_end(tokens: FigureTokens, at: int) -> Numeral | None:
    """The upper end of "tens to hundreds of metres", "tens or even hundreds of billions", its joiner at `at`."""
    if tokens.low(at) not in {"to", "or"}:
        return None
    at += 2 if tokens.low(at + 1) in {"even", "perhaps"} else 1
    return _open(tokens, at) if tokens.low(at) in table("open_numbers") else None


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


@cache
def _sometimes() -> dict[str, tuple[Form, float]]:
    """Form and value of each magnitude, fraction, multiplicative and ordinal that can stand alone."""
    magnitudes = table("magnitudes")
    return {
        **{low: (Form.WORDS, float(magnitudes[low])) for low in MAGNITUDES_AND_A_HUNDRED & magnitudes.keys()},
        **{low: (Form.PART, 1 / int(under)) for low, under in table("fraction_words").items()},
        **{low: (Form.MULTIPLE, float(value)) for low, value in table("multiples").items()},
        **{low: (Form.ORDINAL, float(value)) for low, value in table("ordinal_words").items()},
    }


def _number_words() -> frozenset[str]:
    names = ("number_words", "open_numbers", "multiples", "ordinal_words", "fraction_words", "magnitudes")
    return frozenset().union(*(table(name) for name in names))
