"""Mutable state of one pass over the sentences: last speaker, open list, interviewee, and the results so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.detection.attribution.dialogue.turns import Turn
from factcheck.detection.attribution.frames.clause_ends import ClauseEnds
from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.mentions.discourse import Discourse
from factcheck.detection.attribution.mentions.mention import Mention
from factcheck.detection.attribution.spoken import Spoken
from factcheck.detection.attribution.voices import NOBODY, Attributions, Voice
from factcheck.domain.candidates import QuotationCandidate, QuotedPassage, StatementCandidate
from factcheck.domain.claim import Certainty
from factcheck.domain.values import Span
from factcheck.language.masking import MaskedSentence


@dataclass(slots=True)
class ReadSentence:
    """One sentence as it was read: its subject, its frames with where their clauses end, and their voices."""

    sentence: MaskedSentence
    subject: Mention | None
    frames: list[Frame]
    ends: ClauseEnds
    voices: list[Voice] = field(default_factory=list)


@dataclass(slots=True)
class Walk:
    """The state of one walk through the sentences of an article."""

    text: str
    passages: Sequence[QuotedPassage]
    headline: Span | None
    attributions: Attributions
    discourse: Discourse
    turns: dict[int, Turn]
    speaking: dict[int, Mention] = field(default_factory=dict)
    spoken: dict[int, Spoken] = field(default_factory=dict)
    statements: list[StatementCandidate] = field(default_factory=list)
    said_in_turns: list[QuotationCandidate] = field(default_factory=list)
    subjects: list[Mention] = field(default_factory=list)
    reporting: list[tuple[int, int]] = field(default_factory=list)
    last_voice: Voice = NOBODY
    last_quote: int | None = None
    quote_paragraph: int = -1
    frame_voice: Voice = NOBODY
    beat: Voice = NOBODY
    frame_paragraph: int = -1
    list_voice: Voice = NOBODY
    list_paragraph: int = -1
    item_paragraph: int = -1
    told: dict[str, tuple[tuple[tuple[int, int], ...], int]] = field(default_factory=dict)
    said_in: dict[str, tuple[tuple[tuple[int, int], ...], int]] = field(default_factory=dict)
    brings_in: bool = False
    brings_in_block: bool = False
    reported_paragraph: int = -1
    interviewee: Mention | None = None
    before: ReadSentence | None = None

    def note_quote(self, which: int, paragraph: int) -> None:
        """Remember who spoke last; a guess at who spoke before in the paragraph makes him no less sure: “It is over,”
        says Roe, who runs the “No” campaign. “We lost.”
        """
        voice, before = self.spoken[which].voice, self.last_voice
        is_guess = voice.certainty is Certainty.OPEN and self.quote_paragraph == paragraph
        is_same = voice.mention is not None and before.mention is not None and voice.mention.name == before.mention.name
        self.last_voice = before if is_guess and is_same else voice
        self.last_quote, self.quote_paragraph = which, paragraph
