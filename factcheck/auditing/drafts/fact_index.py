"""The figures and dates of a draft against those of its sources: found, or another value among the same words."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify, heappop
from math import log
from typing import Final, NamedTuple

from factcheck.auditing.drafts.fact_sentences import FactSentence, signs_of
from factcheck.auditing.drafts.facts import Fact, FactKey
from factcheck.auditing.figures import have_same_unit, keeps_bound, starts_where_it_ended
from factcheck.domain.draft_report import DaysCompared, DetailCheck, DetailVerdict, Place
from factcheck.language.relative_dates import Days

# What the neighbours of a figure add to the likeness of its sentence, which is at most 1.
_BEHIND: Final = 0.5
_BEFORE: Final = 0.25
_MOST_BESIDE: Final = _BEHIND + _BEFORE
# Likeness is a sum of shares: 1, but for rounding.
_MOST_ALIKE: Final = 1.001 + _MOST_BESIDE
# Another value among words so much more alike speaks against the same value elsewhere.
_LEAST_LEAD: Final = 0.6
# How alike the words around another value have to be for it to stand in this one's stead.
_LEAST_ALIKE: Final = 0.5
_LEAST_ALIKE_OTHERWISE: Final = 0.6
_MOST_SENTENCES: Final = 12
_MOST_COMPARED: Final = 60
_MOST_SHARING: Final = 2_000


class Occurrence(NamedTuple):
    """A fact of a source, and the number of its sentence."""

    sentence: int
    fact: Fact


@dataclass(frozen=True)
class SourceFacts:
    """The sentences of all sources that may have figures or dates: `owners` has for each the index of its source."""

    sentences: Sequence[FactSentence]
    owners: Sequence[int]

    @cached_property
    def by_sign(self) -> dict[str, set[int]]:
        """The inverted index of the sentences by their signs."""
        return _inverted(sentence.signs for sentence in self.sentences)

    @cached_property
    def by_topic(self) -> dict[str, set[int]]:
        """The sentences by the stems of their content words."""
        return _inverted(sentence.topics for sentence in self.sentences)

    def place(self, one: Occurrence) -> Place:
        text, fact = self.sentences[one.sentence].words.text, one.fact
        return Place(source=self.owners[one.sentence], start=fact.start, end=fact.end, text=text[fact.start : fact.end])


class Likeness:
    """How alike the sentences of the sources are to one of the draft: how much of the weight (idf) of its content words
    each has, from 0 to 1. Computed for a sentence, or for all, when it is asked for.
    """

    def __init__(self, topics: frozenset[str], known: SourceFacts) -> None:
        self._known = known
        weights = {
            topic: log(1 + len(known.sentences) / len(known.by_topic.get(topic, " "))) for topic in sorted(topics)
        }
        total = sum(weights.values()) or 1.0  # of sources without figures nothing weighs anything
        self._shares = {
            topic: weight / total
            for topic, weight in weights.items()
            if len(known.by_topic.get(topic, ())) <= _MOST_SHARING
        }

    def of(self, sentences: Iterable[int]) -> dict[int, float]:
        """That of these sentences."""
        scores = dict.fromkeys(sentences, 0.0)
        for topic, share in self._shares.items():
            for at in scores.keys() & self._known.by_topic.get(topic, frozenset()):
                scores[at] += share
        return scores

    def best_first(self) -> Iterator[tuple[int, float]]:
        """The sentences that share a word with their likeness, the most alike first."""
        scores: dict[int, float] = {}
        for topic, share in self._shares.items():
            for at in self._known.by_topic.get(topic, ()):
                scores[at] = scores.get(at, 0.0) + share
        return _descending(scores)


def _descending(scores: dict[int, float]) -> Iterator[tuple[int, float]]:
    """By a heap, since few are asked for."""
    heap = [(-score, at) for at, score in scores.items()]
    heapify(heap)
    while heap:
        score, at = heappop(heap)
        yield at, -score


def _inverted(rows: Iterable[frozenset[str]]) -> dict[str, set[int]]:
    places: defaultdict[str, set[int]] = defaultdict(set)
    for at, row in enumerate(rows):
        for one in row:
            places[one].add(at)
    return dict(places)


def check_facts(text: str, sentences: Iterable[FactSentence], known: SourceFacts) -> Iterator[DetailCheck]:
    """A check for each figure and date of the draft."""
    for sentence in sentences:
        if not sentence.facts:
            continue
        likeness = Likeness(sentence.topics, known)
        same = {fact: _same(fact, text, known, likeness) for fact in sentence.facts}
        taken = {one.fact for one, _ in filter(None, same.values())}
        for fact in sentence.facts:
            other = _other(fact, known, likeness, taken, same[fact])
            check = _check(text, fact, same[fact], other, known)
            if check.verdict is not DetailVerdict.NOT_FOUND or not fact.is_relative:
                yield check


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
    shown = {DetailVerdict.FOUND: same, DetailVerdict.DIFFERS: other}.get(verdict)
    days = (fact.days, shown[0].fact.days) if shown is not None else ()
    return DetailCheck(
        text=text[fact.start : fact.end],
        start=fact.start,
        end=fact.end,
        kind=fact.kind,
        verdict=verdict,
        days=DaysCompared(draft=_written(days[0]), source=_written(days[1])) if days and all(days) else None,
        place=known.place(same[0]) if same is not None and verdict is DetailVerdict.FOUND else None,
        nearest=known.place(other[0]) if other is not None and verdict is DetailVerdict.DIFFERS else None,
    )


def _written(days: Iterable[Days]) -> tuple[str, ...]:
    return tuple(map(str, sorted(days)))


def _same(fact: Fact, text: str, known: SourceFacts, likeness: Likeness) -> Scored | None:
    """Where a source has the same value, by any of its readings: the place most alike, the first of several.

    The most alike sentences are read first, until none can be better (branch and bound), or enough have been read.
    """
    candidates = likeness.of(at for sign in signs_of(fact, text) for at in known.by_sign.get(sign, ()))
    best: Scored | None = None
    for read, (at, alike) in enumerate(_descending(candidates)):
        if best is not None and (read > _MOST_COMPARED or alike + _MOST_BESIDE < best[1]):
            break
        same = (Occurrence(at, other) for other in known.sentences[at].facts if _is_same(fact, other))
        best = _better(best, same, fact, alike)
    return best


def _is_same(fact: Fact, other: Fact) -> bool:
    """Dates whose days are known of both are compared by them, however they are written."""
    if fact.days and other.days:
        return any(own.holds(theirs) for own in fact.days for theirs in other.days)
    if fact.wanted is not None:
        return fact.wanted in other.readings
    return not fact.keys.isdisjoint(other.readings) and _is_same_figure(fact, other)


def _is_same_figure(fact: Fact, other: Fact) -> bool:
    one, two = fact.figure, other.figure
    if one is None or two is None:
        return False
    return have_same_unit(one, two) and keeps_bound(one, two) and not starts_where_it_ended(one, two)


def _other(
    fact: Fact, known: SourceFacts, likeness: Likeness, taken: Collection[Fact], same: Scored | None
) -> Scored | None:
    """Another value of the same sort in the sentences most like this one's, but for those that stand there for another
    value of the draft: the one most alike, where that is enough to tell.
    """
    least = _LEAST_ALIKE if same is None else same[1] + _LEAST_LEAD
    best: Scored | None = None
    read = 0
    for at, alike in likeness.best_first() if least <= _MOST_ALIKE else ():
        if read == _MOST_SENTENCES or alike + _MOST_BESIDE < max(least, best[1] if best is not None else 0):
            break
        facts = known.sentences[at].facts
        read += bool(facts)
        others = (Occurrence(at, other) for other in facts if other not in taken and _may_replace(other, fact, alike))
        best = _better(best, others, fact, alike)
    return best


def _may_replace(other: Fact, fact: Fact, alike: float) -> bool:
    """Whether it is a value of the same sort and form; a date also one that is written otherwise and is as exact, where
    the sentences are much alike.
    """
    if other.kind is not fact.kind or other.sort != fact.sort:
        return False
    if _is_of_same_form(fact, other):
        return True
    exactness = [{len(str(days)) for days in one.days} for one in (fact, other)]
    return alike >= _LEAST_ALIKE_OTHERWISE and exactness[0] == exactness[1] != set()


def _is_of_same_form(fact: Fact, other: Fact) -> bool:
    """Whether both are counts, or both ranks, or dates as exact as each other."""
    if fact.wanted is None or other.wanted is None:
        return bool({kind for kind, _ in fact.keys} & {kind for kind, _ in other.keys})
    return _exactness(fact.wanted) == _exactness(other.wanted)


def _exactness(key: FactKey) -> tuple[bool, ...]:
    return tuple(part is not None for part in key[1]) if isinstance(key[1], tuple) else ()


def _better(best: Scored | None, found: Iterable[Occurrence], fact: Fact, alike: float) -> Scored | None:
    scored = [(one, _score(one, fact, alike)) for one in found]
    known = [best] if best is not None else []
    return max([*known, *scored], key=lambda pair: (pair[1], -pair[0].sentence), default=None)


def _score(one: Occurrence, fact: Fact, alike: float) -> float:
    behind = _BEHIND if one.fact.behind == fact.behind else 0
    before = _BEFORE if one.fact.before == fact.before else 0
    return alike + behind + before
