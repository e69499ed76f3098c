"""Quoted passage -> the other use of its marks, if any: name, title, word as a word (use and mention), scare quotes."""

from collections.abc import Callable
from typing import Final

from factcheck.language.en.homographs import is_headline
from factcheck.language.en.lexicon import CUE, NOUN, Word, lexicon
from factcheck.language.en.word_classes import (
    STAND_ALONE,
    behind_adverbs,
    has_plural_ending,
    is_finite,
    is_nominal,
    is_verb,
)
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import Token, low_at

NICKNAME = "a nickname"
NAME = "the name of a thing"
# Unlike the other names, one only where it stands: elsewhere in the article the words may be somebody's.
PROPER_NAME = "a proper name"
TITLE = "the title of a work"
WORD_AS_WORD = "a word mentioned as a word"
LABEL = "a label or address on a screen"
SCARE_QUOTES = "scare quotes: no source in reach"
ONE_WORD = "one word inside the article's own phrase"
NO_WORDS = "no words in it"

_LONGEST_SCARE_QUOTE = 3
_FARTHEST_WORKS = 10
_TITLED = frozenset({"titled", "entitled", "headlined"})
_OPEN_A_NOUN = frozenset({"det", "poss", "adj"})
_BEFORE_AN_ATTRIBUTE = Word.DETERMINER | Word.POSSESSIVE | Word.ADJECTIVE | Word.PREPOSITION
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


def aside(
    quoted: list[str], tokens: list[Token], place: int, *, has_source: bool, in_headline: bool, is_exclaimed: bool
) -> str | None:
    """Why the `quoted` words at token `place` are no quotation; None where they are one."""
    if not quoted:
        return NO_WORDS
    if low_at(tokens, place - 1) in members("so_called"):
        return WORD_AS_WORD
    named = next((reason for names, reason in NAMINGS if names(quoted, tokens, place)), None)
    if named is not None:
        return named if named in (TITLE, LABEL) or _may_be_a_name(quoted, named) else WORD_AS_WORD
    if len(quoted) == 1 and not is_exclaimed and _describes_a_noun(tokens, place):
        return ONE_WORD if has_source else SCARE_QUOTES
    is_listed = has_source or (in_headline and _may_be_said(quoted, tokens, place))
    return None if is_listed else _reason_without_source(quoted, tokens, place)


def _may_be_a_name(quoted: list[str], named: str) -> bool:
    return quoted[0][0].isupper() or (named == NICKNAME and quoted[0].lower() == "the")


def _may_be_said(quoted: list[str], tokens: list[Token], place: int) -> bool:
    """Whether a headline, which leaves out who speaks, quotes more than a term: its predicate ("Prices are 'a
    scandal'", "Harrow 'not sure'", "Firm 'lied to us'"), what stands behind a colon, or many words.
    """
    opens = quoted[0].lower()
    if table("function_words").get(opens, "det") not in _OPEN_A_NOUN or (opens.endswith("ed") and len(quoted) > 1):
        return True
    if any(token.text == ":" for token in tokens[:place]):
        return True
    before = place - 1
    while before > 0 and tokens[before].word & Word.DETERMINER:
        before -= 1
    return len(quoted) > _LONGEST_SCARE_QUOTE or low_at(tokens, before) in (*members("be"), ":", "as", "to", "words")


def _reason_without_source(quoted: list[str], tokens: list[Token], place: int) -> str | None:
    """Few words are scare quotes, or mentioned as words behind "the term"; more may be a title."""
    if len(quoted) > _LONGEST_SCARE_QUOTE:
        return TITLE if _looks_like_title(quoted) else None
    is_word = place > 0 and tokens[place - 1].low in words("metalanguage")
    return WORD_AS_WORD if is_word else SCARE_QUOTES


def _describes_a_noun(tokens: list[Token], place: int) -> bool:
    """Whether one quoted word is an attribute inside a noun phrase that the article builds: its "heroic" stand, paid
    for "quick" deals, a well-known "fishing" trick; not what something is said to be: called it a "lie", were "fake",
    nor a noun: its "dignity", nor what somebody speaks of: warned of "grave" floods.
    """
    if not 0 < place < len(tokens) - 1 or not _is_noun_like(tokens, place + 1):
        return False
    before = tokens[place - 1]
    if before.word & CUE or before.low == "as" or before.low in members("calls"):
        return False
    if before.word & Word.PREPOSITION and place > 1 and tokens[place - 2].word & CUE:
        return False
    has_ending = before.low.endswith("ing") or ("-" in before.low and before.low == before.text)
    return has_ending or bool(before.word & _BEFORE_AN_ATTRIBUTE)


def _is_noun_like(tokens: list[Token], place: int) -> bool:
    """Whether a common noun or adjective in lower case stands there."""
    return tokens[place].low == tokens[place].text and is_nominal(tokens, place)


def _names_a_thing(quoted: list[str], tokens: list[Token], place: int) -> bool:
    """Whether the past participle names the noun in front of it: "A group called "Friends of the Lark"", "routes called
    "segments""; not where somebody calls it so: called "reckless" by critics.
    """
    if place == 1 and _is_naming(tokens, 0):
        return _looks_like_title(quoted)  # "Called “The Old Mill,” the campaign has grown"
    if place < 2 or not _is_naming(tokens, place - 1) or low_at(tokens, place + 1) == "by":
        return False
    return _is_of_noun(quoted, tokens, place)


def _is_of_noun(quoted: list[str], tokens: list[Token], place: int) -> bool:
    """Whether what stands before the participle can be what it names: a thing, or several with a title."""
    noun, is_thing = tokens[place - 2], _is_noun_like(tokens, place - 2)
    if not quoted[0][0].isupper():
        return len(quoted) <= _LONGEST_SCARE_QUOTE and is_thing and not noun.word & (NOUN | Word.ADVERB)
    if noun.text == "," or (is_thing and not noun.word & Word.ROLE):
        return True
    is_several = noun.low in STAND_ALONE or has_plural_ending(noun)  # "a forum for keepers called"
    return is_several and len(quoted) > 1 and _looks_like_title(quoted)


def _is_naming(tokens: list[Token], place: int) -> bool:
    return tokens[place].low in members("calls") and tokens[place].low.endswith("ed")


def _stands_among_titles(tokens: list[Token], place: int) -> bool:
    """Whether another quotation, or a noun for a work, is right beside it: "Old Snow," "The Tin Wedding" and so on;
    "Old Snow" director Jan Roe, told "Good Day" co-host Jan Roe.
    """
    after = tokens[place + 1 : place + 2]
    near = [*tokens[max(0, place - 2) : place], *tokens[place + 1 : place + 3]]
    is_of_role = any(token.word & Word.ROLE or token.low in members("interviewers") for token in after)
    return (
        is_of_role
        or any(token.word & Word.QUOTE for token in near)
        or any(token.low in words("works") for token in after)
    )


def _is_nickname(quoted: list[str], tokens: list[Token], place: int) -> bool:
    """Marcia "Cia" Price: one or two words inside a name."""
    if not 0 < place < len(tokens) - 1 or len(quoted) > 2:
        return False
    before, after = tokens[place - 1], tokens[place + 1]
    names = before.is_capitalised and after.is_capitalised and not (before.word | after.word) & (CUE | Word.QUOTE)
    return names and before.is_word and quoted[0][0].isupper()


def _is_title(quoted: list[str], tokens: list[Token], place: int) -> bool:
    """Her novel "Old Snow", a film titled "old snow", (see "Old snow"), on "Good Morning Lund"."""
    near = [token.low for token in tokens[max(0, place - 2) : place]]
    is_under = any(token.low in members("title_lines") for token in tokens[max(0, place - 2) : place])
    if is_under and any(token.low == "under" for token in tokens[max(0, place - 5) : place]):
        return True  # "ran it under the headline: “...”"
    if not _TITLED.isdisjoint(near) or near in (["(", "see"], [";", "see"]):
        return True
    if not _looks_like_title(quoted):
        return False
    is_broadcast = near[-1:] in (["on"], ["during"]) and sum(word[0].isupper() for word in quoted) > 1
    if place == 0 and len(quoted) > _LONGEST_SCARE_QUOTE and _is_subject(tokens) and not is_headline(tokens):
        return True  # "“The Old Mill: A Life in Flour” includes a map"
    return (
        is_broadcast
        or _has_subtitle(quoted, tokens)
        or _introduces_work(tokens, place)
        or _stands_among_titles(tokens, place)
    )


def _has_subtitle(quoted: list[str], tokens: list[Token]) -> bool:
    """Whether words in capitals stand before a colon and behind it, not in a headline: "Old Snow: The Mill"."""
    return any(word.endswith(":") for word in quoted[:-1]) and not is_headline(tokens)


def _is_subject(tokens: list[Token]) -> bool:
    """Whether the quotation at the head of the sentence is the subject of a verb, and nobody says anything there: not
    “No More Taxes Ever” is what Roe told them, was her answer.
    """
    verb = behind_adverbs(tokens, 1)
    if verb >= len(tokens) or not is_finite(tokens, verb) or tokens[verb].low in members("be"):
        return False
    return not any(token.word & CUE for token in tokens)


def _is_called(quoted: list[str], tokens: list[Token], place: int) -> bool:
    """Whether the words give a thing its name: known as "the Dentist", nicknamed the tower "the Toothbrush"."""
    near = [token.low for token in tokens[max(0, place - 4) : place]]
    is_known = near[-1:] == ["as"] or near[-2:] == ["as", "the"]
    if (is_known and "known" in near) or near[-3:] == ["by", "the", "name"] or near[-1:] == ["so-called"]:
        return True
    if len(quoted) <= _LONGEST_SCARE_QUOTE and _is_mentioned(tokens, place):
        return True
    if place > 1 and tokens[place - 1].word & Word.REFLEXIVE and tokens[place - 2].low in members("calls"):
        return True
    return near[-2:] == ["known", "as"] or bool(words("nicknaming").intersection(near))


def _is_mentioned(tokens: list[Token], place: int) -> bool:
    """Whether "the word" stands before and its verb behind: the word "levy" appears twice, Roe said."""
    is_word = low_at(tokens, place - 1) in words("metalanguage") and low_at(tokens, place - 2) == "the"
    verb = behind_adverbs(tokens, place + 1)
    return is_word and place == 2 and verb < len(tokens) and is_finite(tokens, verb)


def _is_proper_name(quoted: list[str], tokens: list[Token], place: int) -> bool:
    """Whether words with capitals are a firm's, stand behind "name" or "the": "Old Mill Ltd.", the "Day of the Rising
    Tide"; not in a headline, nor where somebody may have said them: described her as the "Joan of Lund"; the "Big
    Steal" must end, Roe said; but the "Harbour Reform Act", Roe said.
    """
    large = sum(word[0].isupper() for word in quoted)
    if large < 2 or not _looks_like_title(quoted) or is_headline(tokens):
        return False
    last = quoted[-1].lower().rstrip(".")
    if last in members("short_for_company") or _is_under_a_name(tokens, place) or _names_an_event(tokens, place):
        return True
    return low_at(tokens, place - 1) == "the" and _is_thing(quoted, tokens, place)


def _is_thing(quoted: list[str], tokens: list[Token], place: int) -> bool:
    """Whether what stands behind "the" is a body or thing by its noun, or nobody says anything in the sentence."""
    last = quoted[-1].lower().rstrip(".")
    if _is_body(quoted[0]) or _is_body(last):
        return True
    if last in members("named_things") and low_at(tokens, place - 2) != "as":
        return True
    return not any(token.low in ("as", "according") or token.word & CUE for token in tokens)


def _names_an_event(tokens: list[Token], place: int) -> bool:
    """Whether an article stands before and a noun for an event behind: a "Hello Osk" rally."""
    return (
        place > 0 and tokens[place - 1].low in members("articles") and low_at(tokens, place + 1) in words("occasions")
    )


def _is_body(word: str) -> bool:
    """ "Committee", "Ministry"."""
    return bool(lexicon().get(word.lower(), Word.NONE) & Word.ORGANISATION)


def _is_under_a_name(tokens: list[Token], place: int) -> bool:
    """Whether the noun "name" stands before: under the name "Noble Mill", another name, "Noble Mill"."""
    before = place - 2 if low_at(tokens, place - 1) == "," else place - 1
    return low_at(tokens, before) == "name"


def _is_control(quoted: list[str], tokens: list[Token], place: int) -> bool:
    """Whether a few words stand on what is pressed or opened: the "Options" button, press "square", tap on the "x"."""
    if len(quoted) > _LONGEST_SCARE_QUOTE:
        return False
    verb = place - 1
    while low_at(tokens, verb) in ("on", "the"):
        verb -= 1
    is_pressed = low_at(tokens, verb) in members("presses") and not tokens[max(0, verb - 1)].word & Word.DETERMINER
    return is_pressed or low_at(tokens, place + 1) in members("buttons")


def _is_address(quoted: list[str], _: list[Token], __: int) -> bool:
    """Whether it is the address of a page: "norport.example.com"."""
    return (
        len(quoted) == 1 and quoted[0].rpartition(".")[0] != "" and quoted[0].rpartition(".")[2] in members("domains")
    )


# What the words in quotation marks name -> the reason why they are no quotation; first match wins.
def _is_addressed(quoted: list[str], tokens: list[Token], place: int) -> bool:
    """The programme that somebody told it: who is told comes before what (Quirk 16.31), as in "told “Osk Today.”"."""
    return place > 0 and tokens[place - 1].low in members("tells") and len(quoted) > 1 and _looks_like_title(quoted)


NAMINGS: Final[tuple[tuple[Callable[[list[str], list[Token], int], bool], str], ...]] = (
    (_is_nickname, NICKNAME),
    (_is_addressed, TITLE),
    (_is_title, TITLE),
    (_names_a_thing, NAME),
    (_is_called, NICKNAME),
    (_is_proper_name, PROPER_NAME),
    (_is_control, LABEL),
    (_is_address, LABEL),
)


def _looks_like_title(quoted: list[str]) -> bool:
    """Whether all but the small words are capitalised, and there is more than one."""
    large = [word for word in quoted if word.lower() not in _SMALL]
    return bool(large) and len(quoted) <= 12 and all(word[0].isupper() or word[0].isdigit() for word in large)


def _introduces_work(tokens: list[Token], place: int) -> bool:
    """Whether a noun for a work, or a maker's possessive, stands right before: her novel "...", NBC's "..."."""
    near = tokens[max(0, place - 2) : place]
    is_speech = near[-1:] and near[-1].text == ":"  # "Roe wrote: “Sorry, Osk.”"
    makers = [token for token in near if token.low in words("works") and not (is_speech and token.word & CUE)]
    if makers or _lists_works(tokens, place):
        return True
    return len(near) == 2 and near[1].low == "'s" and near[0].is_capitalised


def _lists_works(tokens: list[Token], place: int) -> bool:
    """Whether a plural noun for works stands before, and no verb since: "films and shows from Lind, “Old Snow,”"."""
    for at in range(place - 1, max(-1, place - _FARTHEST_WORKS), -1):
        if tokens[at].low.endswith("s") and tokens[at].low[:-1] in words("works"):
            return True
        if is_verb(tokens, at):
            return False
    return False
