"""Cut a text into tokens, each with its place, its lower-cased form and what it can be."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from factcheck.language.en.lexicon import Word, lexicon

# A word keeps inner stops, hyphens and apostrophes (U.S.-led, O'Neill, didn't); a possessive 's is a token of its own.
# The name of an account is one word, and a name: @rivercouncil.
_TOKEN = re.compile(
    r"((?:[A-Za-z]\.){2,}(?:-\w+)*"
    r"|['’]s-[A-Z]\w+"
    r"|['’]s\b(?!-)"
    r"|(?<![\w@])@\w+"
    r"|\d{1,2}(?::\d\d)+"
    r"|\w+(?:(?!['’]s\b|(?<=[a-z])\.[A-Z][a-z]*\b)[-'’.&@/]\w+)*"
    r"|[^\w\s])"
)
# Shortened titles and ranks, whose stop ends no sentence.
_SHORTENED = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "gov", "sen", "rep", "gen", "lt", "col", "sgt", "capt", "rev", "hon", "st", "jr"}
    | {"sr", "del", "maj", "cmdr", "adm", "supt", "det", "insp", "cpl", "amb", "fr", "no", "inc", "atty"}
)


# Names in capitals that would be pronouns in small letters.
_SHORTEST_ACRONYM = 3
_CAPITALS = frozenset({"US", "WHO", "IT"})
# Auxiliaries that are first names when another capital follows: Will Doyle, May Chen.
_ALSO_FIRST_NAMES = frozenset({"Will", "May"})


@dataclass(slots=True)
class Token:
    """One word or mark; `start` and `end` are code points in the text. Never changed once cut.

    Not frozen, and its two questions answered beforehand: an article has a thousand, each looked at a dozen times.
    """

    text: str
    low: str
    start: int
    end: int
    word: int
    is_word: bool
    is_capitalised: bool


def tokenise(text: str) -> list[Token]:
    """The tokens of the text; the stop of "Mr." and of an initial belongs to it, but not to its `low`."""
    known = lexicon()
    none = Word.NONE
    tokens: list[Token] = []
    cut = _TOKEN.split(text)  # gap, form, gap, form, ..., gap
    end = 0
    for gap, form in zip(cut[::2], cut[1::2], strict=False):
        start = end + len(gap)
        end = start + len(form)
        if form == "." and tokens and not gap and _is_shortened(tokens[-1]):
            tokens[-1].text += "."
            tokens[-1].end += 1
            continue
        low = form if form in _CAPITALS or _is_acronym(form, tokens, known) else form.lower()
        if "’" in low:
            low = low.replace("’", "'")
        first = form[0]
        is_capital = first.isupper()
        if (is_capital or low == "'s") and tokens and tokens[-1].text in _ALSO_FIRST_NAMES:
            tokens[-1] = replace(tokens[-1], word=none)
        is_account = first == "@" and len(form) > 1
        is_marked = is_account or (first in "'’" and len(form) > 3)  # @rivercouncil, 's-Gravenhage
        is_capitalised = is_capital or is_marked or (form[2:3] == "-" and _is_arabic(form))
        is_word = is_marked or first.isalnum()
        tokens.append(Token(form, low, start, end, known.get(low, none), is_word, is_capitalised))
    if "s' " in text or "s’ " in text:
        _mark_possessive_plurals(text, tokens)
    return tokens


def _is_acronym(form: str, before: list[Token], known: dict[str, int]) -> bool:
    """Whether the capitals are a name that would be an auxiliary in small letters (CAN, MAY), and no emphasis."""
    if len(form) < _SHORTEST_ACRONYM or not form.isupper() or not known.get(form.lower(), 0) & Word.AUXILIARY:
        return False
    if not before:
        return True
    last = before[-1]
    return not last.word & Word.PRONOUN and not (last.text.isupper() and len(last.text) > 1)


def _mark_possessive_plurals(text: str, tokens: list[Token]) -> None:
    """The apostrophe of "the drivers' union" is read as a possessive 's; quotation marks are masked or paired."""
    for before, token in pairwise(tokens):
        is_glued = token.text in ("'", "’") and before.end == token.start and before.low[-1] == "s"
        if is_glued and text[token.end : token.end + 1] == " " and text[token.end + 1 : token.end + 2].isalnum():
            token.low = "'s"


def _is_arabic(form: str) -> bool:
    """Whether a name begins with its article: al-Qahtawi."""
    return form[:3] in ("al-", "el-", "ul-", "as-", "ad-") and form[3:4].isupper()


def _is_shortened(token: Token) -> bool:
    """Whether the stop after the token belongs to it: a title or an initial."""
    return token.low in _SHORTENED or (len(token.text) == 1 and token.is_capitalised and token.text != "I")
