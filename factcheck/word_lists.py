"""Read the word lists that stand beside the rules as data files: `#` opens a comment, the first says where from."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path


def word_lists(folder: Path) -> Callable[[str], frozenset[str]]:
    """What has the entries of a list of the folder, by its name: NAME.txt has one a line. Each is read once."""
    return cache(lambda name: frozenset(_rows(folder, name)))


def word_tables(folder: Path) -> Callable[[str], dict[str, str]]:
    """What has the rows of a table of the folder, by its name: NAME.txt has one a line, `key = value`."""
    return cache(lambda name: dict(_cells(folder, name)))


def _cells(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    for row in _rows(folder, name):
        key, _, value = row.partition(" = ")
        yield key, value


def _rows(folder: Path, name: str) -> Iterator[str]:
    for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        row = line.partition("#")[0].strip() if "#" in line else line
        if row:
            yield row
