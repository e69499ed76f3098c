"""Paragraph features of a page -> a label for each: before the article, in it, boilerplate inside it, after it.

A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) with the weights of data/page_model.txt
(pasted text) or data/html_model.txt, trained by benchmarks/train_page_model.py. `linear_chain` does the inference.
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
    """The label of a paragraph."""

    BEFORE = 0
    ARTICLE = 1
    INSIDE = 2
    AFTER = 3


class Model(NamedTuple):
    """Weights: `votes` a feature for the four labels, `steps` for transitions; `words` have a feature of their own."""

    votes: dict[str, Votes]
    steps: dict[str, float]
    words: frozenset[str] = frozenset()


@cache
def load_model(name: str) -> Model:
    """The model in `data/NAME.txt`: `feature = four weights`, and transition weights `step_AB = weight`."""
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
    """The words that have a feature of their own ("has_WORD_SIZE") in a model."""
    return frozenset(one[len(WORD_PREFIX) :].rpartition("_")[0] for one in features if one.startswith(WORD_PREFIX))


def place(
    looks: Sequence[Look], gaps: Sequence[int], model: Model, more: Sequence[Sequence[str]] | None = None
) -> list[Place]:
    """The label of each paragraph; `gaps` are the line ends before each, `more` further features of each."""
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
    """Labels from the numbers of the article's paragraphs: the rest is before, inside or after these."""
    first, last = (min(kept), max(kept)) if kept else (count, count)
    return [
        Place.ARTICLE if at in kept else Place.BEFORE if at < first else Place.AFTER if at > last else Place.INSIDE
        for at in range(count)
    ]


def contexts(
    looks: Sequence[Look], gaps: Sequence[int], more: Sequence[Sequence[str]] | None = None
) -> Iterator[list[str]]:
    """The context features of each paragraph: its window, the likely headline, and `more`."""
    for at, (near, far) in enumerate(zip(surroundings(looks, gaps), headline_traits(looks), strict=True)):
        yield [*near, *far, *more[at]] if more else [*near, *far]


def _sum(features: Iterable[str], model: Model) -> Votes:
    before = article = inside = after = 0.0
    for one, two, three, four in filter(None, map(model.votes.get, features)):
        before += one
        article += two
        inside += three
        after += four
    return before, article, inside, after


def _with_last_words(kept: frozenset[int], looks: Sequence[Look]) -> frozenset[int]:
    """With a closing quotation: a whole sentence in quotation marks right below the article is of it."""
    below = max(kept) + 1 if kept else len(looks)
    if below < len(looks) and looks[below].shape in {"s", "S"} and "starts_quote" in looks[below].traits:
        return kept | {below}
    return kept
