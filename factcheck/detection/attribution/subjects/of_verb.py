"""Verb -> its subject noun phrase: adjacent, before an apposition or adjunct, or shared with a coordinated verb."""

from typing import NamedTuple

from factcheck.detection.attribution.subjects.adjuncts import (
    before_adjuncts,
    before_issue,
    before_occasion,
    before_time,
    belongs_to_verb,
    may_speak,
)
from factcheck.detection.attribution.subjects.before_mark import (
    before_mark,
    before_relative_with_quotation,
    described_by_quotation,
    speaker_before_apposition,
)
from factcheck.detection.attribution.subjects.main_subject import first_phrase
from factcheck.detection.attribution.subjects.nonfinite import is_fronted, is_somebody, of_dependent, of_main_clause
from factcheck.detection.attribution.subjects.relative import antecedent, is_relative
from factcheck.language.en.appositions import DASHES
from factcheck.language.en.clauses import before_relative_clause
from factcheck.language.en.coordination import coordinated_before, with_examples
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at
from factcheck.language.en.stems import is_past
from factcheck.language.en.word_classes import is_nominal, is_verb
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token, low_at

_LONGEST_APPOSITION = 40


class Subject(NamedTuple):
    """A verb's subject; `borrowed` from another verb of the sentence; `relative`: the noun before "who"."""

    phrase: Phrase | None
    borrowed: bool = False
    relative: bool = False


def subject_of(tokens: list[Token], place: int, lender: Phrase | None, *, dependent: bool) -> Subject:
    """The subject of the verb at `place`; `lender` is that of the verb before it, or of the sentence.

    `dependent`: the verb is a participle or an infinitive, which borrows its subject.
    """
    ahead = of_main_clause(tokens, place) if dependent and is_fronted(tokens, place) else None
    return (
        Subject(ahead, borrowed=True) if ahead is not None else _before_verb(tokens, place, lender, dependent=dependent)
    )


def _before_verb(tokens: list[Token], place: int, lender: Phrase | None, *, dependent: bool) -> Subject:
    """The subject in front of the verb, its own or the lender's."""
    back = _before_verb_phrase(tokens, place)
    if back < 0:
        return Subject(None, borrowed=True)
    token = tokens[back]
    if is_relative(tokens, back):
        return Subject(antecedent(tokens, back), relative=True)
    beside = of_dependent(tokens, place, back) if dependent else _beside(tokens, back)
    if beside is not None:
        return Subject(beside)
    if token.word & (Word.DETERMINER | Word.POSSESSIVE) or token.text in ":;":
        return Subject(None, borrowed=True)
    lender = _lender(tokens, place, lender, dependent=dependent)
    if lender is not None and (lender.first <= place <= lender.last or low_at(tokens, lender.last + 1) == ":"):
        return Subject(None, borrowed=True)
    if token.word & Word.CONJUNCTION and lender is not None:
        lender = _of_verb_before(tokens, lender.last, back) or lender
    return Subject(lender, borrowed=True)


def _lender(tokens: list[Token], place: int, lender: Phrase | None, *, dependent: bool) -> Phrase | None:
    """Who lends the verb a subject: not the subject of a main clause behind it, but of a participle at the head."""
    is_ahead = lender is None or (lender.first > place and not (dependent and _is_in_opening_participle(tokens)))
    return first_phrase(tokens) if is_ahead else lender


def _is_in_opening_participle(tokens: list[Token]) -> bool:
    """Whether a participle opens the sentence, with the subject of the main clause: "Going on to call it late"."""
    return bool(tokens[0].word & Word.PARTICIPLE) or (tokens[0].low.endswith("ing") and not is_nominal(tokens, 1))


def _before_verb_phrase(tokens: list[Token], place: int) -> int:
    """The token before the verb's auxiliaries, adverbs and adjuncts of time; -1 for none."""
    back = place - 1
    while back >= 0 and belongs_to_verb(tokens, back):
        back -= 1
    back = before_occasion(tokens, before_issue(tokens, before_time(tokens, back)))
    is_once = back > 0 and tokens[back].word & Word.SUBORDINATOR and tokens[back - 1].word & Word.RELATIVE
    return back - 1 if is_once else back  # "who once told"


def _of_verb_before(tokens: list[Token], after: int, conjunction: int) -> Phrase | None:
    """The subject that the verb in front of "and" has of its own: of "media said Kor watched it and called", Kor."""
    for place in range(conjunction - 1, max(after, conjunction - _LONGEST_APPOSITION), -1):
        if tokens[place].word & (Word.CONJUNCTION | Word.RELATIVE | Word.QUOTE) or tokens[place].text in ";:":
            return None
        if tokens[place].word & CUE and is_verb(tokens, place):
            return None
        if is_verb(tokens, place) and not tokens[place].word & Word.AUXILIARY:
            if _is_subjunctive(tokens, place):
                continue
            phrase = _beside(tokens, place - 1)
            is_own = phrase is not None and phrase.first > after and is_somebody(tokens[phrase.head])
            return phrase if is_own else None
    return None


def _is_subjunctive(tokens: list[Token], place: int) -> bool:
    """Whether the base form stands behind a name: "vital that Lindal take action", beside which no past form stands."""
    form = tokens[place].low
    return tokens[place - 1].is_capitalised and not form.endswith("s") and not is_past(form)


def _beside(tokens: list[Token], back: int) -> Phrase | None:
    """The subject that ends at `back`, or before the apposition that ends there."""
    back = _before_floating(tokens, back)
    if tokens[back].text == "," or tokens[back].text in DASHES:
        return before_mark(tokens, back)
    if tokens[back].word == Word.QUOTE:
        return described_by_quotation(tokens, back) or before_relative_with_quotation(tokens, back)
    if tokens[back].word & (Word.CONJUNCTION | Word.PREPOSITION):
        return None
    unclosed = speaker_before_apposition(tokens, back)
    if unclosed is not None:
        return unclosed
    phrase = _behind_outlet(tokens, phrase_ending_at(tokens, before_relative_clause(tokens, back)))
    if phrase is None:
        return None
    phrase = _around_day(tokens, phrase)
    seat = _member_of(tokens, phrase)
    if seat is not None:
        return seat
    several = with_examples(tokens, phrase)
    if several is not None:
        return several
    return _of_next_clause(tokens, phrase, back) or coordinated_before(tokens, before_adjuncts(tokens, phrase))


def _around_day(tokens: list[Token], phrase: Phrase) -> Phrase:
    """The noun phrase that is parted from its maker by a day: "a poll last week by the firm", "a poll this month from
    the college"; else the phrase.
    """
    day, before = phrase.head, phrase.first - 1
    if day == phrase.last or tokens[day].low not in members("stretches") or tokens[day + 1].low not in ("by", "from"):
        return phrase
    before -= before > 0 and tokens[before].low in members("around_days")
    before -= before > 0 and tokens[before].low in members("issued")
    made = phrase_ending_at(tokens, before)
    return phrase if made is None else Phrase(made.first, phrase.last, made.head)


def _before_floating(tokens: list[Token], back: int) -> int:
    """The token before what may stand behind a subject: "Roe and Brandt both denied it", "Reed et al. found"."""
    if back > 2 and [token.low for token in tokens[back - 2 : back + 1]] == ["et", "al", "."]:
        return back - 3
    is_floating = tokens[back].low in members("floating") and back > 1 and is_nominal(tokens, back - 1)
    return back - 1 if is_floating else back


def _behind_outlet(tokens: list[Token], phrase: Phrase | None) -> Phrase | None:
    """The name alone behind the outlet that was told, no comma between: "Speaking to the Averly Herald Roe said"."""
    if phrase is None or phrase.first < 2 or tokens[0].low not in members("speaking_to"):
        return phrase
    inside = range(phrase.last - 1, phrase.first - 1, -1)
    outlet = next((at for at in inside if tokens[at].low in words("outlets") and tokens[at].is_capitalised), None)
    return phrase if outlet is None else Phrase(outlet + 1, phrase.last, phrase.last)


def _member_of(tokens: list[Token], place: Phrase) -> Phrase | None:
    """Whom the seat of their body stands behind, no comma closing it: "Ada Roe of Averly University, Osk told"; None
    for another noun phrase.
    """
    comma = place.first - 1
    is_place = all(token.is_capitalised for token in tokens[place.first : place.last + 1])
    if not is_place or comma < 2 or tokens[comma].text != "," or not tokens[comma - 1].word & Word.ORGANISATION:
        return None
    outer = phrase_ending_at(tokens, comma - 1)
    if outer is None or not tokens[outer.head].is_capitalised or outer.head == comma - 1:
        return None
    before = tokens[outer.first - 1].word & Word.PREPOSITION if outer.first else False
    is_of = any(token.low in ("of", "at", "from") for token in tokens[outer.head : comma])
    return outer if is_of and not before else None


def _of_next_clause(tokens: list[Token], phrase: Phrase, back: int) -> Phrase | None:
    """Who speaks behind "and" where what stands before it cannot: "Cases passed 300 in Osk and Kern has said"; None for
    a phrase that can, or no such conjunct.
    """
    if may_speak(tokens[phrase.head]) or not may_speak(tokens[back]):
        return None
    inside = range(back - 1, phrase.first, -1)
    joint = next((at for at in inside if tokens[at].low == "and"), None)
    has_verb = any(is_verb(tokens, at) or tokens[at].word & Word.AUXILIARY for at in range(phrase.first))
    return Phrase(joint + 1, back, back) if joint is not None and has_verb else None
