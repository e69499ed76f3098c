"""Tell who passes on what others said: outlets, agencies and documents, the via of an attribution."""

from factcheck.detection.attribution.frame import Frame
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token

_LONG_FOR_LETTERS = 3
_MOST_LETTERS = 6


def is_carrier(tokens: list[Token], frame: Frame) -> bool:
    """Whether the frame is one that passes on what others said: "according to Tass", "the agency reported"."""
    if frame.source is None:
        return False
    passes_on = tokens[frame.source.head].word & (Word.ORGANISATION | Word.DOCUMENT)
    return tokens[frame.cue].low == "according" or bool(passes_on) or is_outlet(tokens, frame.source)


def is_outlet(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase names a paper, station or agency, or begins with letters: AFP, BBC Sport."""
    inside = tokens[phrase.first : phrase.last + 1]
    if any(token.low in words("outlets") for token in inside):
        return True
    head, short = inside[-1], len(inside) < _LONG_FOR_LETTERS and not any(token.word & Word.ROLE for token in inside)
    letters = [token for token in inside if 1 < len(token.text) <= _MOST_LETTERS and token.text.isupper()]
    return short and bool(letters) and head.is_capitalised and head.low not in members("no_outlets")
