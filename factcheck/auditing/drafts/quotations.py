"""A quotation of a draft and the places of its words -> its check: verdict, word diff, whose words they are there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.auditing.drafts.changes import word_diff
from factcheck.auditing.drafts.finding import LEAST_COVERED, Found, Stretch, covered, find_words, is_similar
from factcheck.auditing.drafts.quoted_words import QuotedWords, quoted_words
from factcheck.auditing.drafts.source_index import Source
from factcheck.auditing.drafts.speakers import Speaker, compare
from factcheck.domain.draft_report import Change, Place, QuotationCheck, QuotationVerdict, SpeakerMatch
from factcheck.domain.values import Passage, Span

# (source, span) -> whose words they are there.
SpeakerAt = Callable[[int, Span], Speaker | None]


@dataclass(frozen=True)
class Matched:
    """A quotation with the alternatives for its place, and what is most like it where there is none."""

    quotation: Passage
    said: QuotedWords
    alternatives: tuple[Found, ...]
    nearest: Stretch | None

    @cached_property
    def places(self) -> tuple[tuple[int, Span], ...]:
        """All places whose speakers have to be known."""
        return tuple((one.source.index, _span(one)) for found in self.alternatives for one in found)


def match(quotation: Passage, text: str, sources: Sequence[Source]) -> Matched:
    """Where the quotation's words stand; `text` is that of the draft. Raises ValueError where it has no words."""
    said = quoted_words(text, quotation)
    if not said.words.forms:
        raise ValueError("a quotation without words")
    found = find_words(said.words, sources, said.marked)
    if found and covered(said.words, found[0]) >= LEAST_COVERED:
        return Matched(quotation, said, tuple(found), None)
    similar = [one for one in found if is_similar(said.words, one)]
    nearest = max(similar[0], key=lambda one: one.last - one.first) if similar else None
    return Matched(quotation, said, (), nearest)


def settle(matched: Matched, name: str, speaker: Speaker | None, speaker_at: SpeakerAt) -> QuotationCheck:
    """The check of a quotation, `name` is its id: of several places at the one with the fewest changes where the same
    speaker has it.
    """
    options = [_Option.of(matched.said, found, speaker, speaker_at) for found in matched.alternatives]
    best = min(options, key=_Option.order, default=None)
    quotation = matched.quotation
    return QuotationCheck(
        text=quotation.text,
        start=quotation.start,
        end=quotation.end,
        id=name,
        verdict=QuotationVerdict.NOT_FOUND if best is None else best.verdict,
        speaker=None if speaker is None else speaker.name,
        speaker_match=SpeakerMatch.UNCLEAR if best is None else best.speaker_match,
        places=() if best is None else tuple(map(_place, best.found, best.speakers)),
        changes=() if best is None else best.changes,
        meaning_changed=best is not None and any(change.bears_meaning for change in best.changes),
        nearest=None
        if matched.nearest is None
        else _place(matched.nearest, speaker_at(matched.nearest.source.index, _span(matched.nearest))),
    )


@dataclass(frozen=True)
class _Option:
    """One of the alternatives, with what speaks for it."""

    found: Found
    changes: tuple[Change, ...]
    speakers: tuple[Speaker | None, ...]
    speaker_match: SpeakerMatch

    @classmethod
    def of(cls, said: QuotedWords, found: Found, speaker: Speaker | None, speaker_at: SpeakerAt) -> "_Option":
        speakers = tuple(speaker_at(one.source.index, _span(one)) for one in found)
        matches = [compare(speaker, theirs) for theirs in speakers]
        one = next((match for match in (SpeakerMatch.OTHER, SpeakerMatch.UNCLEAR) if match in matches), None)
        return cls(found, word_diff(said, found), speakers, one or SpeakerMatch.SAME)

    @property
    def verdict(self) -> QuotationVerdict:
        if len(self.found) > 1:
            return QuotationVerdict.STITCHED
        if self.speaker_match is SpeakerMatch.OTHER:
            return QuotationVerdict.OTHER_SPEAKER
        return QuotationVerdict.ALTERED if self.changes else QuotationVerdict.VERBATIM

    def order(self) -> tuple[int, bool, int, int]:
        """Fewer places, another speaker last, fewer changes, the same speaker first."""
        is_other = self.speaker_match is SpeakerMatch.OTHER
        return len(self.found), is_other, len(self.changes), self.speaker_match is SpeakerMatch.UNCLEAR


def _span(stretch: Stretch) -> Span:
    words = stretch.source.words
    return Span(start=words.starts[stretch.start], end=words.ends[stretch.end - 1])


def _place(stretch: Stretch, speaker: Speaker | None) -> Place:
    span = _span(stretch)
    return Place(
        source=stretch.source.index,
        start=span.start,
        end=span.end,
        text=span.cut(stretch.source.words.text),
        speaker=None if speaker is None or not speaker.is_somebody else speaker.name,
    )
