"""The audit's own word lists, and the word classes that it takes from the lexicon."""

from functools import cache
from pathlib import Path

from factcheck.language.en.lexicon import CUE, Word, lexicon
from factcheck.language.numbers.figure_words import function_word
from factcheck.word_lists import word_lists, word_tables

_DATA = Path(__file__).parent / "data"
words = word_lists(_DATA)
table = word_tables(_DATA)


@cache
def is_reporting(low: str) -> bool:
    """Whether a word in small letters says that somebody says so: a form of a verb of reporting, or a noun for what is
    said. Verbs that name a deed as often ("attack") are left out, and forms that are base and past in one ("forecast").
    """
    classes = 0 if low in words("seldom_reporting") else lexicon().get(low, 0)
    is_uninflected = bool(classes & Word.BASE_FORM and classes & Word.PAST)
    return low in words("reporting") or bool(classes & CUE and not classes & Word.ACT and not is_uninflected)


@cache
def is_function_word(low: str) -> bool:
    """Whether a word in small letters carries no fact of its own: closed classes, light verbs, adverbs of degree."""
    return function_word(low) not in {"", "adj"} or low in words("light_words")
