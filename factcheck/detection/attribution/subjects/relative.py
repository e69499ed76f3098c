"""Relative pronoun -> its antecedent: the noun phrase before it, or the noun inside that which it fits."""

from factcheck.language.en.appositions import before_appositions, before_origin
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.word_classes import is_nominal
from factcheck.language.en.words import members
from factcheck.language.tokens import Token


def is_relative(tokens: list[Token], place: int) -> bool:
    """Whether "who" or "which" stands there, or "that" as subject of a clause about the noun before it: "a petition
    that accuses Roe".
    """
    if tokens[place].word & Word.RELATIVE:
        return True
    if not tokens[place].word & Word.THAT or place == 0 or not is_nominal(tokens, place - 1):
        return False
    before = tokens[place - 1]
    if before.low in members("parts_of_a_day") or before.low in members("stretches"):
        return False  # "a letter on Friday afternoon that says"
    return not before.word & CUE or bool(before.word & NOUN)


def antecedent(tokens: list[Token], relative: int) -> Phrase | None:
    """The noun phrase that the pronoun at `relative` stands for, past commas, an origin and an apposition."""
    before = relative - 1
    while before >= 0 and not tokens[before].is_word and tokens[before].text in ",—–":
        before -= 1
    phrase = phrase_ending_at(tokens, before_origin(tokens, before))
    apposed = (
        before_appositions(tokens, phrase.first - 1)
        if phrase is not None and _opens_apposition(tokens, phrase)
        else None
    )
    if apposed is not None:
        return apposed
    if phrase is None:
        return None
    return _inner_antecedent(tokens, relative, phrase) or phrase


def _opens_apposition(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether it tells what the name before its comma is: "the Larks, a local club which said"."""
    is_indefinite = (
        phrase.first > 1 and tokens[phrase.first].low in ("a", "an") and tokens[phrase.first - 1].text == ","
    )
    return is_indefinite and tokens[phrase.first - 2].is_capitalised


def _inner_antecedent(tokens: list[Token], relative: int, phrase: Phrase) -> Phrase | None:
    """The noun inside the phrase that "who" or "which" fits, where the head does not; else None."""
    head = tokens[phrase.head]
    match tokens[relative].low:
        case "who" if not head.word & NOUN:
            return _person_within(tokens, phrase, relative)
        case "which" if head.word & Word.ROLE:
            return _body_within(tokens, phrase)
        case "which" if not head.word & NOUN:
            return _document_within(tokens, phrase)
    return None


def _person_within(tokens: list[Token], phrase: Phrase, relative: int) -> Phrase | None:
    """Of "the objections of some parents who" the parents, of "the defensive, by a string of MPs who" the MPs."""
    last = phrase.last if tokens[relative - 1].text == "," else relative - 1
    for place in range(last - 1, phrase.head, -1):
        if tokens[place].word & Word.PREPOSITION:
            inner = phrase_starting_at(tokens, place + 1)
            if inner is None:
                return None
            if tokens[place].low in members("where") and tokens[inner.head].is_capitalised:
                continue  # "parents in Lindal who"
            is_person = tokens[inner.head].word & (Word.ROLE | Word.COLLECTIVE) or (
                tokens[inner.head].is_capitalised and not tokens[phrase.head].is_capitalised
            )
            return inner if is_person else None
    return None


def _body_within(tokens: list[Token], phrase: Phrase) -> Phrase | None:
    """Of "the head of the Lindal Guild, which" the guild: a person is "who"."""
    inside = range(phrase.head + 1, phrase.last)
    joint = next((at for at in inside if tokens[at].low in members("inside_a_body")), None)
    return None if joint is None else phrase_starting_at(tokens, joint + 1)


def _document_within(tokens: list[Token], phrase: Phrase) -> Phrase | None:
    """Of "the leak of the report, which" the report: a leak says nothing."""
    inside = range(phrase.last - 1, phrase.head, -1)
    joint = next((at for at in inside if tokens[at].word & Word.PREPOSITION), None)
    is_one = joint is not None and tokens[phrase.last].word & Word.DOCUMENT
    return phrase_starting_at(tokens, joint + 1) if joint is not None and is_one else None
