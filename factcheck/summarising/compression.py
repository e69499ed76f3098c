"""Sentence -> the same without side clauses (sentence compression by deletion): exact slices of the article.

Cut is what a news sentence says as well without (Knight and Marcu 2002; Quirk et al. 1985, 17.22 to 17.26): asides
(`asides.py`) and what closes it (`endings.py`). What changes the claim stays: conditions, who says it, lists, and
everything inside quotation marks.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.summarising.asides import asides
from factcheck.summarising.endings import endings

_FEWEST_WORDS = 6
_MOST_ENDINGS = 3


def compressed(doc: Doc, sentence: Span, kept: Sequence[Span] = ()) -> list[tuple[Span, ...]]:
    """The ways to give the sentence: whole, without the asides inside it, without each of the side clauses that close
    it, and without both.

    What overlaps a quotation or the spans `kept`, such as source and cue, is not cut.
    """
    tokens = doc.tokens_in(sentence)
    held = [*kept, *(passage.outer for passage in doc.quotations_in(sentence))]
    inside = list(_free(asides(tokens), held))
    closing = list(islice(_free(endings(tokens, kept), held), _MOST_ENDINGS))
    variants = dict.fromkeys(
        _without(sentence, cuts)
        for cuts in ([], inside, *([end] for end in closing), *(_joined(inside, end) for end in closing))
    )
    return [parts for parts in variants if len(parts) == 1 or _length(doc, parts) >= _FEWEST_WORDS]


def _free(cuts: Iterator[Span], held: Sequence[Span]) -> Iterator[Span]:
    return (cut for cut in cuts if not any(_overlap(cut, one) for one in held))


def _joined(inside: Sequence[Span], end: Span) -> list[Span]:
    """The asides that the side clause at the end does not hold, and that."""
    return [*(one for one in inside if one.end <= end.start), end, *(one for one in inside if one.start >= end.end)]


def _without(sentence: Span, cuts: Sequence[Span]) -> tuple[Span, ...]:
    parts, at = [], sentence.start
    for cut in cuts:
        if cut.start > at:
            parts.append(Span(start=at, end=cut.start))
        at = cut.end
    if at < sentence.end:
        parts.append(Span(start=at, end=sentence.end))
    return tuple(parts)


def _length(doc: Doc, parts: Sequence[Span]) -> int:
    return sum(len(part.cut(doc.text).split()) for part in parts)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
