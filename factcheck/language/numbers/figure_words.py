"""The small closed word classes that stand beside figures, by name."""

from functools import cache

from factcheck.language.en.words import table


@cache
def of_class(name: str) -> frozenset[str]:
    """The words of one class in `data/figure_words.txt`."""
    return frozenset(table("figure_words")[name].split())


@cache
def function_word(low: str) -> str:
    """The class of a function word ("det", "prep", ...), "" for any other word."""
    return table("function_words").get(low, "")
