"""Tokens, sentences and quotations -> sentences of tokens in which each outermost quotation is one token."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.domain.candidates import QuotedPassage
from factcheck.domain.values import Span
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.tokens import Token

_OPEN_ENDED = frozenset("?!…—-,")
_LONGEST_SPEAKER = 7
_LONGEST_APPOSITION = 14
# Longer "sentences" are lists, tables or hostile; cut there, all that is done within a sentence is bounded.
LONGEST = 150


class MaskedSentence(NamedTuple):
    """The tokens of one sentence; `paragraph` counts from 0. A quotation is a token that is `Word.QUOTE`.

    `first_word` is the place of the first word outside quotation marks, the number of tokens where there is none.
    """

    tokens: list[Token]
    paragraph: int
    first_word: int

    @property
    def is_only_quotes(self) -> bool:
        """Whether no word stands outside quotation marks."""
        return self.first_word == len(self.tokens)

    def quotes(self) -> list[int]:
        """Where in `tokens` the quotations stand."""
        return [place for place, token in enumerate(self.tokens) if token.word == Word.QUOTE]


def mask(
    text: str, tokens: Sequence[Token], sentences: Sequence[Span], quotations: Sequence[QuotedPassage]
) -> list[MaskedSentence]:
    """Sentences do not end inside a quotation, nor between a quoted question and its "she asked".

    `quotations` are the outermost ones, in order of position.
    """
    tokens = _with_quotes_as_tokens(tokens, [passage.outer for passage in quotations])
    starts = [*(sentence.start for sentence in sentences), len(text)]
    masked: list[MaskedSentence] = []
    current: list[Token] = []
    paragraph, begun = 0, 0  # how many sentences have begun
    for place, token in enumerate(tokens):
        before = begun
        while starts[begun] <= token.start:
            begun += 1
        if current:
            ends_paragraph = "\n" in text[current[-1].end : token.start]
            if (
                ends_paragraph
                or len(current) >= LONGEST
                or (begun > before and not _goes_on_after_quote(text, current[-1], tokens, place))
            ):
                masked.append(_sentence(current, paragraph))
                current = []
                paragraph += ends_paragraph
        current.append(token)
        while starts[begun] < token.end:
            begun += 1  # inside a quotation, which is one token
    if current:
        masked.append(_sentence(current, paragraph))
    return masked


def _sentence(tokens: list[Token], paragraph: int) -> MaskedSentence:
    first_word = next((place for place, token in enumerate(tokens) if token.is_word), len(tokens))
    return MaskedSentence(tokens, paragraph, first_word)


def _with_quotes_as_tokens(tokens: Sequence[Token], outers: Sequence[Span]) -> list[Token]:
    starts = [token.start for token in tokens]
    merged: list[Token] = []
    place = 0
    for outer in outers:
        first = bisect_left(starts, outer.start, place)
        merged.extend(tokens[place:first])
        merged.append(Token("“”", "“”", outer.start, outer.end, Word.QUOTE, is_word=False, is_capitalised=False))
        place = bisect_left(starts, outer.end, first)
    merged.extend(tokens[place:])
    return merged


def _goes_on_after_quote(text: str, last: Token, tokens: list[Token], place: int) -> bool:
    """Whether `last` is a quotation, and its speaker and cue follow: "Why?" Graham asked. After a full stop they must
    be all that follows: "It is over." Graham said.
    """
    if last.word != Word.QUOTE:
        return False
    ends_with = text[last.end - 2]
    for at in range(place, min(place + _LONGEST_SPEAKER, len(tokens))):
        token = tokens[at]
        if token.word & CUE and not token.word & (Word.PARTICIPLE | Word.BASE_FORM):
            ends = at + 1 >= len(tokens) or tokens[at + 1].text in ".,"
            if at + 1 < len(tokens) and tokens[at + 1].text == ":":
                return False
            return ends_with in _OPEN_ENDED or (ends_with == "." and ends)
        if token.text == "," and at > place:
            return ends_with in _OPEN_ENDED and _has_cue_behind_apposition(tokens, at)
        if not token.is_word or token.word & (Word.AUXILIARY | Word.CONJUNCTION | Word.QUOTE):
            return False
    return False


def _has_cue_behind_apposition(tokens: list[Token], opening: int) -> bool:
    """Whether the comma opens an apposition of the speaker, with the cue behind: "Ada Roe, the mayor, said"."""
    for at in range(opening + 1, min(opening + _LONGEST_APPOSITION, len(tokens) - 1)):
        if tokens[at].text == ",":
            cue = tokens[at + 1]
            return bool(cue.word & CUE) and not cue.word & (Word.PARTICIPLE | Word.BASE_FORM)
        if not tokens[at].is_word or tokens[at].word == Word.QUOTE:
            return False
    return False
