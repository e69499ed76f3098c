"""Sentence -> the subject of its main clause: the first noun phrase before a verb, behind adverbials at its head."""

from factcheck.detection.attribution.adjuncts import before_time
from factcheck.detection.attribution.subjects import before_adjuncts, can_be_finite, first_phrase
from factcheck.language.en.appositions import is_apposed_name, opening_mark
from factcheck.language.en.clauses import end_of_subordinate_clause
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.word_classes import is_adverb, is_nominal, is_number
from factcheck.language.en.words import members
from factcheck.language.tokens import Token, low_at

_LONGEST_OPENING = 40


def main_subject(tokens: list[Token]) -> Phrase | None:
    """The first noun phrase that stands before a verb, adverbials at the head of the sentence left out."""
    first = _after_adverbial(tokens)
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
            if opening is not None and is_apposed_name(tokens, opening, back):
                return Phrase(opening + 1, back - 1, back - 1)
            back = opening - 1 if opening else back - 1
        phrase = phrase_ending_at(tokens, back)
        if phrase is not None:
            return before_adjuncts(tokens, phrase)
    return first_phrase(tokens)


def identified_as(tokens: list[Token], subject: Phrase) -> Phrase | None:
    """Who is said to be the subject: of "The first witness was Ada Roe, who" the name; None for another predicate."""
    is_role = bool(tokens[subject.head].word & Word.ROLE) and not tokens[subject.head].is_capitalised
    if not is_role or low_at(tokens, subject.last + 1) not in members("be"):
        return None
    name = phrase_starting_at(tokens, subject.last + 2)
    return name if name is not None and tokens[name.head].is_capitalised else None


def _takes_object(tokens: list[Token], place: int) -> bool:
    """Whether a word in -s between a noun and a determiner is the noun's verb: "The company regrets the delay"."""
    verb = tokens[place]
    if not verb.low.endswith("s") or verb.low.endswith(("'s", "ss")) or verb.is_capitalised or place + 1 >= len(tokens):
        return False
    opens = tokens[place + 1].word & (Word.DETERMINER | Word.POSSESSIVE) or is_number(tokens[place + 1])
    has_object = opens and tokens[place + 1].low not in members("floating")
    return bool(has_object) and is_nominal(tokens, place - 1) and not tokens[place - 1].low.endswith("s")


def _after_adverbial(tokens: list[Token]) -> int:
    """Where the sentence's own clause begins: after "In a statement released Thursday," or "Asked about it,"."""
    opens = tokens[0].word & (Word.PREPOSITION | Word.SUBORDINATOR) or tokens[0].low.endswith("ing")
    if not opens:
        return 0
    if tokens[0].word & Word.SUBORDINATOR:
        end = end_of_subordinate_clause(tokens, 0, min(len(tokens), _LONGEST_OPENING) - 1)
        return end + 2 if end + 2 < len(tokens) and tokens[end + 1].text == "," else 0
    return next((place + 1 for place in range(1, min(len(tokens), _LONGEST_OPENING)) if tokens[place].text == ","), 0)
