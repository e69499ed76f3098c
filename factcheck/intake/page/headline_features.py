"""Guess which line of a page is the article's headline, and tell each paragraph's place and words in relation to it."""

from bisect import bisect_right
from collections.abc import Sequence

from factcheck.intake.page.paragraph_features import LONG, Look, bucket

# A headline shares words with the prose that follows it, and stands close to it.
_SHORTEST = 12
_LONGEST = 200
_FEWEST_WORDS = 3
_MOST_WORDS_THAT_COUNT = 5
_PARAGRAPHS_READ = 6
_REACH = 40
_DATE_REACH = 4
_MASS_BONUS = 0.7
_DISTANCE_COST = 0.1
_LEAST_SCORE = 2.0
_STEPS_AFTER = (2, 4, 8, 16, 40, 100)
_PROSE_STEPS = (1, 2, 4, 8, 16, 32)
_MOST_SHARED = 3


def headline_traits(looks: Sequence[Look]) -> list[list[str]]:
    """Features of each paragraph; none on a page where no line looks like the headline."""
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
            traits[at].append(f"prose{bucket(bisect_right(prose, at) - 1 - before, _PROSE_STEPS)}")
        if len(look.words) >= _FEWEST_WORDS and at != headline:
            traits[at].append(f"shared{min(_MOST_SHARED, len(look.words & words))}_{look.shape}")
    return traits


def _where(steps: int) -> str:
    if steps <= 0:
        return "before" if steps else "here"
    return f"after{bucket(steps, _STEPS_AFTER)}"


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
    following = [place for place in prose[first : first + _PARAGRAPHS_READ] if place - at <= _REACH]
    if not following:
        return 0.0
    told = frozenset[str]().union(*(looks[place].words for place in following))
    shared = min(_MOST_WORDS_THAT_COUNT, len(looks[at].words & told))
    is_dated = any(
        look.length < LONG and not look.kinds.isdisjoint({"date", "byline"})
        for look in looks[at + 1 : at + 1 + _DATE_REACH]
    )
    mass = bucket(sum(looks[place].length for place in following), (200, 600, 1200))
    return shared + is_dated + _MASS_BONUS * mass - _DISTANCE_COST * (following[0] - at)
