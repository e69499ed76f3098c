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
    """Whether a word in lower case is a reporting verb in any inflection, or a reporting noun ("statement").

    Verbs that name a deed as often ("attack") are excluded, and syncretic base and past forms ("forecast").
    """
    classes = 0 if low in words("seldom_reporting") else lexicon().get(low, 0)
    is_uninflected = bool(classes & Word.BASE_FORM and classes & Word.PAST)
    return low in words("reporting") or bool(classes & CUE and not classes & Word.ACT and not is_uninflected)


@cache
def is_function_word(low: str) -> bool:
    """Whether a word in lower case has no lexical content: closed classes, light verbs, adverbs of degree."""
    return function_word(low) not in {"", "adj"} or low in words("light_words")
