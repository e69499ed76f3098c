"""Candidates -> ranking: BM25 over claim and title, weighted by how much of the check's claim the query says."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log, sqrt
from typing import Final, NamedTuple

from factcheck.domain.prior import PriorQuery, PublishedCheck
from factcheck.matching.terms import numbers_in, terms

# Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009): saturation, and length normalisation, which is
# worth less for claims, all of which are short.
_K1: Final = 1.2
_B: Final = 0.5
_MEAN_TERMS: Final = 20
# Of the whole score: the share of the check's claim that the query says, and a number of it that the query has.
_COVERAGE: Final = 0.25
_NUMBER: Final = 0.1
# Per unit of inverse document frequency: who said it, where the check names them as claimant or in its words.
_CLAIMANT: Final = 1.0
# Within so many days a check is nearer to the claim than another of the same words.
_NEAR_DAYS: Final = 400
_NEARNESS: Final = 0.1
# What the lead over the best check of another claim counts, and from which likeness on two claims are the same.
_LEAD: Final = 4.0
_SAME_CLAIM: Final = 0.4
_MOST_RANKED: Final = 50
# A small index knows little of how rare a word is.
_FEWEST: Final = 10_000

Weights = Mapping[str, float]


class Ranked(NamedTuple):
    """A check with its score, and the share of its claim, by weight, that the query says.

    `likeness` says how far it stands out: a score for the length of the query, with the lead over the best check of
    another claim. Checks of one claim by several publishers are no rivals. `shared` is how much query and claim have in
    common: their shared weight, over that of a word that stands in this check alone.
    """

    check: PublishedCheck
    score: float
    covered: float
    likeness: float
    shared: float


def weigh(counts: Mapping[str, int], rows: int) -> Weights:
    """Inverse document frequencies: terms with the number of checks they stand in, of an index of `rows` checks."""
    return {term: _idf(found, rows) for term, found in counts.items()}


def _idf(found: int, rows: int) -> float:
    return log(1 + (max(rows, _FEWEST) - found + 0.5) / (found + 0.5))


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


def rank(query: PriorQuery, candidates: Iterable[Candidate], weights: Weights, *, rows: int) -> list[Ranked]:
    """The candidates, the best first; of the same score in order of their address. `weights` has all terms of both, in
    an index of so many rows.
    """
    asked, rarest = _Asked.of(query, weights), _idf(1, rows)
    scored = [_score(asked, candidate, weights) for candidate in candidates]
    scored.sort(key=lambda one: (-one.score, one.candidate.check.url, one.candidate.check.claim))
    return [
        Ranked(
            one.candidate.check,
            one.score,
            one.covered,
            _likeness(one, scored, asked, weights),
            _total(asked.terms.intersection(one.candidate.claim), weights) / rarest,
        )
        for one in scored[:_MOST_RANKED]
    ]


def _likeness(one: "_Scored", scored: Sequence["_Scored"], asked: "_Asked", weights: Weights) -> float:
    rival = next((other.score for other in scored if not _is_same_claim(one.candidate, other.candidate, weights)), 0.0)
    return (one.score + _LEAD * (one.score - rival)) / sqrt(asked.weight)


def _is_same_claim(one: Candidate, other: Candidate, weights: Weights) -> bool:
    """Whether the claims share most of their words, by weight (a weighted Jaccard index)."""
    if one is other:
        return True
    mine, theirs = set(one.claim), set(other.claim)
    return _total(mine & theirs, weights) >= _SAME_CLAIM * _total(mine | theirs, weights)


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
            weight=_total(set(found), weights) or 1.0,
        )


class _Scored(NamedTuple):
    candidate: Candidate
    score: float
    covered: float


def _score(asked: _Asked, candidate: Candidate, weights: Weights) -> _Scored:
    check, claim, title = candidate
    whole = candidate.terms
    matched = asked.terms.intersection(whole)
    covered = max(_share(asked.terms, claim, weights), _share(asked.terms, title, weights))
    score = _bm25(matched, whole, weights) * (1 + _COVERAGE * covered)
    if asked.numbers.intersection(claim):
        score *= 1 + _NUMBER
    if asked.claimant:
        named = asked.claimant.intersection([*whole, *terms(check.claimant or "")])
        score += _CLAIMANT * _total(named, weights)
    score *= 1 + _NEARNESS * _nearness(asked.day, _day(check.date))
    return _Scored(candidate, score, covered)


def _bm25(matched: frozenset[str], document: Sequence[str], weights: Weights) -> float:
    counts = Counter(document)
    norm = _K1 * (1 - _B + _B * len(document) / _MEAN_TERMS)
    return sum(weights[term] * counts[term] * (_K1 + 1) / (counts[term] + norm) for term in sorted(matched))


def _share(asked: frozenset[str], found: Sequence[str], weights: Weights) -> float:
    """The share of `found`, by weight, that is asked for."""
    distinct = set(found)
    return _total(asked & distinct, weights) / _total(distinct, weights) if distinct else 0.0


def _total(some: Iterable[str], weights: Weights) -> float:
    return sum(weights[term] for term in sorted(some))


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
