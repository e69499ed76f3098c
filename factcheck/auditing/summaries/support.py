"""Retrieve the sentences of an article that a sentence of a summary rests on: greedy coverage, weighted by rarity."""

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from factcheck.auditing.article_tokens import ArticleTokens
from factcheck.auditing.passages import Passage, topics_of
from factcheck.auditing.summaries.antonyms import Forms
from factcheck.auditing.summaries.collocation import Collocations
from factcheck.auditing.traceability import Known
from factcheck.domain.values import Span

_MOST_SENTENCES = 4
# Stop when the next sentence covers less than this share of the total weight.
_LEAST_GAIN = 0.04


class Sentence(NamedTuple):
    """A sentence of the article: its span and passage."""

    span: Span
    passage: Passage


class ArticleIndex:
    """An inverted index of an article: topic (stem or figure) -> sentences."""

    def __init__(self, article: ArticleTokens) -> None:
        self._article = article
        self.sentences = [Sentence(span, passage) for span, passage in article.sentences]
        self._topics: dict[str, list[int]] = {}
        for place, sentence in enumerate(self.sentences):
            for topic in topics_of([sentence.passage]):
                self._topics.setdefault(topic, []).append(place)

    @property
    def known(self) -> Known:
        """The evidence of the whole text."""
        return self._article.known_text

    @cached_property
    def forms(self) -> Forms:
        """The lemma index of the whole text."""
        return Forms(self.known.tokens)

    @cached_property
    def collocations(self) -> Collocations:
        """The collocations of the sentences."""
        return Collocations([sentence.passage for sentence in self.sentences])

    def cited(self, support: Sequence[Span]) -> list[Sentence]:
        """The sentences that overlap the spans, in order."""
        spans = [sentence.span for sentence in self.sentences]
        places: set[int] = set()
        for span in support:
            first = bisect_left(spans, span.start + 1, key=lambda other: other.end)
            while first < len(spans) and spans[first].start < span.end:
                places.add(first)
                first += 1
        return [self.sentences[place] for place in sorted(places)]

    def find(self, draft: Passage) -> list[Sentence]:
        """Up to four sentences that together cover the draft's topics: greedy set cover, weighted by inverse document
        frequency; in order of position.
        """
        weights = {topic: self._weight(topic) for topic in topics_of([draft]) if topic in self._topics}
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
        """The inverse document frequency of a topic, a sentence as document."""
        return math.log(1 + len(self.sentences) / len(self._topics[topic]))

    def _best(self, weights: Mapping[str, float]) -> tuple[int, float]:
        gains: dict[int, float] = {}
        for topic, weight in weights.items():
            for place in self._topics[topic]:
                gains[place] = gains.get(place, 0.0) + weight
        return min(gains.items(), key=lambda pair: (-pair[1], pair[0]))

    def _places(self, topic: str) -> Sequence[int]:
        return self._topics[topic]
