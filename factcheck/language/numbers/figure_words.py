"""Lexicon of closed word classes beside numerals, by name, and the class of each function word."""

from functools import cache

from factcheck.language.en.words import table


@cache
def of_class(name: str) -> frozenset[str]:
    """The words of one class in `data/figure_words.txt`; KeyError for an unknown class."""
    return frozenset(table("figure_words")[name].split())


@cache
def function_word(low: str) -> str:
    """The part of speech of a function word ("det", "prep", ...), "" for a content word."""
    return table("function_words").get(low, "")
