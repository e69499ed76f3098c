"""Raw text -> lines with raw offsets -> paragraphs: hard-wrapped lines are unwrapped, other lines stay as they are."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029]+")
# Plain-text mail and wire copy wrap below this width; longer lines are paragraphs of their own.
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 40


class Line(NamedTuple):
    """A line with something on it, stripped of white space; `start` and `end` are offsets into the raw text.

    `gap` is the number of line ends before it: 2 or more is a blank line.
    """

    start: int
    end: int
    text: str
    gap: int


Paragraph = tuple[Line, ...]


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


def join_lines(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Unwrap: one tuple of lines a paragraph.

    Text is hard-wrapped where its longest line has 40 to 100 characters; there, a line is joined to the one before it
    where its first word would not have fitted on that.
    """
    width = max((len(line.text) for line in lines), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return tuple((line,) for line in lines)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and line.gap < 2 and _is_full(paragraphs[-1][-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(tuple(paragraph) for paragraph in paragraphs)


def _line_ends(raw: str, start: int, end: int) -> int:
    between = raw[start:end]
    if not between.strip("\n"):
        return len(between)
    return sum(between.count(mark) for mark in "\n\r\f\v\u2028\u2029") - between.count("\r\n")


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of `following` would not have fitted on `line`."""
    first_word = following.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(first_word) > width
