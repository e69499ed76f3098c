"""Stemming: an English word -> a stem that its inflections and closest derivations share."""

from functools import lru_cache

from factcheck.language.en.words import table

_SHORTEST = 3
_VOWELS = frozenset("aeiouy")
# The longest matching suffix is stripped. Derivational suffixes only where they hardly change the sense.
_ENDINGS = (
    *(
        ("ations", ""),
        ("ation", ""),
        ("ments", ""),
        ("ment", ""),
        ("ions", ""),
        ("ion", ""),
        ("ingly", ""),
        ("edly", ""),
    ),
    *(("ings", ""), ("ing", ""), ("ies", "y"), ("ied", "y"), ("ers", ""), ("ors", ""), ("er", ""), ("or", "")),
    *(("es", ""), ("ed", ""), ("ly", ""), ("s", ""), ("e", "")),
)


@lru_cache(maxsize=20_000)
def stem(low: str) -> str:
    """A stem for comparison alone, by suffix stripping (after Porter 1980): deployed, deploys, deployment are one."""
    for ending, instead in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST and not (ending == "s" and low.endswith("ss")):
            return _single(low[: -len(ending)] + instead)
    return low


def verb_stem(low: str) -> str:
    """The stem of a verb, irregular past forms lemmatised first: rose and rise are one, too."""
    return stem(table("irregular_verbs").get(low, low))


def is_past(low: str) -> bool:
    """Whether the word may be a past tense or past participle."""
    return low.endswith("ed") or low in table("irregular_verbs")


def _single(low: str) -> str:
    """Undo consonant doubling (planned) and drop a silent e."""
    if len(low) > _SHORTEST and low[-1] == low[-2] and low[-1] not in _VOWELS and low[-1] not in "ls":
        return low[:-1]
    return low[:-1] if low.endswith("e") and len(low) > _SHORTEST else low
