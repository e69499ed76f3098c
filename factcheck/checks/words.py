"""Read the word lists that stand beside the checks as data files."""

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
    rows = (entry.partition(" = ") for entry in words(name))
    return {key.strip(): value.strip() for key, _, value in rows}


@cache
def phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The entries or keys of `data/NAME.txt` as tuples of words, by their first word, the longest first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for entry in words(name):
        forms = tuple(entry.partition(" = ")[0].split())
        by_first.setdefault(forms[0], []).append(forms)
    return {first: tuple(sorted(found, key=lambda forms: (-len(forms), forms))) for first, found in by_first.items()}
