"""Counts -> words: "1 claim", "2 claims"; "1 date, 2 ages"."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_COUNTED = Path(__file__).parent / "data" / "counted.toml"


def several(count: int, one: str, many: str | None = None) -> str:
    """ "1 query", "2 queries": regular plurals are made by rule."""
    return f"{count} {one if count == 1 else many or _plural(one)}"


def by_reason(reasons: Iterable[str]) -> str:
    """How often each reason occurs, the most frequent first, then by name."""
    counts = sorted(Counter(map(str, reasons)).items(), key=lambda entry: (-entry[1], entry[0]))
    return ", ".join(_counted(reason, count) for reason, count in counts)


def _plural(one: str) -> str:
    return f"{one[:-1]}ies" if one.endswith("y") else f"{one}s"


def _counted(reason: str, count: int) -> str:
    known = counted_reasons().get(reason)
    return several(count, *known) if known else f"{count} × {reason}"


@cache
def counted_reasons() -> dict[str, list[str]]:
    """Reason -> how one, and how several of it are counted."""
    import tomllib  # the command line counts at its start, and reads no reasons there

    return tomllib.loads(_COUNTED.read_text(encoding="utf-8"))
