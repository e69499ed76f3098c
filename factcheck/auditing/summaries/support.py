"""Find the sentences of an article that a sentence of a summary rests on."""

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.auditing.article_tokens import ArticleTokens
from factcheck.auditing.figures import read_figures
from factcheck.auditing.known import Known
from factcheck.auditing.manner import is_content
from factcheck.auditing.summaries.company import Companies
from factcheck.auditing.summaries.rivals import Forms
from factcheck.auditing.tokens import Token
from factcheck.domain.values import Span
from factcheck.language.en.stems import stem

_MOST_SENTENCES = 4
# A further sentence is taken in where it adds at least this share of what there is to support.
_LEAST_GAIN = 0.04


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article with its tokens."""

    span: Span
    tokens: Sequence[Token]


class ArticleIndex:
    """An article's tokens by sentence, and the sentences by what they speak of."""

    def __init__(self, read: ArticleTokens) -> None:
        article = read.article
        self.tokens = read.text
        starts = [token.start for token in self.tokens]
        self.sentences = [
            Sentence(span, self.tokens[bisect_left(starts, span.start) : bisect_left(starts, span.end)])
            for span in article.sentences
        ]
        self._topics: dict[str, list[int]] = {}
        for place, sentence in enumerate(self.sentences):
            for topic in topics(sentence.tokens):
                self._topics.setdefault(topic, []).append(place)

    @cached_property
    def known(self) -> Known:
        """What the whole article says."""
        return Known(self.tokens, "the article")

    @cached_property
    def forms(self) -> Forms:
        """The words of the whole article."""
        return Forms(self.tokens)

    @cached_property
    def companies(self) -> Companies:
        """What stands beside what in the sentences."""
        return Companies([sentence.tokens for sentence in self.sentences])

    def cited(self, support: Sequence[Span]) -> list[Sentence]:
        """The sentences that the spans touch, in order."""
        spans = [sentence.span for sentence in self.sentences]
        places: set[int] = set()
        for span in support:
            first = bisect_left(spans, span.start + 1, key=lambda other: other.end)
            while first < len(spans) and spans[first].start < span.end:
                places.add(first)
                first += 1
        return [self.sentences[place] for place in sorted(places)]

    def find(self, tokens: Sequence[Token]) -> list[Sentence]:
        """Up to four sentences that together speak of most of what the tokens do, rarer topics first; in order."""
        weights = {topic: self._weight(topic) for topic in topics(tokens) if topic in self._topics}
        chosen: list[int] = []
        least = _LEAST_GAIN * sum(weights.values())
        while weights and len(chosen) < _MOST_SENTENCES:
            best, gain = self._best(weights)
            if chosen and gain < least:
                break
            chosen.append(best)
            weights = {topic: weight for topic, weight in weights.items() if best not in self._places(topic)}
        return [self.sentences[place] for place in sorted(chosen)]

    def _weight(self, topic: str) -> float:
        return math.log(1 + len(self.sentences) / len(self._topics[topic]))

    def _best(self, weights: Mapping[str, float]) -> tuple[int, float]:
        gains: dict[int, float] = {}
        for topic, weight in weights.items():
            for place in self._topics[topic]:
                gains[place] = gains.get(place, 0.0) + weight
        return min(gains.items(), key=lambda pair: (-pair[1], pair[0]))

    def _places(self, topic: str) -> Sequence[int]:
        return self._topics[topic]


def topics(tokens: Sequence[Token]) -> dict[str, None]:
    """The stems of the content words and the values of the figures, in order, each once."""
    found = {stem(token.low): None for token in tokens if is_content(token)}
    found.update((str(key), None) for figure in read_figures(tokens) for key in sorted(figure.keys, key=str))
    return found
