"""Data files of intake -> word lists and tables, each read once and cached."""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from factcheck.word_lists import rows_of, word_lists, word_tables

_DATA = Path(__file__).parent / "data"
words = word_lists(_DATA)
table = word_tables(_DATA)
rows = partial(rows_of, _DATA)


def by_beginning(entries: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The entries by their first two characters: which of many a text may begin with."""
    found = defaultdict[str, list[str]](list)
    for entry in entries:
        found[entry[:2]].append(entry)
    return {beginning: tuple(each) for beginning, each in found.items()}
