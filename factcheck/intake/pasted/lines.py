"""Cut raw text into its lines, with their raw offsets and without white space at their edges."""

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029]+")


class Line(NamedTuple):
    """A line with something on it. `gap` is the number of line ends before it: 2 or more is a blank line."""

    start: int
    end: int
    text: str
    gap: int


def cut_lines(raw: str) -> tuple[Line, ...]:
    """The lines of `raw` that hold more than white space."""
    lines: list[Line] = []
    last = 0
    for match in _LINE.finditer(raw):
        text = match.group()
        bare = text.strip()
        if not bare:
            continue
        start = match.start() + len(text) - len(text.lstrip())
        lines.append(Line(start, start + len(bare), bare, _line_ends(raw, last, start)))
        last = start + len(bare)
    return tuple(lines)


def _line_ends(raw: str, start: int, end: int) -> int:
    between = raw[start:end]
    if not between.strip("\n"):
        return len(between)
    return sum(between.count(mark) for mark in "\n\r\f\v\u2028\u2029") - between.count("\r\n")
