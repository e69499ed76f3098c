"""Reporting frame -> the bounds of its content span: first and last token, adjuncts and addressee left out."""

from factcheck.detection.attribution.frames.addressee import (
    after_addressee,
    after_circumstances,
    after_day,
    after_time,
    is_subject_of_a_clause,
)
from factcheck.detection.attribution.frames.complementiser import is_title_in_adjunct, that_of_content
from factcheck.detection.attribution.frames.frame import Frame
from factcheck.language.en.clauses import begins_clause, is_existential
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import phrase_starting_at
from factcheck.language.en.word_classes import is_adverb, is_finite, is_nominal, is_verb
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token, low_at

_LONGEST_OCCASION = 14
_LONGEST_POSTMODIFIER = 20
_OPENS_A_CLAUSE = Word.AUXILIARY | Word.PRONOUN | Word.RELATIVE | Word.QUOTE | Word.THAT


def skip_to_content(tokens: list[Token], frame: Frame, limit: int) -> int:
    """The first token of the reported clause: past addressee, occasion, day and complementiser ("that")."""
    behind = frame.inverted or (frame.passive and frame.source is not None)
    first = frame.last + 1 if behind else frame.cue_last + 1
    if tokens[frame.cue].word & Word.TAKES_INFINITIVE and first < limit and tokens[first].word & Word.TO:
        return first
    if tokens[frame.cue].low == "according" or tokens[frame.cue_last].low == "per":
        return _after_postmodifier(tokens, first)
    first = _after_time_of_telling(tokens, frame, first)
    that = that_of_content(tokens, frame, first, limit)
    if that is not None:
        return that + 1
    if frame.inverted and first < len(tokens) and tokens[first].text == ",":
        return first + 1
    first = after_time(tokens, after_day(tokens, _behind_of(tokens, first, limit)))
    if frame.kinds & Word.ADDRESS:
        first = after_time(tokens, after_addressee(tokens, first))
    return _after_occasion(tokens, first, limit) if frame.kinds & Word.SPEECH else first


def _after_time_of_telling(tokens: list[Token], frame: Frame, first: int) -> int:
    """Past it, before a clause, or what is admitted: "said on Monday she did not insist that", "admitted in May to"."""
    if tokens[frame.cue].low in members("admits_to"):
        return after_circumstances(tokens, first)
    clause = after_time(tokens, after_day(tokens, first))
    return clause if clause > first and begins_clause(tokens, clause) else first


def _behind_of(tokens: list[Token], first: int, limit: int) -> int:
    """Past the "of" before a question, and past what is spoken of before a colon: "spoke of how they hid", "Said Roe of
    the mill: it is over".
    """
    if low_at(tokens, first) != "of":
        return first
    if tokens[0].word & Word.SPEECH:
        return next((at + 1 for at in range(first, limit) if tokens[at].text == ":"), first)
    return first + (low_at(tokens, first + 1) in members("opens_a_reported_clause"))


def _after_postmodifier(tokens: list[Token], first: int) -> int:
    """Past what is said of the source: "according to a survey released in May, ", "to a man, who gave no name, "."""
    comma = _comma_from(tokens, first)
    if comma is not None and low_at(tokens, comma + 1).isdigit() and low_at(tokens, comma + 2) == ",":
        comma += 2  # the age
    if comma is not None and comma + 1 < len(tokens) and tokens[comma + 1].word & Word.RELATIVE:
        comma = _comma_from(tokens, comma + 1)
    if comma is None:
        return first
    closing = _comma_from(tokens, comma + 1)
    return comma + 1 if closing is None or not _is_aside(tokens, comma, closing) else closing + 1


def _is_aside(tokens: list[Token], opening: int, closing: int) -> bool:
    """Whether a participle clause or an office stands between the commas: ", issued in May,", ", the mayor of Osk,"."""
    first = tokens[opening + 1]
    if closing + 1 >= len(tokens) or tokens[closing + 1].word & (Word.RELATIVE | Word.CONJUNCTION):
        return False
    if first.low in members("issued") and first.low.endswith("ed"):
        return True
    aside = phrase_starting_at(tokens, opening + 1) if first.word & Word.DETERMINER else None
    return aside is not None and aside.last == closing - 1 and bool(tokens[aside.head].word & Word.ROLE)


def _comma_from(tokens: list[Token], first: int) -> int | None:
    for place in range(first, min(first + _LONGEST_POSTMODIFIER, len(tokens))):
        if tokens[place].text == ",":
            return place
        if tokens[place].word & Word.AUXILIARY and not tokens[first].word & Word.RELATIVE:
            return None
    return None


def _after_occasion(tokens: list[Token], first: int, limit: int) -> int:
    """Past where something was said, up to the subject of the clause: "said in its filing it owed $4m", "said in an
    email the cost was higher".
    """
    if first >= limit or not tokens[first].word & Word.PREPOSITION or tokens[first].low in members("of_what"):
        return first
    for place in range(first + 2, min(first + _LONGEST_OCCASION, limit - 1)):
        token = tokens[place]
        if token.low == "'s" or is_title_in_adjunct(tokens, first, place):
            continue
        if not token.is_word or token.word & Word.AUXILIARY or is_verb(tokens, place):
            break
        if token.word & Word.PRONOUN and not token.word & Word.OBJECT_PRONOUN and is_finite(tokens, place + 1):
            return place
        if _is_behind_occasion(tokens, first, place) and is_subject_of_a_clause(tokens, place):
            return place
        if is_existential(tokens[place : place + 2]):
            return place  # "acknowledged in a message on its site there had been a delay"
    return first


def _is_behind_occasion(tokens: list[Token], first: int, place: int) -> bool:
    """Whether the noun phrase at `place` is no part of the adjunct: "in an email the cost"."""
    before = tokens[place - 1]
    if not any(token.low in words("occasions") for token in tokens[first:place]):
        return False
    ends = before.word & Word.CALENDAR or is_nominal(tokens, place - 1)
    return bool(ends) and not (before.is_capitalised and tokens[place].is_capitalised)


def end_of_content(tokens: list[Token], frame: Frame, first: int, last: int) -> int:
    """The last token of the reported clause or object that begins at `first`; at most `last`."""
    if not tokens[frame.cue].word & Word.OBJECT_IS_THING:
        return last
    for place in range(first, last):
        token = tokens[place]
        if token.word & _OPENS_A_CLAUSE or is_verb(tokens, place):
            return last
        if (token.word & Word.CONJUNCTION or token.text == ",") and _is_deed(tokens, place + 1):
            return place - 1
    return last


def _is_deed(tokens: list[Token], place: int) -> bool:
    """Whether another deed of the subject begins: "and put", ", beating"."""
    while place < len(tokens) - 1 and (is_adverb(tokens[place]) or tokens[place].word & Word.CONJUNCTION):
        place += 1
    token = tokens[place]
    if tokens[place - 1].text == ",":
        return token.low.endswith("ing") and token.low not in members("no_deeds") and not token.is_capitalised
    return is_verb(tokens, place) and not token.is_capitalised and "-" not in token.text
