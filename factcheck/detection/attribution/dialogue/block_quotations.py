"""Paragraph behind "She continued:" -> a quotation of that speaker, a block without quotation marks."""

from typing import Final

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.labels import after_bullet
from factcheck.detection.attribution.reading_state import Walk
from factcheck.domain.candidates import QuotationCandidate, QuotedPassage
from factcheck.domain.claim import Certainty, QuotationForm
from factcheck.domain.values import Span, passage
from factcheck.language.en.lexicon import Word
from factcheck.language.marks import QUOTATION_MARKS
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import Token

_FEWEST_WORDS: Final = 5
_OPENS_AN_ADJUNCT: Final = Word.PREPOSITION | Word.CALENDAR | Word.ADVERB


def brings_in_block(tokens: list[Token], frame: Frame) -> bool:
    """Whether what is said follows the colon: "She continued:", "He wrote on Monday:", "Roe told reporters:"; not "Roe
    announced two measures:".
    """
    cue = tokens[frame.cue].word
    if tokens[-1].text != ":" or not frame.main or frame.inverted or cue & Word.ACT:
        return False
    behind = tokens[frame.cue_last + 1 : -1]
    if not cue & (Word.SPEECH | Word.ADDRESS) or any(one.word & (Word.THAT | Word.TO) for one in behind):
        return False
    return not behind or bool(cue & Word.ADDRESS or behind[0].word & _OPENS_AN_ADJUNCT)


def block_quotation(walk: Walk, sentence: MaskedSentence) -> QuotationCandidate | None:
    """The paragraph that begins with the sentence, if the paragraph before it brings in a block; else None."""
    if not walk.brings_in_block or sentence.paragraph != walk.frame_paragraph + 1 or sentence.paragraph in walk.turns:
        return None
    start, tokens = sentence.tokens[0].start, sentence.tokens
    line_end = walk.text.find("\n", start)
    words = walk.text[start : len(walk.text) if line_end < 0 else line_end].rstrip()
    if after_bullet(tokens) or any(mark in words for mark in QUOTATION_MARKS if mark not in "'’"):
        return None
    if len(words.split()) < _FEWEST_WORDS or not words.endswith((".", "!", "?", "…")):
        return None
    end = start + len(words)
    place = Span(start=start, end=end)
    return QuotationCandidate(
        passage=QuotedPassage(**dict(passage(walk.text, start, end)), outer=place),
        attribution=walk.attributions.of(walk.frame_voice.but(Certainty.LIKELY)),
        form=QuotationForm.DIRECT,
        set_aside=None,
    )
