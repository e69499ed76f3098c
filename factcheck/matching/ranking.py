"""Candidates -> ranking: BM25 over claim and title, weighted by how much of the check's claim the query says."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log
from typing import Final, NamedTuple

from factcheck.domain.prior import PriorQuery, PublishedCheck
from factcheck.matching.terms import numbers_in, terms

# Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009): saturation, and length normalisation, which is
# worth less for claims, all of which are short.
_K1: Final = 1.2
_B: Final = 0.5
_MEAN_TERMS: Final = 20
# Of the whole score: the share of the check's claim that the query says, and a number of it that the query has.
_COVERAGE: Final = 0.5
_NUMBER: Final = 0.1
# Per unit of inverse document frequency: who said it, where the check names them as claimant or in its words.
_CLAIMANT: Final = 1.0
# Within so many days a check is nearer to the claim than another of the same words.
_NEAR_DAYS: Final = 400
_NEARNESS: Final = 0.1
# A small index knows little of how rare a word is.
_FEWEST: Final = 10_000

Frequency = Callable[[str], int]


class Ranked(NamedTuple):
    """A check with its score, and the share of the query's words, by weight, that stand in it."""

    check: PublishedCheck
    score: float
    shared: float
    covered: float

    @property
    def likeness(self) -> float:
        return self.covered


@dataclass(frozen=True)
class Weights:
    """Inverse document frequencies in an index of `rows` checks."""

    rows: int
    frequency: Frequency

    def of(self, term: str) -> float:
        rows, found = max(self.rows, _FEWEST), self.frequency(term)
        return log(1 + (rows - found + 0.5) / (found + 0.5))

    def total(self, some: Iterable[str]) -> float:
        return sum(map(self.of, sorted(some)))


class Candidate(NamedTuple):
    """A check, and the terms of its claim and of its title."""

    check: PublishedCheck
    claim: list[str]
    title: list[str]

    @property
    def terms(self) -> list[str]:
        return [*self.claim, *self.title]


def read(check: PublishedCheck) -> Candidate:
    """The check with its terms."""
    return Candidate(check, terms(check.claim), terms(check.title or ""))


def rank(query: PriorQuery, candidates: Iterable[Candidate], weights: Weights) -> list[Ranked]:
    """The candidates, the best first; of the same score in order of their address."""
    asked = _Asked.of(query, weights)
    ranked = [_score(asked, candidate, weights) for candidate in candidates]
    return sorted(ranked, key=lambda one: (-one.score, one.check.url, one.check.claim))


@dataclass(frozen=True)
class _Asked:
    """The query, read once."""

    terms: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    numbers: frozenset[str]
    claimant: frozenset[str]
    day: date | None
    weight: float

    @classmethod
    def of(cls, query: PriorQuery, weights: Weights) -> "_Asked":
        found = terms(query.text)
        return cls(
            terms=frozenset(found),
            pairs=frozenset(pairwise(found)),
            numbers=frozenset(numbers_in(found)),
            claimant=frozenset(terms(query.claimant or "")),
            day=_day(query.date),
            weight=weights.total(set(found)) or 1.0,
        )


def _score(asked: _Asked, candidate: Candidate, weights: Weights) -> Ranked:
    check, claim, title = candidate
    whole = candidate.terms
    matched = asked.terms.intersection(whole)
    covered = max(_share(asked.terms, claim, weights), _share(asked.terms, title, weights))
    score = _bm25(matched, whole, weights) * (1 + _COVERAGE * covered)
    if asked.numbers.intersection(claim):
        score *= 1 + _NUMBER
    if asked.claimant:
        named = asked.claimant.intersection([*whole, *terms(check.claimant or "")])
        score += _CLAIMANT * weights.total(named)
    score *= 1 + _NEARNESS * _nearness(asked.day, _day(check.date))
    return Ranked(check, score, weights.total(matched) / asked.weight, covered)


def _bm25(matched: frozenset[str], document: Sequence[str], weights: Weights) -> float:
    counts = Counter(document)
    norm = _K1 * (1 - _B + _B * len(document) / _MEAN_TERMS)
    return sum(weights.of(term) * counts[term] * (_K1 + 1) / (counts[term] + norm) for term in sorted(matched))


def _share(asked: frozenset[str], found: Sequence[str], weights: Weights) -> float:
    """The share of `found`, by weight, that is asked for."""
    distinct = set(found)
    return weights.total(asked & distinct) / weights.total(distinct) if distinct else 0.0


def _nearness(one: date | None, other: date | None) -> float:
    """1 on the same day, 0 from `_NEAR_DAYS` on, or where a date is not known."""
    if one is None or other is None:
        return 0.0
    return max(0.0, 1 - abs((one - other).days) / _NEAR_DAYS)


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
