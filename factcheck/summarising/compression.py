"""Sentence -> the same without side clauses (sentence compression by deletion): exact slices of the article.

Cut is what a news sentence says as well without (Knight and Marcu 2002; Quirk et al. 1985, 17.22 to 17.26): asides
(`asides.py`), adjuncts (`adjuncts.py`) and what closes it (`endings.py`). What changes the claim stays: conditions, who
says it, lists, and each quotation, whole or not at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.summarising.adjuncts import adjuncts
from factcheck.summarising.asides import asides
from factcheck.summarising.endings import endings
from factcheck.summarising.reports import Report, can_go, frames, holds, overlap

_FEWEST_WORDS = 6
_MOST_ENDINGS = 4


def compressed(doc: Doc, sentence: Span, reports: Sequence[Report] = ()) -> list[tuple[Span, ...]]:
    """The ways to give the sentence: whole, without the asides inside it, without its adjuncts too, and each of these
    without each of the side clauses that close it.

    What overlaps a quotation, or a source or cue, is not cut; a side clause may go with a quotation or report whole.
    """
    tokens = doc.tokens_in(sentence)
    quotations = [passage.outer for passage in doc.quotations_in(sentence)]
    said = frames(reports)
    held = [*said, *quotations]
    inside = [
        cut
        for cut in asides(tokens)
        if can_go(doc.text, cut, reports) and not _meets(cut, quotations) and _is_balanced(cut.cut(doc.text))
    ]
    light = sorted([*inside, *_free(adjuncts(tokens, said), [*held, *inside])], key=lambda cut: cut.start)
    closing = list(islice(_beside(endings(doc.text, tokens, reports), quotations), _MOST_ENDINGS))
    variants = dict.fromkeys(
        _without(sentence, cuts)
        for cuts in (
            *([], inside, light),
            *([end] for end in closing),
            *(_joined(some, end) for some in (inside, light) for end in closing),
        )
    )
    return [parts for parts in variants if len(parts) == 1 or _length(doc, parts) >= _FEWEST_WORDS]


def _free(cuts: Iterable[Span], held: Sequence[Span]) -> Iterator[Span]:
    return (cut for cut in cuts if not _meets(cut, held))


def _meets(cut: Span, held: Sequence[Span]) -> bool:
    return any(overlap(cut, one) for one in held)


def _beside(cuts: Iterable[Span], quotations: Sequence[Span]) -> Iterator[Span]:
    """The cuts that have each quotation whole or not at all."""
    return (cut for cut in cuts if all(holds(cut, one) or not overlap(cut, one) for one in quotations))


def _is_balanced(text: str) -> bool:
    """Whether each bracket in it has its partner."""
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")


def _joined(inside: Sequence[Span], end: Span) -> list[Span]:
    """The asides that the side clause at the end does not hold, and that."""
    return [*(one for one in inside if one.end <= end.start), end, *(one for one in inside if one.start >= end.end)]


def _without(sentence: Span, cuts: Sequence[Span]) -> tuple[Span, ...]:
    if not cuts:
        return (sentence,)
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
