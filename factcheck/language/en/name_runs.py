"""Tokens -> proper names (named entity recognition): runs of capitalised words, without titles and opening words."""

from collections.abc import Collection
from functools import cache

from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.name_table import ROMAN
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import Token

_MOST_PARTICLES = 3
_BODY = Word.ORGANISATION | Word.COLLECTIVE
_TITLE = Word.HONORIFIC | Word.ROLE
_QUARTERS = frozenset({"Q1", "Q2", "Q3", "Q4", "H1", "H2"})
_SHORTEST_GERUND = 6
_NAME_AND_PLACE = 2
_LONGEST_OFFICE = 5
_INSIDE_A_BODY = frozenset({"of", "the"})
NEVER_A_NAME = (
    Word.PRONOUN
    | Word.OBJECT_PRONOUN
    | Word.DETERMINER
    | Word.POSSESSIVE
    | Word.PREPOSITION
    | Word.RELATIVE
    | Word.SUBORDINATOR
    | Word.AUXILIARY
)


def name_runs(tokens: list[Token], without: Collection[int] = ()) -> list[tuple[int, int]]:
    """Token indices (first, last; inclusive) of the runs of capitalised words that look like proper names; `without`
    has where words begin that are no part of one.
    """
    runs: list[tuple[int, int]] = []
    for place, token in enumerate(tokens):
        if not token.is_capitalised or token.start in without or not _is_name_word(tokens, place):
            continue
        last = runs[-1][1] if runs else place
        is_near = last < place <= last + 1 + _MOST_PARTICLES
        if is_near and (place == last + 1 or all(map(joins_name, tokens[last + 1 : place]))):
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return [(_behind_other_name(tokens, first, last), last) for first, last in runs]


def _behind_other_name(tokens: list[Token], first: int, last: int) -> int:
    """Where a person's name begins behind the place of an office, or behind the outlet that was told, no comma between:
    "Speaking to the Averly Herald Roe said".
    """
    behind = name_behind_place(tokens, first, last)
    if behind is not None or first < 2 or first > _LONGEST_OFFICE or tokens[0].low not in members("speaking_to"):
        return behind or first
    return next((at + 1 for at in range(last - 1, first - 1, -1) if tokens[at].low in words("outlets")), first)


def name_behind_place(tokens: list[Token], first: int, last: int) -> int | None:
    """Where a person's name begins behind the place of an office: of "the ambassador to Denmark Erik Dahl", whose last
    capitals the words from `first` to `last` are, at "Erik"; of "the minister in the Ministry of Mills Ada Roe" at
    "Ada"; None for none.
    """
    joint = first - 2 if first > 1 and tokens[first - 1].low == "the" else first - 1
    if last - first < _NAME_AND_PLACE or joint < 1 or not tokens[joint].word & (Word.PREPOSITION | Word.TO):
        return None
    office = any(token.word & Word.ROLE for token in tokens[max(0, first - _LONGEST_OFFICE) : joint])
    if not office or not all(one.is_capitalised or one.low in _INSIDE_A_BODY for one in tokens[first : last + 1]):
        return None
    return next((at for at in range(first + 1, last) if _begins_name(tokens, at, last)), None)


def _begins_name(tokens: list[Token], place: int, last: int) -> bool:
    """Whether a first name stands there behind a word of a body's or place's name, and no body's ends at `last`."""
    given, before = table("first_names"), tokens[place - 1]
    is_behind_another = before.is_capitalised and not given.get(before.low)
    is_name = all(one.is_capitalised for one in tokens[place : last + 1]) and not tokens[last].word & Word.ORGANISATION
    return bool(given.get(tokens[place].low)) and is_behind_another and is_name


def behind_opening(tokens: list[Token], first: int, last: int, small: set[str]) -> int:
    """Where the proper name begins behind a sentence-initial word, of "Hammering Hillary Clinton" the second word; or
    behind what an office is of: "Director of Consular Affairs Ada Roe".

    A word that the article has in lower case elsewhere is no part of a name (Mikheev 1999); nor is a participle.
    """
    if first:
        return _behind_portfolio(tokens, first, last)
    if first == last or not tokens[1].is_word or table("first_names").get(tokens[0].low):
        return first
    is_title = tokens[0].word & _TITLE
    is_word = tokens[0].low in small and not tokens[0].word & NOUN and not tokens[0].text.endswith(".")
    opens = is_word or (tokens[0].low.endswith("ing") and (last > 1 or _takes_object(tokens)))
    if not opens or is_title or " ".join(token.low for token in tokens[: last + 1]) in words("bodies"):
        return first
    return 1


def _behind_portfolio(tokens: list[Token], first: int, last: int) -> int:
    """Where a first name stands in what begins as a portfolio, "of" and an office before it."""
    if last < first + 2 or table("first_names").get(tokens[first].low):
        return first
    back = first - 1
    while back > 0 and first - back < _LONGEST_OFFICE and tokens[back].is_capitalised:
        back -= 1
    is_of_office = back > 0 and tokens[back].low in ("of", "for") and tokens[back - 1].word & Word.ROLE
    given = (at for at in range(first + 1, last) if table("first_names").get(tokens[at].low))
    return next(given, first) if is_of_office else first


def _takes_object(tokens: list[Token]) -> bool:
    """Whether a gerund opens the sentence, no subject of a verb: "Hosting Cook at the show", not "Browning Lee"."""
    is_long = len(tokens[0].text) >= _SHORTEST_GERUND
    return is_long and len(tokens) > 2 and bool(tokens[2].word & (Word.PREPOSITION | Word.CALENDAR))


def without_titles(run: list[Token]) -> tuple[list[Token], list[Token]]:
    """Split a name into its titles and the name proper; post-nominal letters (KC, MP) are dropped."""
    if len(run) == 1:
        return [], run
    words_of_run = [token for token in run if token.is_word]
    while len(words_of_run) > 2 and _are_letters(words_of_run[-1]):
        words_of_run.pop()
    titles = [
        place
        for place, token in enumerate(words_of_run[:-1])
        if token.word & _TITLE
        or ("-" in token.low and token.low.rpartition("-")[2] in words("roles"))  # Vice-mayor
        or (_are_letters(token) and place < len(words_of_run) - 2)
    ]
    cut = titles[-1] + 1 if titles else 0
    if cut and all(token.word & _BODY for token in words_of_run[cut:]):
        return [], words_of_run  # "the Justice Department"
    return words_of_run[:cut], words_of_run[cut:]


def is_body_of(name: list[Token]) -> bool:
    """Whether a name has a title in it and a body's noun at its end: "Averly Liberal Party", which Averly alone is no
    short form of.
    """
    return bool(name[-1].word & _BODY) and any(token.word & _TITLE for token in name[:-1])


def _are_letters(token: Token) -> bool:
    """Whether the word is a post-nominal abbreviation in capitals: MP, KC, MLA; not an initial, not a
    name in capitals.
    """
    is_short = 2 <= len(token.text) <= 4 and "." not in token.text
    return token.text.isupper() and is_short and token.text not in ROMAN


def gender_of_title(title: str) -> str:
    """The gender that a title implies; "" for none."""
    return _genders_of_titles().get(title) or ("f" if title.endswith("woman") else "")


@cache
def _genders_of_titles() -> dict[str, str]:
    of_men = words("male_titles") | {
        role for role in words("roles") if role.endswith("man") and not role.endswith("woman")
    }
    return {**dict.fromkeys(of_men, "m"), **dict.fromkeys(words("female_titles"), "f")}


def coordinated(tokens: list[Token], runs: list[tuple[int, int]]) -> list[int]:
    """A group number for each run, the same for conjuncts: "Holt, Lind and Voss", "Holt and her son, Voss"."""
    numbers = list(range(len(runs)))
    listed = 0  # where the list with commas alone begins
    for which in range(1, len(runs)):
        between = tokens[runs[which - 1][1] + 1 : runs[which][0]]
        if any(token.low in ("and", "&", "or") for token in between) and all(_may_coordinate(one) for one in between):
            numbers[listed : which + 1] = [numbers[listed]] * (which + 1 - listed)
        elif [token.text for token in between] != [","]:
            listed = which
    return numbers


def _may_coordinate(token: Token) -> bool:
    """Whether the token may stand between conjunct names: titles, "her husband", commas."""
    if token.text == "," or token.low in ("and", "&", "or") or token.text.isdecimal():
        return True
    return bool(token.word & (Word.POSSESSIVE | Word.ROLE | Word.HONORIFIC | Word.ADJECTIVE))


def joins_name(token: Token) -> bool:
    """Whether the token can stand inside a proper name: a particle (van der, bin) or a nickname in quotation marks."""
    return token.word == Word.QUOTE or (bool(token.word & Word.PARTICLE) and not token.is_capitalised)


def without_epithet(inside: list[Token]) -> list[Token]:
    """The words without what is said in front of a name: "Osk-based Tarnair" is Tarnair."""
    first = next((at for at, token in enumerate(inside) if not is_epithet(token)), 0)
    return inside[first:] if inside[first].is_capitalised else inside


def is_epithet(token: Token) -> bool:
    """Whether a compound tells of a name where it is from, or what it has: "Osk-based", "Nuclear-armed"."""
    _, hyphen, participle = token.low.rpartition("-")
    return bool(hyphen) and participle in members("epithets")


def _is_name_word(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if not token.is_capitalised or token.word & (Word.CALENDAR | Word.QUOTE) or token.text in _QUARTERS:
        return False
    if is_epithet(token):
        return False
    if token.low in words("portfolios") and after_portfolio(tokens, place) is not None:
        return False
    if token.word & ~(NOUN | Word.HONORIFIC):
        return place > 0 and not (token.word & NEVER_A_NAME or _only_reports(token))
    return True


def after_portfolio(tokens: list[Token], place: int) -> int | None:
    """Where the proper name begins behind an office: the index of Ada in "Secretary of State Ada Roe";
    None for none.
    """
    first = place
    while first > 0 and (tokens[first].low in words("portfolios") or tokens[first].low == "and"):
        first -= 1
    holder = tokens[first - 1].word if first else 0
    if tokens[first].low not in ("of", "for") or not holder & (Word.ROLE | Word.ORGANISATION):
        return None
    while place < len(tokens) and (tokens[place].low in words("portfolios") or tokens[place].low == "and"):
        place += 1
    behind = tokens[place : place + 2]
    return place if len(behind) == 2 and all(one.is_capitalised for one in behind) else None


def _only_reports(token: Token) -> bool:
    """Whether the word is unambiguously a reporting verb, in a title-case headline: "Lindsey Graham Says"."""
    return bool(token.word & CUE) and not token.word & (NOUN | Word.BASE_FORM | Word.PARTICIPLE | Word.NOUN_LIKE)
