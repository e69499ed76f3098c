"""Questions that are paragraphs of their own -> the answers below them, as turns without labels."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.detection.attribution.dialogue.turns import (
    ANSWER,
    EMPHASIS,
    FEWEST_TURNS,
    FEWEST_WORDS,
    Paragraphs,
    Turn,
    asks_at_end,
)
from factcheck.language.en.words import members
from factcheck.language.masking import MaskedSentence

_LONGEST_ANSWER: Final = 12
_LONGEST_QUESTION: Final = 60


def answers(paragraphs: Paragraphs, first: int) -> Iterator[tuple[int, Turn]]:
    """The answers of an interview whose questions are paragraphs of their own (in bold, on the page), or open one.

    An explainer asks its reader questions, too: here the one who answers says "I", and somebody is asked as "you".
    """
    asked = {at: count for at in range(first, len(paragraphs)) if (count := _question_of(paragraphs[at]))}
    exchanges = [
        _Exchange(paragraphs, at, asked[at], end)
        for at, end in pairwise((*asked, len(paragraphs)))
        if end > at + 1 or asked[at] < len(paragraphs[at])
    ]
    if len(exchanges) < FEWEST_TURNS or any(one.end - one.at > _LONGEST_ANSWER for one in exchanges[:-1]):
        return
    of_oneself = sum(_has(one.first_answer, members("of_oneself")) for one in exchanges)
    if of_oneself * 2 < len(exchanges) or not any(_has(one.question, members("of_you")) for one in exchanges):
        return
    tokens = exchanges[0].question[0].tokens
    for exchange in exchanges:
        for group in exchange.answers():
            start, stop = group[0].tokens[0].start, group[-1].tokens[-1].end
            yield group[0].paragraph, Turn(tokens, None, (ANSWER,), start, stop, asks=False)


class _Exchange(NamedTuple):
    """A question, the first `leading` sentences of the paragraph `at`, and its answer, up to the paragraph `end`."""

    paragraphs: Paragraphs
    at: int
    leading: int
    end: int

    @property
    def question(self) -> Sequence[MaskedSentence]:
        return self.paragraphs[self.at][: self.leading]

    @property
    def first_answer(self) -> Sequence[MaskedSentence]:
        return self.paragraphs[self.at][self.leading :] or self.paragraphs[self.at + 1]

    def answers(self) -> Iterator[Sequence[MaskedSentence]]:
        """The answer's paragraphs; of the last question one alone, behind which the article may go on."""
        behind = self.paragraphs[self.at][self.leading :]
        if behind:
            yield behind
        is_last = self.end == len(self.paragraphs)
        yield from self.paragraphs[self.at + 1 : (self.at + 1 if behind else self.at + 2) if is_last else self.end]


def _question_of(group: Sequence[MaskedSentence]) -> int:
    """How many sentences at the head of a paragraph ask: all of a short one that ends with a question, or is between
    marks of emphasis (**, __), or those before an answer; 0 for none.
    """
    count = sum(len(sentence.tokens) for sentence in group)
    if any(sentence.quotes() for sentence in group):
        return 0
    if count <= _LONGEST_QUESTION and (asks_at_end(group[-1]) or _is_emphasised(group)):
        return len(group)
    asking = next((at for at, one in enumerate(group) if not (asks_at_end(one) or _is_emphasised([one]))), 0)
    is_marked = asking > 0 and group[asking - 1].tokens[-1].text in EMPHASIS
    return asking if is_marked or _has(group[:asking], members("of_you")) else 0


def _is_emphasised(group: Sequence[MaskedSentence]) -> bool:
    """Whether the paragraph stands between pairs of asterisks or low lines: **Tell us about it.**"""
    first, last = group[0].tokens, group[-1].tokens
    return len(first) > FEWEST_WORDS and all(one.text in EMPHASIS for one in (*first[:2], *last[-2:]))


def _has(group: Sequence[MaskedSentence], lows: frozenset[str]) -> bool:
    return any(token.low in lows for sentence in group for token in sentence.tokens)
