"""The word lists that stand beside the checks as data files."""

from functools import cache
from pathlib import Path

from factcheck.word_lists import word_lists, word_tables

_DATA = Path(__file__).parent / "data"
words = word_lists(_DATA)
table = word_tables(_DATA)


@cache
def phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The entries or keys of `data/NAME.txt` as tuples of words, by their first word, the longest first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for entry in words(name):
        forms = tuple(entry.partition(" = ")[0].split())
        by_first.setdefault(forms[0], []).append(forms)
    return {first: tuple(sorted(found, key=lambda forms: (-len(forms), forms))) for first, found in by_first.items()}
