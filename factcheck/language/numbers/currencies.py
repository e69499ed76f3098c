"""Read the currency that stands before a number."""

from functools import cache

from factcheck.language.en.words import table
from factcheck.language.figure_tokens import Pieces


def read_currency(pieces: Pieces, at: int) -> tuple[int, str | None]:
    """The currency that ends before piece `at`: where it begins and how it is written ("US $", "Rs.", "C$")."""
    marks = table("currency_marks")
    limit = at - 1
    if pieces.low(limit) not in _last_parts():
        return at, None
    if pieces.low(limit) == "=":
        limit -= 1
        return (limit, "yen") if pieces.low(limit) == "y" else (at, None)
    if pieces.low(limit) == "." and pieces.low(limit - 1) == "rs":
        return limit - 1, "Rs"
    for width in (3, 2, 1):
        first = limit - width + 1
        if first < 0:
            continue
        form = "".join(pieces[k].text for k in range(first, limit + 1))
        if form in marks and (width == 1 or "$" in form) and _stands_before(pieces, first, limit, form):
            return first, marks[form]
    return at, None


@cache
def _last_parts() -> frozenset[str]:
    """What can stand right before the number where a currency does."""
    marks = table("currency_marks")
    return frozenset({mark.lower().removeprefix("$") for mark in marks} | {"$", "=", "."})


def _stands_before(pieces: Pieces, first: int, last: int, form: str) -> bool:
    """Letters are a currency where nothing adjoins them; single ones only where they adjoin a sum of money."""
    if not form.isalpha():
        return True
    is_money = len(form) > 1 or (pieces.are_glued(last) and _is_sum(pieces, last + 1))
    return is_money and not pieces.hyphen(first - 1)


def _is_sum(pieces: Pieces, at: int) -> bool:
    """ "R3,000", "N2.5", "R4bn", "R24 a litre"; not "R18" or "N95"."""
    has_mark = any(mark in pieces[at].text for mark in ",.")
    return has_mark or pieces.low(at + 1) in table("magnitudes").keys() | {"m", "a", "per"}
