"""The word lists that stand beside summarising as data files."""

from pathlib import Path

from factcheck.word_lists import word_tables

_DATA = Path(__file__).parent / "data"
table = word_tables(_DATA)
