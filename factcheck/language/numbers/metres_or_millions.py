"""Letter glued to digits -> whether it is a magnitude ("37m users") or a metre, by what stands beside it."""

from factcheck.language.en.words import words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.figure_words import function_word, of_class
from factcheck.language.numbers.noun_phrases import is_plural, noun_phrase_end

# The most tokens between a noun of money or people and its figure: "sales in the north rose to 7m".
_FAR = 8


def means_millions(tokens: FigureTokens, first: int, letter: int) -> bool:
    """Whether the letter is a magnitude: "37m users", "11m diesel vehicles", "40m zloty", "sales rose to 7m"; but a
    length of "the river is 40m deep".
    """
    after = tokens.low(letter + 1)
    if after in of_class("dimension"):
        return False
    if is_plural(tokens, letter + 1) or is_money(tokens, letter + 1):
        return True
    if after == "of" and tokens.low(letter + 2) in of_class("those_counted"):
        return True
    is_size = tokens.hyphen(letter + 1)
    if not is_size and _stands_before_things(tokens, first, letter + 1):
        return True
    before = (tokens.low(at) for at in range(max(0, first - _FAR), first))
    return not is_size and any(low in of_class("in_millions") for low in before)


def _stands_before_things(tokens: FigureTokens, first: int, at: int) -> bool:
    """ "11m diesel vehicles", but a length of "the 100m world champions": no article leads, a plural phrase follows."""
    return function_word(tokens.low(first - 1)) not in {"det", "poss"} and noun_phrase_end(tokens, at) > at


def is_money(tokens: FigureTokens, at: int) -> bool:
    """ "Yuan", "Egyptian pounds": the name of a currency."""
    name = at + 1 if tokens.low(at) in of_class("nation") else at
    return tokens.low(name) in words("currency_names")
