"""Cut a sentence into numbers, words and marks: for reading figures, and for comparing one text with another."""

import re
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from factcheck.language.marks import BEFORE_A_CAPITAL, DASHES

# A number keeps its thousands (commas, Indian groups, narrow spaces, "10 000") and its decimals; "1.2.3" stays whole.
_NUMBER = (
    r"\d{1,3}(?:,\d{2,3})*,\d{3}(?![\d,]\d)(?:[.·]\d+)?"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)"
    r"|\d{1,3}(?:[ ]000)+(?!\d)"
    r"|\d+,\d{1,2}(?![\d,])"
    r"|\d*[¼½¾⅐-⅞]"
    r"|\d+(?:[.·]\d+)*"
    r"|(?<![\w.])[.·]\d+"
)
_LETTER = r"[^\W\d_¼½¾⅐-⅞]"
_WORD = rf"(?:{_LETTER}\.){{2,}}|[kcm]?m[23](?!\w)|{_LETTER}+(?:['’]{_LETTER}+)?"
_TOKEN = re.compile(rf"({_WORD}|{_NUMBER}|[^\w\s]|_)")


class FigureToken(NamedTuple):
    """A number, a word or a single mark; `low` is its lower-cased form without a possessive 's."""

    text: str
    low: str
    start: int
    end: int
    is_number: bool
    is_word: bool


class CasedToken(NamedTuple):
    """The same number, word or mark for a comparison: `low` has no capitals, stops or possessive, so that "China’s" and
    "U.S." are china and us. `opens`: it stands where any word would have its capital.
    """

    text: str
    low: str
    start: int
    end: int
    is_word: bool
    is_number: bool
    is_capital: bool
    opens: bool


EDGE = FigureToken("", "", -1, -1, is_number=False, is_word=False)


# As many empty tokens stand behind the last one, so that a look a few places past either end finds nothing:
# a negative place counts from the end.
_PADDING = 12


class FigureTokens:
    """The tokens of one sentence; a place outside it reads as an empty token."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        # The split gives gaps and tokens in turn: much faster than a match for each token.
        parts = _TOKEN.split(text[start:end])
        bounds = list(accumulate(map(len, parts), initial=start))
        forms = parts[1::2]
        lows = [form.lower() if form.isalpha() else _low(form) for form in forms]
        numbers, alphas = map(_is_number, forms), [form[0].isalpha() for form in forms]
        self._tokens = list(map(FigureToken, forms, lows, bounds[1::2], bounds[2::2], numbers, alphas))
        self._count = len(self._tokens)
        self._tokens.extend([EDGE] * _PADDING)
        self._lows = [token.low for token in self._tokens]
        self.low = self._lows.__getitem__

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, at: int) -> FigureToken:
        return self._tokens[at]

    @cached_property
    def cased(self) -> list[CasedToken]:
        """The tokens for a comparison, each at the place of its figure token; cut on first access."""
        cased: list[CasedToken] = []
        opens = True
        for text, low, start, end, is_number, is_word in self._tokens[: self._count]:
            is_capital = is_word and text != text.lower()
            folded = _folded(text) if is_word else low
            cased.append(CasedToken(text, folded, start, end, is_word, is_number, is_capital, opens))
            opens = not is_word and text[-1] in _BEFORE_A_CAPITAL
        return cased

    def are_glued(self, left: int) -> bool:
        """Whether nothing parts the token at `left` from the next one."""
        return self._tokens[left].end == self._tokens[left + 1].start >= 0

    def hyphen(self, at: int) -> bool:
        """Whether the token is a hyphen or dash with a token glued to each side."""
        return self._lows[at] in _DASHES and self.are_glued(at - 1) and self.are_glued(at)

    def cut(self, first: int, last: int) -> str:
        """The words of the article from token `first` up to, not including, token `last`."""
        return self.text[self._tokens[first].start : self._tokens[last - 1].end]


_DASHES = frozenset(DASHES)
_BEFORE_A_CAPITAL = frozenset(BEFORE_A_CAPITAL)
_FRACTIONS = frozenset("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")


def _low(form: str) -> str:
    """Lower case, without possessive 's and without the last stop of "p.m."."""
    low = form.lower()
    if low.endswith(("'s", "’s")):
        return low[:-2]
    return low.rstrip(".") if len(low) > 1 and low[0].isalpha() else low


def _folded(form: str) -> str:
    low = form.casefold()
    return low if form.isalpha() else low.replace("’", "'").removesuffix("'s").replace(".", "")


def _is_number(form: str) -> bool:
    first = form[0]
    return first.isdecimal() or first in _FRACTIONS or (len(form) > 1 and first in ".·")
