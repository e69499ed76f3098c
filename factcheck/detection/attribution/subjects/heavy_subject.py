"""Comma before a verb -> the subject that opens its clause, however many commas its postmodification has.

"Ada Roe, who lost a barn in Osk, Lindal, in May, said": no finite verb stands between but those of relative clauses.
Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English Language (1985), 17.5 to 17.65.
"""

from factcheck.language.en.appositions import is_name_word, name_apposed_to
from factcheck.language.en.clauses import is_finite_verb
from factcheck.language.en.coordination import list_apposed_to
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.phrases import Phrase, phrase_starting_at
from factcheck.language.en.word_classes import OPENS, is_adverb
from factcheck.language.en.words import members
from factcheck.language.tokens import Token

_LONGEST = 60
_SPEAKS = Word.ROLE | Word.ORGANISATION | Word.COLLECTIVE


def heavy_subject(tokens: list[Token], comma: int) -> Phrase | None:
    """The noun phrase that opens the clause, where all up to the comma modifies it; None for none."""
    first = _clause_start(tokens, comma)
    phrase = phrase_starting_at(tokens, first)
    if phrase is None or phrase.last + 2 >= comma or not _is_somebody(tokens[phrase.head]):
        return None
    if tokens[first].low.endswith("ing") and not tokens[first + 1].is_capitalised:
        return None  # "Addressing the members, ..."
    inside = range(phrase.last + 1, comma)
    if not _is_modified(tokens, phrase) or any(tokens[at].word == Word.QUOTE for at in inside):
        return None
    if sum(tokens[at].text == "," for at in inside) < 2 or _has_predicate(tokens, inside):
        return None
    return list_apposed_to(tokens, phrase) or name_apposed_to(tokens, phrase) or _single_name(tokens, phrase) or phrase


def _clause_start(tokens: list[Token], comma: int) -> int:
    """Behind "that", or behind "However," at the head of the sentence."""
    for place in range(comma - 1, max(0, comma - _LONGEST), -1):
        if tokens[place].word & Word.THAT and tokens[place - 1].word & CUE:
            return place + 1
    first = int(bool(tokens[0].word & Word.CONJUNCTION))
    return first + 2 if is_adverb(tokens[first]) and tokens[first + 1].text == "," else first


def _is_somebody(head: Token) -> bool:
    return is_name_word(head) or bool(head.word & _SPEAKS)


def _is_modified(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether "who" or a preposition, or behind a comma an age, an origin, an apposition or a name, follows."""
    mark, after = tokens[phrase.last + 1], tokens[phrase.last + 2]
    if mark.text != ",":
        return bool(mark.word & (Word.RELATIVE | Word.PREPOSITION))
    if after.word & (Word.RELATIVE | OPENS) or after.text.isdigit() or after.low in members("opens_modifier"):
        return True
    if after.word & Word.ROLE and tokens[phrase.head].is_capitalised:
        return True  # not "Fellow driver, engineer Rolf Weir, 60,"
    is_named = tokens[phrase.head].word & Word.ROLE and is_name_word(after)
    return bool(is_named) or name_apposed_to(tokens, phrase) is not None


def _single_name(tokens: list[Token], role: Phrase) -> Phrase | None:
    """The one name between commas behind a role: "Her father, Brad, 39, of Osk"; not "the mayor of Osk, Lindal,"."""
    name = role.last + 2
    is_one = is_name_word(tokens[name]) and tokens[name - 1].text == tokens[name + 1].text == ","
    is_role = tokens[role.head].word & Word.ROLE and role.last == role.head
    return Phrase(name, name, name) if is_one and is_role else None


def _has_predicate(tokens: list[Token], inside: range) -> bool:
    """Whether a finite verb stands there that no relative pronoun introduces."""
    relatives = 0
    for at in inside:
        token = tokens[at]
        if token.text in ";:" or token.word & Word.SUBORDINATOR:
            return True
        if token.word & Word.RELATIVE:
            relatives += 1
        elif is_finite_verb(tokens, at) and not _goes_on(tokens, at):
            relatives -= 1
        if relatives < 0:
            return True
    return False


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether the verb belongs to the one before: behind an auxiliary, or behind "and"."""
    before = at - 1
    while before > 0 and is_adverb(tokens[before]):
        before -= 1
    return bool(tokens[before].word & (Word.AUXILIARY | Word.CONJUNCTION | Word.TO))
