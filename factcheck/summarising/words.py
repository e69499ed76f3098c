"""Read the word lists that stand beside summarising as data files."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> dict[str, str]:
    """The rows of `data/NAME.txt`, each `key = value`; `#` opens a comment. A file says where it comes from."""
    lines = (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.partition("#")[0].partition(" = ") for line in lines)
    return {key.strip(): value.strip() for key, _, value in rows if key.strip()}
