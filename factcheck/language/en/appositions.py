"""Appositions: role and proper name in either order, and the subject noun phrase that a chain of appositions modifies.

Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English Language (1985), 17.65 to 17.93.
"""

from factcheck.language.en.lexicon import FUNCTION, NOUN, Word
from factcheck.language.en.name_runs import joins_name
from factcheck.language.en.offices import before_party
from factcheck.language.en.phrases import Phrase, phrase_ending_at
from factcheck.language.en.word_classes import is_nominal
from factcheck.language.en.words import table
from factcheck.language.tokens import Token, low_at

DASHES = frozenset("—–-―")
_LONGEST_APPOSITION = 40
_LONGEST_NAME = 4
_LONGEST_OFFICE = 4
_LONGEST_PARTY = 6
_ONE_OF_MANY = frozenset({"a", "an", "another", "one"})
_NO_PERSON = Word.ORGANISATION | Word.DOCUMENT | Word.COLLECTIVE
_ENDS_A_NAME = DASHES | frozenset(",.;:?!)")
_AFTER_A_NAME = Word.PREPOSITION | Word.RELATIVE | Word.SUBORDINATOR | Word.CALENDAR | Word.QUOTE


def is_apposed_name(tokens: list[Token], opening: int, closing: int) -> bool:
    """Whether the apposition between the two marks is the name of the role before it: "A spokesman for Tarnair, Lev
    Brandt, said".
    """
    return apposed_name(tokens, opening, closing) is not None


def apposed_name(tokens: list[Token], opening: int, closing: int) -> Phrase | None:
    """The name, its office with it, that is in apposition to the role before the marks; who tells more of it is left
    out: "The chairman of the panel, Rep. Ada Roe (R) of Osk, said"; None for none.
    """
    if opening + 1 >= closing:
        return None
    name = _behind_office(tokens, opening + 1)
    end = _name_end(tokens, name)
    if end == name or (end != closing and _behind_party(tokens, name, end) != closing):
        return None
    role = phrase_ending_at(tokens, opening - 1)
    if role is None or not _describes(tokens, role):
        return None
    is_name = name + 1 < end or _is_first_name_of(tokens, role, tokens[name])
    return Phrase(opening + 1, end - 1, end - 1) if is_name else None


def _behind_office(tokens: list[Token], first: int) -> int:
    """Where the name begins behind an office in small letters: "deputy police chief Ada Roe"."""
    place = first
    while place < first + _LONGEST_OFFICE and is_nominal(tokens, place) and not tokens[place].is_capitalised:
        place += 1
    return place if place > first and tokens[place - 1].word & Word.ROLE else first


def _behind_party(tokens: list[Token], first: int, end: int) -> int:
    """The index behind the party or place of a person whose name ends at `end`: "Rep. Ada Roe (R-Osk)", "Ada Roe of
    Osk"; `end` where none follows.
    """
    if not (tokens[first].word & Word.HONORIFIC or table("first_names").get(tokens[first].low)):
        return end
    place = end
    if place < len(tokens) and tokens[place].text == "(":
        inside = range(place + 1, min(place + _LONGEST_PARTY, len(tokens)))
        place = next((at + 1 for at in inside if tokens[at].text == ")"), place)
    seat = place + 1 if low_at(tokens, place) in ("of", "from") else len(tokens)
    behind = _name_end(tokens, seat)
    return behind if behind > seat else place


def _name_end(tokens: list[Token], first: int) -> int:
    """The index behind the proper name that begins at `first`, particles and nicknames in it: "Max van den Berg",
    "Max “Dusty” Crane"; `first` where none does.
    """
    end, parts = first, 0
    for place in range(first, len(tokens)):
        if is_name_word(tokens[place]):
            end, parts = place + 1, parts + 1
        elif end == first or not joins_name(tokens[place]):
            break
    return end if parts <= _LONGEST_NAME else first


def _is_first_name_of(tokens: list[Token], role: Phrase, name: Token) -> bool:
    """Whether one name alone tells who is meant: a first name whose relative or aide ("the victim's brother, Ilan,
    said"), or an only name who somebody is ("a driver, Rahmatullah, said"; not "the mayor of the capital, Osk,").
    """
    opens = tokens[role.first]
    if not name.word and opens.low in _ONE_OF_MANY and role.last == role.head and tokens[role.head].word & Word.ROLE:
        return True
    if name.low not in table("first_names"):
        return False
    is_owned = tokens[role.first].word & Word.POSSESSIVE or any(
        token.low == "'s" for token in tokens[role.first : role.head]
    )
    return bool(is_owned and tokens[role.head].word & Word.ROLE) and role.last == role.head


def _describes(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the noun phrase is a description, not a proper name: "the head of the authority", "a spokesman for
    Tarnair".
    """
    head = tokens[phrase.head]
    is_one = tokens[phrase.first].low in ("one", "another") and any(
        one.word & Word.ROLE for one in tokens[phrase.first : phrase.last + 1]
    )
    if head.word & Word.ROLE or is_one:
        return True
    is_owned = any(token.low == "'s" for token in tokens[phrase.first : phrase.head])
    return bool(is_owned or tokens[phrase.first].word & (Word.DETERMINER | Word.POSSESSIVE)) and not (
        head.is_capitalised or head.word & _NO_PERSON
    )


def name_apposed_to(tokens: list[Token], role: Phrase) -> Phrase | None:
    """The proper name apposed to a role: "said the Tarnbridge stroke, Bea Lindqvist."; None for none."""
    first = role.last + 2
    if first >= len(tokens) or tokens[role.last + 1].text != "," or not _describes(tokens, role):
        return None
    name = _behind_office(tokens, first)
    last = _name_end(tokens, name)
    behind = _behind_party(tokens, name, last)
    ends = behind == len(tokens) or tokens[behind].text in _ENDS_A_NAME or tokens[behind].word & _AFTER_A_NAME
    fewest = 1 if name < len(tokens) and _is_first_name_of(tokens, role, tokens[name]) else 2
    return Phrase(first, last - 1, last - 1) if fewest <= last - name and ends else None


def role_of_apposed(tokens: list[Token], name: Phrase) -> Phrase | None:
    """The role to which the name is apposed: of "..., the head of the port, Ada Roe, told us" the role; None for none.

    It opens a sentence, or follows a quotation or a comma.
    """
    comma = name.first - 1
    if comma < 1 or tokens[comma].text != "," or not is_apposed_name(tokens, comma, name.last + 1):
        return None
    role = phrase_ending_at(tokens, comma - 1)
    if role is None:
        return None
    is_closed = name.last + 1 < len(tokens) and tokens[name.last + 1].text == ","
    is_role = bool(tokens[role.head].word & Word.ROLE)
    if not is_closed and not is_role:
        return None
    return role if role.first == 0 or _can_begin(tokens, role.first, is_role=is_role) else None


def _can_begin(tokens: list[Token], first: int, *, is_role: bool) -> bool:
    """Whether a subject can begin behind a quotation, a comma that a quotation precedes or a listed role follows, or
    where a reported clause begins: "said that the head of the port, Ada Roe, had".
    """
    before, earlier = tokens[first - 1], tokens[first - 2]
    if is_role and before.word & (Word.THAT | Word.SPEECH | Word.ADDRESS) and not before.word & NOUN:
        return True
    if before.word != Word.QUOTE and not (before.text == "," and first > 1):
        return False
    return is_role or Word.QUOTE in (before.word, earlier.word)


def before_appositions(tokens: list[Token], opening: int) -> Phrase | None:
    """The noun phrase that the apposition opened at `opening`, or a chain of them, modifies: "Scott Pruitt, the
    attorney general, one of".
    """
    phrase = phrase_ending_at(tokens, before_origin(tokens, opening - 1))
    while phrase is not None and phrase.first > 1 and tokens[phrase.first - 1].text == ",":
        head = tokens[phrase.head]
        if head.is_capitalised and not head.word & Word.ROLE and not tokens[phrase.first].word & Word.DETERMINER:
            break
        before = phrase_ending_at(tokens, before_origin(tokens, _before_age(tokens, phrase.first - 2)))
        if before is None or not tokens[before.head].is_capitalised or _opens_the_sentence(tokens, before):
            break
        phrase = before
    return phrase


def _opens_the_sentence(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase ends a sentence-initial adverbial: "According to AFP, one user"; "In Oslo, the mayor"."""
    before = tokens[phrase.first - 1] if phrase.first else tokens[phrase.first]
    return before.low == "according" or bool(before.word & (Word.PREPOSITION | Word.TO))


def _before_age(tokens: list[Token], place: int) -> int:
    """The index before an age between commas: of "Earl Dobbs, 61, a retired welder" that of the name."""
    is_age = tokens[place].text.isdigit() and place > 1 and tokens[place - 1].text == ","
    return place - 2 if is_age else place


def before_origin(tokens: list[Token], place: int) -> int:
    """The index before where somebody is from, between commas: of "Ada Roe, 42, from Osk, Lindal" that of the name."""
    first = place = before_party(tokens, place)
    while first > 1 and (is_name_word(tokens[first]) or tokens[first].text == ","):
        first -= 1
    is_origin = first < place and tokens[first].low == "from" and tokens[first - 1].text == ","
    return _before_age(tokens, first - 2) if is_origin and first > 1 else place


def opening_mark(tokens: list[Token], closing: int) -> int | None:
    """The index of the comma or dash that opens the apposition closed at `closing`; None for none. A quotation inside
    is no apposition.
    """
    marks = DASHES if tokens[closing].text in DASHES else frozenset(",")
    quoted = False
    for place in range(closing - 1, max(0, closing - _LONGEST_APPOSITION), -1):
        token = tokens[place]
        if token.text in ";:":
            return None
        quoted = quoted or token.word == Word.QUOTE
        if token.text in marks:
            return place if not quoted or _opens_a_modifier(tokens[place + 1]) else None
    return None


def _opens_a_modifier(token: Token) -> bool:
    """Whether a relative or participle clause begins: ", who has called the plan “daft”,", ", headed “Notice”,"."""
    return bool(token.word & Word.RELATIVE) or (token.low.endswith(("ing", "ed")) and not token.is_capitalised)


def is_name_word(token: Token) -> bool:
    """Whether the token can be part of a proper name: a capitalised word, no date word or function word."""
    return token.is_capitalised and token.is_word and not token.word & (Word.CALENDAR | FUNCTION)
