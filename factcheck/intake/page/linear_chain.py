"""Choose the paragraphs of the article from the votes on each: likely to be most of it, and little else.

A linear chain over four places, each paragraph's chance of standing in the article summed over every path through the
page (forwards and backwards; Rabiner, 1989). Of the paragraphs, the likeliest are kept, as many as give the best
expected F measure of characters (Jansche, 2007): a page that is hard to tell is kept in large part and not lost.
"""

from collections.abc import Sequence
from math import exp

Votes = tuple[float, float, float, float]

# Text of the article that is lost is worse than furniture that is kept. (The square of beta in the F measure.)
_RECALL_WEIGHT = 1.5
# On a page without an article, the likeliest paragraph is none.
_LEAST_CHANCE = 0.1
# Votes so far below the best of a paragraph are as good as none; no chance becomes nought.
_FARTHEST_BELOW = 60.0


def keep(votes: Sequence[Votes], steps: dict[str, float], lengths: Sequence[int]) -> frozenset[int]:
    """The numbers of the paragraphs to keep. The page begins before or in the article; nothing leads back to it."""
    if not votes:
        return frozenset()
    return _best_expected(_chances([_weights(vote) for vote in votes], steps), lengths)


def _weights(vote: Votes) -> Votes:
    floor = max(vote) - _FARTHEST_BELOW
    before, article, inside, after = (exp(max(one - floor, 0.0) - _FARTHEST_BELOW) for one in vote)
    return before, article, inside, after


def _chances(weights: Sequence[Votes], steps: dict[str, float]) -> list[float]:
    """The chance of each paragraph to stand in the article."""
    forwards, backwards = _forwards(weights, steps), _backwards(weights, steps)
    chances = []
    for ahead, behind in zip(forwards, reversed(backwards), strict=True):
        each = [one * other for one, other in zip(ahead, behind, strict=True)]
        total = sum(each)
        chances.append(each[1] / total if total else 0.0)
    return chances


def _forwards(weights: Sequence[Votes], steps: dict[str, float]) -> list[Votes]:
    bb, ba, aa, ai, ae, ii, ia, ee = _step_weights(steps)
    before, article, inside, after = weights[0][0], weights[0][1], 0.0, 0.0
    sums = [(before, article, inside, after)]
    for b, a, i, e in weights[1:]:
        before, article, inside, after = (
            before * bb * b,
            (before * ba + article * aa + inside * ia) * a,
            (article * ai + inside * ii) * i,
            (article * ae + after * ee) * e,
        )
        scale = 1 / (before + article + inside + after)
        before, article, inside, after = before * scale, article * scale, inside * scale, after * scale
        sums.append((before, article, inside, after))
    return sums


def _backwards(weights: Sequence[Votes], steps: dict[str, float]) -> list[Votes]:
    """As `_forwards`, from the end: the last paragraph first."""
    bb, ba, aa, ai, ae, ii, ia, ee = _step_weights(steps)
    before, article, inside, after = 1.0, 1.0, 0.0, 1.0
    sums = [(before, article, inside, after)]
    for b, a, i, e in reversed(weights[1:]):
        to_before, to_article, to_inside, to_after = before * b, article * a, inside * i, after * e
        before, article, inside, after = (
            to_before * bb + to_article * ba,
            to_article * aa + to_inside * ai + to_after * ae,
            to_inside * ii + to_article * ia,
            to_after * ee,
        )
        scale = 1 / (before + article + inside + after)
        before, article, inside, after = before * scale, article * scale, inside * scale, after * scale
        sums.append((before, article, inside, after))
    return sums


def _step_weights(steps: dict[str, float]) -> tuple[float, ...]:
    return tuple(exp(steps[step]) for step in ("BB", "BA", "AA", "AI", "AE", "II", "IA", "EE"))


def _best_expected(chances: Sequence[float], lengths: Sequence[int]) -> frozenset[int]:
    order = sorted(range(len(chances)), key=lambda at: -chances[at])
    wanted = sum(chance * length for chance, length in zip(chances, lengths, strict=True))
    best, most, kept, right = 0.0, 0, 0.0, 0.0
    for count, at in enumerate(order, 1):
        if chances[at] < _LEAST_CHANCE:
            break
        kept += lengths[at]
        right += chances[at] * lengths[at]
        gain = right / (kept + _RECALL_WEIGHT * wanted)
        if gain > best:
            best, most = gain, count
    return frozenset(order[:most])
