"""The figures and dates of a draft against those of its sources: found, or another value among the same words."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Final, NamedTuple

from factcheck.auditing.drafts.facts import Fact, FactKey, FactSentence
from factcheck.auditing.figures import have_same_unit, keeps_bound, starts_where_it_ended
from factcheck.domain.draft_report import DetailCheck, DetailVerdict, Place

# What the neighbours of a figure add to the likeness of its sentence, which is at most 1.
_BEHIND: Final = 0.5
_BEFORE: Final = 0.25
# Another value among words so much more alike speaks against the same value elsewhere.
_LEAST_LEAD: Final = 0.6
# How alike the words around another value have to be for it to stand in this one's stead.
_LEAST_ALIKE: Final = 0.5
_MOST_SENTENCES: Final = 12
_MOST_OCCURRENCES: Final = 300
_MOST_SHARING: Final = 2_000


class Occurrence(NamedTuple):
    """A fact of a source, and the number of its sentence."""

    sentence: int
    fact: Fact


@dataclass(frozen=True)
class SourceFacts:
    """The sentences with figures or dates of all sources: `owners` has for each the index of its source."""

    texts: Sequence[str]
    sentences: Sequence[FactSentence]
    owners: Sequence[int]

    @cached_property
    def by_key(self) -> dict[FactKey, list[Occurrence]]:
        """The facts by each of their readings."""
        found: dict[FactKey, list[Occurrence]] = {}
        for at, sentence in enumerate(self.sentences):
            for fact in sentence.facts:
                implied = fact.figure.implied if fact.figure is not None else frozenset()
                for key in fact.keys | implied:
                    found.setdefault(key, []).append(Occurrence(at, fact))
        return found

    @cached_property
    def by_topic(self) -> dict[str, list[int]]:
        """The sentences by the stems of their content words."""
        found: dict[str, list[int]] = {}
        for at, sentence in enumerate(self.sentences):
            for topic in sentence.topics:
                found.setdefault(topic, []).append(at)
        return found

    def likeness(self, topics: frozenset[str]) -> dict[int, float]:
        """For each sentence that shares a word, how much of the weight (idf) of these words it has, from 0 to 1."""
        weights = {topic: log(1 + len(self.sentences) / len(self.by_topic.get(topic, " "))) for topic in topics}
        total = sum(weights.values())
        scores: dict[int, float] = {}
        for topic, weight in weights.items():
            places = self.by_topic.get(topic, ())
            for at in places if len(places) <= _MOST_SHARING else ():
                scores[at] = scores.get(at, 0.0) + weight / total
        return scores

    def place(self, one: Occurrence) -> Place:
        source, fact = self.owners[one.sentence], one.fact
        return Place(source=source, start=fact.start, end=fact.end, text=self.texts[source][fact.start : fact.end])


def check_facts(
    text: str, sentences: Sequence[FactSentence], known: SourceFacts
) -> Iterator[DetailCheck]:
    """A check for each figure and date of the draft."""
    for sentence in sentences:
        likeness = known.likeness(sentence.topics)
        same = {fact: _best(_same(fact, known), fact, likeness) for fact in sentence.facts}
        taken = {one.fact for one, _ in filter(None, same.values())}
        for fact in sentence.facts:
            other = _best(_others(fact, known, likeness, taken), fact, likeness)
            yield _check(text, fact, same[fact], other, known)


Scored = tuple[Occurrence, float]


def _check(
    text: str,
    fact: Fact,
    same: Scored | None,
    other: Scored | None,
    known: SourceFacts,
) -> DetailCheck:
    verdict = DetailVerdict.NOT_FOUND
    if same is not None and (other is None or other[1] < same[1] + _LEAST_LEAD):
        verdict = DetailVerdict.FOUND
    elif other is not None and other[1] >= _LEAST_ALIKE:
        verdict = DetailVerdict.DIFFERS
    elif same is not None:
        verdict = DetailVerdict.FOUND
    return DetailCheck(
        text=text[fact.start : fact.end],
        start=fact.start,
        end=fact.end,
        kind=fact.kind,
        verdict=verdict,
        place=known.place(same[0]) if same is not None and verdict is DetailVerdict.FOUND else None,
        nearest=known.place(other[0]) if other is not None and verdict is DetailVerdict.DIFFERS else None,
    )


def _same(fact: Fact, known: SourceFacts) -> Iterator[Occurrence]:
    """Where a source has the same value, by any of its readings."""
    wanted = fact.keys if fact.wanted is None else (fact.wanted,)
    for key in sorted(wanted, key=str):
        for one in known.by_key.get(key, ())[:_MOST_OCCURRENCES]:
            if fact.wanted is not None or _is_same_figure(fact, one.fact):
                yield one


def _is_same_figure(fact: Fact, other: Fact) -> bool:
    one, two = fact.figure, other.figure
    if one is None or two is None:
        return False
    return have_same_unit(one, two) and keeps_bound(one, two) and not starts_where_it_ended(one, two)


def _others(
    fact: Fact, known: SourceFacts, likeness: dict[int, float], taken: Collection[Fact]
) -> Iterator[Occurrence]:
    """Other values of the same sort in the sentences most like this one's, but for those that stand there for another
    value of the draft.
    """
    for at in sorted(likeness, key=lambda at: (-likeness[at], at))[:_MOST_SENTENCES]:
        for other in known.sentences[at].facts:
            is_like = other.kind is fact.kind and other.sort == fact.sort and _is_of_same_form(fact, other)
            if is_like and other not in taken:
                yield Occurrence(at, other)


def _is_of_same_form(fact: Fact, other: Fact) -> bool:
    """Whether both are counts, or both ranks, or dates as exact as each other."""
    if fact.wanted is None or other.wanted is None:
        return bool({kind for kind, _ in fact.keys} & {kind for kind, _ in other.keys})
    return _exactness(fact.wanted) == _exactness(other.wanted)


def _exactness(key: FactKey) -> tuple[bool, ...]:
    return tuple(part is not None for part in key[1]) if isinstance(key[1], tuple) else ()


def _best(found: Iterator[Occurrence], fact: Fact, likeness: dict[int, float]) -> Scored | None:
    scored = ((one, _score(one, fact, likeness)) for one in found)
    return max(scored, key=lambda pair: (pair[1], -pair[0].sentence), default=None)


def _score(one: Occurrence, fact: Fact, likeness: dict[int, float]) -> float:
    behind = _BEHIND if one.fact.behind == fact.behind else 0
    before = _BEFORE if one.fact.before == fact.before else 0
    return likeness.get(one.sentence, 0.0) + behind + before
