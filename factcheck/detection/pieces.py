"""Cut a sentence into the pieces that figures are read from: numbers, words and marks."""

import re
from typing import NamedTuple

# A number keeps its thousands (commas, Indian groups, narrow spaces, "10 000") and its decimals; "1.2.3" stays whole.
_NUMBER = (
    r"\d{1,3}(?:,\d{2,3})*,\d{3}(?![\d,]\d)(?:[.·]\d+)?"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)"
    r"|\d{1,3}(?:[ ]000)+(?!\d)"
    r"|\d+,\d{1,2}(?![\d,])"
    r"|\d*[¼½¾⅐-⅞]"
    r"|\d+(?:[.·]\d+)*"
    r"|(?<![\w.])[.·]\d+"
)
_PIECE = re.compile(
    rf"(?P<number>{_NUMBER})"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|[^\w\s]|_"
)


class Piece(NamedTuple):
    """A number, a word or a single mark; `low` is its lower-cased form without a possessive 's."""

    text: str
    low: str
    start: int
    end: int
    is_number: bool
    is_word: bool


EDGE = Piece("", "", -1, -1, is_number=False, is_word=False)


class Pieces:
    """The pieces of one sentence; a place outside it reads as an empty piece."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.pieces = [_piece(match) for match in _PIECE.finditer(text, start, end)]

    def __len__(self) -> int:
        return len(self.pieces)

    def __getitem__(self, at: int) -> Piece:
        return self.pieces[at] if 0 <= at < len(self.pieces) else EDGE

    def low(self, at: int) -> str:
        return self.pieces[at].low if 0 <= at < len(self.pieces) else ""

    def are_glued(self, left: int) -> bool:
        """Whether nothing parts the piece at `left` from the next one."""
        return self[left].end == self[left + 1].start and self[left + 1].end > 0

    def hyphen(self, at: int) -> bool:
        """Whether the piece is a hyphen or dash with a piece glued to each side."""
        return self.low(at) in _DASHES and self.are_glued(at - 1) and self.are_glued(at)

    def is_dash(self, at: int) -> bool:
        return self.low(at) in _DASHES

    def cut(self, first: int, last: int) -> str:
        """The words of the article from piece `first` up to, not including, piece `last`."""
        return self.text[self.pieces[first].start : self.pieces[last - 1].end]


_DASHES = frozenset("-‐‑‒–—−")
_NO_POSSESSIVE = str.maketrans("", "", "’'")


def _piece(match: re.Match[str]) -> Piece:
    form = match.group()
    kind = match.lastgroup
    low = form.lower()
    if kind == "word" and low.endswith(("'s", "’s")):
        low = low[:-2]
    elif kind == "word" and "." in low:
        low = low.rstrip(".")
    return Piece(form, low, match.start(), match.end(), is_number=kind == "number", is_word=kind == "word")
