"""Numeral -> whether it is somebody's age, or a limit of age: "aged 34", "14-year-olds", "Jane Doe, 34,"."""

from collections.abc import Callable
from typing import Final

from factcheck.detection.figures.reasons import Reason
from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.figure_words import function_word, of_class
from factcheck.language.numbers.forms import Form, Numeral
from factcheck.language.numbers.noun_phrases import is_plural

OLDEST = 120
_LONGEST_LIST = 40
# So many tokens before its number an age that is raised or lowered is named.
_NEAR = 14
_BEFORE_AN_ADJUNCT = frozenset({"", ",", "and", "but", "—", "–"})
_BEFORE_A_PLACE = frozenset({"in", "at", "from", "near"})
_ENDS_APPOSITION = frozenset({",", ".", ";", ")", ""})


def read_age(tokens: FigureTokens, numeral: Numeral) -> tuple[Reason, int] | None:
    """ "34 years old", "14-year-olds", "10 years of age", "aged 34", "turned 40"."""
    if numeral.form not in {Form.DIGITS, Form.WORDS} or not 0 <= numeral.value <= OLDEST or numeral.is_scaled:
        return None
    end = next((end for read_end in AGES if (end := read_end(tokens, numeral)) is not None), None)
    return None if end is None else (Reason.AGE, end)


def _age_group_end(tokens: FigureTokens, numeral: Numeral) -> int | None:
    """ "The under-25s"."""
    is_bounded = tokens.hyphen(numeral.first - 1) and tokens.low(numeral.first - 2) in {"under", "over"}
    return numeral.last + 1 if is_bounded and tokens.low(numeral.last) == "s" else None


def _years_old_end(tokens: FigureTokens, numeral: Numeral) -> int | None:
    """ "34 years old", "14-year-olds", "10 years of age"."""
    at = numeral.last + 1 if tokens.hyphen(numeral.last) else numeral.last
    if tokens.low(at) not in of_class("age_unit"):
        return None
    old = at + 2 if tokens.hyphen(at + 1) else at + 1
    if tokens.low(old) in {"old", "olds"}:
        return old + 1
    return at + 3 if tokens.low(at + 1) == "of" and tokens.low(at + 2) == "age" else None


def _aged_end(tokens: FigureTokens, numeral: Numeral) -> int | None:
    """ "Aged 34", "turned about 40"."""
    before = numeral.first - 1
    while before > numeral.first - 4 and tokens.low(before) in of_class("before_age"):
        before -= 1
    if tokens.low(before) not in of_class("age_verb") or is_plural(tokens, numeral.last):
        return None
    return None if tokens.low(numeral.last) in {"percent", "%"} else _end_of_ages(tokens, numeral.last)


def _year_person_end(tokens: FigureTokens, numeral: Numeral) -> int | None:
    """ "The 31-year delivery man": "old" is left out."""
    at = numeral.last + 1
    if not tokens.hyphen(numeral.last) or tokens.low(at) != "year":
        return None
    return at + 1 if any(tokens.low(one) in of_class("adult_or_child") for one in (at + 1, at + 2)) else None


def _as_young_as_end(tokens: FigureTokens, numeral: Numeral) -> int | None:
    """ "As young as 14", "as old as eighty", not "as young as six months"."""
    is_compared = tokens.low(numeral.first - 1) == "as" and tokens.low(numeral.first - 2) in {"young", "old"}
    return _end_of_ages(tokens, numeral.last) if is_compared and not is_plural(tokens, numeral.last) else None


def _at_the_time_end(tokens: FigureTokens, numeral: Numeral) -> int | None:
    """ "Was about 10 or 11 at the time", "were 14 at the time"."""
    before, end = numeral.first - 1, _end_of_ages(tokens, numeral.last)
    while tokens.low(before) in of_class("before_age"):
        before -= 1
    is_dated = [tokens.low(at) for at in range(end, end + 3)] == ["at", "the", "time"]
    return end if is_dated and tokens.low(before) in {"was", "were"} else None


def _limit_end(tokens: FigureTokens, numeral: Numeral) -> int | None:
    """ "Raise the minimum age to 21", "lowered the age at which they vote from 18 to 16"."""
    if tokens.low(numeral.first - 1) not in {"to", "from", "at", "of"} or is_plural(tokens, numeral.last):
        return None
    near = range(numeral.first - 2, max(0, numeral.first - _NEAR), -1)
    age = next((at for at in near if tokens.low(at) == "age"), None)
    if age is None or tokens.low(numeral.last) in {"percent", "%"}:
        return None
    is_set = any(tokens.low(at) in of_class("changes_something") for at in range(age - 3, age))
    return _end_of_ages(tokens, numeral.last) if is_set else None


def _compared_end(tokens: FigureTokens, numeral: Numeral) -> int | None:
    """ "Voters older than 65", "children younger than 12": a bare number behind the comparative of an age."""
    before = (tokens.low(numeral.first - 2), tokens.low(numeral.first - 1))
    is_compared = before[1] == "than" and before[0] in {"older", "younger"}
    return numeral.last if is_compared and _is_bare(tokens, numeral.last) else None


def _and_older_end(tokens: FigureTokens, numeral: Numeral) -> int | None:
    """ "65 and older", "27 or younger"; of people, also "50 and over", "30 or under"."""
    at = numeral.last
    if tokens.low(at) not in {"and", "or"}:
        return None
    is_of_people = tokens.low(numeral.first - 1) in of_class("of_an_age") | {"are", "were", "is", "aged"}
    is_bound = tokens.low(at + 1) in {"over", "under", "up", "above", "below"} and _is_bare(tokens, at + 2)
    return at + 2 if tokens.low(at + 1) in {"older", "younger"} or (is_of_people and is_bound) else None


def _bounded_end(tokens: FigureTokens, numeral: Numeral) -> int | None:
    """ "Americans under 30", "those over 18", "who were under 31": people or a relative before the bound."""
    if tokens.low(numeral.first - 1) not in {"under", "over", "above", "below"} or not _is_bare(tokens, numeral.last):
        return None
    at = numeral.first - 2
    is_said = tokens.low(at) in {"is", "are", "was", "were"} and tokens.low(at - 1) in {"who", "themselves"}
    is_old = numeral.form is Form.DIGITS and numeral.value >= 1
    return numeral.last if is_old and (is_said or tokens.low(at) in of_class("of_an_age")) else None


def _is_bare(tokens: FigureTokens, at: int) -> bool:
    """Whether no unit, magnitude or plural noun stands there, so that the number before it counts nothing."""
    low = tokens.low(at)
    is_unit = low in words("measures") or low in table("magnitudes") or low in {"of", "%"}
    return not is_unit and not is_plural(tokens, at) and not tokens.hyphen(at) and not tokens[at].is_number


# Expressions of age, each giving the index where it ends.
AGES: Final[tuple[Callable[[FigureTokens, Numeral], int | None], ...]] = (
    _age_group_end,
    _compared_end,
    _and_older_end,
    _bounded_end,
    _years_old_end,
    _year_person_end,
    _aged_end,
    _as_young_as_end,
    _at_the_time_end,
    _limit_end,
)


def _end_of_ages(tokens: FigureTokens, last: int) -> int:
    """Behind the second of two ages: "18 to 24", "10 or eleven"; not "34 and 8,959"."""
    joined = tokens.hyphen(last) or tokens.low(last) in {"to", "and", "or"}
    second = tokens[last + 1]
    is_age = second.is_number and len(second.text) <= len(str(OLDEST))
    if joined and (is_age or second.low in table("number_words")):
        return last + 2
    return last


def stands_as_age(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "Jane Doe, 34, said", "John Roe (52)", "who was 10": an age in apposition or as predicate (AP style)."""
    if not 1 <= numeral.value < 116 or not is_plain(tokens, numeral) or numeral.value != int(numeral.value):
        return False
    return any(stands(tokens, numeral) for stands in BARE_AGES)


def is_plain(tokens: FigureTokens, numeral: Numeral) -> bool:
    """Whether the numeral is one token of digits without a thousands separator."""
    text = tokens[numeral.first].text
    return numeral.last == numeral.first + 1 and len(text) <= 5 and "," not in text


def _in_apposition(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "Jane Doe, 34, said", "Jane Doe, also 34,", "Jane Doe, 34."; "the mayor, 34, said"."""
    comma = numeral.first - 1 - (tokens.low(numeral.first - 1) == "also")
    if tokens.low(comma) != ",":
        return False
    after = tokens.low(numeral.last)
    if _ends_name(tokens, comma - 1):
        return after in _ENDS_APPOSITION
    return after == "," and tokens.low(comma - 1) in words("roles")


def _in_brackets(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "John Roe (52)", but no number of a place: "in Lindal (12)"."""
    is_bracketed = tokens.low(numeral.first - 1) == "(" and tokens.low(numeral.last) == ")"
    return is_bracketed and _ends_name(tokens, numeral.first - 2) and not _is_place(tokens, numeral.first - 2)


def _as_predicate_of_a_name(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "Roe was 10 when", "Roe was 10 in 1990", not "the Roe was 10 when"."""
    if tokens.low(numeral.first - 1) not in {"is", "was"} or not _ends_name(tokens, numeral.first - 2):
        return False
    told = tokens.low(numeral.last + 1) == "," or tokens[numeral.last + 1].is_number
    is_dated = tokens.low(numeral.last) == "when" or (tokens.low(numeral.last) == "in" and told)
    return is_dated and tokens.low(numeral.first - 3) not in {"the", "a"}


def _as_predicate_with_now(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "Roe is now 4 and lives in Lund", "Roe's now 63"."""
    if tokens.low(numeral.first - 1) != "now":
        return False
    owner = tokens[numeral.first - 2]
    name = numeral.first - 2 if owner.text.endswith(("'s", "’s")) else numeral.first - 3
    is_now = owner.low in {"is", "are"} or name == numeral.first - 2
    return is_now and _ends_clause(tokens, numeral.last) and _ends_name(tokens, name)


def _as_predicate_of_a_pronoun(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "Who was 10", "she is just 34", "you're 21", "who’s 20", "before they were 16", "my sister is 16"."""
    at = numeral.first - 1
    at -= tokens.low(at) in of_class("before_age")
    before, subject = tokens[at].low, tokens.low(at - 1)
    if tokens[at].text.lower() in of_class("contracted_be"):
        return _ends_clause(tokens, numeral.last)
    if before in {"were", "are"}:
        is_dated = subject in {"they", "we", "you"} and tokens.low(at - 2) in of_class("dates_an_age")
        return (subject == "who" or is_dated) and _ends_clause(tokens, numeral.last)
    is_kin = subject in of_class("kin") and not is_plural(tokens, numeral.last)
    is_part = tokens.low(numeral.last) == "of"  # "he was 20 of 29"
    return before in {"is", "was"} and not is_part and (is_kin or subject in {"who", "he", "she", "i"})


def _ends_clause(tokens: FigureTokens, at: int) -> bool:
    """Whether no content word stands there, nor the second number of a pair: "she's 21 and", not "we're 3 of 5"."""
    behind = tokens[at]
    is_open = behind.low in {"of", "to", "per", "%"} or tokens.hyphen(at)
    return not is_open and (not behind.is_word or function_word(behind.low) != "")


def _at_death(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "Dies at 77", "found dead at 34", not "died at 77 Pyle Road"."""
    after = tokens[numeral.last]
    is_at = tokens.low(numeral.first - 1) == "at" and tokens.low(numeral.first - 2) in of_class("dies")
    return is_at and (not after.is_word or function_word(after.low) != "")


def _at_the_head(tokens: FigureTokens, numeral: Numeral) -> bool:
    """ "At 82, she still swims", "at 53, Roe would be the youngest": an age before its subject; behind a name
    only where its clause says who is old or young.
    """
    before = tokens.low(numeral.first - 2) if numeral.first > 1 else ""
    is_led = tokens.low(numeral.first - 1) == "at" and before in _BEFORE_AN_ADJUNCT
    if not is_led or tokens.low(numeral.last) != ",":
        return False
    behind = tokens[numeral.last + 1]
    if behind.low in {"he", "she"}:
        return True
    clause = range(numeral.last + 1, min(len(tokens), numeral.last + 1 + _NEAR))
    is_subject = behind.low in of_class("be") or (behind.is_word and behind.text[0].isupper())
    return is_subject and any(tokens.low(at) in of_class("tells_an_age") for at in clause)


# Contexts in which bare digits are an age.
BARE_AGES: Final[tuple[Callable[[FigureTokens, Numeral], bool], ...]] = (
    _at_the_head,
    _at_death,
    _in_apposition,
    _in_brackets,
    _as_predicate_of_a_name,
    _as_predicate_of_a_pronoun,
    _as_predicate_with_now,
)


def _ends_name(tokens: FigureTokens, at: int) -> bool:
    return tokens[at].is_word and tokens[at].text[0].isupper()


def _is_place(tokens: FigureTokens, last: int) -> bool:
    """ "Recorded in Lindal (12), Norport (3) and South Vale (2)": behind "in", or in a list that "in" leads."""
    at = last
    while at > max(-1, last - _LONGEST_LIST) and _is_in_list(tokens, at):
        at -= 1
    return tokens.low(at) in _BEFORE_A_PLACE


def _is_in_list(tokens: FigureTokens, at: int) -> bool:
    is_name = tokens[at].is_word and tokens[at].text[0].isupper() and tokens.low(at) not in _BEFORE_A_PLACE
    return is_name or tokens[at].is_number or tokens.low(at) in {",", "and", "(", ")"}
