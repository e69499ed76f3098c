"""Read the word lists that stand beside the rules as data files: `#` opens a comment, the first says where from."""

from collections.abc import Iterator
from pathlib import Path


class WordLists:
    """The lists of one folder, each read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._words: dict[str, frozenset[str]] = {}
        self._tables: dict[str, dict[str, str]] = {}

    def words(self, name: str) -> frozenset[str]:
        """The entries of NAME.txt, one a line."""
        known = self._words.get(name)
        if known is None:
            known = self._words[name] = frozenset(self._rows(name))
        return known

    def table(self, name: str) -> dict[str, str]:
        """The rows of NAME.txt, each `key = value`."""
        known = self._tables.get(name)
        if known is None:
            split = (row.partition(" = ") for row in self._rows(name))
            known = self._tables[name] = {key.strip(): value.strip() for key, _, value in split}
        return known

    def _rows(self, name: str) -> Iterator[str]:
        for line in (self._folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            row = line.partition("#")[0].strip()
            if row:
                yield row
