"""Partition an article into the article proper and what is interjected, each read as an article of its own."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TypeVar

from factcheck.auditing.directives.addressed import OwnVoice
from factcheck.auditing.directives.interjections import interjections
from factcheck.domain.article import Article, Parts
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Attribution, Quantity
from factcheck.domain.report import Summary
from factcheck.domain.values import Span

_BLANK_LINE = re.compile(r"\n\s*\n")
_NO_HEAD = Parts(title=None, standfirst=None, body=Span(start=0, end=1))
_Place = TypeVar("_Place", bound=Span)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Pieces of an article, concatenated as an article of their own, with the offset map back to the whole.

    The piece that begins at `starts[i]` of `article.text` stands `shifts[i]` further on in the whole.
    """

    article: Article
    own_voice: OwnVoice
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def in_whole(self, span: _Place) -> _Place:
        """The span in coordinates of the whole article."""
        return _moved(span, self.shifts[self._piece(span.start)])

    def draft_in_whole(self, draft: ClaimDraft) -> ClaimDraft:
        """The draft, with all of its spans in coordinates of the whole article."""
        if not any(self.shifts):
            return draft
        earlier = draft.continues_at
        if earlier is not None:
            earlier += self.shifts[self._piece(earlier)]
        changes = {
            "sentence": self.in_whole(draft.sentence),
            "attribution": self._attribution(draft.attribution),
            "continues_at": earlier,
            "quantity": self._quantity(draft.quantity) if draft.quantity else None,
        }
        return self.in_whole(draft).model_copy(update=changes)

    def holds(self, span: Span) -> bool:
        """Whether the span lies in one piece: else it is no contiguous span of the whole article."""
        return self._piece(span.start) == self._piece(span.end - 1)

    def _piece(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1

    def _attribution(self, said: Attribution) -> Attribution:
        changes = {
            "source": self.in_whole(said.source) if said.source else None,
            "cue": self.in_whole(said.cue) if said.cue else None,
            "via": tuple(map(self.in_whole, said.via)),
        }
        return said.model_copy(update=changes)

    def _quantity(self, figure: Quantity) -> Quantity:
        subject = self.in_whole(figure.subject) if figure.subject else None
        return figure.model_copy(update={"subject": subject})

    def summary_in_whole(self, summary: Summary) -> Summary:
        if not any(self.shifts):
            return summary
        sentences = tuple(
            one.model_copy(update={"support": tuple(map(self.in_whole, one.support))}) for one in summary.sentences
        )
        return summary.model_copy(update={"sentences": sentences})


def part(article: Article) -> tuple[Excerpt, ...]:
    """The article proper, then all that is interjected; the whole alone where nothing is interjected, or everything."""
    body = article.parts.body.start
    voice = OwnVoice(article.text)
    apart = {one.start for one in interjections(voice, _paragraphs(article)) if one.start >= body}
    main = [one for one in article.sentences if one.start not in apart]
    if not apart or not main or main[-1].start < body:
        return (Excerpt(article, voice),)
    return (_excerpt(article, main), _excerpt(article, [one for one in article.sentences if one.start in apart]))


def _paragraphs(article: Article) -> list[list[Span]]:
    """The sentences of each paragraph."""
    found: list[list[Span]] = []
    for sentence in article.sentences:
        if found and not _BLANK_LINE.search(article.text, found[-1][-1].end, sentence.start):
            found[-1].append(sentence)
        else:
            found.append([sentence])
    return found


def _excerpt(article: Article, sentences: Sequence[Span]) -> Excerpt:
    """The article of these of its sentences; runs of neighbours are joined by a space, or by a blank line."""
    runs = _runs(article.sentences, sentences)
    gaps = ["", *(_gap(article.text, before, after) for before, after in pairwise(runs))]
    text = "".join(gap + run.cut(article.text) for gap, run in zip(gaps, runs, strict=True))
    ends = accumulate(len(gap) + run.end - run.start for gap, run in zip(gaps, runs, strict=True))
    starts = tuple(end - (run.end - run.start) for end, run in zip(ends, runs, strict=True))
    shifts = tuple(run.start - start for start, run in zip(starts, runs, strict=True))
    kept = [_moved(one, -shifts[bisect_right(runs, one.start, key=lambda run: run.start) - 1]) for one in sentences]
    first = bisect_left(sentences, article.parts.body.start, key=lambda one: one.start)
    head = article.parts if first else _NO_HEAD
    body = Span(start=kept[first].start, end=len(text))
    changes = {"text": text, "sentences": tuple(kept), "segments": (), "parts": head.model_copy(update={"body": body})}
    return Excerpt(article.model_copy(update=changes), OwnVoice(text), starts, shifts)


def _runs(whole: Sequence[Span], sentences: Sequence[Span]) -> list[Span]:
    """The sentences, with neighbours merged into runs."""
    follower = dict(pairwise(one.start for one in whole))
    runs: list[Span] = []
    last = -1
    for one in sentences:
        if runs and follower[last] == one.start:
            runs[-1] = Span(start=runs[-1].start, end=one.end)
        else:
            runs.append(one)
        last = one.start
    return runs


def _gap(text: str, before: Span, after: Span) -> str:
    return "\n\n" if _BLANK_LINE.search(text, before.end, after.start) else " "


def _moved(span: _Place, by: int) -> _Place:
    return span.model_copy(update={"start": span.start + by, "end": span.end + by}) if by else span
