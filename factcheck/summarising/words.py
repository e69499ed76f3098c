"""The closed classes of words in `data/side_clauses.txt`."""

from functools import cache
from pathlib import Path

from factcheck.word_lists import word_tables

_table = word_tables(Path(__file__).parent / "data")


@cache
def members(name: str) -> frozenset[str]:
    """The words of one class; KeyError for an unknown one."""
    return frozenset(_table("side_clauses")[name].split())
