"""Tell the article's paragraphs on a page from what stands before, inside and after it.

A linear chain over four states: before the article, in it, in furniture inside it, after it. Features of each
paragraph, its neighbours and the likely headline vote with the weights of data/page_model.txt. The weights were
trained as a conditional random field (Lafferty, McCallum and Pereira, 2001).
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from factcheck.intake.page.context_features import headline_traits, surroundings
from factcheck.intake.page.linear_chain import Votes, keep
from factcheck.intake.page.paragraph_features import Look
from factcheck.intake.words import table

# Features of single words: "has_WORD_SIZE".
WORD_PREFIX = "has_"


class Place(IntEnum):
    """Where a paragraph stands."""

    BEFORE = 0
    ARTICLE = 1
    INSIDE = 2
    AFTER = 3


class Model(NamedTuple):
    """`steps` are the weights of going from one place to the next; `words` are those with votes of their own."""

    votes: dict[str, Votes]
    steps: dict[str, float]
    words: frozenset[str] = frozenset()


@cache
def load_model(name: str) -> Model:
    """The model in `data/NAME.txt`: a feature's votes for the four places, or the weight of a step "step_AB"."""
    votes: dict[str, Votes] = {}
    steps: dict[str, float] = {}
    value = cache(float)  # of thousands of numbers a hundred differ
    for feature, numbers in table(name).items():
        weights = [value(number) for number in numbers.split()]
        if feature.startswith("step_"):
            steps[feature.removeprefix("step_")] = weights[0]
        else:
            votes[feature] = (weights[0], weights[1], weights[2], weights[3])
    return Model(votes, steps, weighed_words(votes))


def weighed_words(features: Iterable[str]) -> frozenset[str]:
    """The words among the features of a model."""
    return frozenset(one[len(WORD_PREFIX) :].rpartition("_")[0] for one in features if one.startswith(WORD_PREFIX))


def place(
    looks: Sequence[Look], gaps: Sequence[int], model: Model, more: Sequence[Sequence[str]] | None = None
) -> list[Place]:
    """The place of each paragraph; `gaps` are the line ends before each, `more` further features of each."""
    local: dict[tuple[str, ...], Votes] = {}
    votes = []
    for look, context in zip(looks, contexts(looks, gaps, more), strict=True):
        own = local.get(look.traits)
        if own is None:
            own = local[look.traits] = _sum(look.traits, model)
        around = _sum(context, model)
        votes.append((own[0] + around[0], own[1] + around[1], own[2] + around[2], own[3] + around[3]))
    kept = keep(votes, model.steps, [look.length for look in looks])
    return places_around(_with_last_words(kept, looks), len(looks))


def places_around(kept: frozenset[int], count: int) -> list[Place]:
    """What is not kept stands before, inside or after what is."""
    first, last = (min(kept), max(kept)) if kept else (count, count)
    return [
        Place.ARTICLE if at in kept else Place.BEFORE if at < first else Place.AFTER if at > last else Place.INSIDE
        for at in range(count)
    ]


def contexts(
    looks: Sequence[Look], gaps: Sequence[int], more: Sequence[Sequence[str]] | None = None
) -> Iterator[list[str]]:
    """The features of each paragraph besides its own look."""
    for at, (near, far) in enumerate(zip(surroundings(looks, gaps), headline_traits(looks), strict=True)):
        yield [*near, *far, *more[at]] if more else [*near, *far]


def _sum(features: Iterable[str], model: Model) -> Votes:
    before = article = inside = after = 0.0
    for vote in filter(None, map(model.votes.get, features)):
        before += vote[0]
        article += vote[1]
        inside += vote[2]
        after += vote[3]
    return before, article, inside, after


def _with_last_words(kept: frozenset[int], looks: Sequence[Look]) -> frozenset[int]:
    """A whole sentence in quotation marks right below the article is its last word."""
    below = max(kept) + 1 if kept else len(looks)
    if below < len(looks) and looks[below].shape in {"s", "S"} and "starts_quote" in looks[below].traits:
        return kept | {below}
    return kept
