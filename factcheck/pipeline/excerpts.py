"""Part an article into what it reports and what is interjected, each to be read as if the other were not there."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeVar

from factcheck.checks.interjections import interjections
from factcheck.domain.article import Article, Parts
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Attribution
from factcheck.domain.report import Summary
from factcheck.domain.values import Span

_BLANK_LINE = re.compile(r"\n\s*\n")
_BREAK = "\n\n"
_BODY_ALONE = Parts(title=None, standfirst=None, body=Span(start=0, end=1))
_Place = TypeVar("_Place", bound=Span)


class _Paragraph(NamedTuple):
    sentences: Sequence[Span]

    @property
    def start(self) -> int:
        return self.sentences[0].start

    @property
    def end(self) -> int:
        return self.sentences[-1].end


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Pieces of an article, read as an article of their own.

    The piece that begins at `starts[i]` of `article.text` stands `shifts[i]` further on in the whole.
    """

    article: Article
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def in_whole(self, span: _Place) -> _Place:
        """The span as it stands in the whole article."""
        shift = self.shifts[bisect_right(self.starts, span.start) - 1]
        return span.model_copy(update={"start": span.start + shift, "end": span.end + shift}) if shift else span

    def draft_in_whole(self, draft: ClaimDraft) -> ClaimDraft:
        earlier = draft.continues_at
        if earlier is not None:
            earlier += self.shifts[bisect_right(self.starts, earlier) - 1]
        changes = {
            "sentence": self.in_whole(draft.sentence),
            "attribution": self._attribution(draft.attribution),
            "continues_at": earlier,
        }
        return self.in_whole(draft).model_copy(update=changes)

    def _attribution(self, said: Attribution) -> Attribution:
        changes = {
            "source": self.in_whole(said.source) if said.source else None,
            "cue": self.in_whole(said.cue) if said.cue else None,
            "via": tuple(map(self.in_whole, said.via)),
        }
        return said.model_copy(update=changes)

    def summary_in_whole(self, summary: Summary) -> Summary:
        sentences = tuple(
            one.model_copy(update={"support": tuple(map(self.in_whole, one.support))}) for one in summary.sentences
        )
        return summary.model_copy(update={"sentences": sentences})


def part(article: Article) -> tuple[Excerpt, ...]:
    """What the article reports, then all that is interjected; the whole alone where nothing is, or everything."""
    paragraphs = _paragraphs(article)
    first = bisect_left(paragraphs, article.parts.body.start, key=lambda one: one.start)
    apart = [number for number in interjections(article.text, [one.sentences for one in paragraphs]) if number >= first]
    if not apart or len(apart) == len(paragraphs) - first:
        return (Excerpt(article),)
    borders = pairwise((-1, *apart, len(paragraphs)))
    runs = [paragraphs[before + 1 : after] for before, after in borders if before + 1 < after]
    return (_excerpt(article, runs, article.parts), _excerpt(article, [[paragraphs[at]] for at in apart]))


def _paragraphs(article: Article) -> list[_Paragraph]:
    found: list[list[Span]] = []
    for sentence in article.sentences:
        if found and not _BLANK_LINE.search(article.text, found[-1][-1].end, sentence.start):
            found[-1].append(sentence)
        else:
            found.append([sentence])
    return [_Paragraph(sentences) for sentences in found]


def _excerpt(article: Article, runs: Sequence[Sequence[_Paragraph]], parts: Parts = _BODY_ALONE) -> Excerpt:
    """These runs of paragraphs, a blank line between each and the next."""
    stretches = [Span(start=run[0].start, end=run[-1].end) for run in runs]
    starts = (0, *accumulate(len(_BREAK) + one.end - one.start for one in stretches[:-1]))
    shifts = tuple(one.start - start for one, start in zip(stretches, starts, strict=True))
    text = _BREAK.join(one.cut(article.text) for one in stretches)
    changes = {
        "text": text,
        "sentences": tuple(
            Span(start=sentence.start - shift, end=sentence.end - shift)
            for run, shift in zip(runs, shifts, strict=True)
            for paragraph in run
            for sentence in paragraph.sentences
        ),
        "parts": parts.model_copy(update={"body": Span(start=parts.body.start, end=len(text))}),
        "segments": (),
    }
    return Excerpt(article.model_copy(update=changes), starts, shifts)
