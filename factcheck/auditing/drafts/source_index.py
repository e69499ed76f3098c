"""Sources -> an inverted index of their words, with the quotations that they stand in."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from factcheck.auditing.audit_words import is_function_word, words
from factcheck.domain.candidates import QuotedPassage
from factcheck.language.en.stems import stem
from factcheck.language.word_stream import WordStream, read_words

_WEIGHT_OF_FUNCTION_WORDS: Final = 0.3


@dataclass(frozen=True)
class Source:
    """A source: its position among all, its words, and its outermost quotations in order of position."""

    index: int
    words: WordStream
    quotations: Sequence[QuotedPassage]

    @classmethod
    def of(cls, index: int, text: str, quotations: Sequence[QuotedPassage]) -> "Source":
        return cls(index, read_words(text), quotations)

    def pair_places(self, one: str, other: str) -> list[int]:
        """Where the one word stands with the other behind it, looked for by the rarer of them."""
        lows, places = self.words.lows, self.words.places
        first, second = places.get(one, ()), places.get(other, ())
        if len(first) <= len(second):
            return [at for at in first if at + 1 < len(lows) and lows[at + 1] == other]
        return [at - 1 for at in second if at and lows[at - 1] == one]

    def are_apart(self, one: int, other: int) -> bool:
        """Whether the words at two indices were not said in one breath: they stand in two quotations, or in two
        paragraphs with words between them.
        """
        start, end = self.words.starts[one], self.words.starts[other]
        first, second = self._quotation_at(start), self._quotation_at(end)
        if first >= 0 and second >= 0:
            return first != second
        return other > one + 1 and "\n" in self.words.text[start:end]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [passage.outer.start for passage in self.quotations]

    @cached_property
    def _first_paragraphs(self) -> list[int]:
        """For each quotation, the one that it goes on with, over paragraphs; itself where it begins."""
        known: list[int] = []
        for at, passage in enumerate(self.quotations):
            goes_on = passage.continues is not None and at > 0
            known.append(known[at - 1] if goes_on else at)
        return known

    def _quotation_at(self, start: int) -> int:
        """The quotation, by its first paragraph, that the offset is in; -1 for none."""
        at = bisect_right(self._quotation_starts, start) - 1
        if at < 0 or self.quotations[at].outer.end <= start:
            return -1
        return self._first_paragraphs[at]


@cache
def weight(low: str) -> float:
    """What a word counts for in likeness."""
    return _WEIGHT_OF_FUNCTION_WORDS if is_function_word(low) else 1.0


@cache
def topic(low: str) -> str:
    """The stem of a content word, "" of any other word and of a number."""
    plain = low.removesuffix("'s").replace(".", "")
    is_light = is_function_word(plain) or plain in words("negations") or plain in words("modals")
    return "" if is_light or not low[0].isalpha() or low.endswith("n't") else stem(plain)
