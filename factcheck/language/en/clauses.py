"""Clause boundaries without a parse: where a subordinate clause begins and ends, by its subordinator, a comma, and a
new subject.

Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English Language (1985), 14.5 to 14.20.
"""

from collections.abc import Sequence
from itertools import pairwise

from factcheck.language.en.appositions import DASHES
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.phrases import phrase_ending_at, phrase_starting_at
from factcheck.language.en.word_classes import behind_adverbs, is_adverb, is_finite, is_nominal, is_verb
from factcheck.language.en.words import members, table
from factcheck.language.tokens import QUOTED_UP_TO_COMMA, Token, low_at

_LONGEST_RELATIVE = 8
_SHORTEST_RELATIVE = 2
_NO_LEXICAL_VERB = Word.AUXILIARY | Word.ADVERB
_GOES_ON = Word.HEARS | Word.TO | Word.CONJUNCTION
_LONGEST_PARTICIPLE_CLAUSE = 16
_MARKS = frozenset(",;:—–-―(")


def opens_subordinate_clause(tokens: list[Token], place: int) -> bool:
    """Whether a subordinator opens an adverbial clause there: "While the department said", "Days after"."""
    if tokens[place].low not in members("subordinators"):
        return False
    before = place - 1
    while before >= 0 and measures_time(tokens, before):
        before -= 1
    if before < 0 or tokens[before].text in _MARKS or tokens[before].word == Word.QUOTE:
        return True
    is_cue = tokens[before].word & (Word.SPEECH | Word.THAT) and tokens[before].word & (Word.PAST | Word.THAT)
    return bool(is_cue) and tokens[place].low in members("of_time") and begins_clause(tokens, place + 1)


def measures_time(tokens: list[Token], place: int) -> bool:
    """Whether the token can stand before "after": "days after", "about a month after"."""
    if is_adverb(tokens[place]) or tokens[place].low in members("stretches"):
        return True
    is_measure = place + 1 < len(tokens) and tokens[place + 1].low in members("stretches")
    return is_measure or tokens[place].low in members("about")


def end_of_subordinate_clause(tokens: list[Token], first: int, last: int) -> int:
    """The last token of the clause: before the first comma, or second dash, with the subject and finite verb of a main
    clause behind it, or the quotation with that comma inside its marks.
    """
    has_clause, likely, in_dashes = False, None, False
    for place in range(first, last):
        token = tokens[place]
        if token.text == QUOTED_UP_TO_COMMA and begins_clause(tokens, place + 1):
            return place
        if token.text in DASHES:
            if in_dashes and has_clause and begins_clause(tokens, place + 1):
                return place - 1
            in_dashes = True
        if token.text == "," and has_clause:
            if begins_clause(tokens, place + 1):
                return place - 1
            if likely is None and phrase_starting_at(tokens, place + 1) is not None:
                likely = place - 1
        has_clause = has_clause or token.word == Word.QUOTE or is_finite_verb(tokens, place)
    return last if likely is None else likely


def end_of_participle_clause(tokens: list[Token], first: int, last: int) -> int:
    """The last token of the participle clause that opens a sentence: before the first comma with a clause behind it;
    else before one with a noun phrase behind it.
    """
    likely = None
    for place in range(first + 1, last):
        if tokens[place].text not in (",", QUOTED_UP_TO_COMMA):
            continue
        end = place - 1 if tokens[place].text == "," else place
        if begins_clause(tokens, place + 1):
            return end
        if likely is None and phrase_starting_at(tokens, place + 1) is not None:
            likely = end
    return last if likely is None else likely


def begins_clause(tokens: list[Token], place: int) -> bool:
    """Whether a noun phrase, or "there", with a finite verb behind it begins there."""
    while place < len(tokens) and is_adverb(tokens[place]) and tokens[place].low != "there":
        place += 1
    if place < len(tokens) and (is_contracted(tokens, place) or _is_demonstrative(tokens, place)):
        return True
    is_existential = place < len(tokens) and tokens[place].low == "there"
    subject = None if is_existential else phrase_starting_at(tokens, place)
    if subject is None and not is_existential:
        return False
    verb = behind_adverbs(tokens, place + 1 if subject is None else subject.last + 1)
    return verb < len(tokens) and is_finite_verb(tokens, verb)


def is_contracted(tokens: Sequence[Token], place: int) -> bool:
    """Whether a pronoun with its contracted verb stands there: "it's late", "there's", "that's"."""
    if place + 1 >= len(tokens) or tokens[place + 1].low not in members("contracted"):
        return False
    return bool(tokens[place].word & (Word.PRONOUN | Word.THAT)) or tokens[place].low == "there"


def _is_demonstrative(tokens: list[Token], place: int) -> bool:
    """ "This might", "those are": a pronoun, no determiner."""
    is_one = tokens[place].low in members("demonstratives") and place + 1 < len(tokens)
    return is_one and bool(tokens[place + 1].word & Word.AUXILIARY)


def is_existential(tokens: Sequence[Token]) -> bool:
    """Whether "there" is existential ("there is", "there have been"), not deictic."""
    return tokens[0].low == "there" and len(tokens) > 1 and bool(tokens[1].word & Word.AUXILIARY)


def opens_a_figure(tokens: list[Token], place: int) -> bool:
    """ "About 40 people", "At least three houses", "As many as nine boats", "Up to nine": no adverbials."""
    after = tokens[place + 1] if place + 1 < len(tokens) else tokens[place]
    if tokens[place].low == "as":
        return f"as {after.low} {low_at(tokens, place + 2)}" in table("comparators")
    if tokens[place].low == "up" and after.low == "to" and place + 2 < len(tokens):
        after = tokens[place + 2]
        return after.text[0].isdigit() or after.low in table("number_words")
    is_number = after.text[0].isdigit() or after.low in table("number_words")
    return tokens[place].low in members("about") and (is_number or after.low in ("least", "most", "half", "nearly"))


def is_finite_verb(tokens: list[Token], place: int) -> bool:
    """Whether a finite verb stands there: an auxiliary, a listed form, a reporting verb without noun homograph."""
    word = tokens[place].word
    if word & Word.PARTICIPLE:
        return False
    return bool(word & Word.AUXILIARY) or bool(word & CUE and not word & NOUN) or is_verb(tokens, place)


def can_be_finite(tokens: list[Token], place: int) -> bool:
    """Whether a verb, or a reporting verb that is no noun here, stands there."""
    word = tokens[place].word
    if word & Word.AUXILIARY or is_verb(tokens, place):
        return True
    return bool(word & CUE) and not word & (NOUN | Word.BASE_FORM)


def is_only_named(tokens: list[Token]) -> bool:
    """Whether all there is is a noun phrase with a relative clause behind its comma, as in a caption: "The chapel, one
    of those that fell".
    """
    commas = [place for place, token in enumerate(tokens) if token.text == ","]
    subject = phrase_starting_at(tokens, 0) if len(commas) == 1 else None
    if subject is None:
        return False
    last = subject.last
    while tokens[subject.last].is_capitalised and last + 1 < commas[0] and is_nominal(tokens, last + 1):
        last += 1
    if tokens[min(last + 1, commas[0])].text not in (",", "("):
        return False
    behind = range(commas[0] + 1, len(tokens))
    relative = next((at for at in behind if tokens[at].word & (Word.RELATIVE | Word.THAT)), None)
    return relative is not None and not any(is_finite_verb(tokens, at) for at in range(commas[0] + 1, relative))


def before_participle_clause(tokens: list[Token], back: int) -> int:
    """The index before a participle with its adjuncts: "papers obtained by the Herald under the law show"; `back` where
    none ends there.
    """
    for first in range(back - 1, max(0, back - _LONGEST_PARTICIPLE_CLAUSE), -1):
        token = tokens[first]
        is_one = token.low in members("issued") or token.low in members("obtained")
        if is_one and tokens[first + 1].word & Word.PREPOSITION and is_nominal(tokens, first - 1):
            return first - 1
        if not token.is_word or token.word & Word.RELATIVE or is_finite_verb(tokens, first):
            return back
    return back


def before_relative_clause(tokens: list[Token], back: int) -> int:
    """The index before a restrictive relative clause, a verb with its object, that ends at `back`: "people who know Roe
    say", "The firm that owns the mill said"; `back` where none does.
    """
    barred = _before_barred(tokens, back)
    if barred is not None:
        return barred
    inside = range(back, max(0, back - _LONGEST_RELATIVE), -1)
    opening = next((at for at in inside if tokens[at].word & (Word.RELATIVE | Word.THAT)), 0)
    clause = tokens[opening + 1 : back + 1]
    if not opening or len(clause) < _SHORTEST_RELATIVE or not is_nominal(tokens, opening - 1):
        return back
    is_of_subject = tokens[opening].low == "who" or (
        clause[0].low.endswith("s") and is_finite(tokens, opening + 1) and _opens_sentence(tokens, opening - 1)
    )
    is_open = clause[0].word & _NO_LEXICAL_VERB or any(not one.is_word or one.word & _GOES_ON for one in clause)
    return back if is_open or not is_of_subject else opening - 1


def _before_barred(tokens: list[Token], back: int) -> int | None:
    """The index before why somebody is not named: "an aide not authorized to speak about it", "a clerk who was not
    allowed to discuss it", "a clerk who asked not to be named"; None for none.
    """
    inside = range(back - 1, max(1, back - _LONGEST_PARTICIPLE_CLAUSE), -1)
    barred = next((at for at in inside if tokens[at].low in members("barred") or not _may_be_inside(tokens, at)), 0)
    if not barred or tokens[barred].low not in members("barred") or not tokens[barred + 1].word & Word.TO:
        return None
    before = barred - 1
    while before > 0 and (is_adverb(tokens[before]) or tokens[before].word & Word.AUXILIARY):
        before -= 1
    verb = tokens[before + 1 : barred]
    is_clause, is_relative = any(one.word & Word.AUXILIARY for one in verb), bool(tokens[before].word & Word.RELATIVE)
    if is_clause != is_relative or not any(one.word & Word.NEGATION or one.low.endswith("n't") for one in verb):
        return None
    before -= is_relative
    return before if before > 0 and is_nominal(tokens, before) else None


def _may_be_inside(tokens: list[Token], at: int) -> bool:
    """Whether the word can stand in an infinitive clause, behind its verb: no mark, no finite verb but its own."""
    is_infinitive = tokens[at - 1].word & Word.TO
    is_open = tokens[at].is_word and not tokens[at].word & (Word.CONJUNCTION | Word.RELATIVE)
    return is_open and bool(is_infinitive or not is_finite_verb(tokens, at))


def _opens_sentence(tokens: list[Token], last: int) -> bool:
    phrase = phrase_ending_at(tokens, last)
    return phrase is not None and phrase.first == 0


def asks_for_comment(tokens: Sequence[Token]) -> bool:
    """Whether it tells that somebody was asked for comment: "did not respond to a request for comment"."""
    lows = [token.low for token in tokens]
    asks = any(one == "for" and two in ("comment", "comments") for one, two in pairwise(lows))
    return asks and not members("asks_for_comment").isdisjoint(lows)
