"""Reporting verb -> whether it only modifies a noun: "a clerk accused of theft", "a group called “Roe”"."""

from typing import Final

from factcheck.language.en.clauses import is_finite_verb
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.phrases import phrase_ending_at, phrase_starting_at
from factcheck.language.en.verbs import has_auxiliary, is_of_relative_object
from factcheck.language.en.word_classes import has_plural_ending, is_finite, is_nominal
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import Token, low_at

_LONGEST_EXISTENTIAL = 8
_LONGEST_CLAUSE = 8


def is_about_noun(tokens: list[Token], place: int) -> bool:
    """Whether it describes a noun, or its own subject: "a group called “Roe”", "people who identify as Lindal"."""
    return _is_naming(tokens, place) or _is_postmodifier(tokens, place) or _is_of_oneself(tokens, place)


def _is_naming(tokens: list[Token], place: int) -> bool:
    """Whether the participle gives the noun before it a name, and the noun's own verb follows: "a group called “Roe”
    has grown".
    """
    cue = tokens[place]
    if not (cue.word & Word.TAKES_COMPLEMENT and cue.word & Word.PAST) or place == 0 or place + 2 >= len(tokens):
        return False
    is_behind_noun = can_be_named(tokens[place - 1])
    if _opens_the_sentence(tokens, place) or (is_behind_noun and _is_of_bare_noun(tokens, place)):
        return True
    can_name = tokens[place + 1].word == Word.QUOTE or tokens[place + 1].is_capitalised
    return can_name and (is_behind_noun or tokens[place - 1].text == ",") and _is_followed_by_verb(tokens, place + 2)


def _is_followed_by_verb(tokens: list[Token], end: int) -> bool:
    """Whether a finite verb, no genitive ("described Roe's fall"), or a comma stands behind the name that goes on."""
    while end < len(tokens) - 1 and (tokens[end].is_capitalised or tokens[end].low == "of"):
        end += 1
    return (is_finite(tokens, end) and tokens[end].low != "'s") or tokens[end].text == ","


def _opens_the_sentence(tokens: list[Token], place: int) -> bool:
    """Whether only an adverb stands in front: "Officially called the LSN, the mill has grown"."""
    is_adverb = place == 1 and tokens[0].low.endswith("ly") and tokens[0].low not in words("not_adverbs")
    return is_adverb and tokens[0].low not in table("first_names")


def _is_of_bare_noun(tokens: list[Token], place: int) -> bool:
    """Whether one bare noun before a relative clause is what things are called: "oils called linols, which heal"."""
    thing, name = tokens[place - 1], tokens[place + 1]
    if thing.word & NOUN or not name.is_word or name.word or place + 3 >= len(tokens):
        return False
    behind = place + 3 if tokens[place + 2].text == "," else place + 2
    return bool(tokens[behind].word & Word.RELATIVE)


def _is_postmodifier(tokens: list[Token], place: int) -> bool:
    """Whether the verb is a participle about the noun before it, its own object: "a clerk accused of theft", "gifts,
    thought to have come from Osk".
    """
    if not tokens[place].word & Word.PAST or has_auxiliary(tokens, place):
        return False
    if tokens[place].word & (Word.JUDGEMENT | Word.THOUGHT) and low_at(tokens, place + 1) == "of":
        return True
    if tokens[place].word & Word.JUDGEMENT and low_at(tokens, place + 1) == "as":
        return not is_of_relative_object(tokens, place)  # "a man identified as Roe"
    return any(is_one(tokens, place) for is_one in _POSTMODIFIERS)


def _is_of_existential(tokens: list[Token], place: int) -> bool:
    """ "There were 320 fires reported in Osk"."""
    there = next((at for at in range(max(0, place - _LONGEST_EXISTENTIAL), place) if tokens[at].low == "there"), None)
    if there is None or not tokens[there + 1].word & Word.AUXILIARY:
        return False
    return all(one.is_word and not one.word & (Word.RELATIVE | CUE) for one in tokens[there + 2 : place])


def _is_alleged_to(tokens: list[Token], place: int) -> bool:
    """ "Leaders alleged to have used it"."""
    is_hearsay = tokens[place].low in members("hearsay") and tokens[place].word & Word.SPEECH
    if not is_hearsay or place == 0 or low_at(tokens, place + 1) != "to":
        return False
    return is_nominal(tokens, place - 1) and not tokens[place - 1].is_capitalised


def _is_told_to(tokens: list[Token], place: int) -> bool:
    """ "Gifts, thought to have come from Osk", "the tale, repeated to me by many, was"."""
    if place < 2 or low_at(tokens, place + 1) != "to":
        return False
    thing = tokens[place - 1]
    if tokens[place].word & Word.THOUGHT and can_be_named(thing) and not thing.word & NOUN and thing.text != ",":
        return is_nominal(tokens, place - 1) and not has_plural_ending(thing)  # "a process expected to take weeks"
    if thing.text != ",":
        return False
    commits = tokens[place].word & (Word.TAKES_INFINITIVE | Word.ADDRESS)
    is_retold = tokens[place].word & Word.SPEECH and not commits and can_be_named(tokens[place - 2])
    return bool(tokens[place].word & Word.THOUGHT or is_retold)


def _is_expected_to(tokens: list[Token], place: int) -> bool:
    """ "With 40 officers expected to be deployed": a preposition governs the noun phrase, which names nobody."""
    if not tokens[place].word & Word.THOUGHT or low_at(tokens, place + 1) != "to" or place < 2:
        return False
    phrase = phrase_ending_at(tokens, place - 1)
    if phrase is None or not phrase.first or tokens[place - 1].is_capitalised:
        return False
    return bool(tokens[phrase.first - 1].word & Word.PREPOSITION)


def _is_ever(tokens: list[Token], place: int) -> bool:
    """ "The highest number ever recorded in Lindal"."""
    return low_at(tokens, place - 1) == "ever"


def _is_reduced_relative(tokens: list[Token], place: int) -> bool:
    """Whether the verb of the noun follows the participle's adjunct: "the fault described in the papers was new"."""
    thing = tokens[place - 1]
    if place == 0 or not can_be_named(thing) or thing.word & NOUN or not is_nominal(tokens, place - 1):
        return False
    is_adjunct = low_at(tokens, place + 1) in members("before_an_occasion")
    inner = phrase_starting_at(tokens, place + 2) if is_adjunct else None
    return inner is not None and inner.last + 1 < len(tokens) and is_finite_verb(tokens, inner.last + 1)


def _is_issued(tokens: list[Token], place: int) -> bool:
    """ "Said in a statement posted on her page that"."""
    if place < 2 or tokens[place].low not in members("issued") or not tokens[place - 1].word & Word.DOCUMENT:
        return False
    paper = phrase_ending_at(tokens, place - 1)
    is_adjunct = paper is not None and paper.first > 0 and tokens[paper.first - 1].word & Word.PREPOSITION
    return bool(is_adjunct) and place + 1 < len(tokens) and bool(tokens[place + 1].word & Word.PREPOSITION)


# What a past participle can be of the noun before it, whose verb it is not.
_POSTMODIFIERS: Final = (
    _is_of_existential,
    _is_alleged_to,
    _is_told_to,
    _is_expected_to,
    _is_ever,
    _is_reduced_relative,
    _is_issued,
)


def _is_of_oneself(tokens: list[Token], place: int) -> bool:
    """Whether it has no object: "people who identify as Lindal"; not "whom the police identify as Roe"."""
    cue = tokens[place]
    takes_object = cue.word & Word.TAKES_COMPLEMENT and cue.word & Word.TAKES_OBJECT and not cue.word & Word.PAST
    if not takes_object or low_at(tokens, place + 1) != "as" or cue.low not in members("of_identity"):
        return False
    return not any(
        one.low in ("whom", "which", "that", "what") for one in tokens[max(0, place - _LONGEST_CLAUSE) : place]
    )


def can_be_named(thing: Token) -> bool:
    """Whether the word can head a noun phrase for a thing: no name, role, pronoun or auxiliary."""
    is_name = thing.is_capitalised and not thing.word & Word.DETERMINER
    return thing.is_word and not is_name and not thing.word & (Word.ROLE | Word.PRONOUN | Word.AUXILIARY)
