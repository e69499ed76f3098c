"""Tell the article's paragraphs on a page from what stands before, inside and after it.

A linear chain over four states: before the article, in it, in furniture inside it, after it. Features of each
paragraph and its neighbours vote with the weights of data/page_model.txt; the best path through the page wins
(Viterbi, 1967). The weights were trained as a conditional random field (Lafferty, McCallum and Pereira, 2001).
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from factcheck.intake.looks import Look
from factcheck.intake.surroundings import surroundings
from factcheck.intake.words import table


class Place(IntEnum):
    """Where a paragraph stands."""

    BEFORE = 0
    ARTICLE = 1
    INSIDE = 2
    AFTER = 3


Votes = tuple[float, float, float, float]

_NONE: Votes = (0.0, 0.0, 0.0, 0.0)
_NEVER = -1e9
_LETTERS = "BAIE"


class Model(NamedTuple):
    """`steps` are the weights of going from one place to the next, in the order of `_step`."""

    votes: dict[str, Votes]
    steps: dict[str, float]


@cache
def load_model(name: str) -> Model:
    """The model in `data/NAME.txt`: a feature's votes for the four places, or the weight of a step "step_AB"."""
    votes: dict[str, Votes] = {}
    steps: dict[str, float] = {}
    for feature, numbers in table(name).items():
        weights = [float(number) for number in numbers.split()]
        if feature.startswith("step_"):
            steps[feature.removeprefix("step_")] = weights[0]
        else:
            votes[feature] = (weights[0], weights[1], weights[2], weights[3])
    return Model(votes, steps)


def place(
    looks: Sequence[Look], gaps: Sequence[int], model: Model, more: Sequence[Sequence[str]] | None = None
) -> list[Place]:
    """The place of each paragraph; `gaps` are the line ends before each, `more` further features of each."""
    local: dict[tuple[str, ...], Votes] = {}
    votes = []
    for at, (look, context) in enumerate(zip(looks, surroundings(looks, gaps), strict=True)):
        own = local.get(look.traits)
        if own is None:
            own = local[look.traits] = _sum(look.traits, model)
        around = _sum([*context, *more[at]] if more else context, model)
        votes.append((own[0] + around[0], own[1] + around[1], own[2] + around[2], own[3] + around[3]))
    return _best_path(votes, model.steps)


def _sum(features: Iterable[str], model: Model) -> Votes:
    before = article = inside = after = 0.0
    known = model.votes
    for feature in features:
        vote = known.get(feature)
        if vote is not None:
            before += vote[0]
            article += vote[1]
            inside += vote[2]
            after += vote[3]
    return before, article, inside, after


def _best_path(votes: Sequence[Votes], steps: dict[str, float]) -> list[Place]:
    """The page begins before or in the article, and ends before it, in it or after it; nothing leads back."""
    if not votes:
        return []
    before, article, inside, after = votes[0][0], votes[0][1], _NEVER, _NEVER
    came_from: list[tuple[int, int, int, int]] = []
    stay_before, begin = steps["BB"], steps["BA"]
    stay, pause, end = steps["AA"], steps["AI"], steps["AE"]
    stay_inside, resume, stay_after = steps["II"], steps["IA"], steps["EE"]
    for vote in votes[1:]:
        to_article = max((before + begin, 0), (article + stay, 1), (inside + resume, 2))
        to_inside = max((article + pause, 1), (inside + stay_inside, 2))
        to_after = max((article + end, 1), (after + stay_after, 3))
        came_from.append((0, to_article[1], to_inside[1], to_after[1]))
        before += stay_before + vote[0]
        article = to_article[0] + vote[1]
        inside = to_inside[0] + vote[2]
        after = to_after[0] + vote[3]
    last = max((before, 0), (article, 1), (after, 3))[1]
    path = [last]
    for origins in reversed(came_from):
        path.append(origins[path[-1]])
    return [Place(number) for number in reversed(path)]
