"""Cut a text into words, numbers and marks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# A number keeps its separators, a word its apostrophe and an abbreviation its stops: 1,250.5, didn't, U.S.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\s]")
_ENDS_SENTENCE = frozenset(".!?…:\"“”'‘’«»•*–—")


@dataclass(slots=True)
class Token:
    """One word, number or mark. `low` has no capitals, stops or possessive: "China’s" and "U.S." are china and us.

    Not frozen: an article has thousands, and nothing changes one.
    """

    text: str
    low: str
    start: int
    end: int
    is_word: bool
    is_capital: bool
    opens: bool
    is_number: bool


def tokenise(text: str) -> list[Token]:
    """The tokens of a text in order. `opens`: the word stands where any word would have its capital."""
    tokens: list[Token] = []
    opens = True
    for match in _TOKEN.finditer(text):
        form = match.group()
        first = form[0]
        is_number = first.isnumeric()
        is_word = first.isalpha() and not is_number
        low = _lower(form) if is_word else form
        is_capital = is_word and form != form.lower()
        tokens.append(Token(form, low, match.start(), match.end(), is_word, is_capital, opens, is_number))
        opens = form[-1] in _ENDS_SENTENCE if not is_word else False
    return tokens


def _lower(form: str) -> str:
    low = form.casefold()
    if "’" in low:
        low = low.replace("’", "'")
    low = low.removesuffix("'s")
    return low.replace(".", "") if "." in low else low


def content(tokens: Iterable[Token]) -> str:
    """Words and numbers alone, each between spaces: what is compared where marks and line ends do not count."""
    return " " + "".join(f"{token.low} " for token in tokens if token.is_word or token.is_number)


def glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token at `at` stands right behind the one before it."""
    return 0 < at < len(tokens) and tokens[at].start == tokens[at - 1].end
