"""Tokeniser for numerals: a sentence -> numbers, words and single marks, and their case-folded forms for comparing
texts.
"""

import re
import unicodedata
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from factcheck.language.marks import BEFORE_A_CAPITAL, DASHES

# A number keeps thousands separators (commas, Indian groups, thin spaces, "10 000", Swiss apostrophes) and decimals;
# "1.2.3" stays whole.
NUMBER = (
    r"\d{1,3}(?:,\d{2,3})*,\d{3}(?![\d,]\d)(?:[.·]\d+)?"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)"
    r"|\d{1,3}(?:[ ]000)+(?!\d)"
    r"|\d{1,3}(?:['’]\d{3})+(?![\d'’])"
    r"|\d+,\d{1,2}(?![\d,])"
    r"|\d*(?:\.\d+)?[¼½¾⅐-⅞]"
    r"|\d+(?:[.·]\d+)*"
    r"|(?<![\w.])[.·]\d+"
)
_LETTER = r"[^\W\d_¼½¾⅐-⅞]"
WORD = rf"(?:{_LETTER}\.){{2,}}|[kcm]?m[23](?!\w)|{_LETTER}+(?:['’]{_LETTER}+)?"
_TOKEN = re.compile(rf"({WORD}|{NUMBER}|[^\w\s]|_)")


class FigureToken(NamedTuple):
    """A number, word or single mark; `low` is the lower-cased form without genitive 's. `start`, `end`: code points."""

    text: str
    low: str
    start: int
    end: int
    is_number: bool
    is_word: bool


class CasedToken(NamedTuple):
    """The same token for comparing texts: `low` is case-folded, without full stops and genitive 's ("China’s", "U.S."
    -> china, us). `opens`: the position capitalises any word, as at the head of a sentence.
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


# Sentinels behind the last token, so that look-ahead and look-behind out of range find nothing: a negative index wraps
# around to them.
_PADDING = 12


class FigureTokens:
    """The tokens of one sentence. An index out of range, up to `_PADDING` either side, gives `EDGE`."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        # The split alternates gaps and tokens: much faster than a match for each token.
        parts = _TOKEN.split(text[start:end])
        bounds = list(accumulate(map(len, parts), initial=start))
        forms = parts[1::2]
        lows = [form.lower() if form.isalpha() else _low(form) for form in forms]
        if not _LIGATURES.isdisjoint(text[start:end]):
            lows = [unicodedata.normalize("NFKC", low) if low.isalpha() else low for low in lows]
        numbers, alphas = map(is_number, forms), [form[0].isalpha() for form in forms]
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
        """The tokens for comparing texts, index for index; computed on first access."""
        cased: list[CasedToken] = []
        opens = True
        for text, low, start, end, is_number, is_word in self._tokens[: self._count]:
            is_capital = is_word and text != text.lower()
            folded = folded_name(text) if is_word else low
            cased.append(CasedToken(text, folded, start, end, is_word, is_number, is_capital, opens))
            opens = not is_word and text[-1] in _BEFORE_A_CAPITAL
        return cased

    def are_glued(self, left: int) -> bool:
        """Whether no white space separates the token at `left` from the next one."""
        return self._tokens[left].end == self._tokens[left + 1].start >= 0

    def hyphen(self, at: int) -> bool:
        """Whether the token is a hyphen or dash without white space on either side."""
        return self._lows[at] in _DASHES and self.are_glued(at - 1) and self.are_glued(at)

    def cut(self, first: int, last: int) -> str:
        """The text of the tokens `first` to `last` (half-open)."""
        return self.text[self._tokens[first].start : self._tokens[last - 1].end]


_DASHES = frozenset(DASHES)
_BEFORE_A_CAPITAL = frozenset(BEFORE_A_CAPITAL)
_LIGATURES = frozenset("ﬀﬁﬂﬃﬄﬅﬆ")
_FRACTIONS = frozenset("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")


def _low(form: str) -> str:
    """Lower case, without genitive 's and without the final full stop of "p.m."."""
    low = form.lower()
    if low.endswith(("'s", "’s")):
        return low[:-2]
    return low.rstrip(".") if len(low) > 1 and low[0].isalpha() else low


def folded_name(form: str) -> str:
    """Case-folded, without full stops and genitive 's."""
    low = form.casefold()
    return low if form.isalpha() else low.replace("’", "'").removesuffix("'s").replace(".", "")


def is_number(form: str) -> bool:
    """Whether a token is a number, not a word that ends in a digit ("CO₂", "m²")."""
    first = form[0]
    return first.isdecimal() or first in _FRACTIONS or (len(form) > 1 and first in ".·")
