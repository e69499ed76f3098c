"""Capitalised runs -> proper names, and their lookup in an article by word, demonym, plural and initialism."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from factcheck.auditing.audit_words import table
from factcheck.language.figure_tokens import CasedToken

_SMALL = frozenset({"of", "the", "and", "for", "de", "van", "von", "bin", "al", "da", "del", "la", "-", "&"})
_LONGEST_INITIALS = 6
# The most tokens between two words of one name: President (Volodymyr) Zelenskyy, Solheim, (the) captain.
_GAP = 6
# A text with fewer capitals than one in so many tokens is lower-cased (uncased): any word of it may be a name.
_FEWEST_CAPITALS = 100


class Name(NamedTuple):
    """A run of capitalised words at the tokens `first` to `last` (half-open)."""

    first: int
    last: int


def read_names(tokens: Sequence[CasedToken]) -> list[Name]:
    """The runs of capitalised words, in order; sentence-initial words count, since they may be names."""
    names: list[Name] = []
    at = 0
    while at < len(tokens):
        last = at
        while last < len(tokens) and tokens[last].is_capital and not (last > at and tokens[last].opens):
            last += 1
        if last > at:
            names.append(Name(at, last))
        at = max(last, at + 1)
    return names


class KnownNames:
    """The proper names of a text, with the variants that a summary may use."""

    def __init__(self, tokens: Sequence[CasedToken]) -> None:
        capitals = [token.low for token in tokens if token.is_capital]
        has_case = len(capitals) * _FEWEST_CAPITALS > len(tokens)
        self._capitals = set(capitals) if has_case else {token.low for token in tokens if token.is_word}
        self._initials = _initials(tokens)
        self._together: dict[tuple[str, str], bool] = {}
        self._places: dict[str, list[int]] = {}
        for place, token in enumerate(tokens):
            self._places.setdefault(token.low, []).append(place)
        self._joined = " " + " ".join(token.low for token in tokens if token.is_word) + " "

    def has_together(self, one: CasedToken, other: CasedToken) -> bool:
        """Whether two words of a name occur within `_GAP` tokens of each other; True if one does not occur in that form
        (Chinese).
        """
        pair = (one.low, other.low)
        if pair not in self._together:
            places, others = self._places.get(one.low), self._places.get(other.low)
            self._together[pair] = places is None or others is None or _are_near(places, others)
        return self._together[pair]

    def has(self, token: CasedToken) -> bool:
        """Whether the capitalised word matches a name: the same word, its demonym or place, or its acronym."""
        low = token.low
        return (
            low in self._capitals
            or self._is_related(low)
            or (low.endswith("s") and (low[:-1] in self._capitals or self._is_related(low[:-1])))
            or self.has_initials(token)
        )

    def _is_related(self, low: str) -> bool:
        return not self._capitals.isdisjoint(related_names(low))

    def has_initials(self, token: CasedToken) -> bool:
        """Whether the word is an acronym of a name, spelled out in the text or known to the word list."""
        if token.low in self._initials and sum(map(str.isupper, token.text)) > 1:
            return True
        name = table("initials").get(token.low)
        return name is not None and f" {name} " in self._joined


def _are_near(places: Sequence[int], others: Sequence[int]) -> bool:
    """Whether an index of one list is within the gap of one of the other; both sorted."""
    after = (bisect_left(others, place - _GAP) for place in places)
    return any(at < len(others) and others[at] <= place + _GAP for at, place in zip(after, places, strict=True))


def _initials(tokens: Sequence[CasedToken]) -> set[str]:
    """The acronyms of every run of capitalised words, function words skipped."""
    found: set[str] = set()
    run: list[str] = []
    for token in tokens:
        if token.is_capital:
            run = [*run[1 - _LONGEST_INITIALS :], token.low[0]]
            found.update("".join(run[-length:]) for length in range(2, len(run) + 1))
        elif token.low not in _SMALL:
            run = []
    return found


def related_names(low: str) -> tuple[str, ...]:
    """Of a demonym its places, of a place its demonyms, and the acronyms whose expansion has this word."""
    return (*table("demonyms").get(low, "").split(), *_people_of(low), *_spelled_out(low))


@cache
def _people_of(low: str) -> tuple[str, ...]:
    """The demonyms of a place, singular and plural."""
    people = [word for word, places in table("demonyms").items() if low in places.split()]
    return (*people, *(f"{word}s" for word in people))


@cache
def _spelled_out(low: str) -> tuple[str, ...]:
    """The acronyms whose expansion has this word: of "states", us and usa."""
    return tuple(initials for initials, name in table("initials").items() if low in name.split())
