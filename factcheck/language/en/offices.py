"""Proper name -> what the article tells of its bearer, "Rep. Ada Roe (R-Ohio)": offices, of where, for which party."""

import re
from collections.abc import Iterator

from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.word_classes import is_nominal
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import Token, low_at

_TITLE = Word.ROLE | Word.HONORIFIC
_PARTY_AND_PLACE = re.compile(r"([DRI])[-–—]([^\W\d_].*)")
_LONGEST_PARTY = 6


def office(tokens: list[Token], place: int) -> str:
    """The office that the word there heads, with what sets it off from the office itself: "former Osk vice president"
    is that of a former vice president.
    """
    apart, first = [], place
    while first > 0 and (tokens[first - 1].low in members("sets_office_off") or _is_place(tokens[first - 1])):
        first -= 1
        apart.extend([tokens[first].low] if not _is_place(tokens[first]) else [])
        first -= _is_behind_a_place(tokens, first)
    head = tokens[place].low.rstrip(".")
    return " ".join((*reversed(apart), table("titles_of_offices").get(head, head)))


def _is_behind_a_place(tokens: list[Token], place: int) -> bool:
    """Whether the region there stands behind a town and a comma: "former Norport, Lindal Mayor"."""
    return place > 1 and tokens[place - 1].text == "," and _is_place(tokens[place]) and _is_place(tokens[place - 2])


def _is_place(token: Token) -> bool:
    """Whether the word in front of an office can be of a place or party."""
    return token.is_capitalised and not token.word & _TITLE and token.low not in members("sets_office_off")


def duties(tokens: list[Token], place: int) -> set[str]:
    """What the office there is for: finance of "the finance minister", police of "Police Chief Ada Roe"."""
    found = set()
    while place > 0 and _is_duty(tokens[place - 1]):
        place -= 1
        found.add(tokens[place].low)
    return found - members("any_duty")


def _is_duty(token: Token) -> bool:
    is_body = token.word & (Word.ORGANISATION | Word.COLLECTIVE)
    is_duty = token.low in members("duties") or token.low in members("makes_another_office")
    return bool(is_body) or is_duty or token.low in words("portfolios")


def offices_of(tokens: list[Token], first: int, last: int, titles: int) -> Iterator[tuple[str, set[str]]]:
    """The offices of the person named at `first` to `last`, so many titles before the name proper, or in apposition;
    each with what it is for.
    """
    for place in _places_of_offices(tokens, first, last, titles):
        yield office(tokens, place), duties(tokens, place)


def _places_of_offices(tokens: list[Token], first: int, last: int, titles: int) -> Iterator[int]:
    for place in _titles(tokens, first, last, titles):
        if tokens[place].word & Word.ROLE or tokens[place].low.rstrip(".") in table("titles_of_offices"):
            yield place
    if first and tokens[first - 1].word & Word.ROLE:
        yield first - 1
    for role in _apposed(tokens, first, last):
        head = tokens[role.head]
        if head.word & Word.ROLE and not head.is_capitalised:
            yield role.head


def _titles(tokens: list[Token], first: int, last: int, titles: int) -> list[int]:
    """Where they stand; a nickname or quotation in the run of capitals is none of them."""
    return [place for place in range(first, last + 1) if tokens[place].is_word][:titles]


def _apposed(tokens: list[Token], first: int, last: int) -> Iterator[Phrase]:
    """The noun phrases in apposition to the name, in front of it or behind."""
    before = phrase_ending_at(tokens, first - 2) if first > 1 and tokens[first - 1].text == "," else None
    after = phrase_starting_at(tokens, last + 2) if last + 2 < len(tokens) and tokens[last + 1].text == "," else None
    if before is not None and last + 1 < len(tokens) and tokens[last + 1].text in ",.":
        yield before
    if after is not None and (after.last + 1 >= len(tokens) or tokens[after.last + 1].text in ",."):
        yield after


def before_party(tokens: list[Token], place: int) -> int:
    """The index before the party and place of a person that end at `place`: of "Ada Roe, R-Ala." that of the name."""
    party = place - (tokens[place].text == ".")
    is_behind = party > 1 and tokens[party - 1].text == "," and _PARTY_AND_PLACE.fullmatch(tokens[party].text)
    return party - 2 if is_behind else place


def origins_of(tokens: list[Token], first: int, last: int, titles: int) -> Iterator[str]:
    """The words, lower case, of the place, body and party of the person: ohio and republican of "Ada Roe (R-Ohio)",
    russian of "Russian President Ada Roe", osk and democrat of "Osk Democrat Ada Roe".
    """
    before_name = (tokens[place] for place in _titles(tokens, first, last, titles))
    yield from _words(token for token in before_name if not token.word & _TITLE or _is_party(token))
    before = first - 1
    if before > 0 and tokens[before].word & Word.ROLE and not tokens[before].is_capitalised:
        before -= is_nominal(tokens, before - 1) and not tokens[before - 1].is_capitalised  # "Osk press secretary"
        while before > 0 and tokens[before - 1].is_capitalised:
            before -= 1
            yield from _words((tokens[before],))
    yield from _behind(tokens, last + 1, has_title=bool(titles))


def _behind(tokens: list[Token], mark: int, *, has_title: bool) -> Iterator[str]:
    """Those in a bracket, between commas or behind "of", where `mark` is the index behind the name."""
    after = low_at(tokens, mark)
    if after in ("of", "from") and has_title:
        yield from _words(_capitals(tokens, mark + 1))
    told = _PARTY_AND_PLACE.fullmatch(tokens[mark + 1].text) if after in ("(", ",") and mark + 1 < len(tokens) else None
    if told is not None:
        yield table("parties")[told[1].lower()]
        place = told[2].lower().rstrip(".")
        yield from table("state_abbreviations").get(place, place).split()
        yield from _words(_capitals(tokens, mark + 2))
    elif after == ",":
        yield from _in_apposition(tokens, mark + 1)


def _in_apposition(tokens: list[Token], first: int) -> Iterator[str]:
    """ ", an Osk Republican,", ", Republican of Osk,", ", president of the Osk Guild,"."""
    end = next(
        (at for at in range(first, min(first + _LONGEST_PARTY, len(tokens))) if tokens[at].text in ",.;)"), first
    )
    inside = tokens[first:end]
    if any(token.word & Word.ROLE for token in inside):
        yield from _words(token for token in inside if token.is_capitalised)


def _capitals(tokens: list[Token], first: int) -> Iterator[Token]:
    """The capitalised words from `first` on."""
    for token in tokens[first:]:
        if not token.is_capitalised or not token.is_word:
            return
        yield token


def _words(tokens: Iterator[Token] | tuple[Token, ...]) -> Iterator[str]:
    """The words in lower case, a party by the noun for who is of it: democrat of "Democratic"."""
    for token in tokens:
        yield table("parties").get(token.low, token.low)


def _is_party(token: Token) -> bool:
    return token.low in table("parties")
