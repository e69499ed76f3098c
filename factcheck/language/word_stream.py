"""Text -> its words, numbers and symbols in parallel arrays: lean enough to index a megabyte of sources."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from factcheck.language.figure_tokens import NUMBER, WORD
from factcheck.language.marks import DASHES, QUOTATION_MARKS

# Symbols that are read aloud: percent, degrees, section, ampersand, and the signs of currencies.
_SYMBOL: Final = "[%‰°§&@#+=$¢-¥₠-⃀]"
_FORM: Final = re.compile(rf"({WORD}|{NUMBER}|{_SYMBOL})")
_FOLD: Final = str.maketrans(
    dict.fromkeys(DASHES, "-") | dict.fromkeys(QUOTATION_MARKS, "'") | {"…": "...", "*": "", "_": ""}
)


@dataclass(frozen=True)
class WordStream:
    """The words of `text` in order. `lows` are for comparing: case-folded, apostrophes straight, ligatures resolved.

    `starts` and `ends` are code points of `text`, half-open.
    """

    text: str
    forms: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.forms)

    def gap(self, at: int) -> str:
        """What stands between the word at `at` and the next one, its marks and dashes folded, without white space."""
        return folded_marks(self.text[self.ends[at] : self.starts[at + 1]])

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The inverted index: where each word occurs."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, low in enumerate(self.lows):
            places[low].append(at)
        return dict(places)


def read_words(text: str) -> WordStream:
    """The words, numbers and symbols of the text; punctuation is what stands between them."""
    parts = _FORM.split(text)
    bounds = list(accumulate(map(len, parts)))
    forms = parts[1::2]
    fold = {form: folded_word(form) for form in set(forms)}
    return WordStream(text, forms, [fold[form] for form in forms], bounds[0:-1:2], bounds[1::2])


def folded_word(form: str) -> str:
    """Case-folded, with a straight apostrophe; "ﬁ" is "fi"."""
    return form.casefold() if form.isascii() else unicodedata.normalize("NFKC", form.replace("’", "'")).casefold()


def folded_marks(gap: str) -> str:
    """Punctuation as on a typewriter: dashes, quotation marks and ellipses folded, white space and marks of emphasis
    left out.
    """
    return "" if gap == " " else "".join(gap.translate(_FOLD).split())
