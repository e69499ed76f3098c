"""Read the word lists that stand beside the rules as data files."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `data/NAME.txt`: one a line, `#` opens a comment; each file says where its words come from."""
    lines = (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = (line.partition("#")[0].strip() for line in lines)
    return frozenset(entry for entry in entries if entry)


@cache
def table(name: str) -> dict[str, str]:
    """The rows of `data/NAME.txt`, each `key = value`, as `words` reads them."""
    rows = (entry.partition("=") for entry in words(name))
    return {key.strip(): value.strip() for key, _, value in rows}
