"""How does the time of a check grow with texts that are made to be slow? Linear growth shows a ratio near 10.

usage: python -m benchmarks.hostile [NAME ...]

Each text is measured at a tenth of its size and at its full size, in a fresh process each.
"""

import sys
from collections.abc import Callable, Mapping
from typing import Final

from benchmarks.measuring import TookTooLongError, check_in_a_fresh_process, print_table

TIMEOUT_S = 120

# Name -> size -> text; the full size stands beside it.
TEXTS: Final[Mapping[str, tuple[int, Callable[[int], str]]]] = {
    "quotation marks": (1_000_000, lambda size: "It is so. " + '"' * size),
    "opening marks": (1_000_000, lambda size: "It is so. " + "“" * size),
    "single marks": (1_000_000, lambda size: "It is so. " + "‘" * size),
    "apostrophes": (1_000_000, lambda size: "It is so. " + "'" * size),
    '"a" again and again': (250_000, lambda size: "It is so. " + '"a" ' * size),
    "a sentence without a stop": (170_000, lambda size: "She said " + "that he " * (size // 2) + "saw " * (size // 2)),
    "clauses and commas": (100_000, lambda size: "She said, " + "he said, " * size),
    "figures": (100_000, lambda size: "It counted " + "15 rounds, " * size),
    "one long figure": (1_000_000, lambda size: "It counted " + "1" * size + " rounds."),
    "thousands and thousands": (250_000, lambda size: "It counted 1" + ",000" * size + " rounds."),
    "number words": (140_000, lambda size: "It counted " + "twenty " * size + "rounds."),
    "currency marks": (500_000, lambda size: "It cost " + "€$" * size + "."),
    "unclosed marks in every paragraph": (20_000, lambda size: "“He said it is so and went home.\n\n" * size),
    "closing marks alone": (20_000, lambda size: "He said it is so” and went home.\n\n" * size),
    "spaces": (1_000_000, lambda size: "It is so." + " " * size + "It is."),
    "line ends": (1_000_000, lambda size: "It is so." + "\n" * size + "It is."),
    "one word": (1_000_000, lambda size: "It is " + "a" * size + "."),
    "one name": (150_000, lambda size: "It is " + "Smith " * size + "who said so."),
    "capitals without spaces": (500_000, lambda size: "It is " + "A." * size + " It said so."),
    "cues": (100_000, lambda size: "He " + "said " * size + "so."),
    "according to": (80_000, lambda size: "It is so, " + "according to " * size + "Ann Lee."),
    "quoted names": (30_000, lambda size: "“It is so,” said Ann Lee. " * size),
    "pronouns": (50_000, lambda size: "Ann Lee came. " + "He said she said it. " * size),
    "different names": (30_000, lambda size: " ".join(f"Ann L{_letters(n)} said so." for n in range(size))),
    "short paragraphs": (100_000, lambda size: "It is so.\n\n" * size),
    "short lines": (200_000, lambda size: "It is so. He said so.\n" + "Menu\n" * size),
    "nested marks": (200_000, lambda size: "He said " + "“‘" * size + "so" + "’”" * size + "."),
    "brackets": (500_000, lambda size: "He said " + "(" * size + "so" + ")" * size + "."),
    "hyphens": (500_000, lambda size: "He said " + "a-" * size + "b."),
    "full stops": (1_000_000, lambda size: "He said so" + "." * size),
    "combining marks": (1_000_000, lambda size: "He said e" + "\u0301" * size + "."),
    "hidden characters": (1_000_000, lambda size: "He said so." + "\u200b" * size + " It is."),
}


def main(names: list[str]) -> None:
    rows = []
    for name in names or TEXTS:
        size, build = TEXTS[name]
        rows.append(_measure(name, size, build))
        print(*rows[-1], sep="  ", file=sys.stderr)
    print_table(("text", "size", "bytes", "at a tenth", "in full", "ratio", "peak memory", "outcome"), rows)


def _measure(name: str, size: int, build: Callable[[int], str]) -> tuple[str, ...]:
    length = f"{len(build(size).encode()):,}"
    try:
        _, tenth_s, _ = check_in_a_fresh_process(build(size // 10), timeout_s=TIMEOUT_S)
        outcome, full_s, peak_mb = check_in_a_fresh_process(build(size), timeout_s=TIMEOUT_S)
    except TookTooLongError as exc:
        return name, f"{size:,}", length, "", str(exc), "", "", ""
    ratio = f"{full_s / tenth_s:.1f}"
    return name, f"{size:,}", length, f"{tenth_s:.2f} s", f"{full_s:.2f} s", ratio, f"{peak_mb:.0f} MB", outcome


def _letters(number: int) -> str:
    """1 -> b, 26 -> ab: a name of its own for each number."""
    return chr(97 + number % 26) + (_letters(number // 26) if number >= 26 else "")


if __name__ == "__main__":
    main(sys.argv[1:])
