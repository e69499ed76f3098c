"""Sentence -> the subject of its main clause: the first noun phrase before a verb, behind adverbials at its head."""

from factcheck.detection.attribution.subjects.adjuncts import before_adjuncts, before_time
from factcheck.language.en.appositions import apposed_name, opening_mark
from factcheck.language.en.clauses import (
    begins_clause,
    can_be_finite,
    end_of_subordinate_clause,
    measures_time,
)
from factcheck.language.en.coordination import with_examples
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.stems import is_past
from factcheck.language.en.word_classes import behind_adverbs, is_adverb, is_nominal, is_number
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import QUOTED_UP_TO_COMMA, Token, low_at

_NEAR_ITS_HEAD = 20
_LONGEST_OPENING = 40
_WHO = frozenset({"who", "whose"})
_COMMAS = frozenset({",", QUOTED_UP_TO_COMMA})
# Behind the comma of no opening phrase: "In May Roe called it “calm,” though".
_GOES_ON = Word.SUBORDINATOR | Word.CONJUNCTION | Word.RELATIVE


def main_subject(tokens: list[Token]) -> Phrase | None:
    """The first noun phrase that stands before a verb, adverbials at the head of the sentence left out."""
    first = _after_adverbial(tokens)
    described = _before_relative(tokens, first)
    if described is not None:
        return described
    for place in range(first + 1, len(tokens)):
        if tokens[place].word == Word.QUOTE and tokens[place - 1].word & Word.PRONOUN:
            return Phrase(place - 1, place - 1, place - 1)  # "She “became quiet” with callers"
        if not can_be_finite(tokens, place) and not _takes_object(tokens, place):
            continue
        back = place - 1
        while back > 0 and is_adverb(tokens[back]):
            back -= 1
        back = before_time(tokens, back)
        if tokens[back].text == ",":
            opening = opening_mark(tokens, back)
            name = apposed_name(tokens, opening, back) if opening is not None else None
            if name is not None:
                return name
            back = opening - 1 if opening else back - 1
        phrase = phrase_ending_at(tokens, back)
        if phrase is not None:
            return with_examples(tokens, phrase) or before_adjuncts(tokens, phrase)
    return first_phrase(tokens)


def _before_relative(tokens: list[Token], first: int) -> Phrase | None:
    """The noun phrase at `first` whose apposition or relative clause a comma closes in front of its verb: "Roe, a
    miller who quit when Kern sold the yard, opened a shop"; None for no such clause.
    """
    has_who = not _WHO.isdisjoint([token.low for token in tokens[first:]])
    subject = phrase_starting_at(tokens, first) if has_who else None
    if subject is None or low_at(tokens, subject.last + 1) != ",":
        return None
    inside = range(subject.last + 2, min(subject.last + _LONGEST_OPENING, len(tokens) - 1))
    who = next((at for at in inside if tokens[at].low in _WHO or _ends_apposition(tokens, at)), None)
    if who is None or tokens[who].low not in _WHO:
        return None
    commas = (at for at in range(who, len(tokens) - 1) if tokens[at].text == ",")
    verbs = (behind_adverbs(tokens, at + 1) for at in commas)
    goes_on = any(verb < len(tokens) and (can_be_finite(tokens, verb) or is_past(tokens[verb].low)) for verb in verbs)
    return subject if goes_on else None


def _ends_apposition(tokens: list[Token], place: int) -> bool:
    """Whether a mark other than those around an age stands there, or a verb."""
    if tokens[place].is_word:
        return can_be_finite(tokens, place)
    return tokens[place].text != "," or not tokens[place - 1].text.isdigit()


def _takes_object(tokens: list[Token], place: int) -> bool:
    """Whether a word in -s between a noun and a determiner is the noun's verb: "The company regrets the delay"."""
    verb = tokens[place]
    if not verb.low.endswith("s") or verb.low.endswith(("'s", "ss")) or verb.is_capitalised or place + 1 >= len(tokens):
        return False
    opens = tokens[place + 1].word & (Word.DETERMINER | Word.POSSESSIVE) or is_number(tokens[place + 1])
    has_object = opens and tokens[place + 1].low not in members("floating")
    before = tokens[place - 1]
    is_one = before.is_capitalised or not before.low.endswith("s")
    return bool(has_object) and is_one and is_nominal(tokens, place - 1)


def _after_adverbial(tokens: list[Token]) -> int:
    """Where the sentence's own clause begins: after "In a statement released Thursday," or "Asked about it,"."""
    first = _behind_measure(tokens)
    opens = tokens[first].word & (Word.PREPOSITION | Word.SUBORDINATOR) or tokens[first].low.endswith("ing")
    if not opens:
        return 0
    last = min(len(tokens), _LONGEST_OPENING)
    comma = next((place for place in range(first + 1, last) if tokens[place].text in _COMMAS), 0)
    is_clause = begins_clause(tokens, first + 1) or not tokens[first].word & Word.PREPOSITION
    if tokens[first].word & Word.SUBORDINATOR and is_clause:
        end = end_of_subordinate_clause(tokens, first, last - 1)
        if tokens[end].text == QUOTED_UP_TO_COMMA and end + 1 < len(tokens):
            return end + 1
        return end + 2 if end + 2 < len(tokens) and tokens[end + 1].text == "," else 0
    goes_on = any(token.word & _GOES_ON for token in tokens[comma + 1 : comma + 2])
    return comma + 1 if comma and not goes_on else 0


def _behind_measure(tokens: list[Token]) -> int:
    """The "after" or "before" behind a length of time at the head of the sentence: "Hours after"; else the first."""
    at = int(len(tokens) > 1 and bool(tokens[0].word & Word.DETERMINER))
    while at < len(tokens) - 1 and measures_time(tokens, at):
        at += 1
    return at if tokens[at].word & Word.SUBORDINATOR else 0


def first_phrase(tokens: list[Token]) -> Phrase | None:
    """The noun phrase that begins first in the sentence, near its head."""
    head = range(min(len(tokens), _NEAR_ITS_HEAD))
    first = next((place for place in head if _opens_phrase(tokens, place) and not _is_disjunct(tokens, place)), None)
    if first is None:
        return None
    return phrase_starting_at(tokens, first)


def _is_disjunct(tokens: list[Token], place: int) -> bool:
    """Whether an adverb in -ly opens the sentence before a preposition or comma: "Specifically on Monday"."""
    if place > 0 or not tokens[0].low.endswith("ly") or len(tokens) == 1:
        return False
    is_name = tokens[0].low in table("first_names") or tokens[0].low in words("not_adverbs")
    return not is_name and (tokens[1].text == "," or bool(tokens[1].word & Word.PREPOSITION))


def _opens_phrase(tokens: list[Token], place: int) -> bool:
    word = tokens[place].word
    is_noun = is_nominal(tokens, place) and tokens[place].low not in members("particles")
    return is_noun or bool(word & (Word.DETERMINER | Word.POSSESSIVE | Word.PRONOUN))


def identified_as(tokens: list[Token], subject: Phrase) -> Phrase | None:
    """Who is said to be the subject: of "The first witness was Ada Roe, who" the name; None for another predicate."""
    is_role = bool(tokens[subject.head].word & Word.ROLE) and not tokens[subject.head].is_capitalised
    if not is_role or low_at(tokens, subject.last + 1) not in members("be"):
        return None
    name = phrase_starting_at(tokens, subject.last + 2)
    return name if name is not None and tokens[name.head].is_capitalised else None
