"""Figure tokens -> the smaller unit behind a measure, as a fraction of the larger: "6 feet 2 inches", "7-foot-3"."""

from functools import cache

from factcheck.language.en.words import table
from factcheck.language.figure_tokens import FigureTokens

# Units of a height, behind which the smaller unit may be left out: "7-foot-3", "6ft 2 tall".
_HEIGHTS = frozenset({"foot", "feet", "ft"})
_BEHIND_A_HEIGHT = frozenset({"tall", "high"})


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
        return value / many, unit + 1
    is_height = tokens.low(at - 1) in _HEIGHTS and tokens.low(at) != "and"
    is_last = tokens.hyphen(at) or not tokens[first + 1].is_word or tokens.low(first + 1) in _BEHIND_A_HEIGHT
    return (value / many, first + 1) if is_height and is_last and tokens[first].is_number else (0.0, at)


def _small_number(tokens: FigureTokens, at: int) -> float | None:
    text, low = tokens[at].text, tokens.low(at)
    if tokens[at].is_number:
        return float(text) if text.replace(".", "", 1).isdecimal() else None
    return float(table("number_words")[low]) if low in table("number_words") else None
