"""Tokens of a sentence -> its clauses, each with whether it can stand alone: what is the article's own where another
clause has a figure, or is somebody's.

Coordinate and adverbial clauses (Quirk, Greenbaum, Leech and Svartvik, 1985, 13.5 and 15.17) stand alone; relative and
participle clauses, and predicates without a subject of their own, do not.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.language.en.clauses import begins_clause, end_of_subordinate_clause, is_finite_verb
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.verbs import is_passive
from factcheck.language.en.word_classes import behind_adverbs
from factcheck.language.en.words import members
from factcheck.language.tokens import Token, low_at

_LONGEST = 120
_DASHES = frozenset("—–")
_COORDINATORS = frozenset({"and", "but", "so", "yet"})
_GOES_ON = CUE | Word.THAT | Word.RELATIVE | Word.PREPOSITION | Word.DETERMINER | Word.POSSESSIVE | Word.SUBORDINATOR


class Clause(NamedTuple):
    """Tokens `first` to `last` of a sentence; `stands`: it has a subject and a finite verb of its own, and is whole;
    `depends`: it tells more of the one before it.
    """

    first: int
    last: int
    stands: bool
    depends: bool


def clauses_of(tokens: list[Token]) -> list[Clause]:
    """The clauses in order, without the conjunctions and marks between them; one alone where nothing is cut."""
    if len(tokens) > _LONGEST:
        return []
    first, stands = _opening(tokens)
    clauses: list[Clause] = []
    for end, start, does in (*_cuts(tokens, first), (_last_word(tokens), len(tokens), False)):
        if end >= first:
            clauses.append(Clause(first, end, stands and _is_whole(tokens, first, end), not stands))
        first, stands = start, does
    return clauses


def _last_word(tokens: list[Token]) -> int:
    last = len(tokens) - 1
    while last > 0 and tokens[last].text in ".,;:—–":
        last -= 1
    return last


def _is_whole(tokens: list[Token], first: int, last: int) -> bool:
    """Whether there is a verb, and the last word leaves nothing to come: not "the court found that", "he said"."""
    goes_on = tokens[last].word & _GOES_ON and not is_passive(tokens, last)
    return _has_verb(tokens, first, last + 1) and not goes_on


def _opening(tokens: list[Token]) -> tuple[int, bool]:
    """Where the first clause begins, behind a conjunction, and whether it stands alone: not "If it rains"."""
    if not tokens or tokens[0].low not in members("subordinators"):
        return 0, True
    return 1, _stands_behind(tokens, 0)


def _stands_behind(tokens: list[Token], subordinator: int) -> bool:
    """Whether an adverbial clause says something by itself: no condition, no pronoun as its subject, and no gerund
    without one ("before falling").
    """
    if tokens[subordinator].low in members("conditions") or not begins_clause(tokens, subordinator + 1):
        return False
    is_gerund = tokens[subordinator + 1].low.endswith("ing") and not is_finite_verb(tokens, subordinator + 2)
    if is_gerund and not tokens[subordinator + 1].is_capitalised:
        return False
    return not tokens[subordinator + 1].word & Word.PRONOUN


def _cuts(tokens: list[Token], first: int) -> Iterator[tuple[int, int, bool]]:
    """Where a clause ends, where the next begins, and whether that one stands alone."""
    begun = first
    if first == 1:
        end = end_of_subordinate_clause(tokens, 0, len(tokens) - 1)
        if low_at(tokens, end + 1) == ",":
            begun = end + 2
            yield end, begun, True
    has_verb = False
    for place in range(begun + 1, len(tokens) - 1):
        has_verb = has_verb or (place > begun and is_finite_verb(tokens, place - 1))
        found = _cut_at(tokens, place) if has_verb and tokens[place].low in _may_cut() else None
        if found is not None:
            begun, has_verb = found[0], False
            yield _before_links(tokens, place - 1), *found


def _before_links(tokens: list[Token], last: int) -> int:
    """The last token before a comma, a conjunction or both: of "hosted some, but after" "some"."""
    while last > 0 and (tokens[last].text == "," or tokens[last].low in _COORDINATORS):
        last -= 1
    return last


@cache
def _may_cut() -> frozenset[str]:
    return members("subordinators") | _DASHES | _COORDINATORS | {";", ","}


def _cut_at(tokens: list[Token], place: int) -> tuple[int, bool] | None:
    """Where the clause begins that a conjunction or mark at `place` opens, and whether it stands alone."""
    token = tokens[place]
    if token.text == ";" or token.text in _DASHES:
        return place + 1, begins_clause(tokens, place + 1)
    if token.low in _COORDINATORS:
        if begins_clause(tokens, place + 1):
            return place + 1, True
        behind = behind_adverbs(tokens, place + 1)
        return (place + 1, False) if behind < len(tokens) and is_finite_verb(tokens, behind) else None
    if token.low in members("subordinators") and begins_clause(tokens, place + 1):
        return place + 1, _stands_behind(tokens, place)
    is_dependent = token.text == "," and _opens_a_dependent_clause(tokens, place + 1)
    return (place + 1, False) if is_dependent else None


def _opens_a_dependent_clause(tokens: list[Token], place: int) -> bool:
    """A relative or participle clause, or "with": ", which is", ", killing all", ", including", ", of which"."""
    opener = tokens[place]
    if opener.word & Word.PREPOSITION and tokens[min(place + 1, len(tokens) - 1)].word & Word.RELATIVE:
        return True
    is_participle = opener.low.endswith("ing") and not opener.is_capitalised
    return bool(opener.word & Word.RELATIVE) or is_participle or opener.low == "with"


def _has_verb(tokens: list[Token], first: int, end: int) -> bool:
    return any(is_finite_verb(tokens, at) for at in range(first, end))
