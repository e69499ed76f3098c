"""Readers of word lists: data files beside the rules; `#` opens a comment, the first one names the source."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path


def word_lists(folder: Path) -> Callable[[str], frozenset[str]]:
    """A cached reader of the lists in `folder`: name -> the entries of NAME.txt, one a line."""
    return cache(lambda name: frozenset(rows_of(folder, name)))


def word_tables(folder: Path) -> Callable[[str], dict[str, str]]:
    """A cached reader of the tables in `folder`: name -> the rows of NAME.txt, `key = value`, one a line."""
    return cache(lambda name: dict(_cells(folder, name)))


def _cells(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    for row in rows_of(folder, name):
        key, _, value = row.partition(" = ")
        yield key, value


def rows_of(folder: Path, name: str) -> Iterator[str]:
    """The rows of NAME.txt, comments and blank lines left out."""
    for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        row = line.partition("#")[0].strip() if "#" in line else line
        if row:
            yield row
