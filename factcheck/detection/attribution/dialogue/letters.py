"""Paragraphs between a salutation and a signature -> turns of who signs the letter."""

from collections.abc import Iterator
from typing import Final

from factcheck.detection.attribution.dialogue.turns import LONGEST_LABEL, Paragraphs, Turn, asks_at_end
from factcheck.language.en.phrases import Phrase
from factcheck.language.en.words import members
from factcheck.language.tokens import Token

_LONGEST_SALUTATION: Final = 8


def letter(paragraphs: Paragraphs, first: int) -> Iterator[tuple[int, Turn]]:
    """The paragraphs between "Dear editor," and "Yours, Ada Roe", as words of who signs."""
    opened: tuple[int, int] | None = None
    for at in range(first, len(paragraphs)):
        tokens = paragraphs[at][0].tokens
        if tokens[0].text == "Dear":
            marks = (place for place in range(1, min(len(tokens), _LONGEST_SALUTATION)) if tokens[place].text in ",:")
            comma = next(marks, None)
            opened = (at, comma + 1) if comma is not None else None
        elif opened is not None and (signed := _signature(paragraphs, at)) is not None:
            name = tuple(token.text for token in signed[0][signed[1].first : signed[1].last + 1])
            for place in range(opened[0], at):
                group = paragraphs[place]
                said = [token for sentence in group for token in sentence.tokens]
                said = said[opened[1] if place == opened[0] else 0 :]
                if said:
                    asks = all(map(asks_at_end, group))
                    yield group[0].paragraph, Turn(*signed, name, said[0].start, said[-1].end, asks)
            opened = None


def _signature(paragraphs: Paragraphs, at: int) -> tuple[list[Token], Phrase] | None:
    """The name behind "Yours sincerely,", in the same paragraph or in the next."""
    tokens = paragraphs[at][0].tokens
    place = 0
    while place < len(tokens) and tokens[place].low in members("closes_a_letter"):
        place += 1
    if place == 0:
        return None
    place += place < len(tokens) and tokens[place].text == ","
    if place >= len(tokens) and at + 1 < len(paragraphs):
        tokens, place = paragraphs[at + 1][0].tokens, 0
    last = place
    while last < len(tokens) and last < place + LONGEST_LABEL and tokens[last].is_word and tokens[last].is_capitalised:
        last += 1
    return (tokens, Phrase(place, last - 1, last - 1)) if last > place + 1 else None
