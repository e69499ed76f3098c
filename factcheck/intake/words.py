"""Read the word lists that stand beside intake as data files."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


def rows(name: str) -> Iterator[str]:
    """The lines of `data/NAME.txt` that say something; `#` opens a comment, the first ones say where it comes from."""
    for line in (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        entry = line.partition("#")[0].strip()
        if entry:
            yield entry


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `data/NAME.txt`, one a line."""
    return frozenset(rows(name))


@cache
def table(name: str) -> dict[str, str]:
    """The rows of `data/NAME.txt`, each `key = value`."""
    split = (entry.partition(" = ") for entry in rows(name))
    return {key.strip(): value.strip() for key, _, value in split}
