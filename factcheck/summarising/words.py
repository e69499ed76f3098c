"""The word lists that stand beside summarising as data files."""

from pathlib import Path

from factcheck.word_lists import WordLists

_LISTS = WordLists(Path(__file__).parent / "data")
table = _LISTS.table
