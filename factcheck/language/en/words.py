"""Loader of the lexicon's data files in `data/`, and of the closed classes in `attribution_words.txt`."""

from functools import cache
from pathlib import Path

from factcheck.word_lists import word_lists, word_tables

_DATA = Path(__file__).parent / "data"
words = word_lists(_DATA)
table = word_tables(_DATA)


@cache
def members(name: str) -> frozenset[str]:
    """The words of one closed class in `data/attribution_words.txt`; KeyError for an unknown class."""
    return frozenset(table("attribution_words")[name].split())
