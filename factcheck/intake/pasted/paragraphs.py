"""Raw text -> lines with raw offsets -> paragraphs: hard-wrapped lines are unwrapped, other lines stay as they are."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029]+")
# Plain-text mail and wire copy wrap below this width; longer lines are paragraphs of their own.
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 40
# With fewer lines the column cannot be told; a wrapped text has its short lines at the ends of paragraphs.
_FEWEST_WRAPPED = 6
_LEAST_FULL = 0.5
# Some wire services wrap well before their column.
_NEARLY_FULL = 0.75
_ENDS_SENTENCE = tuple('.!?:…"”’)')
_OPENS_ANEW = re.compile(r"[-*•·–—]\s|By\s[A-Z]|\(")


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

    Text is hard-wrapped at a column of 40 to 100 characters; there, a line is joined to the one before it where its
    first word would not have fitted on that, or where that ends in the middle of a sentence. A headline may be longer
    than the column.
    """
    width = _wrap_column(lines)
    if width is None:
        return tuple((line,) for line in lines)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and line.gap < 2 and _goes_on(paragraphs[-1][-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(tuple(paragraph) for paragraph in paragraphs)


def _wrap_column(lines: Sequence[Line]) -> int | None:
    """The longest line that another follows in its block, where nearly all such lines are full; else of all lines."""
    inner = [(line, following) for line, following in pairwise(lines) if following.gap < 2]
    width = max((len(line.text) for line, _ in inner), default=0)
    is_wrapped = len(inner) >= _FEWEST_WRAPPED and sum(
        _is_full(line, following, width) for line, following in inner
    ) >= _LEAST_FULL * len(inner)
    if not is_wrapped:
        width = max((len(line.text) for line in lines), default=0)
    return width if _NARROWEST_WRAP <= width <= _WIDEST_WRAP else None


def _line_ends(raw: str, start: int, end: int) -> int:
    between = raw[start:end]
    if not between.strip("\n"):
        return len(between)
    return sum(between.count(mark) for mark in "\n\r\f\v\u2028\u2029") - between.count("\r\n")


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of `following` would not have fitted on `line`."""
    first_word = following.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(first_word) > width


def _goes_on(line: Line, following: Line, width: int) -> bool:
    """Whether `following` is of the same paragraph as the line right above it."""
    if _is_full(line, following, width):
        return True
    if line.text.endswith(_ENDS_SENTENCE) or _OPENS_ANEW.match(following.text) or len(following.text) > width:
        return False
    return following.text[0].islower() or len(line.text) >= _NEARLY_FULL * width
