"""Lemmatisation by suffix: an English word -> what it may be an inflection of."""

from functools import lru_cache

_SHORTEST = 4
# Words with the ending of an inflection that are lemmas.
_WHOLE = frozenset(
    {"news", "does", "less", "rating", "during", "following", "according", "leading", "evening", "morning"}
)


@lru_cache(maxsize=20_000)
def lemmas(low: str) -> tuple[str, ...]:
    """Candidate lemmas: the word, and what it may be an inflection of. Not derivations: a planner is no plane."""
    found = [low]
    if low not in _WHOLE:
        endings = ("s", "es", "ed", "d", "ing")
        found.extend(low[: -len(end)] for end in endings if low.endswith(end) and len(low) - len(end) >= _SHORTEST)
    if low.endswith("ing") and len(low) > _SHORTEST + 2:
        found.append(low.removesuffix("ing") + "e")
    if low.endswith("ies"):
        found.append(low.removesuffix("ies") + "y")
    return tuple(found)
