"""Loader of the summary audit's word lists in `data/`."""

from pathlib import Path

from factcheck.word_lists import word_tables

_DATA = Path(__file__).parent / "data"
table = word_tables(_DATA)
