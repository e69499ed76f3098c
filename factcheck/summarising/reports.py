"""What a sentence reports of others' words, and which of it can be cut: content never without who says it."""

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.domain.values import Span

# Before the cue, a conjunction and an adverb: "and later called".
_MOST_BEFORE_A_CUE = 2


class Report(NamedTuple):
    """Source and cue as they stand in the sentence, and the content that they report."""

    source: Span | None
    cue: Span | None
    content: Span

    @property
    def frame(self) -> tuple[Span, ...]:
        return tuple(one for one in (self.source, self.cue) if one is not None)


def frames(reports: Sequence[Report]) -> list[Span]:
    """Sources and cues of all reports."""
    return [one for report in reports for one in report.frame]


def can_go(text: str, cut: Span, reports: Sequence[Report]) -> bool:
    """Whether no report loses its source or cue, or each that does goes with its content."""
    return all(is_untouched(cut, [one]) or _goes_whole(text, cut, one) for one in reports)


def is_untouched(cut: Span, reports: Sequence[Report]) -> bool:
    """Whether no source or cue is in the cut."""
    return not any(overlap(cut, one) for one in frames(reports))


def overlap(one: Span, other: Span) -> bool:
    """Whether they share a character."""
    return one.start < other.end and other.start < one.end


def holds(outer: Span, inner: Span) -> bool:
    """Whether the second lies in the first."""
    return outer.start <= inner.start and inner.end <= outer.end


def _goes_whole(text: str, cut: Span, report: Report) -> bool:
    """Whether the cut has content, cue and source, or opens with the cue: "and called it a theft", ", warning that"."""
    cue = report.cue
    if cue is None or not holds(cut, report.content) or not holds(cut, cue):
        return False
    if report.source is not None and holds(cut, report.source):
        return True
    return len(text[cut.start : cue.start].strip(", ").split()) < _MOST_BEFORE_A_CUE
