"""The word lists that stand beside the checks as data files."""

from functools import cache
from pathlib import Path

from factcheck.language.numbers.figure_words import function_word
from factcheck.word_lists import word_lists, word_tables

_DATA = Path(__file__).parent / "data"
words = word_lists(_DATA)
table = word_tables(_DATA)


@cache
def is_function_word(low: str) -> bool:
    """Whether a word in small letters carries no fact of its own: closed classes, light verbs, adverbs of degree."""
    return function_word(low) not in {"", "adj"} or low in words("light_words")
