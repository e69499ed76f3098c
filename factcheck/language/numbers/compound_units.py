"""Figure tokens -> the smaller unit behind a measure, as a fraction of the larger: "6 feet 2 inches", "7-foot-3"."""

from functools import cache

from factcheck.language.en.words import table
from factcheck.language.figure_tokens import FigureTokens

# Units of a height, behind which the smaller unit may be left out: "7-foot-3", "6ft 2 tall".
_HEIGHTS = frozenset({"foot", "feet", "ft"})
_BEHIND_A_HEIGHT = frozenset({"tall", "high"})
_FEET = frozenset("'’′")
_INCHES = frozenset('"”″')
_SINGLE_MARKS = frozenset("'‘")
_INCHES_OF_A_FOOT = 12
# In tokens: a quotation in single marks that is longer is not looked for.
_FAR = 60


@cache
def _parts() -> dict[str, tuple[int, frozenset[str]]]:
    """Unit -> how many of the smaller unit make one, and the forms of that."""
    lines = {unit: line.split() for unit, line in table("compound_units").items()}
    return {unit: (int(many), frozenset(forms)) for unit, (many, *forms) in lines.items()}


def part_behind(tokens: FigureTokens, at: int) -> tuple[float, int]:
    """What the smaller unit behind the unit that ends at `at` adds, in units of the larger, and its end; 0 and `at`
    for none.
    """
    many, forms = _parts().get(tokens.low(at - 1), (1, frozenset[str]()))
    first = at + 1 if tokens.low(at) == "and" or tokens.hyphen(at) else at
    value = _small_number(tokens, first)
    if value is None or not 0 < value < many:
        return 0.0, at
    unit = first + 2 if tokens.hyphen(first + 1) else first + 1
    if tokens.low(unit) in forms:
        smaller, end = part_behind(tokens, unit + 1)  # "2h 4m 11s"
        return (value + smaller) / many, end
    is_height = tokens.low(at - 1) in _HEIGHTS and tokens.low(at) != "and"
    is_last = tokens.hyphen(at) or not tokens[first + 1].is_word or tokens.low(first + 1) in _BEHIND_A_HEIGHT
    return (value / many, first + 1) if is_height and is_last and tokens[first].is_number else (0.0, at)


def read_feet(tokens: FigureTokens, at: int) -> tuple[float, int] | None:
    """The mark of feet at `at`, with inches behind it or without: the inches in feet, and the end; None for none.

    An apostrophe is one before inches ("6'2"", "6' 2"") or where it closes no quotation.
    """
    mark = tokens.low(at)
    if mark not in _FEET or not tokens.are_glued(at - 1) or (tokens.are_glued(at) and tokens[at + 1].is_word):
        return None
    inches = _small_number(tokens, at + 1) if tokens[at + 1].is_number else None
    is_marked = tokens.low(at + 2) in _INCHES and tokens.are_glued(at + 1)
    if inches is not None and inches < _INCHES_OF_A_FOOT and (is_marked or tokens.are_glued(at)):
        return inches / _INCHES_OF_A_FOOT, at + 3 if is_marked else at + 2
    return (0.0, at + 1) if mark == "′" or not _is_opened(tokens, at) else None


def _is_opened(tokens: FigureTokens, at: int) -> bool:
    """Whether the apostrophe can close a quotation that begins before it in the sentence."""
    return any(
        tokens.low(place) in _SINGLE_MARKS and not tokens.are_glued(place - 1) for place in range(max(0, at - _FAR), at)
    )


def _small_number(tokens: FigureTokens, at: int) -> float | None:
    text, low = tokens[at].text, tokens.low(at)
    if tokens[at].is_number:
        return float(text) if text.replace(".", "", 1).isdecimal() else None
    return float(table("number_words")[low]) if low in table("number_words") else None
