"""Tokens -> the same, names told from their homographs: months, function words and verbs that are people here ("May
said", "Mark Long"), and brands that look like genitives ("Moody's").

One sense per discourse: Gale, Church and Yarowsky (1992).
"""

from collections.abc import Iterator
from dataclasses import replace

from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.word_classes import behind_adverbs
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import Token, low_at

_OPENS_A_CLAUSE = Word.THAT | Word.SUBORDINATOR | Word.CONJUNCTION
_REPORTS = Word.SPEECH | Word.ADDRESS
_NOUNS = Word.ROLE | Word.ORGANISATION | Word.DOCUMENT | Word.HONORIFIC
_BEFORE_A_NOUN = Word.DETERMINER | Word.POSSESSIVE | Word.ADJECTIVE
_PREDICATE = Word.AUXILIARY | Word.VERB | Word.PAST | _REPORTS | Word.CONJUNCTION
_TITLE = Word.HONORIFIC | Word.ROLE
_ENDS = frozenset(".,;!?")


def mark_names(tokens: list[Token]) -> list[Token]:
    """The tokens with `Word.NONE` for the class of homographs that name somebody.

    One behind a first name or title, or that says something, is a name, and so is it in all of the text, but for what
    is a date or opens a sentence with no predicate behind.
    """
    homographs = words("name_homographs")
    found = [at for at, token in enumerate(tokens) if token.word and token.is_capitalised and token.low in homographs]
    names = {at for at in found if not tokens[at].text.isupper() and any(rule(tokens, at) for rule in _RULES)}
    known = {tokens[at].text for at in names}
    called = [*_all_of(tokens, found, names, known), *_surnames(tokens)]
    if not called:
        return tokens
    marked = list(tokens)
    for at in called:
        marked[at] = replace(tokens[at], word=Word.NONE)
    return marked


def _surnames(tokens: list[Token]) -> Iterator[int]:
    """Where nouns for people, bodies and documents are somebody's surname: "Ada King ... King said", "Mr. Bill Law".

    A first name or a title stands before one, and one alone says something or is told of: "Law said", "King, who".
    """
    nouns = [at for at, token in enumerate(tokens) if token.is_capitalised and token.word & _NOUNS and at]
    whole = {at for at in nouns if _ends_a_full_name(tokens, at)}
    texts = {tokens[at].text for at in whole}
    alone = [at for at in range(len(tokens)) if tokens[at].text in texts and _stands_alone(tokens, at)] if texts else []
    borne = {tokens[at].text for at in alone if _is_told_of(tokens, at)}
    yield from (at for at in (*sorted(whole), *alone) if tokens[at].text in borne)


def _ends_a_full_name(tokens: list[Token], at: int) -> bool:
    """Whether a first name, or a title and a name, stand before the noun, and no article before those: "Ada King",
    "the minister Naguib Law"; not "the Victoria Church", "King Charles".
    """
    given, before = tokens[at - 1], tokens[at - 2] if at > 1 else None
    if not given.is_capitalised or given.word & ~NOUN or given.text.isupper() or _goes_on(tokens, at):
        return False
    if before is not None and before.word & _TITLE and before.low != "the" and not given.word:
        return True
    is_definite = before is not None and before.low == "the"
    return not is_definite and bool(table("first_names").get(given.low))


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether the name goes on behind the noun: "King Charles", "Law School", "Law Corp."."""
    return at + 1 < len(tokens) and tokens[at + 1].is_capitalised


def _stands_alone(tokens: list[Token], at: int) -> bool:
    """Whether no capital, article or owner stands before the noun, or a title alone: "Mr. King", not "the Law"."""
    before = tokens[at - 1] if at else None
    if _goes_on(tokens, at):
        return False
    if before is None or before.word & Word.HONORIFIC:
        return True
    return not before.is_capitalised and not before.word & _BEFORE_A_NOUN and before.low != "'s"


def _is_told_of(tokens: list[Token], at: int) -> bool:
    """Whether somebody says something or is said to be something there: "King has said", "said King.", "King, who"."""
    if _speaks(tokens, at) or (at and tokens[at - 1].word & Word.HONORIFIC):
        return True
    behind = [low_at(tokens, at + 1), low_at(tokens, at + 2)]
    if behind == [",", "who"] or behind[0] == "has":
        return True
    return at > 1 and tokens[at - 1].low == "to" and tokens[at - 2].low == "according"


def join_brands(tokens: list[Token]) -> list[Token]:
    """The tokens with a name and the 's that is part of it as one: "Moody's said", "according to Macy's.".

    It is part of the name where a genitive cannot stand, and the name stands nowhere without.
    """
    endings = [
        at
        for at, token in enumerate(tokens)
        if token.low == "'s" and token.text != "'" and at and _is_on_a_name(tokens, at)
    ]
    brands = {tokens[at - 1].text for at in endings if _is_no_genitive(tokens, at)}
    if brands:
        apart = {at - 1 for at in endings}
        brands -= {token.text for at, token in enumerate(tokens) if at not in apart}
    if not brands:
        return tokens
    joined = {at for at in endings if tokens[at - 1].text in brands}
    return [
        _join(token, tokens[at + 1]) if at + 1 in joined else token
        for at, token in enumerate(tokens)
        if at not in joined
    ]


def _is_on_a_name(tokens: list[Token], at: int) -> bool:
    name = tokens[at - 1]
    return name.is_capitalised and not name.word and name.end == tokens[at].start


def _is_no_genitive(tokens: list[Token], at: int) -> bool:
    """Whether a reporting verb or the end of the clause is behind the 's there, and what it is of is named before."""
    if _reports(tokens, at + 1) and not tokens[at + 1].word & Word.NOUN_LIKE:
        return True  # not "Roe's remarks about"
    is_source = at > 1 and (
        _reports(tokens, at - 2) or [one.low for one in tokens[at - 3 : at - 1]] == ["according", "to"]
    )
    return is_source and at + 1 < len(tokens) and tokens[at + 1].text in _ENDS


def _join(name: Token, ending: Token) -> Token:
    return replace(name, text=name.text + ending.text, low=name.low + "'s", end=ending.end)


def _all_of(tokens: list[Token], found: list[int], names: set[int], known: set[str]) -> Iterator[int]:
    return (at for at in found if at in names or (tokens[at].text in known and _may_be_name(tokens, at)))


def _is_named(tokens: list[Token], at: int) -> bool:
    """Whether a first name or a title stands before it: "Theresa May", "Mrs May"; not "Mark May 5", nor where a title
    in capitals goes on: "Will Kelly May Run".
    """
    before = tokens[at - 1] if at else None
    if before is None or not before.is_capitalised or before.word & Word.CALENDAR or _is_dated(tokens, at):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    goes_on = after is not None and after.is_capitalised and not after.word & _REPORTS
    return _may_be_given(before, tokens[at]) and not goes_on and tokens[at].start - before.end == 1


def _may_be_given(before: Token, homograph: Token) -> bool:
    """Whether it is a title or first name, or any name before one that in capitals is nothing else: "Nguyen Van An"."""
    if before.word & _TITLE or (homograph.low in members("short_surnames") and not before.word):
        return True
    return bool(table("first_names").get(before.low)) and not before.word & ~NOUN


def _speaks(tokens: list[Token], at: int) -> bool:
    """Whether it is who says something: "May also said", "when Long told", "the Sun said", "“No,” said May."; not "Long
    said to be".
    """
    before = tokens[at - 1] if at else None
    if tokens[at].low == "so":
        return False  # "So said the mayor"
    is_definite = before is not None and before.low == "the"
    if before is None or is_definite or not before.is_word or before.word & _OPENS_A_CLAUSE:
        verb = behind_adverbs(tokens, at + 1)
        if _reports(tokens, verb) and not (verb + 1 < len(tokens) and tokens[verb + 1].word & Word.TO):
            return True
    return _speaks_behind(tokens, at - 1 if is_definite else at, at)


def _speaks_behind(tokens: list[Token], first: int, at: int) -> bool:
    """Whether who says something is named last: "“No,” said May.", "according to the Sun"."""
    is_end = at + 1 < len(tokens) and tokens[at + 1].text in _ENDS
    if first < 2 or not (is_end or first < at):
        return False
    return (_reports(tokens, first - 1) and not tokens[first - 2].is_word) or _is_according_to(tokens, first)


def _is_according_to(tokens: list[Token], at: int) -> bool:
    return tokens[at - 1].low == "to" and tokens[at - 2].low == "according"


def _is_first_name(tokens: list[Token], at: int) -> bool:
    """Whether a surname follows the first name: "April Jones"; not "in April Jones said"."""
    if not table("first_names").get(tokens[at].low) or at + 1 == len(tokens) or _is_dated(tokens, at):
        return False
    is_date = at > 0 and tokens[at - 1].low in members("before_a_month")
    return not is_date and tokens[at + 1].is_capitalised and not tokens[at + 1].word


_RULES = (_is_named, _speaks, _is_first_name)


def _reports(tokens: list[Token], place: int) -> bool:
    """Whether a finite reporting verb stands there: "said", "says"."""
    token = tokens[place] if place < len(tokens) else None
    if token is None or token.is_capitalised or not token.word & _REPORTS:
        return False
    return bool(token.word & Word.PAST) or token.low.endswith("s")


def _may_be_name(tokens: list[Token], at: int) -> bool:
    """Whether the homograph of somebody named elsewhere is no date ("in May", "May 5"), and no sentence opens with it
    but with a predicate behind it: "May, who", "May has"; not "Long before the war", "Will he".
    """
    before, after = (tokens[at - 1] if at else None), (tokens[at + 1] if at + 1 < len(tokens) else None)
    if _is_dated(tokens, at) or (before is not None and before.low in members("before_a_month")):
        return False
    if before is not None and before.is_word:
        return True
    return after is None or after.text in (",", "'s", "’s") or bool(after.word & _PREDICATE)


def _is_dated(tokens: list[Token], at: int) -> bool:
    """Whether a number stands beside it: "May 5", "5 May"."""
    beside = tokens[max(0, at - 1) : at + 2]
    return any(one.text[0].isdecimal() for one in beside)
