"""Reporting clause -> whether the reported clause precedes or follows it, by an ordered table of rules."""

from collections.abc import Callable
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.detection.attribution.subjects.main_subject import main_subject
from factcheck.language.en.appositions import DASHES
from factcheck.language.en.clauses import (
    begins_clause,
    end_of_subordinate_clause,
    is_finite_verb,
    opens_a_figure,
    opens_subordinate_clause,
)
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase, phrase_starting_at
from factcheck.language.en.word_classes import is_adverb, is_finite, is_verb
from factcheck.language.en.words import members
from factcheck.language.rules import first_verdict
from factcheck.language.tokens import Token


class ReportingClause(NamedTuple):
    """A reporting clause behind a mark: its cue, its subject, and the token behind cue and addressee."""

    tokens: list[Token]
    cue: int
    subject: Phrase
    after: int

    @property
    def is_after_quotation(self) -> bool:
        """Whether a quotation, or one with a comma or dash behind it, ends in front of the subject."""
        first = self.subject.first
        return any(token.word == Word.QUOTE for token in self.tokens[max(0, first - 2) : first])

    @property
    def is_last(self) -> bool:
        return self.after >= len(self.tokens)

    @property
    def next(self) -> Token:
        return self.tokens[self.after]


def follows_content(tokens: list[Token], place: int, subject: Phrase | None) -> bool:
    """Whether the reported clause is preposed: a clause and a comma, then subject and cue, then the end or an adjunct.

    The verdict is that of the first rule that has one; else whether no other clause follows.
    """
    if subject is None or subject.last >= place or not _is_behind_a_mark(tokens, subject.first):
        return _is_comment_clause(tokens, place, subject)
    clause = reporting_clause(tokens, place, subject)
    decided = first_verdict(RULES, clause)
    return _is_followed_by_an_adjunct(clause) if decided is None else decided


def reporting_clause(tokens: list[Token], place: int, subject: Phrase) -> ReportingClause:
    """The clause of the cue at `place`."""
    after = (
        _after_addressee(tokens, place + 1) if tokens[place].word & Word.ADDRESS else _after_listener(tokens, place + 1)
    )
    return ReportingClause(tokens, place, subject, after)


def _is_comment_clause(tokens: list[Token], place: int, subject: Phrase | None) -> bool:
    """Whether it is a clause with "as" behind what it reports (Quirk 15.54): "..., as the Herald first reported"."""
    if subject is None or subject.last >= place or subject.first < 2 or tokens[subject.first - 1].low != "as":
        return False
    is_closed = place + 1 >= len(tokens) or tokens[place + 1].text in ".,;"
    return is_closed and _is_behind_a_mark(tokens, subject.first - 1)


def _is_behind_a_mark(tokens: list[Token], first: int) -> bool:
    if first == 0:
        return False
    mark = tokens[first - 1]
    return mark.text == "," or mark.text in DASHES or mark.word == Word.QUOTE


def _object_of_an_adverbial(clause: ReportingClause) -> bool | None:
    """The quotation belongs to another verb: "After Stern said “...”, the mayor said ..."."""
    is_other = clause.is_after_quotation and _ends_adverbial_clause(clause.tokens, clause.subject.first)
    return False if is_other else None


def _title_of_the_subject(clause: ReportingClause) -> bool | None:
    """The quotation modifies the subject, or ends what stands in front of it: “Nine Doors” director Ada Roe said the
    film was late; Dismissing it as “gossip”, Roe said the mill was shut.
    """
    quote = clause.subject.first - 1
    is_apart = quote > 1 and clause.tokens[quote].text == ","
    is_modifier = clause.tokens[quote - is_apart].word == Word.QUOTE
    return False if is_modifier and (begins_clause(clause.tokens, clause.after) or _requests(clause)) else None


def _requests(clause: ReportingClause) -> bool:
    """Whether whom somebody asks to do what follows: "Under the motto “Go”, the guild asks guests to leave"."""
    is_request = clause.tokens[clause.cue].word & (Word.ASKS | Word.ORDERS)
    whom = phrase_starting_at(clause.tokens, clause.cue + 1) if is_request else None
    return whom is not None and whom.last + 1 < len(clause.tokens) and bool(clause.tokens[whom.last + 1].word & Word.TO)


def _that(clause: ReportingClause) -> bool | None:
    """A that-clause follows: "Under the headline “...”, the paper reported that it leaks", "Roe said Tuesday that"; not
    "Roe said that day".
    """
    that = clause.after
    while that < len(clause.tokens) and clause.tokens[that].word & Word.CALENDAR:
        that += 1
    introduces = that < len(clause.tokens) and clause.tokens[that].word & Word.THAT
    return False if introduces and begins_clause(clause.tokens, that + 1) else None


def _colon(clause: ReportingClause) -> bool | None:
    """A colon introduces what follows: "..., Roe said: the road is shut"."""
    introduces = clause.after + 1 < len(clause.tokens) and clause.next.text == ":"
    return False if introduces and not clause.is_after_quotation else None


def _thing_asked_for(clause: ReportingClause) -> bool | None:
    """What is asked for or ordered is its object: "Although it was late, Roe urged calm", "Knowing it was old, the firm
    ordered more pumps"; not "Leave the town, Roe urged residents".
    """
    tokens, object_last = clause.tokens, clause.after - 1
    if (
        not tokens[clause.cue].word & (Word.ORDERS | Word.ASKS)
        or object_last == clause.cue
        or clause.is_after_quotation
    ):
        return None
    named = tokens[object_last]
    is_somebody = named.word & (Word.ROLE | Word.COLLECTIVE | Word.ORGANISATION | Word.OBJECT_PRONOUN)
    return None if is_somebody or named.is_capitalised or named.low in members("objects") else False


def _end(clause: ReportingClause) -> bool | None:
    """The clause ends there, or stands behind a quotation: "The road is shut, Roe said."."""
    return True if clause.is_last or clause.next.text in ".;:!?()" or clause.is_after_quotation else None


def _dash(clause: ReportingClause) -> bool | None:
    """A dash opens what the article adds: "The road is shut, Roe said — a claim Kern denies"; not "In Osk, Roe said —
    wrongly — that it is shut".
    """
    is_apart = clause.tokens[clause.subject.last + 1].text == ","  # "what Kern's friend, Ada Roe, would say — if"
    is_apart = is_apart or clause.tokens[clause.subject.first - 1].text in DASHES
    if clause.next.text not in DASHES or is_apart or not _is_clause(clause.tokens, clause.subject.first):
        return None
    behind = clause.tokens[clause.after + 1 :]
    is_aside = any(one.text in DASHES and two.word & Word.THAT for one, two in pairwise(behind))
    return None if is_aside else True


def _parenthesis(clause: ReportingClause) -> bool | None:
    """A comma closes the clause: "The road, Roe said, is shut"; with an addressee in it only before a finite verb, or
    where what the speaker did meanwhile, or the next clause, follows: "The road was shut, Roe told reporters, citing a
    report", "..., but buses ran".
    """
    if clause.next.text != ",":
        return None
    if _brings_in_a_quotation(clause):
        return False
    is_bare = clause.after == clause.cue + 1
    if is_bare or clause.after + 1 >= len(clause.tokens):
        return is_bare
    behind = clause.tokens[clause.after + 1]
    goes_on = behind.word & Word.PARTICIPLE or behind.low in members("joints")
    if goes_on and _is_clause(clause.tokens, clause.subject.first):
        return True
    return is_finite_verb(clause.tokens, clause.after + 1)


def _long_parenthesis(clause: ReportingClause) -> bool | None:
    """Between a subject and its verb, with time or place: "The tax, Roe said in an interview on Friday, would stay"."""
    tokens, first = clause.tokens, clause.subject.first
    is_open = clause.next.word & (Word.PREPOSITION | Word.CALENDAR) and tokens[first - 1].text == ","
    if not is_open or not _is_verbless(tokens, 0, first) or _opens_an_adverbial(tokens, 0):
        return None
    comma = next((at for at in range(clause.after, len(tokens) - 1) if tokens[at].text == ","), None)
    if comma is None or not _is_verbless(tokens, clause.after, comma):
        return None
    return True if is_finite_verb(tokens, comma + 1) else None


def _brings_in_a_quotation(clause: ReportingClause) -> bool:
    """Whether an adverbial without a subject is all that stands in front: "Citing the law, Roe said, “It is over”"."""
    behind = clause.after + 1
    is_open = behind < len(clause.tokens) and clause.tokens[behind].word == Word.QUOTE
    if not is_open or not _opens_an_adverbial(clause.tokens, 0):
        return False
    first = clause.subject.first
    is_clause = any(is_finite_verb(clause.tokens, at) for at in range(1, first))
    if is_clause and not clause.tokens[0].low.endswith("ing"):
        return False  # "When Kern asked, Roe said, “...”"
    subject = main_subject(clause.tokens)
    return subject is not None and subject.first == first


def _participle_clause(clause: ReportingClause) -> bool | None:
    """What the speaker did while saying it follows: "The road was shut, Roe said while visiting the town"."""
    has_one = clause.next.word & Word.SUBORDINATOR and clause.after + 1 < len(clause.tokens)
    is_behind = has_one and clause.tokens[clause.after + 1].low.endswith("ing")
    if not is_behind or any(token.word & Word.THAT for token in clause.tokens[clause.after :]):
        return None
    return None if _is_verbless(clause.tokens, 0, clause.subject.first) else True


def _complement(clause: ReportingClause) -> bool | None:
    """What it was about or for follows a verb of deeds or requests: "two boats sank, fishermen spoke of five", "With
    40 jobs lost, Roe, the owner, asked for help".
    """
    word = clause.tokens[clause.cue].word
    takes_one = word & Word.ACT or (word & (Word.ASKS | Word.ORDERS) and not clause.is_after_quotation)
    return False if takes_one and clause.next.low in members("of_what") else None


def _no_adjunct(clause: ReportingClause) -> bool | None:
    """No time, place or manner follows, or no verb precedes: "In May, Roe said in jest it was shut"."""
    is_adjunct = clause.next.word & (Word.PREPOSITION | Word.ADVERB) or _opens_a_time(clause.tokens, clause.after)
    return False if not is_adjunct or _is_verbless(clause.tokens, 0, clause.subject.first) else None


def _time_or_place(clause: ReportingClause) -> bool | None:
    """A main clause precedes, time or place follows, and no "that": "The talks had failed, Roe said in Oslo"."""
    is_place = _opens_a_time(clause.tokens, clause.after) or clause.next.low in members("where")
    if not is_place or not _is_clause(clause.tokens, clause.subject.first):
        return None
    return None if any(token.word & Word.THAT for token in clause.tokens[clause.after :]) else True


RULES: Final[tuple[Callable[[ReportingClause], bool | None], ...]] = (
    _object_of_an_adverbial,
    _title_of_the_subject,
    _that,
    _colon,
    _thing_asked_for,
    _end,
    _dash,
    _parenthesis,
    _long_parenthesis,
    _participle_clause,
    _complement,
    _no_adjunct,
    _time_or_place,
)


def _opens_a_time(tokens: list[Token], place: int) -> bool:
    """Whether an adverbial of time begins there: "Monday", "late Saturday", "last week", "following the
    vote".
    """
    if tokens[place].word & Word.CALENDAR or tokens[place].low == "following":
        return True
    if tokens[place].low in members("sooner_or_later"):
        place += 1
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is None or tokens[place].low not in members("around_days"):
        return False
    is_day = after.word & Word.CALENDAR or after.low == "on"
    return bool(is_day) or after.low in members("parts_of_a_day") or after.low in members("stretches")


def _is_followed_by_an_adjunct(clause: ReportingClause) -> bool:
    """Whether no finite verb follows, or none before a comma and the sentence opens with no adverbial."""
    tokens, after = clause.tokens, clause.after
    comma = next((at for at in range(after, len(tokens)) if tokens[at].text == ","), len(tokens))
    return _is_verbless(tokens, after) or (_is_verbless(tokens, after, comma) and not _opens_an_adverbial(tokens, 0))


def _ends_adverbial_clause(tokens: list[Token], end: int) -> bool:
    """Whether the quotation before `end` is the object of a verb in an adverbial clause: "After Stern said “...”, "; or
    what somebody shouts meanwhile: "With the crowd chanting “Go,” ".
    """
    if tokens[0].low == "with":
        return any(one.word == Word.QUOTE and before.word & Word.PARTICIPLE for before, one in pairwise(tokens[:end]))
    opening = next((at for at in range(min(3, end)) if opens_subordinate_clause(tokens, at)), None)
    if opening is None:
        return False
    quote = next((at for at in range(end - 1, opening, -1) if tokens[at].word == Word.QUOTE), end)
    if end_of_subordinate_clause(tokens, opening, quote) < quote - 1:
        return False  # "While others left, the mill stays “open”, he said"
    return any(is_finite_verb(tokens, at) for at in range(opening + 1, quote))


def _is_clause(tokens: list[Token], end: int) -> bool:
    """Whether a clause that is no adverbial stands before `end`: "The talks had failed, the envoy said in ..."."""
    first = next((at for at in range(end) if not is_adverb(tokens[at])), 0)
    if _opens_an_adverbial(tokens, first):
        return any(tokens[at].text == "," and begins_clause(tokens, at + 1) for at in range(first + 1, end - 1))
    if tokens[first].word & Word.CONJUNCTION or is_verb(tokens, first):
        return False
    return any(tokens[at].word & Word.AUXILIARY or is_verb(tokens, at) for at in range(first, end))


def _opens_an_adverbial(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    is_one = bool(token.word & (Word.PREPOSITION | Word.SUBORDINATOR)) or token.low.endswith("ing")
    return is_one and not opens_a_figure(tokens, place)


def _after_addressee(tokens: list[Token], place: int) -> int:
    """Past whom it is told: "told reporters", "told the paper"."""
    is_pronoun = place < len(tokens) and (
        tokens[place].word & Word.OBJECT_PRONOUN or tokens[place].low in members("objects")
    )
    if is_pronoun and (place + 1 == len(tokens) or tokens[place + 1].text in ",."):
        return place + 1
    told = phrase_starting_at(tokens, place)
    return told.last + 1 if told is not None else place


def _after_listener(tokens: list[Token], place: int) -> int:
    """Past the name to which it was said: "said to Reuters", "confirmed to the Herald"; else `place`."""
    if place >= len(tokens) or not tokens[place].word & Word.TO:
        return place
    first = place + 1 + (place + 1 < len(tokens) and tokens[place + 1].low == "the")
    last = first
    while last < len(tokens) and tokens[last].is_capitalised:
        last += 1
    return last if last > first else place


def _is_verbless(tokens: list[Token], first: int, last: int | None = None) -> bool:
    return not any(_may_be_finite(tokens, place) for place in range(first, len(tokens) if last is None else last))


def _may_be_finite(tokens: list[Token], place: int) -> bool:
    """Whether a verb may stand there, no possessive in -s, nor the noun behind it: "in his address"."""
    if not is_finite(tokens, place) or tokens[place].word & Word.POSSESSIVE:
        return False
    return place == 0 or not tokens[place - 1].word & Word.POSSESSIVE
