"""Figure tokens -> fractions and mixed numbers: "1/2", "two and a half", "two thirds", "half the", "half a million"."""

from factcheck.language.en.words import table
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.figure_words import of_class
from factcheck.language.numbers.forms import Form, Numeral

# Fractions of mixed numbers in running prose; others ("five and a third") mostly begin a new noun phrase.
_MIXED = {("a", "half"): 0.5, ("one", "half"): 0.5, ("a", "quarter"): 0.25, ("one", "quarter"): 0.25}
_MIXED |= {("three", "quarters"): 0.75, ("three", "quarter"): 0.75}
# Magnitudes that take "and a half".
_LARGEST_NUMERATOR = 20
# Whole numbers from here on have no "and a half" before a magnitude.
_LEAST_WHOLE = 1000
_ORDINAL_ENDINGS = frozenset({"th", "rd"})
_DIVIDED = frozenset({12, 1e3, 1e6, 1e9, 1e12})


def read_slashed(tokens: FigureTokens, at: int, value: float) -> Numeral | None:
    """A fraction or mixed number with a slash: "1/2", "2 1/2", "3/4"; None for another use of the slash."""
    if tokens[at + 1].is_number and _is_stroke(tokens, at + 1) and tokens[at + 1].start == tokens[at].end + 1:
        part = _stroke(tokens, at + 1)
        return None if part is None else Numeral(at, at + 4, value + part, Form.DIGITS)
    part = _stroke(tokens, at)
    end = at + 4 if tokens.low(at + 3) in _ORDINAL_ENDINGS and tokens.are_glued(at + 2) else at + 3  # "1/10th of it"
    return None if part is None else Numeral(at, end, part, Form.PART)


def _is_stroke(tokens: FigureTokens, at: int) -> bool:
    return tokens.low(at + 1) in {"/", "⁄"} and tokens.are_glued(at) and tokens.are_glued(at + 1)


def _stroke(tokens: FigureTokens, at: int) -> float | None:
    if not _is_stroke(tokens, at) or tokens.low(at + 3) == "/":
        return None
    over, under = tokens[at].text, tokens[at + 2].text
    if under not in {"2", "3", "4", "5", "6", "8", "10", "16"} or not over.isdecimal() or int(over[:3]) >= int(under):
        return None
    return int(over) / int(under)


def add_fraction(tokens: FigureTokens, numeral: Numeral) -> None:
    """Extend the numeral in place by the fraction of a mixed number: "and a half", "and three quarters"."""
    part, end = _part_behind(tokens, numeral.last)
    if numeral.value >= _LEAST_WHOLE and tokens.low(end) in table("magnitudes"):
        return  # "in 2008 and a half dozen"
    numeral.value += part
    numeral.last = end


def add_part_of_scale(tokens: FigureTokens, numeral: Numeral, scale: float) -> None:
    """ "A million and a half", "two dozen and a half": a fraction of the magnitude `scale`, added in place."""
    if scale in _DIVIDED:
        part, end = _part_behind(tokens, numeral.last)
        numeral.value += part * scale
        numeral.last = end


def has_fraction(tokens: FigureTokens, at: int) -> bool:
    """Whether "and a half" or another fraction of a mixed number begins at `at`."""
    return _part_behind(tokens, at)[1] > at


def _part_behind(tokens: FigureTokens, at: int) -> tuple[float, int]:
    """The value and the end of "and a half" at `at`; 0 and `at` where there is none."""
    if tokens.hyphen(at) and tokens.low(at + 1) == "and" and tokens.hyphen(at + 2):
        is_mixed = tokens.hyphen(at + 4) and (tokens.low(at + 3), tokens.low(at + 5)) in _MIXED
        return (_MIXED[tokens.low(at + 3), tokens.low(at + 5)], at + 6) if is_mixed else (0.0, at)  # "two-and-a-half"
    place = at + 3 if tokens.hyphen(at + 2) else at + 2  # "and one-half"
    numerator, under = tokens.low(at + 1), tokens.low(place)
    if tokens.low(at) == "and" and (numerator, under) in _MIXED:
        return _MIXED[numerator, under], place + 1
    return 0.0, at


def read_numerator(tokens: FigureTokens, numeral: Numeral) -> Numeral:
    """ "Two thirds", "one-fifth", "three quarters of": the fraction whose numerator is the numeral;
    else the numeral.
    """
    parts = table("fraction_words")
    at = numeral.last + 1 if tokens.hyphen(numeral.last) else numeral.last
    low = tokens.low(at)
    if low not in parts or numeral.is_scaled or numeral.value != int(numeral.value):
        return numeral
    if not 1 <= numeral.value <= _LARGEST_NUMERATOR or not _is_denominator(tokens, numeral, at):
        return numeral
    return Numeral(numeral.first, at + 1, numeral.value / int(parts[low]), Form.PART)


def _is_denominator(tokens: FigureTokens, numeral: Numeral, at: int) -> bool:
    """ "Two thirds", "three quarters of", "one half", not the ordinals and units "one third in", "two seconds"."""
    low, after = tokens.low(at), tokens.low(at + 1)
    if after == "of" or at > numeral.last or (low.endswith("s") and low not in {"quarters", "seconds"}):
        return True
    return after not in {"", "in"} if numeral.value == 1 else low == "half"


def part_of_a_whole(tokens: FigureTokens, at: int) -> Numeral | None:
    """ "Half a million", "a third of", "half the": a fraction as quantifier."""
    parts = table("fraction_words")
    article = tokens.low(at) in {"a", "an"}
    head = at + 1 if article else at
    low = tokens.low(head)
    if low not in parts or (low == "half" and tokens.low(at - 1) in of_class("not_before_half")):
        return None
    return _half_a_million(tokens, at, head) or _plain_part(tokens, at, head, is_article=article)


def part_of_a_magnitude(tokens: FigureTokens, part: Numeral) -> Numeral:
    """ "Three-quarters of a million": the fraction multiplied by the magnitude; else the fraction."""
    scale = table("magnitudes").get(tokens.low(part.last + 2))
    if part.form is not Form.PART or scale is None or (tokens.low(part.last), tokens.low(part.last + 1)) != ("of", "a"):
        return part
    return Numeral(part.first, part.last + 3, part.value * float(scale), Form.WORDS, is_scaled=True)


def _half_a_million(tokens: FigureTokens, at: int, head: int) -> Numeral | None:
    """ "Half a million", "half-million", "half billion", "a half dozen", "a quarter of a million": a fraction of a
    magnitude.
    """
    magnitudes, parts = table("magnitudes"), table("fraction_words")
    end = head + 1
    if tokens.low(end) == "of" and tokens.low(end + 1) == "a" and tokens.low(end + 2) in magnitudes:
        end += 1
    is_next = tokens.low(head) == "half" and tokens.low(end) in magnitudes and not tokens.are_glued(end)
    end -= is_next
    is_joined = is_next or tokens.low(end) == "a" or tokens.hyphen(end)
    if is_joined and tokens.low(end + 1) in magnitudes and tokens.low(end + 1) != "k":
        value = float(magnitudes[tokens.low(end + 1)]) / int(parts[tokens.low(head)])
        return Numeral(at, end + 2, value, Form.WORDS, is_scaled=True)
    return None


def _plain_part(tokens: FigureTokens, at: int, head: int, *, is_article: bool) -> Numeral | None:
    """A fraction with its complement or unit: "a third of", "half the", "half as many", "quarter-point"."""
    low, after, before = tokens.low(head), tokens.low(head + 1), tokens.low(at - 1)
    part = Numeral(at, head + 1, 1 / int(table("fraction_words")[low]), Form.PART)
    if after == "as" and tokens.low(head + 2) in of_class("compared_degree"):
        return Numeral(at, head + 1, part.value, Form.MULTIPLE)
    if low in of_class("hyphened_part") and tokens.hyphen(head + 1) and tokens.low(head + 2) in of_class("parted_unit"):
        return part
    is_share = is_article and (after == "of" or before in of_class("before_part"))
    return part if (_is_half(tokens, at, head, is_article=is_article) if low == "half" else is_share) else None


def _is_half(tokens: FigureTokens, at: int, head: int, *, is_article: bool) -> bool:
    """ "Half a mile", "half the", "cut in half"; with an article: "a half hour", "a half of"."""
    after, before = tokens.low(head + 1), tokens.low(at - 1)
    if after in of_class("half_unit") and (is_article or before in of_class("half_of")):
        return True
    if is_article:
        return after == "of" or before in of_class("before_part")
    return after in of_class("half_of") or (before in {"by", "in"} and not tokens[head + 1].is_word)
