"""Figure tokens -> the currency sign or code in front of a numeral."""

from functools import cache

from factcheck.language.en.words import table
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.figure_words import of_class


def read_currency(tokens: FigureTokens, at: int) -> tuple[int, str | None]:
    """The currency that ends before token `at`: its first token and its spelling ("US $", "Rs.", "C$"); `at` and None
    for none.
    """
    marks = table("currency_marks")
    limit = at - 1
    if tokens.low(limit) not in _last_parts():
        return at, None
    if tokens.low(limit) == "=":
        limit -= 1
        return (limit, "yen") if tokens.low(limit) == "y" else (at, None)
    if tokens.low(limit) == "." and tokens.low(limit - 1) in {"rs", "re"}:
        return limit - 1, "Rs"
    for width in (3, 2, 1):
        first = limit - width + 1
        if first < 0:
            continue
        form = "".join(tokens[k].text for k in range(first, limit + 1))
        if form in marks and (width == 1 or not form.isalpha()) and _stands_before(tokens, first, limit, form):
            return first, marks[form]
    return at, None


@cache
def _last_parts() -> frozenset[str]:
    """The lower-cased last token of each currency: a prefilter."""
    marks = table("currency_marks")
    return frozenset({mark.lower().removeprefix("$") for mark in marks} | {"$", "=", "."})


def _stands_before(tokens: FigureTokens, first: int, last: int, form: str) -> bool:
    """Whether the form is a currency, not the end of a word: a code needs no hyphen before it, a single letter or what
    else begins names ("PS4") a sum right behind it.
    """
    if not form.isalpha():
        return tokens[first].text != "A" or tokens.are_glued(first)  # "A $63 fee"
    is_code = len(form) > 1 and form.lower() not in of_class("needs_a_sum")
    is_money = is_code or (tokens.are_glued(last) and _is_sum(tokens, last + 1))
    return is_money and not tokens.hyphen(first - 1)


def _is_sum(tokens: FigureTokens, at: int) -> bool:
    """ "R3,000", "N2.5", "R4bn", "R24 a litre": an amount of money; not "R18" or "N95"."""
    has_mark = any(mark in tokens[at].text for mark in ",.")
    return has_mark or tokens.low(at + 1) in table("magnitudes").keys() | {"m", "a", "per"}
