"""Paragraph features of a page -> context features of each: neighbours, distance to date line, byline and headline."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from factcheck.intake.page.paragraph_features import LONG, VERY_LONG, Look, bucket

_REACH = 4
_STEPS = (1, 2, 4, 8, 16)
_NEAR = (1, 150, 400, 800, 1500, 2500)
_NEAR_OF_A_SHAPE = (1, 400, 1500)
# A headline has so many characters, and content words that the prose after it shares.
_SHORTEST = 12
_LONGEST = 200
_FEWEST_WORDS = 3
_MOST_WORDS_THAT_COUNT = 5
_PARAGRAPHS_READ = 6
_HEADLINE_REACH = 40
_DATE_REACH = 4
_MASS_BONUS = 0.7
_DISTANCE_COST = 0.1
_LEAST_SCORE = 2.0
_STEPS_AFTER = (2, 4, 8, 16, 40, 100)
_PROSE_STEPS = (1, 2, 4, 8, 16, 32)
_MOST_SHARED = 3
_NO_KINDS = frozenset[str]()


def surroundings(looks: Sequence[Look], gaps: Sequence[int]) -> Iterator[list[str]]:
    """Features of a window around each paragraph; `gaps` are the line ends before each."""
    count = len(looks)
    shapes = ["^", "^", *(_sized(look) for look in looks), "$", "$"]
    blanks = [*(min(gap, 2) for gap in gaps), 2]
    prose = [0, *accumulate(look.length if look.is_prose else 0 for look in looks)]
    is_related = ["related" in look.kinds and look.length < LONG for look in looks]
    since_date = since_byline = _STEPS[-1]
    for at, look in enumerate(looks):
        kinds = look.kinds if look.length < LONG else _NO_KINDS
        since_date = 0 if "date" in kinds else since_date + 1
        since_byline = 0 if "byline" in kinds else since_byline + 1
        near = prose[min(count, at + _REACH + 1)] - prose[max(0, at - _REACH)] - (prose[at + 1] - prose[at])
        steps = (bucket(_STEPS, since_date), bucket(_STEPS, since_byline))
        yield [
            f"gaps{blanks[at]}{blanks[at + 1]}",
            *_window(*shapes[at : at + 5]),
            *_distances(look.shape, bucket(_NEAR, near), bucket(_NEAR_OF_A_SHAPE, near), *steps),
            *_neighbours(looks, at),
            *(("below_related",) if True in is_related[max(0, at - 5) : max(0, at - 1)] else ()),
        ]


def _sized(look: Look) -> str:
    return f"{look.shape}2" if look.length >= VERY_LONG else look.shape


# There are few shapes and steps: these are remembered.
@cache
def _window(before_that: str, before: str, own: str, after: str, after_that: str) -> tuple[str, ...]:
    """The sized shapes of five paragraphs, of which the third is this one."""
    return (
        f"before1_{before}",
        f"before2_{before_that}",
        f"after1_{after}",
        f"after2_{after_that}",
        f"three_{before[0]}{own[0]}{after[0]}",
    )


@cache
def _distances(shape: str, near: int, near_of_a_shape: int, since_date: int, since_byline: int) -> tuple[str, ...]:
    return (
        f"near{near}",
        f"near{near_of_a_shape}_{shape}",
        f"date{since_date}_{shape}",
        f"byline{since_byline}_{shape}",
    )


def _neighbours(looks: Sequence[Look], at: int) -> list[str]:
    """The vocabulary kinds of short paragraphs (headings, labels) right before and after this one."""
    features = []
    if at and looks[at - 1].length < LONG:
        features += [f"previous_{kind}_{looks[at].shape}" for kind in looks[at - 1].kinds]
    if at + 1 < len(looks) and looks[at + 1].length < LONG:
        features += [f"next_{kind}" for kind in looks[at + 1].kinds]
    return features


def headline_traits(looks: Sequence[Look]) -> list[list[str]]:
    """Features of each paragraph relative to the likeliest headline; none where no line is likely.

    A headline is a short line that shares content words with the prose that follows, near it, above a date or byline.
    """
    traits: list[list[str]] = [[] for _ in looks]
    prose = [at for at, look in enumerate(looks) if look.is_prose]
    headline = _likeliest(looks, prose)
    if headline is None:
        return traits
    words = looks[headline].words
    before = bisect_right(prose, headline)
    for at, look in enumerate(looks):
        where = _where(at - headline)
        traits[at] += [f"headline_{where}", f"headline_{where}_{look.shape}"]
        if at > headline and look.is_prose:
            traits[at].append(f"prose{bucket(_PROSE_STEPS, bisect_right(prose, at) - 1 - before)}")
        if len(look.words) >= _FEWEST_WORDS and at != headline:
            traits[at].append(f"shared{min(_MOST_SHARED, len(look.words & words))}_{look.shape}")
    return traits


def _where(steps: int) -> str:
    if steps <= 0:
        return "before" if steps else "here"
    return f"after{bucket(_STEPS_AFTER, steps)}"


def _likeliest(looks: Sequence[Look], prose: Sequence[int]) -> int | None:
    best, place = _LEAST_SCORE, None
    for at, look in enumerate(looks):
        if look.is_prose or not _SHORTEST <= look.length <= _LONGEST or len(look.words) < _FEWEST_WORDS:
            continue
        score = _score(looks, prose, at)
        if score > best:
            best, place = score, at
    return place


def _score(looks: Sequence[Look], prose: Sequence[int], at: int) -> float:
    first = bisect_right(prose, at)
    following = [place for place in prose[first : first + _PARAGRAPHS_READ] if place - at <= _HEADLINE_REACH]
    if not following:
        return 0.0
    own = looks[at].words
    untold = own.difference(*[looks[place].words for place in following])
    shared = min(_MOST_WORDS_THAT_COUNT, len(own) - len(untold))
    is_dated = any(
        look.length < LONG and not look.kinds.isdisjoint({"date", "byline"})
        for look in looks[at + 1 : at + 1 + _DATE_REACH]
    )
    mass = bucket((200, 600, 1200), sum(looks[place].length for place in following))
    return shared + is_dated + _MASS_BONUS * mass - _DISTANCE_COST * (following[0] - at)
