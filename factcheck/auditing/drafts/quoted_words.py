"""A quotation of the draft -> its words, without those in brackets, and where an editor has marked a change."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Final

from factcheck.domain.values import Span
from factcheck.language.word_stream import WordStream, read_words

# What the Chicago Manual of Style (13.50 to 13.62) has editors mark their changes by. Two full stops are a slip.
_MARKS: Final = re.compile(r"\[[^\[\]]*\]|\.(?:\s?\.){2,}|…")


@dataclass(frozen=True)
class QuotedWords:
    """The words of a quotation, with offsets in the draft; `marked` has those behind which an editor's mark stands, and
    `bracketed` what stands in brackets with words in it.
    """

    words: WordStream
    marked: frozenset[int]
    bracketed: tuple[Span, ...]


def quoted_words(text: str, quotation: Span) -> QuotedWords:
    """The quotation's words; `text` is that of the draft."""
    said = quotation.cut(text)
    marks = [(found.start(), found.end()) for found in _MARKS.finditer(said)]
    read = read_words(_blanked(said, marks))
    words = replace(
        read,
        text=text,
        starts=[start + quotation.start for start in read.starts],
        ends=[end + quotation.start for end in read.ends],
    )
    marked = frozenset(bisect_right(read.starts, start) - 1 for start, _ in marks)
    bracketed = tuple(
        Span(start=start + quotation.start + 1, end=end + quotation.start - 1)
        for start, end in marks
        if said[start] == "[" and any(map(str.isalnum, said[start:end]))
    )
    return QuotedWords(words, marked, bracketed)


def _blanked(said: str, marks: list[tuple[int, int]]) -> str:
    for start, end in marks:
        said = said[:start] + " " * (end - start) + said[end:]
    return said
