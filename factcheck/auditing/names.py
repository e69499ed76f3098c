"""Capitalised runs -> proper names, and their lookup in an article by word, demonym, plural and initialism."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from factcheck.auditing.words import table
from factcheck.language.figure_tokens import CasedToken

_SMALL = frozenset({"of", "the", "and", "for", "de", "van", "von", "bin", "al", "da", "del", "la", "-", "&"})
_LONGEST_INITIALS = 6
# So many tokens may stand between two words of a name: President (Volodymyr) Zelenskyy, Solheim, (the) captain.
_GAP = 6
# A text in which not one token of so many has a capital was lowered by somebody: any word of it may be a name.
_FEWEST_CAPITALS = 100


class Name(NamedTuple):
    """Capitalised words side by side, at the tokens `first` to `last` (half-open)."""

    first: int
    last: int


def read_names(tokens: Sequence[CasedToken]) -> list[Name]:
    """The runs of words with capitals, in order; a word that opens a sentence is one, since it may be a name."""
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
    """The names that a text has, in the forms in which a writer may give them back."""

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
        """Whether two words of a name stand near each other there; other forms of a word (Chinese) are let pass."""
        pair = (one.low, other.low)
        if pair not in self._together:
            places, others = self._places.get(one.low), self._places.get(other.low)
            self._together[pair] = places is None or others is None or _are_near(places, others)
        return self._together[pair]

    def has(self, token: CasedToken) -> bool:
        """Whether the capitalised word is in a name there, its demonym or place, or the initials of one."""
        low = token.low
        return (
            low in self._capitals
            or self._is_related(low)
            or (low.endswith("s") and (low[:-1] in self._capitals or self._is_related(low[:-1])))
            or self._is_initials(token)
        )

    def _is_related(self, low: str) -> bool:
        places = table("demonyms").get(low, "").split()
        return not self._capitals.isdisjoint((*places, *_people_of(low), *_spelled_out(low)))

    def _is_initials(self, token: CasedToken) -> bool:
        if token.low in self._initials and sum(map(str.isupper, token.text)) > 1:
            return True
        name = table("initials").get(token.low)
        return name is not None and f" {name} " in self._joined


def _are_near(places: Sequence[int], others: Sequence[int]) -> bool:
    """Whether one of the places is within the gap of one of the others; both in order."""
    after = (bisect_left(others, place - _GAP) for place in places)
    return any(at < len(others) and others[at] <= place + _GAP for at, place in zip(after, places, strict=True))


def _initials(tokens: Sequence[CasedToken]) -> set[str]:
    """The initials of every run of capitalised words, small words between them left out."""
    found: set[str] = set()
    run: list[str] = []
    for token in tokens:
        if token.is_capital:
            run = [*run[1 - _LONGEST_INITIALS :], token.low[0]]
            found.update("".join(run[-length:]) for length in range(2, len(run) + 1))
        elif token.low not in _SMALL:
            run = []
    return found


@cache
def _people_of(low: str) -> tuple[str, ...]:
    """The demonyms of a place, plurals with them."""
    people = [word for word, places in table("demonyms").items() if low in places.split()]
    return (*people, *(f"{word}s" for word in people))


@cache
def _spelled_out(low: str) -> tuple[str, ...]:
    """The initials whose name has this word: of "states", us and usa."""
    return tuple(initials for initials, name in table("initials").items() if low in name.split())
