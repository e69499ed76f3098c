"""Reporting verb with other senses -> whether it is used in that of speech: no deed, refusal, call or possession."""

from factcheck.detection.attribution.reported_speech.reading import (
    Reading,
    commits,
    has_auxiliary_behind,
    is_pronoun_and_verb,
)
from factcheck.language.en.clauses import begins_clause
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.phrases import Phrase, phrase_starting_at
from factcheck.language.en.words import members, words

_SOMEBODY = Word.ROLE | Word.ORGANISATION | Word.COLLECTIVE | Word.PRONOUN


def put_at(reading: Reading) -> bool | None:
    """Where a poll has somebody: "the survey has Roe at 39 percent"."""
    return True if reading.cue.low in members("puts_at") and reading.frame.kinds == Word.SHOW else None


def expected(reading: Reading) -> bool | None:
    """What a body or person is said to expect of itself: "the bank expects to lose $3bn", "expects a loss of $3bn"."""
    tokens, frame, (first, last) = reading.tokens, reading.frame, reading.content
    is_one = reading.cue.low in members("expects_itself") and frame.main and reading.is_behind and first < last
    if not is_one or frame.relative:
        return None
    return True if tokens[first].word & Word.TO or phrase_starting_at(tokens, first) is not None else None


def request(reading: Reading) -> bool | None:
    """What somebody is to do: "ordered the firm to stop", "asked parents to wait"; not "ordered the evacuation"."""
    if not reading.cue.word & (Word.ORDERS | Word.ASKS) or not reading.is_behind or reading.frame.passive:
        return None
    inside = reading.tokens[reading.content[0] : reading.content[1] + 1]
    marks = (at for at, token in enumerate(inside) if token.word & Word.TO or token.low == "be" or not token.is_word)
    mark = next(marks, 0)
    return True if mark and inside[mark].is_word else None  # "ordered the firm to stop", "ordered flags be flown"


def deed(reading: Reading) -> bool | None:
    """A verb that names a deed as often needs "that", or an infinitive that it takes: "signalled that"."""
    opens = reading.tokens[reading.content[0]].word & (Word.PREPOSITION | Word.ADVERB)
    is_particle = reading.frame.cue_last > reading.frame.cue and not reading.tokens[reading.frame.cue_last].word & CUE
    is_as_saying = reading.frame.cue_last > reading.frame.cue and not (
        is_particle and opens
    )  # not "spoke out ahead of"
    if not reading.cue.word & Word.ACT or is_as_saying:
        return None
    is_said = reading.has_that or reading.frame.follows or commits(reading.tokens, reading.frame)
    return None if is_said or _opens_clause(reading) or _is_of_words(reading) else False


def _opens_clause(reading: Reading) -> bool:
    """Whether a clause follows that no object is: "signalled it would", "the bank projected prices would rise"."""
    tokens, first = reading.tokens, reading.content[0]
    if not reading.is_behind:
        return False
    if reading.cue.word & Word.EXPECTS and begins_clause(tokens, first):
        return True
    is_next = reading.frame.kinds & Word.SPEECH and first == reading.frame.cue_last + 1
    if is_next and has_auxiliary_behind(tokens, first):
        return True  # "ruled the search had been unlawful"
    return bool(is_next) and is_pronoun_and_verb(tokens, first) and not tokens[first].word & Word.DETERMINER


def _is_of_words(reading: Reading) -> bool:
    """Whether a verb that denies has words for its object, or says as what: "dismissed the claims", "as baseless"."""
    inside = reading.tokens[reading.content[0] : reading.content[1] + 1]
    if not reading.cue.word & Word.DENIES:
        return False
    return any(
        token.low == "as"
        or token.word & Word.DOCUMENT
        or any(token.low in members(kind) for kind in ("claims", "stances", "talk"))
        for token in inside
    )


def not_granted(reading: Reading) -> bool | None:
    """What was refused is a thing: "denied port access to two tankers", "denied bail to the men", "denied Roe
    a visa", "denied him delegates".
    """
    if not (reading.cue.word & Word.DENIES and reading.is_behind) or reading.has_that:
        return None
    thing = phrase_starting_at(reading.tokens, reading.content[0])
    inside = reading.tokens[reading.content[0] : reading.content[1] + 1]
    if thing is None or any(token.word & Word.AUXILIARY for token in inside):
        return None
    is_pronoun = reading.tokens[thing.last].low in members("objects_of_many")
    is_to_somebody = thing.last < reading.content[1] and reading.tokens[thing.last].is_capitalised
    if is_pronoun and phrase_starting_at(reading.tokens, thing.last + 1) is not None:
        return False
    refused = phrase_starting_at(reading.tokens, thing.last + 1) if is_to_somebody else None
    return (
        False if any(one and reading.tokens[one.head].low in members("granted") for one in (thing, refused)) else None
    )


def claimed_thing(reading: Reading) -> bool | None:
    """ "Claimed responsibility for the attack", not "claimed a prize", "claimed their seats before the whistle"."""
    tokens, (first, last) = reading.tokens, reading.content
    if reading.cue.low not in members("claiming") or not reading.is_behind:
        return None
    if tokens[first].low in members("claimed"):
        return True
    is_owned = tokens[first].word & Word.POSSESSIVE and first == reading.frame.cue_last + 1
    thing = phrase_starting_at(tokens, first) if is_owned else None
    after = tokens[thing.last + 1 : last + 1] if thing is not None else []
    is_taken = thing is not None and (
        not after or after[0].word & (Word.PREPOSITION | Word.CALENDAR | Word.CONJUNCTION)
    )
    is_timed = len(after) > 1 and after[0].word & Word.DETERMINER and after[1].low in members("stretches")
    return False if is_taken or is_timed else None


def admitted_to(reading: Reading) -> bool | None:
    """A deed or thing that is admitted, behind "to": "admitted to using software", "confessed to the theft"."""
    tokens, (first, last) = reading.tokens, reading.content
    is_one = reading.cue.low in members("admits_to") and tokens[first].word & Word.TO and first < last
    if not is_one or not reading.is_behind or reading.frame.passive:
        return None
    thing = phrase_starting_at(tokens, first + 1)
    is_heard = thing is not None and tokens[thing.head].word & (_SOMEBODY | Word.OBJECT_PRONOUN)
    is_named = thing is not None and tokens[thing.last].is_capitalised  # "refugees admitted to the Lindal Isles"
    return None if is_heard or is_named else True


def restated(reading: Reading) -> bool | None:
    """What somebody calls for or claims again: "repeated his call for an end to it", not "echoed the mayor's views"."""
    if reading.cue.low not in members("restates") or not reading.is_behind:
        return None
    inside = reading.tokens[reading.content[0] : reading.content[1] + 1]
    restated = members("claims") | members("demands") | members("stances")
    nouns = (at for at, one in enumerate(inside) if one.low in restated)
    said = next(nouns, None)
    is_said = said is not None and any(one.low in ("for", "to", "that") for one in inside[said + 1 :])
    return True if is_said else None


def undetermined(reading: Reading) -> bool | None:
    """Nothing was found or told: "could not determine whether", "would not characterise how", "will show who won"."""
    source, kinds = reading.frame.source, reading.frame.kinds
    if not kinds & (Word.SHOW | Word.JUDGEMENT):
        return None
    if reading.tokens[reading.content[0]].low not in members("opens_a_question"):
        return None
    before = reading.tokens[max(0, reading.frame.cue - 3) : reading.frame.cue]
    is_document = source is not None and reading.tokens[source.head].word & Word.DOCUMENT
    is_negated = any(one.word & Word.NEGATION or one.low.endswith("n't") for one in before)
    is_to_come = kinds & Word.SHOW and any(one.word & Word.TO or one.low in members("modals") for one in before)
    return False if is_to_come or (is_negated and not is_document) else None


def pointed(reading: Reading) -> bool | None:
    """What somebody draws attention to: "pointed to a lack of staff"; not "pointed to the door and left"."""
    tokens, first = reading.tokens, reading.content[0]
    is_one = reading.cue.low in members("pointing") and tokens[first].word & Word.TO
    if not is_one or not reading.is_behind or reading.frame.passive:
        return None
    source = reading.frame.source
    if source is not None and tokens[source.head].low in members("signs"):
        return False
    thing = phrase_starting_at(tokens, first + 1)
    return thing is not None and not _is_shown_by_hand(reading, thing)


def _is_shown_by_hand(reading: Reading, thing: Phrase) -> bool:
    """Whether it can be a thing or person in sight, of which no more is told: "the door", "his watch and", "Kern"."""
    tokens, last = reading.tokens, reading.content[1]
    opens = tokens[thing.first]
    is_definite = opens.low == "the" or opens.word & Word.POSSESSIVE or opens.is_capitalised
    is_alone = thing.last >= last or bool(tokens[thing.last + 1].word & Word.CONJUNCTION)
    return bool(is_definite) and is_alone and thing.head == thing.last


def possessed(reading: Reading) -> bool | None:
    """A thing that it has: "the phone boasts two cameras"; not "boasts of", "boasts that", "boasts it is"."""
    tokens, first = reading.tokens, reading.content[0]
    if reading.cue.low not in members("boasting") or not reading.is_behind or reading.has_that:
        return None
    is_said = tokens[first].low in members("of_what") or begins_clause(tokens, first)
    return None if is_said or tokens[first].word == Word.QUOTE else False


def rung(reading: Reading) -> bool | None:
    """ "Called Roe to congratulate her", "called the police to report it"; not "called on Roe to quit", "called
    the deal vital to the harbour".
    """
    tokens, (first, last) = reading.tokens, reading.content
    if reading.cue.low not in members("calls") or not reading.is_behind or reading.frame.passive:
        return None
    whom = phrase_starting_at(tokens, first)
    if whom is None or whom.last + 1 >= last or not tokens[whom.last + 1].word & Word.TO:
        return None
    somebody, purpose = tokens[whom.last], tokens[whom.last + 2].low
    is_somebody = somebody.is_capitalised or somebody.word & _SOMEBODY or somebody.low in words("people_nouns")
    return False if is_somebody and not purpose.endswith("ing") and purpose not in members("be") else None
