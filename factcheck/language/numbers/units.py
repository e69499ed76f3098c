"""Figure tokens -> the unit of measurement behind a numeral, its rate ("per barrel"), and the head noun that is
counted.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.compound_units import part_behind, read_feet
from factcheck.language.numbers.currencies import read_currency
from factcheck.language.numbers.elapsed_times import ELAPSED_UNIT
from factcheck.language.numbers.figure_words import function_word, of_class
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.fractions import add_fraction
from factcheck.language.numbers.magnitudes import scale_by_letter, times
from factcheck.language.numbers.measure_ends import measure_end
from factcheck.language.numbers.metres_or_millions import is_money, means_millions
from factcheck.language.numbers.noun_phrases import (
    after_determiners,
    is_finite,
    is_function_word,
    is_plural,
    mass_noun_end,
    noun_phrase_end,
)
from factcheck.language.numbers.numerals import read_numeral
from factcheck.language.numbers.symbols import is_symbol

_LONGEST_SYMBOL = 5
_LONGEST_YEAR = 4
_OPENS_A_RATE = frozenset({"a", "an", "per"})
_OF = frozenset({"of"})
_OF_MONEY = frozenset({"of", "in"})
# "5500M" is a model; millions above this are written as billions.
_LEAST_MODEL = 1000
_LEAST_WON = 50
# Of a number with three decimals before what is counted: "12.500 people".
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")


class Unit(NamedTuple):
    """The unit of a numeral, up to token `last` (half-open): `name` as a report shows it, and the phrase that is
    `counted`.
    """

    name: str | None
    counted: str | None
    last: int
    is_measure: bool = False


def read_unit(tokens: FigureTokens, numeral: Numeral, *, currency: str | None) -> Unit:
    """The unit behind a numeral. A glued magnitude letter scales the numeral in place ("m" is million after a currency,
    metres elsewhere), and "and a half" behind the unit is added to it.
    """
    if currency is not None:
        scale_by_letter(tokens, numeral)
        return _money(tokens, numeral, currency)
    glued = _glued(tokens, numeral) or _by_mark(tokens, numeral)
    if glued is not None:
        return glued
    ratio = _rate_end(tokens, numeral.last) if tokens.low(numeral.last) == "per" else numeral.last
    if ratio > numeral.last:
        return Unit(tokens.cut(numeral.last, ratio), None, ratio, is_measure=True)  # "a rate of 5.2 per 1,000"
    at = numeral.last + 1 if tokens.hyphen(numeral.last) else numeral.last
    if numeral.form is Form.PART and tokens.low(at) in {"a", "an"}:
        at += 1
    at = _behind_of(tokens, numeral, at)
    measure = measure_end(tokens, at)
    if measure > at and not _is_verb(tokens, numeral, at):
        return _with_half(tokens, numeral, _with_rate(tokens, at, measure))
    return _counted_noun(tokens, numeral, at)


def _behind_of(tokens: FigureTokens, numeral: Numeral, at: int) -> int:
    """The unit of measurement behind "of" ("0.5 of a percentage point", "millions of dollars"); else `at`."""
    if tokens.low(at) != "of":
        return at
    has_article = tokens.low(at + 1) in {"a", "an"}
    unit = at + 1 + has_article
    is_one = (has_article or numeral.form is Form.OPEN) and measure_end(tokens, unit) > unit
    return unit if is_one else at


def _is_verb(tokens: FigureTokens, numeral: Numeral, at: int) -> bool:
    """ "A mother of three won": no price is so few won."""
    return tokens.low(at) == "won" and not numeral.is_scaled and numeral.value < _LEAST_WON


def _by_mark(tokens: FigureTokens, numeral: Numeral) -> Unit | None:
    """ "6'2" tall", "30′": feet and inches by primes or the marks that stand for them; "2:04:11": an elapsed time."""
    if tokens.low(numeral.first + 1) == ":" and numeral.last > numeral.first + 1:
        return Unit(ELAPSED_UNIT, None, numeral.last, is_measure=True)
    found = read_feet(tokens, numeral.last) if numeral.form is Form.DIGITS else None
    if found is None:
        return None
    inches, last = found
    numeral.value += inches
    return Unit("foot", None, last, is_measure=True)


def _money(tokens: FigureTokens, numeral: Numeral, currency: str) -> Unit:
    if tokens.text.startswith("MM", tokens[numeral.last - 1].end) and not numeral.is_scaled:
        numeral.value, numeral.last, numeral.is_scaled = numeral.value * 1e6, numeral.last + 1, True
    last = numeral.last
    if tokens.low(last) in {"u.s", "us"} and currency == "$":
        last, currency = last + 1, "US$"
    last += currency == "$" and tokens.low(last) in {"dollars", "bucks"}  # "$2 trillion dollars"
    end = _rate_end(tokens, last)
    if end == last and _is_each(tokens, last):
        end = last + 2
    gap = "" if tokens.low(last) == "/" else " "
    name = currency if end == last else f"{currency}{gap}{_without_hyphens(tokens, last, end)}"
    counted, end = _of_phrase(tokens, end, openers=_OF_MONEY)
    return Unit(name, counted, end, is_measure=True)


def _is_each(tokens: FigureTokens, at: int) -> bool:
    """ "£5 a ticket", "85p a therm": an indefinite noun right behind a sum is what each costs."""
    noun, behind = tokens[at + 1], tokens[at + 2]
    if (
        tokens.low(at) not in {"a", "an"}
        or not noun.text.islower()
        or is_function_word(noun)
        or is_plural(tokens, at + 1)
    ):
        return False
    return noun.low not in of_class("length_of_time") and (not behind.is_word or is_function_word(behind))


def _glued(tokens: FigureTokens, numeral: Numeral) -> Unit | None:
    """ "70kg", "54GB", "37m": a unit symbol or magnitude letter without space behind the digits."""
    at = numeral.last
    if numeral.form is not Form.DIGITS or not tokens.are_glued(at - 1) or not tokens[at].is_word:
        return None
    if tokens[at].text in {"m", "b", "t"} and means_millions(tokens, numeral.first, at):
        scale_by_letter(tokens, numeral)
        if is_money(tokens, at + 1):
            return _with_rate(tokens, numeral.last, measure_end(tokens, numeral.last))
        return _counted_noun(tokens, numeral, numeral.last)
    if tokens[at].text in {"M", "B"} and numeral.value < _LEAST_MODEL:
        scale_by_letter(tokens, numeral)
        return _counted_noun(tokens, numeral, numeral.last)
    if tokens.low(at) not in words("glued_units") and not is_symbol(tokens[at].text):
        return None
    return _with_half(tokens, numeral, _with_rate(tokens, at, max(measure_end(tokens, at), at + 1)))


def _with_rate(tokens: FigureTokens, first: int, last: int) -> Unit:
    """The unit of measurement with its rate ("miles per hour") or "old", and the complement with "of"."""
    old = last + 1 if tokens.hyphen(last) else last
    end = old + 1 if tokens.low(old) == "old" else _rate_end(tokens, last)
    if end == last and tokens.low(end - 1) in words("currency_names") and _is_each(tokens, end):
        end += 2
    name = _spelling(tokens.cut(first, last) + _behind_measure(tokens, last, end))
    is_money = tokens.low(last - 1) in words("currency_names")
    counted, behind = _of_phrase(tokens, end, openers=_OF_MONEY if is_money else _OF)
    return _with_late_rate(tokens, Unit(name, counted, behind, is_measure=True), end)


def _with_half(tokens: FigureTokens, numeral: Numeral, unit: Unit) -> Unit:
    """ "An hour and a half", "6 feet 2 inches": the fraction or smaller unit behind, added to the numeral in place."""
    behind = replace(numeral, last=unit.last)
    add_fraction(tokens, behind)
    if behind.last == unit.last and unit.counted is None:
        part, behind.last = part_behind(tokens, unit.last)
        behind.value += part
        if part and unit.name == "m":
            unit = unit._replace(name="min")  # "1m 43.2s"
    numeral.value = times(behind.value, 1.0)
    return unit._replace(last=behind.last)


def _with_late_rate(tokens: FigureTokens, unit: Unit, end: int) -> Unit:
    """The rate behind the complement: "35 tons of apples per acre" has the unit "tons per acre"."""
    late = _rate_end(tokens, unit.last) if unit.last > end and tokens.low(unit.last) == "per" else unit.last
    return unit if late == unit.last else unit._replace(name=f"{unit.name} {tokens.cut(unit.last, late)}", last=late)


def _spelling(name: str) -> str:
    """The unit in the spelling of `unit_spellings`."""
    low = name.lower().rstrip(".")
    for form, better in table("unit_spellings").items():
        if low.startswith(form):
            return better + name[len(form) :].removeprefix(".")
    return name


def _rate_end(tokens: FigureTokens, at: int) -> int:
    """ "Per barrel", "a day", "an ounce", "per 100,000 people": the end of the rate; `at` for none."""
    low = tokens.low(at)
    if low == "per" and (sum_ := _sum_end(tokens, at + 1)) > at + 1:
        return sum_  # "$20 per $100,000"
    if low == "per" and tokens[at + 1].is_number and (base := read_numeral(tokens, at + 1)) is not None:
        return _end_of_base(tokens, base.last)
    if low in {"per", "/"} and tokens[at + 1].is_word and tokens.low(at + 1) not in {"cent", "capita"}:
        end = measure_end(tokens, at + 1)
        return max(end, at + 2, _end_of_named(tokens, at + 1))
    if tokens.hyphen(at) and tokens.low(at + 1) in _OPENS_A_RATE and tokens.hyphen(at + 2) and tokens[at + 3].is_word:
        return at + 4  # "a $15-an-hour wage"
    if low in {"a", "an", "each"} and tokens.low(at + 1) in words("rates"):
        return at if tokens.low(at + 2) in {"earlier", "ago", "later", "before", "after"} else at + 2
    return at


def _without_hyphens(tokens: FigureTokens, first: int, last: int) -> str:
    """The words of a rate: of "-an-hour" "an hour"."""
    rate = tokens.cut(first, last)
    return rate[1:].replace(rate[0], " ") if tokens.hyphen(first) else rate


def _behind_measure(tokens: FigureTokens, first: int, last: int) -> str:
    """What stands between the unit and the end of its rate, as the unit is written: " per hour", "/h", "-year-old"."""
    if first == last:
        return ""
    if tokens.hyphen(first) and tokens.low(first + 1) in _OPENS_A_RATE:
        return " " + _without_hyphens(tokens, first, last)
    return tokens.text[tokens[first - 1].end : tokens[last - 1].end]


def _end_of_named(tokens: FigureTokens, at: int) -> int:
    """The end of what is named after somebody at `at`: of "$82 per Tarnair share" the share; `at` for none."""
    noun = tokens[at + 1]
    is_named = tokens[at].text[0].isupper() and noun.text.islower() and not is_function_word(noun)
    return at + 2 if is_named and not is_plural(tokens, at + 1) and noun.low not in of_class("phrase_stop") else at


def _end_of_base(tokens: FigureTokens, at: int) -> int:
    """The end of what a rate with a number relates to: "per 100,000 people", "per 90-kilogram bag"."""
    size = measure_end(tokens, at + 1) if tokens.hyphen(at) else at
    if size <= at + 1:
        return noun_phrase_end(tokens, at)
    is_noun = tokens[size].is_word and not is_function_word(tokens[size])
    return size + 1 if is_noun else size


def _sum_end(tokens: FigureTokens, at: int) -> int:
    """The end of the sum of money that begins with a currency at `at`; `at` for none."""
    base = next((place for place in (at + 1, at + 2) if tokens[place].is_number), at)
    is_money = base > at and read_currency(tokens, base)[0] == at
    numeral = read_numeral(tokens, base) if is_money else None
    return at if numeral is None else numeral.last


def _counted_noun(tokens: FigureTokens, numeral: Numeral, at: int) -> Unit:
    """The noun phrase of which a cardinal is the quantifier: "15 rounds of missile tests", "two of his deputies"."""
    plain = Unit(None, None, numeral.last)
    is_of = tokens.low(at) == "of"
    if is_of or numeral.form in {Form.PART, Form.OPEN}:
        at = after_determiners(tokens, at + 1 if is_of else at)
    if _is_symbol(tokens, numeral, at):
        return Unit(tokens[at].text, None, at + 1, is_measure=True)
    sized = _behind_size(tokens, at)
    if sized is not None:
        return Unit(tokens.cut(*sized), None, numeral.last)
    head = _head_end(tokens, numeral, at)
    if head == at:
        return plain if is_of else _measured_out(tokens, numeral, at)
    first = at
    while first < head - 1 and tokens[first].text in of_class("leading"):
        first += 1
    phrase = tokens.cut(first, head)
    if numeral.form is Form.PART:
        return Unit(f"of {tokens.cut(at, head)}", phrase, head)
    if _has_model_number(tokens, first, head):
        return Unit(phrase, None, numeral.last)  # of "12 T-72 tanks" the model is no part of the figure
    end = _rate_end(tokens, head)
    if end == head and _has_stop_for_thousands(tokens, numeral):
        numeral.value, numeral.is_scaled = times(numeral.value, 1000.0), True
    counted, last = _of_things(tokens, end)
    return _with_late_rate(tokens, Unit(tokens.cut(first, end), counted, last), end)


def _head_end(tokens: FigureTokens, numeral: Numeral, at: int) -> int:
    """The end of the noun phrase at `at`, of a part also with a mass noun; `at` for none."""
    if numeral.form is not Form.PART:
        return noun_phrase_end(tokens, at)
    if _begins_predicate(tokens, numeral.last, at):
        return at
    head = noun_phrase_end(tokens, at)
    return mass_noun_end(tokens, at) if head == at else head


def _begins_predicate(tokens: FigureTokens, last: int, at: int) -> bool:
    """ "Two-thirds say", "about a third usually require": no noun, but the verb stands behind the part."""
    low = tokens.low(at)
    return at == last and (is_finite(low) or low in words("verbs") or low.endswith(("ed", "ly")))


def _of_things(tokens: FigureTokens, at: int) -> tuple[str | None, int]:
    """What the counted noun is of, and its end: "rounds of tests", not "accused by dozens of women of abuse"."""
    is_of_people = tokens.low(at - 1) in of_class("people_alone")
    return (None, at) if is_of_people else _of_phrase(tokens, at, openers=_OF)


def _has_stop_for_thousands(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "12.500 people", as written on the Continent: what is counted has no thousandths, but on average."""
    is_one = numeral.last == numeral.first + 1 and _THOUSANDS.fullmatch(tokens[numeral.first].text) is not None
    return is_one and tokens.low(numeral.first - 1) not in of_class("averages")


def _has_model_number(tokens: FigureTokens, first: int, head: int) -> bool:
    """ "T-72 tanks", but not the decade of "mid-1990s"."""
    is_model = any(tokens[place].is_number and tokens.hyphen(place - 1) for place in range(first, head - 1))
    return is_model and tokens.low(head - 1) != "s"


def _measured_out(tokens: FigureTokens, numeral: Numeral, at: int) -> Unit:
    """ "900 head of cattle", "24,000 TEU of cargo": an uninflected noun before what it measures out; not a year's
    ("the 2016 winner of prizes").
    """
    plain = Unit(None, None, numeral.last)
    is_like_a_year = len(tokens[at - 1].text) == _LONGEST_YEAR and tokens[at - 1].text.isdecimal()
    is_noun = tokens[at].is_word and not is_function_word(tokens[at]) and tokens.low(at + 1) == "of"
    is_noun = is_noun and tokens.low(at) != "out"
    if numeral.form not in {Form.DIGITS, Form.WORDS} or numeral.value <= 1 or is_like_a_year or not is_noun:
        return plain
    if function_word(tokens.low(at + 2)) in {"det", "poss"}:
        return plain
    counted, last = _of_phrase(tokens, at + 1, openers=_OF)
    return plain if counted is None else Unit(tokens[at].text, counted, last, is_measure=True)


def _is_symbol(tokens: FigureTokens, numeral: Numeral, at: int) -> bool:
    """ "0.5 WAR", "3,400 TEU": capitals behind a decimal or thousands that no noun follows are a unit symbol."""
    text = tokens[at].text
    number = tokens[at - 1]
    is_decimal = number.is_number and (numeral.value != int(numeral.value) or "," in number.text)
    return (
        is_decimal
        and text.isupper()
        and text.isalpha()
        and 1 < len(text) <= _LONGEST_SYMBOL
        and (not tokens[at + 1].is_word or is_function_word(tokens[at + 1]))
    )


def _behind_size(tokens: FigureTokens, at: int) -> tuple[int, int] | None:
    """What is counted where a size stands between, a figure of its own: of "two 500-lb bombs" the bombs."""
    if not (tokens[at].is_number and tokens.hyphen(at + 1) and measure_end(tokens, at + 2) > at + 2):
        return None
    first = measure_end(tokens, at + 2)
    head = noun_phrase_end(tokens, first)
    return (first, head) if head > first else None


def _of_phrase(tokens: FigureTokens, at: int, *, openers: frozenset[str]) -> tuple[str | None, int]:
    """The prepositional complement of a unit ("of missile tests", "in damages") without its preposition, and its end;
    None and `at` for none.
    """
    at = _behind_worth(tokens, at)
    low = tokens.low(at)
    if low not in openers:
        return None, at
    first = after_determiners(tokens, at + 1) if low == "of" else at + 1
    if tokens.low(first) in {"more", "less", "fewer"} and tokens.low(first + 1) == "than":
        return None, at  # "2 percent of the more than 400 cases": the bound is that of the next figure
    end = noun_phrase_end(tokens, first)
    if end == first:
        end = mass_noun_end(tokens, first) if low == "of" else _kind_end(tokens, first)
    goes_on = tokens.low(end) in {"-", "&"} or (tokens.low(end) == "and" and not tokens[end + 1].is_number)
    if end == first or goes_on or tokens[end - 1].text in words("honorifics"):
        return None, at
    return tokens.cut(first, end), end


def _behind_worth(tokens: FigureTokens, at: int) -> int:
    """ "Millions worth of", "two months' worth of", "$200bn-worth of": the index of "of"; else `at`."""
    is_joined = tokens.low(at) in {"'", "’"} or tokens.hyphen(at)
    worth = at + 1 if is_joined else at
    return worth + 1 if (tokens.low(worth), tokens.low(worth + 1)) == ("worth", "of") else at


def _kind_end(tokens: FigureTokens, first: int) -> int:
    """The end of the mass noun behind "in": "$136 million in state aid"; `first` for an adverbial ("in total", "in
    Osk") and for what would be cut short ("in student loan debt").
    """
    if not tokens[first].text.islower() or tokens.low(first) in of_class("not_in_kind"):
        return first
    end = mass_noun_end(tokens, first)
    is_cut = end == first + 1 and tokens[end].is_word and not is_function_word(tokens[end])
    return first if is_cut and not tokens.low(end).endswith(("ed", "ing")) else end
