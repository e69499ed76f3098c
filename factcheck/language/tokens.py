"""Tokeniser: text -> tokens with offset, normal form (lower case) and the lexicon's word classes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from factcheck.language.en.lexicon import Word, lexicon

# A word keeps inner full stops, hyphens and apostrophes (U.S.-led, O'Neill, didn't); genitive 's and contracted
# auxiliaries (she'll, they've) are tokens of their own.
# A number keeps the commas of its thousands ("12,500", "1,50,000"), which part no clauses.
# A social media handle is one word, and a proper name: @rivercouncil.
# A lookahead first: what a slice has blanked is a megabyte of spaces, none of which begins a token.
_TOKEN = re.compile(
    r"(?=\S)((?:[A-Za-z]\.){2,}(?:-\w+)*"
    r"|['’]s-[A-Z]\w+"
    r"|['’](?:s|d|ll|ve|re|m)\b(?!-)"
    r"|(?<=[a-z])‘s\b"
    r"|(?<![\w@])@\w+"
    r"|\d{1,2}(?::\d\d)+"
    r"|(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?!,?\d)|\w+)"
    r"(?:(?!['’](?:s|d|ll|ve|re|m)\b|(?<=[a-z\d])\.[A-Z][a-z]*\b)[-'’.&@/]\w+)*"
    r"|--+|[^\w\s])"
)
_LONGEST_BRACKET = 12
# Abbreviated titles and ranks, whose full stop is no sentence boundary.
_SHORTENED = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "drs",
        "messrs",
        "prof",
        "gov",
        "sen",
        "rep",
        "gen",
        "lt",
        "col",
        "sgt",
        "capt",
        "rev",
        "hon",
        "st",
        "jr",
    }
    | {"sr", "del", "maj", "cmdr", "adm", "supt", "det", "insp", "cpl", "amb", "fr", "no", "inc", "atty"}
)
# The same inside a sentence, before a small letter: "Tarnair Co. said".
_SHORTENED_INSIDE = frozenset({"co", "corp", "ltd", "bros"})

# Acronyms with a pronoun homograph in lower case.
_SHORTEST_ACRONYM = 3
_PLURAL_GENITIVE = re.compile("[sS]['’] ")
_OPENING_MARKS = frozenset('“"')
_LONGEST_SHORT_MONTH = 4
_CAPITALS = frozenset({"US", "WHO", "IT"})
_LAST_OF_A_PAPER = frozenset({"Today", "TODAY", "Sun"})
# The form of a quotation's placeholder whose last character is a comma that parts two clauses: “It is late,” she said.
QUOTED_UP_TO_COMMA = "“,”"
# Homographs: auxiliaries that are first names in front of another capital: Will Doyle, May Chen.
_ALSO_FIRST_NAMES = frozenset({"Will", "May", "Jan"})


@dataclass(slots=True)
class Token:
    """A word or punctuation mark; `start` and `end` are code point offsets in the text, half-open. Treat as immutable.

    `word` is a bit set of `lexicon.Word`. Not frozen, and `is_word` and `is_capitalised` are precomputed: an article
    has a thousand tokens, each tested a dozen times.
    """

    text: str
    low: str
    start: int
    end: int
    word: int
    is_word: bool = True
    is_capitalised: bool = False


class InContext:
    """The token at `place` with its neighbours, looked up once for all rules of a decision list."""

    __slots__ = ("after", "before", "place", "token", "tokens")

    def __init__(self, tokens: list[Token], place: int) -> None:
        self.tokens = tokens
        self.place = place
        self.token = tokens[place]
        self.before = tokens[place - 1] if place else None
        self.after = tokens[place + 1] if place + 1 < len(tokens) else None


def low_at(tokens: list[Token], place: int) -> str:
    """The normal form of the token there; "" before the first and behind the last."""
    return tokens[place].low if 0 <= place < len(tokens) else ""


def tokenise(text: str) -> list[Token]:
    """The tokens of the text in order. The full stop of an abbreviated title ("Mr.") or an initial belongs to `text`,
    not to `low`.
    """
    known = lexicon()
    tokens: list[Token] = []
    cut = _TOKEN.split(text)  # gap, form, gap, form, ..., gap
    ends = list(accumulate(map(len, cut)))
    for form, start, end in zip(cut[1::2], ends[::2], ends[1::2], strict=False):
        if form.isalnum() and form.lower() == form:  # most words and numbers, and nothing below concerns them
            tokens.append(Token(form, form, start, end, known.get(form, Word.NONE)))
            continue
        if form == "." and tokens and tokens[-1].end == start and _is_shortened(tokens[-1], text[end : end + 2]):
            tokens[-1] = _shortened(tokens[-1])
            continue
        if tokens and tokens[-1].text in _ALSO_FIRST_NAMES and (form[0].isupper() or form in ("'s", "’s")):
            tokens[-1] = replace(tokens[-1], word=Word.NONE)
        tokens.append(_token(form, start, end, tokens, known))
        if form == "May" and len(tokens) > 1 and tokens[-2].is_word:
            tokens[-1].word &= ~Word.AUXILIARY  # the month inside a sentence
    if _PLURAL_GENITIVE.search(text) is not None:
        _mark_possessive_plurals(text, tokens)
    return tokens


def _token(form: str, start: int, end: int, before: list[Token], known: dict[str, int]) -> Token:
    """The token of the form, in the normal form that the lexicon has: lower case, straight apostrophe."""
    first = form[0]
    if form.startswith("--"):
        form, first = "—", "—"  # a typewriter's dash
    is_capital = first.isupper()
    low = form if is_capital and (form in _CAPITALS or _is_acronym(form, before, known)) else form.lower()
    if "’" in low or "‘" in low:
        low = low.replace("’", "'").replace("‘", "'")
    is_name = not first.isalnum() and _is_marked_name(form)
    is_capitalised = is_capital or is_name or (form[2:3] == "-" and _is_arabic(form))
    is_word = is_name or first.isalnum()
    is_outlet = _ends_a_papers_name(form, before)
    word = Word.NONE if is_outlet else _class_of(known.get(low, Word.NONE), is_capital=is_capital)
    return Token(form, low, start, end, word, is_word, is_capitalised)


def _class_of(word: int, *, is_capital: bool) -> int:
    """The classes of a form: a particle in capitals is part of the name like any other ("Le Duc Tho", "Al Gore")."""
    return Word.NONE if is_capital and word == Word.PARTICLE else word


def _shortened(token: Token) -> Token:
    """The token with the full stop behind it; "A." is an initial, no article."""
    return replace(token, text=token.text + ".", end=token.end + 1, word=token.word if token.text != "A" else Word.NONE)


def _is_marked_name(form: str) -> bool:
    """Whether a proper name begins with a mark: @rivercouncil, 's-Gravenhage."""
    return (form[0] == "@" and len(form) > 1) or (form[0] in "'’" and len(form) > 3)


def _ends_a_papers_name(form: str, before: list[Token]) -> bool:
    """ "USA Today", "USA TODAY", not the adverb; "the Florida Sun", not the day."""
    if form not in _LAST_OF_A_PAPER:
        return False
    return bool(before) and before[-1].is_capitalised and not before[-1].word & Word.CALENDAR


def _is_acronym(form: str, before: list[Token], known: dict[str, int]) -> bool:
    """Whether a word in capitals is a proper name homograph of an auxiliary (CAN, MAY), and not an auxiliary in
    emphasis.
    """
    if len(form) < _SHORTEST_ACRONYM or not form.isupper() or not known.get(form.lower(), 0) & Word.AUXILIARY:
        return False
    if not before:
        return True
    last = before[-1]
    return not last.word & Word.PRONOUN and not (last.text.isupper() and len(last.text) > 1)


def _mark_possessive_plurals(text: str, tokens: list[Token]) -> None:
    """Normalise the apostrophe of a plural genitive ("the drivers' union") to "'s"; closing quotation marks are masked
    or paired.
    """
    for before, token in pairwise(tokens):
        is_glued = token.text in ("'", "’") and before.end == token.start and before.low[-1] == "s"
        if not is_glued or text[token.end : token.end + 1] != " ":
            continue
        after = text[token.end + 1 : token.end + 2]
        if after.isalnum() or (after in _OPENING_MARKS and before.is_capitalised):
            token.low = "'s"


def _is_arabic(form: str) -> bool:
    """Whether a proper name begins with the Arabic definite article: al-Qahtawi."""
    return form[:3] in ("al-", "el-", "ul-", "as-", "ad-") and form[3:4].isupper()


def _is_shortened(token: Token, after: str) -> bool:
    """Whether the full stop after the token is part of an abbreviation: a title, an initial, a month before its day."""
    if token.word & Word.CALENDAR and len(token.text) <= _LONGEST_SHORT_MONTH and after[1:].isdecimal():
        return True
    if token.low in _SHORTENED_INSIDE and (after[:1] == "," or after[1:].islower()):
        return True
    return token.low in _SHORTENED or (len(token.text) == 1 and token.is_capitalised and token.text != "I")


def opening_of(tokens: Sequence[Token], place: int) -> int:
    """Where the bracket opens that closes there: of "Rep. Ada Roe (R) of Osk"; else the place."""
    return opening_bracket(tokens, place) if tokens[place].text == ")" else place


def before_bracket(tokens: Sequence[Token], place: int) -> int:
    """The word before the bracket that closes there; else the place."""
    opening = opening_of(tokens, place)
    return place if opening == place else max(0, opening - 1)


def opening_bracket(tokens: Sequence[Token], closing: int) -> int:
    """Where the bracket opens that closes at `closing`; `closing` where none does near by."""
    inner = 0
    for place in range(closing - 1, max(-1, closing - _LONGEST_BRACKET), -1):
        if tokens[place].text == ")":
            inner += 1
        elif tokens[place].text == "(" and inner == 0:
            return place
        elif tokens[place].text == "(":
            inner -= 1
    return closing
