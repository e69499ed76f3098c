"""Data files of intake -> word lists and tables, each read once and cached."""

from functools import partial
from pathlib import Path

from factcheck.word_lists import rows_of, word_lists, word_tables

_DATA = Path(__file__).parent / "data"
words = word_lists(_DATA)
table = word_tables(_DATA)
rows = partial(rows_of, _DATA)
