"""Figure tokens -> comparators ("at least", "nearly") and changes ("rose to", "down from") beside a numeral."""

from functools import cache

from factcheck.domain.claim import Comparator
from factcheck.language.en.words import table, words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.figure_words import function_word, of_class

_LONGEST = 4
_LONGEST_OBJECT = 9
_LONGEST_TIME = 6
_IN_AN_OBJECT = frozenset({"", "det", "poss", "adj"})
_MARKS = {"~": Comparator.ABOUT, "≈": Comparator.ABOUT, ">": Comparator.MORE, "<": Comparator.LESS}
_MARKS |= {"≥": Comparator.AT_LEAST, "≤": Comparator.AT_MOST}


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


@cache
def bounding() -> frozenset[str]:
    """The words of the comparators before a figure: "more", "than", "nearly"."""
    return frozenset(word for forms in table("comparators") for word in forms.split())


def comparator_before(tokens: FigureTokens, at: int) -> tuple[int, Comparator]:
    """The comparator that ends before token `at`: its first token and its sign; `at` and EQUAL for none."""
    before = at - 1
    if tokens.hyphen(before) and tokens.low(before - 1) in {"sub", "mid", "plus"}:
        return before - 1, Comparator.LESS if tokens.low(before - 1) == "sub" else Comparator.ABOUT
    low = tokens.low(before)
    if low == "." and tokens.low(before - 1) in of_class("short_about"):
        return before - 1, Comparator.ABOUT
    if low in _MARKS and tokens.are_glued(before):
        return before, _MARKS[low]
    signs = table("comparators")
    for forms in _by_last_word("comparators").get(low, ()):
        first = at - len(forms)
        if forms[-1] == "past" and tokens.low(first - 1) in {"the", "this", "in", "over"}:
            continue
        if forms == ("over",) and tokens.low(first - 1) in of_class("goes_with_over"):
            continue  # "turned over thousands of papers"
        if first >= 0 and all(tokens.low(first + k) == form for k, form in enumerate(forms)):
            return first, Comparator(signs[" ".join(forms)])
    return at, Comparator.EQUAL


def comparator_after(tokens: FigureTokens, at: int) -> tuple[int, Comparator]:
    """The comparator that begins at token `at`: its end and its sign; `at` and EQUAL for none."""
    low = tokens.low(at)
    if low == "+" and tokens.are_glued(at - 1):
        return at + 1, Comparator.AT_LEAST
    if tokens.hyphen(at) and tokens.low(at + 1) == "plus":
        return at + 2, Comparator.AT_LEAST
    signs = table("comparators_after")
    for forms in _by_first_word("comparators_after").get(low, ()):
        end = at + len(forms)
        # "40 boats and over 100 men", "and over $9": the bound is that of the next figure.
        is_of_next = tokens[end].is_number or tokens[end].text in table("currency_marks")
        if not is_of_next and all(tokens.low(at + k) == form for k, form in enumerate(forms)):
            return end, Comparator(signs[" ".join(forms)])
    return at, Comparator.EQUAL


def change_before(tokens: FigureTokens, at: int) -> str | None:
    """The verb or noun of increase or decrease that governs the figure at `at`: "rose to", "down", "an increase of"."""
    first = at - 1
    while first > at - _LONGEST and tokens.low(first) in of_class("change_link"):
        first -= 1
    low = tokens.low(first)
    if low in of_class("went") and tokens.low(first + 1) == "from":
        return tokens.cut(first, at)
    if low not in words("changes"):
        return _change_of_object(tokens, at)
    return None if low in of_class("weak_change") and first == at - 1 else tokens.cut(first, at)


def _change_of_object(tokens: FigureTokens, at: int) -> str | None:
    """ "Raised its key rate to", "cut staff by": a transitive verb of change, its object and "to", "by" or "from"."""
    if tokens.low(at - 1) not in of_class("change_preposition"):
        return None
    first = at - 2
    while first > at - _LONGEST_OBJECT and _may_be_in_object(tokens, first):
        if tokens.low(first) in of_class("changes_something"):
            return tokens.cut(first, at) if first < at - 2 else None
        first -= 1
    return None


def _may_be_in_object(tokens: FigureTokens, at: int) -> bool:
    low = tokens.low(at)
    return tokens[at].is_word and (low in {"of", "on", "for"} or function_word(low) in _IN_AN_OBJECT)


def change_after(tokens: FigureTokens, at: int) -> str | None:
    """The word of increase or decrease right after the figure that ends at `at`: "higher", "increase", "fewer"."""
    if tokens.low(at) in of_class("after_change") and tokens.low(at + 1) != "to":
        return tokens[at].text
    return None


def behind_time(tokens: FigureTokens, at: int) -> int:
    """The index behind the time adjunct at `at`, up to a link of two values: of "in June 2023, up from" the comma;
    `at` for none.
    """
    if tokens.low(at) not in of_class("before_period"):
        return at
    ends = range(at + 1, at + _LONGEST_TIME)
    return next((end for end in ends if tokens.low(end) in {",", "to", "from", "compared", "up", "down"}), at)


def earlier_value(tokens: FigureTokens, at: int) -> int | None:
    """The index of the baseline figure that ", down from", "from" or "compared with" at `at`
    introduces; None for none.
    """
    end = behind_time(tokens, at)
    end = end + 1 if tokens.low(end) in {",", "(", ";"} else end
    limit = end + 4
    while end < limit and tokens.low(end) in words("changes"):
        end += 1
    if tokens.low(end) == "from":
        return end + 1
    if tokens.low(end) == "compared" and tokens.low(end + 1) in {"with", "to"}:
        return end + 2
    return None
