"""Text -> lines for a terminal, wrapped by display width (wcwidth), with or without ANSI styles."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from factcheck.render.visible import cells, visible_line

MIN_WIDTH = 40


class Style(StrEnum):
    """Parameters of ANSI "select graphic rendition" (ECMA-48, 8.3.117)."""

    PLAIN = ""
    BOLD = "1"
    FAINT = "2"
    HEADING = "1;4"
    QUOTATION = "33"
    STATEMENT = "36"
    QUANTITY = "35"
    ASSERTION = "32"
    WARNING = "31"


@dataclass(frozen=True)
class Terminal:
    """A line formatter. Every word passes `visible_line`, so no escape sequence of an article reaches the terminal."""

    width: int
    color: bool

    def styled(self, text: str, style: Style) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.color and style and text else text

    def paragraph(self, text: str, *, indent: int = 0, style: Style = Style.PLAIN) -> Iterator[str]:
        for line in wrapped(visible_line(text), self._room(indent)):
            yield " " * indent + self.styled(line, style)

    def labelled(self, label: str, text: str, *, indent: int, column: int, style: Style = Style.PLAIN) -> Iterator[str]:
        """`label` in faint letters, then `text` hanging from `column`."""
        lead = " " * indent + self.styled(label.ljust(column - indent), Style.FAINT)
        for line in wrapped(visible_line(text), self._room(column)):
            yield lead + self.styled(line, style)
            lead = " " * column

    def marked(self, lead: str, before: str, words: str, after: str, *, indent: int, style: Style) -> Iterator[str]:
        """A paragraph hanging from `indent` behind `lead`, in which `words` alone are styled."""
        line = visible_line(before + words + after)
        start = len(line) - len(visible_line(words + after))
        end = len(visible_line(before + words))
        at = 0
        for piece in wrapped(line, self._room(indent)):
            first, last = (min(max(edge - at, 0), len(piece)) for edge in (start, end))
            yield lead.ljust(indent) + piece[:first] + self.styled(piece[first:last], style) + piece[last:]
            lead = ""
            at += len(piece)
            at += line[at : at + 1] == " "

    def apart(self, left: str, right: str, style: Style) -> Iterator[str]:
        """`left` at the left edge and `right` at the right one, below it where there is no room beside it."""
        gap = self._room(0) - cells(left) - cells(right)
        if gap > 0:
            yield self.styled(left, style) + " " * gap + self.styled(right, Style.FAINT)
        else:
            yield self.styled(left, style)
            yield " " * (self._room(0) - cells(right)) + self.styled(right, Style.FAINT)

    def _room(self, indent: int) -> int:
        return max(self.width, MIN_WIDTH) - indent


def wrapped(line: str, room: int) -> Iterator[str]:
    """Break at spaces, or inside a word that is wider than `room` columns (a link, or a script without spaces)."""
    filled, used = "", 0
    for word in line.split(" "):
        for piece in _pieces(word, room):
            wide = cells(piece)
            if filled and used + 1 + wide > room:
                yield filled
                filled, used = "", 0
            filled, used = (f"{filled} {piece}", used + 1 + wide) if filled else (piece, wide)
    yield filled


def _pieces(word: str, room: int) -> Iterator[str]:
    if cells(word) <= room:
        yield word
        return
    start, used = 0, 0
    for position, char in enumerate(word):
        if used + cells(char) > room:
            yield word[start:position]
            start, used = position, 0
        used += cells(char)
    yield word[start:]
