"""Worksheet -> chunks that fit the model's context window, cut at paragraph boundaries."""

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.domain.values import Span
from factcheck.domain.worksheet import Chunk, Worksheet
from factcheck.prompting.schemas import number_at

# The longest article that one call covers; a context of 8,192 tokens holds it with its answer.
MOST_WORDS: Final = 2500
# Overlap: headline, standfirst and first sentence introduce who and what it is about.
_LEAD_SENTENCES: Final = 3
# Overlap: the sentences right before a chunk resolve who goes on speaking in it.
_SENTENCES_BEFORE: Final = 2


def chunks(sheet: Worksheet, *, most_words: int = MOST_WORDS) -> tuple[Chunk, ...]:
    """One chunk where the article fits, else several, filled greedily; only one paragraph may exceed `most_words`."""
    return _cut(sheet, 1, len(sheet.article.sentences), most_words)


def halves(sheet: Worksheet, chunk: Chunk) -> tuple[Chunk, ...]:
    """The chunk bisected at a paragraph, after an overflow of answer or context; empty where it is one paragraph."""
    words = sum(_lengths(sheet, chunk.first, chunk.last))
    parts = _cut(sheet, chunk.first, chunk.last, max(1, -(-words // 2)))
    return parts if len(parts) > 1 else ()


def _cut(sheet: Worksheet, first: int, last: int, most_words: int) -> tuple[Chunk, ...]:
    if last < first:
        return ()
    cut: list[Chunk] = []
    start, words = first, 0
    for begin, end in _paragraphs(sheet, first, last):
        length = sum(_lengths(sheet, begin, end))
        if words and words + length > most_words:
            cut.append(_chunk(sheet, start, begin - 1))
            start, words = begin, 0
        words += length
    return (*cut, _chunk(sheet, start, last))


def _chunk(sheet: Worksheet, first: int, last: int) -> Chunk:
    sentences = sheet.article.sentences
    inside = (
        number
        for number, draft in enumerate(sheet.drafts, start=1)
        if first <= number_at(sentences, draft.start) <= last
    )
    lead = {*range(1, min(_LEAD_SENTENCES + 1, first)), *range(max(1, first - _SENTENCES_BEFORE), first)}
    return Chunk(first=first, last=last, candidates=tuple(inside), lead=tuple(sorted(lead)))


def _paragraphs(sheet: Worksheet, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The first and last sentence number of each paragraph."""
    text, sentences = sheet.article.text, sheet.article.sentences
    begin = first
    for number in range(first, last):
        if _is_parted(text, sentences, number):
            yield begin, number
            begin = number + 1
    yield begin, last


def _is_parted(text: str, sentences: Sequence[Span], number: int) -> bool:
    return "\n" in text[sentences[number - 1].end : sentences[number].start]


def _lengths(sheet: Worksheet, first: int, last: int) -> Iterator[int]:
    return (len(span.cut(sheet.article.text).split()) for span in sheet.article.sentences[first - 1 : last])
