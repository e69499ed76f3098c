"""Word alignment: two sequences of words -> the best chain of runs that they have in common (local alignment).

As of Smith and Waterman (1981) with weighted words, but over runs of the same words instead of single ones (sparse
dynamic programming, Eppstein et al. 1992): what little a long text shares with a quotation is all that is compared.
"""

from collections.abc import Callable, Sequence
from heapq import nlargest
from itertools import accumulate
from typing import Final, NamedTuple

# What a word between two runs costs on either side, in the weight of a content word.
_LEFT_OUT: Final = 0.1
_PUT_IN: Final = 0.05
# Bounds on work: a word with more places is no help, and the heaviest runs tell.
_MOST_PLACES: Final = 60
_MOST_RUNS: Final = 120


class Run(NamedTuple):
    """The words `a` to `a + size` of the one side are those from `b` of the other."""

    a: int
    b: int
    size: int


def common_runs(one: Sequence[str], other: Sequence[str], weight: Callable[[str], float]) -> list[Run]:
    """The chain of runs, in order on both sides, that weighs most less the words between them; a stretch of `other`."""
    sums = list(accumulate(map(weight, one), initial=0.0))

    def weighs(run: Run) -> float:
        return sums[run.a + run.size] - sums[run.a]

    runs = sorted(nlargest(_MOST_RUNS, _runs(one, other), key=weighs))
    scores: list[float] = []
    before: list[tuple[int, int]] = []  # the run before in the chain, and the words that both share
    for at, run in enumerate(runs):
        best, last, shared = weighs(run), -1, 0
        for earlier in range(at):
            overlap = _overlap(runs[earlier], run)
            if overlap >= 0 and scores[earlier] > 0:
                score = scores[earlier] + sums[run.a + run.size] - sums[run.a + overlap] - _cost(runs[earlier], run)
                if score > best:
                    best, last, shared = score, earlier, overlap
        scores.append(best)
        before.append((last, shared))
    at = max(range(len(runs)), key=lambda at: (scores[at], -at), default=-1)
    chain: list[Run] = []
    while at >= 0:
        last, shared = before[at]
        run = runs[at]
        chain.append(Run(run.a + shared, run.b + shared, run.size - shared))
        at = last
    return chain[::-1]


def _runs(one: Sequence[str], other: Sequence[str]) -> list[Run]:
    """The maximal runs of the same words."""
    places: dict[str, list[int]] = {}
    for b, low in enumerate(other):
        places.setdefault(low, []).append(b)
    runs: list[Run] = []
    open_runs: dict[int, int] = {}  # where a run would go on -> where it began on the side of `one`
    for a, low in enumerate(one):
        here = places.get(low, ())
        begins = len(here) <= _MOST_PLACES
        goes_on = {b + 1: open_runs.pop(b, a) for b in here if begins or b in open_runs}
        runs.extend(_closed(open_runs, a))
        open_runs = goes_on
    runs.extend(_closed(open_runs, len(one)))
    return runs


def _closed(open_runs: dict[int, int], end: int) -> list[Run]:
    return [Run(start, b - (end - start), end - start) for b, start in open_runs.items()]


def _overlap(one: Run, other: Run) -> int:
    """How many words of the other run come too early to follow the one; -1 where it cannot follow."""
    if other.a <= one.a or other.b <= one.b:
        return -1
    overlap = max(0, one.a + one.size - other.a, one.b + one.size - other.b)
    return overlap if overlap < other.size else -1


def _cost(one: Run, other: Run) -> float:
    return _LEFT_OUT * max(0, other.b - one.b - one.size) + _PUT_IN * max(0, other.a - one.a - one.size)
