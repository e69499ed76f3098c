"""Read what bounds, approximates or moves a figure: "at least", "nearly", "or more", "rose to", "down from"."""

from functools import cache

from factcheck.domain.claim import Comparator
from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import Pieces
from factcheck.language.numbers.figure_words import of_class

_LONGEST = 4
_MARKS = {"~": Comparator.ABOUT, "≈": Comparator.ABOUT, ">": Comparator.MORE, "<": Comparator.LESS}
_MARKS |= {"≥": Comparator.AT_LEAST, "≤": Comparator.AT_MOST}
# What may stand between the word of change and the figure: "rose by another", "fell to a low of".


@cache
def _by_last_word(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in table(name):
        forms = tuple(phrase.split())
        phrases.setdefault(forms[-1], []).append(forms)
    return {last: tuple(sorted(found, key=len, reverse=True)) for last, found in phrases.items()}


@cache
def _by_first_word(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in table(name):
        forms = tuple(phrase.split())
        phrases.setdefault(forms[0], []).append(forms)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in phrases.items()}


def comparator_before(pieces: Pieces, at: int) -> tuple[int, Comparator]:
    """The bound that ends before piece `at`: where it begins, and its sign."""
    before = at - 1
    if pieces.hyphen(before) and pieces.low(before - 1) in {"sub", "mid", "plus"}:
        return before - 1, Comparator.LESS if pieces.low(before - 1) == "sub" else Comparator.ABOUT
    low = pieces.low(before)
    if low in _MARKS and pieces.are_glued(before):
        return before, _MARKS[low]
    signs = table("comparators")
    for forms in _by_last_word("comparators").get(low, ()):
        first = at - len(forms)
        if forms[-1] == "past" and pieces.low(first - 1) in {"the", "this", "in", "over"}:
            continue
        if first >= 0 and all(pieces.low(first + k) == form for k, form in enumerate(forms)):
            return first, Comparator(signs[" ".join(forms)])
    return at, Comparator.EQUAL


def comparator_after(pieces: Pieces, at: int) -> tuple[int, Comparator]:
    """The bound that begins at piece `at`: where it ends, and its sign."""
    low = pieces.low(at)
    if low == "+" and pieces.are_glued(at - 1):
        return at + 1, Comparator.AT_LEAST
    if pieces.hyphen(at) and pieces.low(at + 1) == "plus":
        return at + 2, Comparator.AT_LEAST
    signs = table("comparators_after")
    for forms in _by_first_word("comparators_after").get(low, ()):
        if all(pieces.low(at + k) == form for k, form in enumerate(forms)):
            return at + len(forms), Comparator(signs[" ".join(forms)])
    return at, Comparator.EQUAL


def change_before(pieces: Pieces, at: int) -> str | None:
    """The words of rise or fall that lead to the figure at `at`: "rose to", "down", "an increase of"."""
    first = at - 1
    while first > at - _LONGEST and pieces.low(first) in of_class("change_link"):
        first -= 1
    low = pieces.low(first)
    if low not in words("changes") or (low in of_class("weak_change") and first == at - 1):
        return None
    return pieces.cut(first, at)


def change_after(pieces: Pieces, at: int) -> str | None:
    """The word of rise or fall right after the figure that ends at `at`: "higher", "increase", "fewer"."""
    if pieces.low(at) in of_class("after_change") and pieces.low(at + 1) != "to":
        return pieces[at].text
    return None


def earlier_value(pieces: Pieces, at: int) -> int | None:
    """Where ", down from" or "from" at `at` leads to an earlier value; the piece where its figure begins."""
    end = at + 1 if pieces.low(at) in {",", "(", ";"} else at
    while end < at + 4 and pieces.low(end) in words("changes"):
        end += 1
    if pieces.low(end) == "from":
        return end + 1
    if pieces.low(end) == "compared" and pieces.low(end + 1) in {"with", "to"}:
        return end + 2
    return None
