"""Cut the statements of a sentence: what somebody is reported to have said, without quotation marks."""

from factcheck.detection.frames import Frame
from factcheck.detection.lexicon import Word
from factcheck.detection.masking import MaskedSentence
from factcheck.detection.scopes import content_of
from factcheck.detection.voices import Voice, attribution
from factcheck.domain.candidates import StatementCandidate

_FEWEST_WORDS = 4
_FEWEST_WORDS_AROUND_A_QUOTATION = 6
_REPORTS_A_CLAUSE = Word.SPEECH | Word.ADDRESS | Word.SHOW | Word.THOUGHT | Word.JUDGEMENT


def statements_of(
    text: str, sentence: MaskedSentence, frames: list[Frame], voices: list[Voice], publisher: str | None
) -> list[StatementCandidate]:
    """One candidate a frame that has a source and reports words enough outside quotation marks."""
    found = []
    for which, (frame, voice) in enumerate(zip(frames, voices, strict=True)):
        if voice.mention is None or not frame.kinds & _REPORTS_A_CLAUSE:
            continue
        content = content_of(sentence, frames, which)
        if content is None:
            continue
        first, last = content
        inside = sentence.tokens[first : last + 1]
        own = sum(token.is_word for token in inside)
        quoted = any(token.word == Word.QUOTE for token in inside)
        if own < (_FEWEST_WORDS_AROUND_A_QUOTATION if quoted else _FEWEST_WORDS):
            continue
        start, end = inside[0].start, inside[-1].end
        found.append(
            StatementCandidate(
                text=text[start:end], start=start, end=end, attribution=attribution(text, voice, publisher)
            )
        )
    return found
