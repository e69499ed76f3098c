"""The word lists that stand beside intake as data files."""

from pathlib import Path

from factcheck.word_lists import WordLists

_LISTS = WordLists(Path(__file__).parent / "data")
words = _LISTS.words
table = _LISTS.table
