"""Token -> whether it is a verb: part-of-speech tagging by form and neighbours, a decision list.

Higher recall than `factcheck.language.en.word_classes.is_verb`, for verbs that no list has: "the mill employs 200".
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from factcheck.language.en.lexicon import CUE, FUNCTION, NOUN, Word
from factcheck.language.en.word_classes import OPENS, is_adverb, is_verb
from factcheck.language.en.words import members, table, words
from factcheck.language.numbers.figure_words import of_class
from factcheck.language.rules import first_verdict
from factcheck.language.tokens import InContext, Token

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_ADPOSITION = Word.PREPOSITION | Word.TO
_NO_VERB = FUNCTION | Word.CALENDAR
_LONGEST_NO_PARTICIPLE = 4  # "ring", "king"


def reads_as_verb(tokens: list[Token], place: int) -> bool:
    """Whether the word is a verb, finite or not: by the first of `VERB_RULES` that has a verdict."""
    return first_verdict(VERB_RULES, InContext(tokens, place)) or False


def _no_word(form: InContext) -> bool | None:
    """A mark, a numeral, a unit behind one, or a name inside the sentence."""
    token = form.token
    if not token.is_word or token.text[0].isdigit() or (token.is_capitalised and form.place > 0):
        return False
    is_unit = form.before is not None and form.before.text[0].isdigit() and token.low in words("measures")
    return False if is_unit else None


def _known(form: InContext) -> bool | None:
    """An auxiliary, or a form that the lexicon has as a verb."""
    return True if form.token.word & Word.AUXILIARY or is_verb(form.tokens, form.place) else None


def _only_a_verb(form: InContext) -> bool | None:
    """A form of a reporting verb without a noun homograph: "told", not "claims"."""
    is_one = form.token.word & CUE and not form.token.word & (NOUN | Word.BASE_FORM | Word.NOUN_LIKE)
    return True if is_one else None


def _without_context(form: InContext) -> bool | None:
    """The first or last token, or one behind a determiner or adjective: "the rise"."""
    if form.before is None or form.after is None:
        return False
    return False if form.before.word & (OPENS | Word.ADJECTIVE) else None


def _participle(form: InContext) -> bool | None:
    """A form in -ing behind a comma, preposition or auxiliary, or before a complement: ", costing 40 crowns"."""
    token, before, after = form.token, form.before, form.after
    if not token.low.endswith("ing") or len(token.low) <= _LONGEST_NO_PARTICIPLE or token.word & NOUN:
        return None
    if before is None or after is None:
        return None
    is_led = before.text == "," or bool(before.word & (_ADPOSITION | Word.AUXILIARY))
    return is_led or _governs(after) or bool(after.word & Word.TO)


def _bare_form(form: InContext) -> bool | None:
    """Any word that is no function word behind "to", a pronoun or a modal: "they built", "could close"."""
    token, before = form.token, form.before
    if before is None or not (before.word & (Word.TO | Word.PRONOUN) or before.low in members("modals")):
        return None
    return token.low.isalpha() and not (token.word & _NO_VERB or is_adverb(token))


def _change(form: InContext) -> bool | None:
    """A verb of change before its complement, or in -s before a preposition: "rose 4%", "rises to 9"."""
    token, after = form.token, form.after
    if after is None or token.low not in words("changes"):
        return None
    if token.word & _ADPOSITION or token.low in of_class("after_change"):
        return None
    return _governs(after) or (bool(after.word & _ADPOSITION) and token.low.endswith("s"))


def _third_person(form: InContext) -> bool | None:
    """A form in -s between a singular subject and a complement: "the mill employs 200"."""
    token, before, after = form.token, form.before, form.after
    if before is None or after is None or token.word & NOUN:
        return None
    if not token.low.endswith("s") or token.low.endswith("ss") or not _ends_singular_subject(before):
        return None
    return _governs(after)


def _before_an_amount(form: InContext) -> bool | None:
    """A homograph of a noun that says how much, between a noun and a figure: "tickets cost £5", "rents average €14"."""
    token, before, after = form.token, form.before, form.after
    if before is None or after is None or token.low not in of_class("costs_so_much"):
        return None
    is_behind_noun = before.is_word and not before.word & (_NO_VERB | Word.ADJECTIVE)
    return True if is_behind_noun and opens_figure(after) and not after.word & _ADPOSITION else None


VERB_RULES: Final[tuple[Callable[[InContext], bool | None], ...]] = (
    _no_word,
    _known,
    _only_a_verb,
    _without_context,
    _participle,
    _bare_form,
    _change,
    _third_person,
    _before_an_amount,
)


def _ends_singular_subject(token: Token) -> bool:
    is_plural = token.low.endswith("s") or token.word & (_ADPOSITION | Word.CONJUNCTION)
    return not is_plural and (token.text == "," or token.is_word)


def _governs(after: Token) -> bool:
    """Whether the token can begin the complement of a verb, but not of a noun: a determiner, numeral, comparator."""
    if after.word & (OPENS | Word.OBJECT_PRONOUN | Word.REFLEXIVE):
        return True
    return after.text[0].isdigit() or opens_figure(after)


def opens_figure(token: Token) -> bool:
    """Whether a figure can begin with the token: digits that are no year, a number word, currency or comparator."""
    is_number = token.text[0].isdigit() and not _YEAR.fullmatch(token.text)
    return is_number or (token.low in _before_figures() and not token.word & Word.DETERMINER)


@cache
def _before_figures() -> frozenset[str]:
    bounds = (phrase.split()[0] for phrase in table("comparators") if not phrase.endswith(" of"))
    return frozenset({*table("number_words"), *(mark.lower() for mark in table("currency_marks")), *bounds})
