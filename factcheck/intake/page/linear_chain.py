"""Linear-chain CRF inference: scores of each paragraph -> the paragraphs to keep, by maximum expected F measure.

Marginal probability of the label ARTICLE by the forward-backward algorithm (Rabiner, 1989) over four labels, not the
Viterbi path: the likeliest paragraphs are kept, as many as maximise the expected F measure of characters (Jansche,
2007), so that a page with uncertain labels is kept in large part and not lost.
"""

from collections.abc import Sequence
from math import exp

Votes = tuple[float, float, float, float]

# The square of beta in the F measure: lost text of the article is worse than kept boilerplate.
_RECALL_WEIGHT = 1.5
# A floor on the marginal: on a page without an article, the likeliest paragraph is none.
_LEAST_CHANCE = 0.1
# Scores are clipped so far below the best of a paragraph: no weight underflows to zero.
_FARTHEST_BELOW = 60.0


def keep(votes: Sequence[Votes], steps: dict[str, float], lengths: Sequence[int]) -> frozenset[int]:
    """The numbers of the paragraphs to keep.

    `votes` are the unary scores of the labels BEFORE, ARTICLE, INSIDE, AFTER (log space), `steps` the transition scores
    by two letters ("BA"), `lengths` characters. A page begins BEFORE or in the ARTICLE, and never goes back to BEFORE.
    """
    if not votes:
        return frozenset()
    return _best_expected(_chances([_weights(vote) for vote in votes], steps), lengths)


def _weights(vote: Votes) -> Votes:
    before, article, inside, after = vote
    best = max(vote)
    return (
        exp(max(before - best, -_FARTHEST_BELOW)),
        exp(max(article - best, -_FARTHEST_BELOW)),
        exp(max(inside - best, -_FARTHEST_BELOW)),
        exp(max(after - best, -_FARTHEST_BELOW)),
    )


def _chances(weights: Sequence[Votes], steps: dict[str, float]) -> list[float]:
    """The marginal probability of ARTICLE of each paragraph, by forward-backward."""
    forwards, backwards = _forwards(weights, steps), _backwards(weights, steps)
    chances = []
    for (b, a, i, e), (to_b, to_a, to_i, to_e) in zip(forwards, reversed(backwards), strict=True):
        article = a * to_a
        total = b * to_b + article + i * to_i + e * to_e
        chances.append(article / total if total else 0.0)
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
    """The backward sums, normalised, the last paragraph first."""
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
