"""Reporting frame with its content -> whether it reports speech: a decision list over cue, complement and clause."""

from collections.abc import Callable
from typing import Final

from factcheck.detection.attribution.complements import (
    commits,
    has_an_object,
    is_adverbial,
    is_clause,
    is_object_alone,
    is_of_figure,
    is_pronoun_and_verb,
    is_undone,
    next_is_quote,
    opens_an_adjunct,
)
from factcheck.detection.attribution.frames.frame import Frame
from factcheck.language.en.clauses import begins_clause, is_finite_verb, opens_subordinate_clause
from factcheck.language.en.homographs import is_used_as_verb
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.phrases import Phrase, phrase_starting_at
from factcheck.language.en.word_classes import has_plural_ending, is_finite, is_nominal, is_number
from factcheck.language.en.words import members, words
from factcheck.language.masking import MaskedSentence
from factcheck.language.rules import first_verdict
from factcheck.language.tokens import Token, low_at

_SHORTEST_RESULT = 4
_SOMEBODY = Word.ROLE | Word.ORGANISATION | Word.COLLECTIVE | Word.PRONOUN
_LONGEST_SUBJECT = 12


class Reading:
    """A frame with what it may report, as the rules of a statement look at it."""

    __slots__ = ("content", "cue", "frame", "is_behind", "sentence", "tokens")

    def __init__(self, sentence: MaskedSentence, frame: Frame, content: tuple[int, int]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.frame = frame
        self.cue = sentence.tokens[frame.cue]
        self.content = content
        self.is_behind = content[0] > frame.cue and not frame.inverted

    @property
    def has_that(self) -> bool:
        """Whether a conjunction leaves no doubt that a clause is reported."""
        first = self.content[0]
        return self.tokens[first - 1].low == "that" or self.tokens[first].low in members("opens_a_reported_clause")


def reports(sentence: MaskedSentence, frame: Frame, content: tuple[int, int]) -> bool:
    """Whether the frame reports speech: the verdict of the first rule that has one; else whether there is a clause."""
    reading = Reading(sentence, frame, content)
    decided = first_verdict(RULES, reading)
    if decided is not None:
        return decided
    return any(_may_be_verb(reading.tokens, place) for place in range(content[0], content[1] + 1))


def _may_be_verb(tokens: list[Token], place: int) -> bool:
    """Whether the word can be the verb of a clause, the base form behind a plural included: "31 percent call it"."""
    is_cue = tokens[place].word & CUE and tokens[place].word & Word.BASE_FORM
    return is_finite(tokens, place) or (bool(is_cue) and is_used_as_verb(tokens, place))


def _deed(reading: Reading) -> bool | None:
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
    return bool(is_next) and is_pronoun_and_verb(tokens, first) and not tokens[first].word & Word.DETERMINER


def _pointed(reading: Reading) -> bool | None:
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


def _at_the_head(reading: Reading) -> bool | None:
    """What a participle clause in front of its subject says: "Noting that it leaks, Roe left", "Calling it “daft”,
    they left"; not "Announcing its results, the firm", "In explaining how it works, he".
    """
    frame, (first, last) = reading.frame, reading.content
    if frame.main or frame.follows or frame.passive or frame.source is None or frame.source.first < frame.cue:
        return None
    if reading.cue.low in members("reckons_with"):
        return False  # "Considering that it leaks, the price is high"
    is_said = reading.tokens[first - 1].low == "that" or begins_clause(reading.tokens, first)
    is_quoted = any(token.word == Word.QUOTE for token in reading.tokens[first : last + 1])
    return None if is_said or is_quoted or reading.cue.word & Word.DENIES else False


def _request(reading: Reading) -> bool | None:
    """What somebody is to do: "ordered the firm to stop", "asked parents to wait"; not "ordered the evacuation"."""
    if not reading.cue.word & (Word.ORDERS | Word.ASKS) or not reading.is_behind or reading.frame.passive:
        return None
    inside = reading.tokens[reading.content[0] : reading.content[1] + 1]
    marks = (at for at, token in enumerate(inside) if token.word & Word.TO or token.low == "be" or not token.is_word)
    mark = next(marks, 0)
    return True if mark and inside[mark].is_word else None  # "ordered the firm to stop", "ordered flags be flown"


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


def _not_granted(reading: Reading) -> bool | None:
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


def _claimed_thing(reading: Reading) -> bool | None:
    """ "Claimed responsibility for the attack", not "claimed a prize"."""
    is_claim = reading.cue.low in members("claiming") and reading.is_behind
    return True if is_claim and reading.tokens[reading.content[0]].low in members("claimed") else None


def _addressee_alone(reading: Reading) -> bool | None:
    """Who was told and when, and not what: "warned ships an hour earlier"."""
    if reading.cue.low not in members("tells_somebody") or not reading.is_behind or reading.has_that:
        return None
    inside = range(reading.content[0] + 1, reading.content[1] + 1)
    says_what = Word.TO | Word.PREPOSITION | Word.QUOTE | Word.THAT | Word.RELATIVE
    is_told = any(reading.tokens[at].word & says_what or is_finite(reading.tokens, at) for at in inside)
    return None if is_told or any(not reading.tokens[at].is_word for at in inside) else False


def _undone(reading: Reading) -> bool | None:
    """Nothing has been said: "efforts to defend", "it would call the minister to give evidence"."""
    tokens, frame, content = reading.tokens, reading.frame, reading.content
    nothing_said = frame.cue > 0 and is_undone(tokens, frame, content, has_that=reading.has_that)
    return False if nothing_said else None


def _figure(reading: Reading) -> bool | None:
    """ "Put the toll at 40", "forecast 300 cases", "(15 percent, according to Gallup)"."""
    return True if is_of_figure(reading.tokens, reading.frame, reading.content) else None


def _agents(reading: Reading) -> bool | None:
    """Only more of those by whom it is done follow: "was rejected by some ministers, parties and unions"."""
    frame = reading.frame
    is_behind = frame.passive and frame.source is not None and frame.cue < frame.source.first <= reading.content[0]
    if not is_behind or reading.has_that:
        return None
    opens = reading.tokens[reading.content[0]]
    if opens.low.endswith("ed") or (opens.low == "as" and low_at(reading.tokens, reading.content[0] + 1) == "well"):
        return False  # "was echoed by residents interviewed in May", "by the mayor, as well as the owner"
    if frame.kinds & ~Word.JUDGEMENT:
        return None
    return None if opens.word & (Word.PREPOSITION | Word.TO | Word.SUBORDINATOR) else False


def _names_thing(reading: Reading) -> bool | None:
    """A name for what stands in front: "what officials called the outdated presence of", "a tool it calls “brain”"."""
    frame, tokens = reading.frame, reading.tokens
    if not reading.cue.word & Word.TAKES_COMPLEMENT or frame.source is None or frame.passive or not frame.source.first:
        return None
    is_free = tokens[frame.source.first - 1].low == "what" and frame.source.last < frame.cue
    is_bare = tokens[reading.content[0]].word == Word.QUOTE and reading.content[0] == frame.cue_last + 1
    return False if is_free or is_bare else None


def _counted(reading: Reading) -> bool | None:
    """A number of people or things alone, which nobody says: "the hospital admitted 40 patients on Monday"."""
    tokens, (first, last) = reading.tokens, reading.content
    is_figure = reading.frame.kinds == Word.SPEECH and is_number(tokens[first])
    if not (is_figure and reading.is_behind) or reading.has_that or reading.cue.word & Word.OBJECT_SAYS:
        return None
    counted = phrase_starting_at(tokens, first)
    if counted is None or not has_plural_ending(tokens[counted.last]):
        return None
    return None if any(is_finite_verb(tokens, at) for at in range(counted.last + 1, last + 1)) else False


def _to_be_done(reading: Reading) -> bool | None:
    """What somebody is brought to, or does without: "pressed him into announcing"."""
    is_after = reading.frame.cue > 0 and reading.tokens[reading.frame.cue - 1].low in members("before_what_is_undone")
    return False if is_after and reading.cue.word & Word.PARTICIPLE else None


def _undetermined(reading: Reading) -> bool | None:
    """Nothing was found: "could not determine whether"."""
    source = reading.frame.source
    is_found = reading.frame.kinds & Word.SHOW and not (source and reading.tokens[source.head].word & Word.DOCUMENT)
    if not is_found or reading.tokens[reading.content[0]].low not in members("opens_a_question"):
        return None
    before = range(max(0, reading.frame.cue - 3), reading.frame.cue)
    is_negated = any(reading.tokens[at].word & Word.NEGATION or reading.tokens[at].low.endswith("n't") for at in before)
    return False if is_negated else None


def _object_alone(reading: Reading) -> bool | None:
    """ "Calls the tax", with nothing that it is called."""
    if not reading.cue.word & Word.TAKES_COMPLEMENT or reading.frame.follows:
        return None
    called_for = _called_for(reading)
    if called_for is not None:
        return called_for
    return False if is_object_alone(reading.tokens, reading.content) else None


def _called_for(reading: Reading) -> bool | None:
    """ "Called for an end to the war", "called on the firm to stop"; not "called for help"; None for other company."""
    tokens, (first, last) = reading.tokens, reading.content
    if reading.frame.passive or not reading.is_behind or first >= last:
        return None
    inside = tokens[first + 1 : last + 1]
    is_summoned = any(token.low in members("summoned") for token in inside[:2])
    if tokens[first].low == "on" and first == reading.frame.cue_last + 1 and not is_summoned:
        is_asked = any(token.word & Word.TO for token in inside) and not inside[0].word & Word.CALENDAR
        return True if is_asked else None
    return not is_summoned if reading.cue.low in members("calls") and tokens[first].low == "for" else None


def _described(reading: Reading) -> bool | None:
    """ "Described the noise as unbearable", "identified him as Roe"; not "described the noise the mill makes"."""
    is_one = reading.cue.word & Word.TAKES_COMPLEMENT and reading.cue.word & Word.TAKES_OBJECT and reading.is_behind
    if not is_one or reading.has_that or reading.tokens[reading.content[0]].low in members("opens_a_question"):
        return None
    inside = reading.tokens[reading.content[0] + 1 : reading.content[1]]
    return any(token.low == "as" for token in inside)


def _gerund(reading: Reading) -> bool | None:
    """What somebody tells of having done or seen (Quirk 16.39): "described dancing with Roe", "denied taking it"."""
    tokens, opens = reading.tokens, reading.content[0]
    if reading.cue.low not in members("takes_gerund") or not reading.is_behind or opens >= reading.content[1]:
        return None
    is_gerund = tokens[opens].low.endswith("ing") and not tokens[opens].word & (Word.PREPOSITION | Word.PRONOUN)
    governs = Word.DETERMINER | Word.POSSESSIVE | Word.PREPOSITION | Word.TO | Word.OBJECT_PRONOUN | Word.ADVERB
    is_verb_phrase = tokens[opens].word & Word.AUXILIARY or tokens[opens + 1].word & governs
    return True if is_gerund and is_verb_phrase else None


def _detailed(reading: Reading) -> bool | None:
    """What is announced is not told: "reported details of the tour"."""
    opens = reading.content[0] + (1 if reading.tokens[reading.content[0]].word & Word.DETERMINER else 0)
    is_object = opens + 1 < reading.content[1] and reading.tokens[opens + 1].low in members("of_what")
    return False if reading.is_behind and is_object and reading.tokens[opens].low in members("details") else None


def _put_at(reading: Reading) -> bool | None:
    """Where a poll has somebody: "the survey has Roe at 39 percent"."""
    return True if reading.cue.low in members("puts_at") and reading.frame.kinds == Word.SHOW else None


def _expected(reading: Reading) -> bool | None:
    """What a body or person is said to expect of itself: "the bank expects to lose $3bn", "expects a loss of $3bn"."""
    tokens, frame, (first, last) = reading.tokens, reading.frame, reading.content
    is_one = reading.cue.low in members("expects_itself") and frame.main and reading.is_behind and first < last
    if not is_one or frame.relative:
        return None
    return True if tokens[first].word & Word.TO or phrase_starting_at(tokens, first) is not None else None


def _possessed(reading: Reading) -> bool | None:
    """A thing that it has: "the phone boasts two cameras"; not "boasts of", "boasts that", "boasts it is"."""
    tokens, first = reading.tokens, reading.content[0]
    if reading.cue.low not in members("boasting") or not reading.is_behind or reading.has_that:
        return None
    is_said = tokens[first].low in members("of_what") or begins_clause(tokens, first)
    return None if is_said or tokens[first].word == Word.QUOTE else False


def _rung(reading: Reading) -> bool | None:
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


def _told_of_what(reading: Reading) -> bool | None:
    """Of what, and not what: "informed police of what had happened", "what Roe said about it last May"."""
    frame, tokens, first = reading.frame, reading.tokens, reading.content[0]
    is_free = frame.first > 0 and tokens[frame.first - 1].low == "what" and reading.is_behind
    is_given = any(token.text == ":" for token in tokens[first : reading.content[1]])  # "what Roe says for years: it"
    if is_free and tokens[first].low in members("of_what") and not is_given:
        return False
    whom = phrase_starting_at(tokens, first) if frame.kinds & Word.ADDRESS and reading.is_behind else None
    if whom is None or reading.has_that:
        return None
    is_of = low_at(tokens, whom.last + 1) == "of" and low_at(tokens, whom.last + 2) in members("opens_a_question")
    return False if is_of else None


def _names_a_person(reading: Reading) -> bool | None:
    """ "Everyone called him Bob"."""
    inside = reading.tokens[reading.content[0] : reading.content[1] + 1]
    is_name = reading.cue.word & Word.TAKES_COMPLEMENT and inside[0].word & (Word.PRONOUN | Word.OBJECT_PRONOUN)
    is_name = is_name and len(inside) > 1 and all(one.is_capitalised for one in inside[1:])
    return False if is_name and reading.is_behind else None


def _pronoun_object(reading: Reading) -> bool | None:
    """ "Explained them to me", "think of them as riddles"."""
    opens = reading.tokens[reading.content[0]]
    if not reading.is_behind or reading.has_that:
        return None
    is_object = reading.frame.kinds & Word.SPEECH and opens.low in members("objects_of_many")
    return False if is_object or (reading.frame.kinds & Word.THOUGHT and opens.low in ("of", "about")) else None


def _written_work(reading: Reading) -> bool | None:
    """ "Wrote his first novel", "wrote the song that opens it"; not "wrote the book was late"."""
    if not reading.cue.word & Word.TAKES_OBJECT or reading.has_that or not reading.is_behind:
        return None
    thing = phrase_starting_at(reading.tokens, reading.content[0])
    if thing is None or not reading.tokens[thing.first].word & (Word.DETERMINER | Word.POSSESSIVE):
        return None
    head = reading.tokens[thing.head]
    is_work = head.low in words("works") or head.word & Word.DOCUMENT
    is_object = thing.last >= reading.content[1] or not is_finite(reading.tokens, thing.last + 1)
    return False if is_work and is_object and reading.frame.kinds & Word.SPEECH else None


def _aside_with_as(reading: Reading) -> bool | None:
    """What an aside calls a thing: "the merger, as Roe dubbed it, will"."""
    frame, tokens = reading.frame, reading.tokens
    is_aside = frame.first > 0 and tokens[frame.first - 1].low == "as" and reading.is_behind
    thing = phrase_starting_at(tokens, reading.content[0]) if is_aside else None
    is_all = thing is not None and thing.last < reading.content[1] and tokens[thing.last + 1].text == ","
    return False if is_all and reading.cue.word & Word.TAKES_COMPLEMENT else None


def _before_a_quotation(reading: Reading) -> bool | None:
    """The speaker's own words follow: "..., said Roe: “...”"."""
    frame = reading.frame
    is_next = frame.inverted and frame.last + 1 < len(reading.tokens) and next_is_quote(reading.tokens, frame.last + 1)
    return False if is_next or _is_occasion_of_quotation(reading) else None


def _is_occasion_of_quotation(reading: Reading) -> bool:
    """Whether all that stands in front of the quotation is where it was said: "suggested, in a letter, “...”"."""
    tokens, (first, last) = reading.tokens, reading.content
    is_introduced = tokens[last].word == Word.QUOTE and last > first and tokens[last - 1].text in (",", ":")
    if not is_introduced or not reading.is_behind or reading.has_that or not tokens[first].word & Word.PREPOSITION:
        return False
    return not any(is_finite_verb(tokens, at) for at in range(first, last))


def _circumstance(reading: Reading) -> bool | None:
    """Only when or where it was said stands in front: "When asked, she said"; "On Monday, ..."."""
    frame, content = reading.frame, reading.content
    is_one = frame.follows and content[1] < frame.first and is_adverbial(reading.tokens, frame, content)
    return False if is_one and not _is_all(reading) else None


def _is_all(reading: Reading) -> bool:
    """Whether a clause with its adverbial stands in front, and no other behind: "As mills close prices rise, according
    to Roe".
    """
    tokens, frame = reading.tokens, reading.frame
    if tokens[frame.cue].low != "according" or any(
        is_finite_verb(tokens, at) for at in range(frame.last + 1, len(tokens))
    ):
        return False
    return sum(is_finite_verb(tokens, at) for at in range(reading.content[0], reading.content[1])) > 1


def _stranded(reading: Reading) -> bool | None:
    """A noun in front is what it is thought to be, or what is agreed to: "all that he hoped it would be", "what they
    agreed to in May".
    """
    tokens, (first, last) = reading.tokens, reading.content
    if (
        tokens[first].word & Word.TO
        and reading.is_behind
        and (first == last or tokens[first + 1].word & Word.PREPOSITION)
    ):
        return False
    is_last = tokens[last].low in members("be") and not tokens[last - 1].word & Word.TO
    return False if is_last and reading.is_behind and reading.frame.kinds & Word.THOUGHT else None


def _clause_alone(reading: Reading) -> bool | None:
    """ "Maintained he had slept", not "maintained the road"."""
    if not reading.cue.word & Word.NEEDS_CLAUSE:
        return None
    has_clause = reading.has_that or is_pronoun_and_verb(reading.tokens, reading.content[0])
    return None if has_clause or _is_parenthesis(reading) else False


def _is_parenthesis(reading: Reading) -> bool:
    """Whether a person and the verb stand between commas, or behind one: "The bank, she continued, lends"."""
    frame, tokens = reading.frame, reading.tokens
    if not frame.follows or frame.source is None or tokens[frame.source.first - 1].text != ",":
        return False
    is_person = tokens[frame.source.head].low in ("he", "she") or tokens[frame.source.head].is_capitalised
    return is_person and (frame.last + 1 >= len(tokens) or tokens[frame.last + 1].text in ",.")


def _adjunct(reading: Reading) -> bool | None:
    """ "Said in Oslo", "wrote to other staffers": where, when, to whom; not what."""
    if not (reading.is_behind and reading.frame.kinds & (Word.SPEECH | Word.ADDRESS)):
        return None
    if not opens_an_adjunct(reading.tokens, reading.content):
        return None
    if _has_clause_behind_a_comma(reading):
        return True  # "said in the early hours, while asleep, he received a call"
    return reading.has_that or reading.content[0] > reading.frame.last + 1


def _topic(reading: Reading) -> bool | None:
    """ "Said of the raid in which two men died": of what, not what; unlike "said of the 40 men, two had died"."""
    is_of = reading.cue.word & Word.SAYS and reading.is_behind and reading.tokens[reading.content[0]].low == "of"
    return None if not is_of or reading.has_that or _has_clause_behind_a_comma(reading) else False


def _has_clause_behind_a_comma(reading: Reading) -> bool:
    """Whether the adjunct is fronted in what is reported, a comma and the subject of a clause behind it."""
    tokens, (first, last) = reading.tokens, reading.content
    if not (reading.cue.word & Word.SAYS or _is_main_clause(reading)) or tokens[first].word & Word.TO:
        return False
    return any(tokens[at].text == "," and _may_begin_clause(tokens, at + 1) for at in range(first + 1, last))


def _may_begin_clause(tokens: list[Token], place: int) -> bool:
    """Whether a clause begins there, whose subject may have complements: "the mill's part of the trade was small"."""
    if begins_clause(tokens, place):
        return True
    opens = tokens[place].word & (Word.DETERMINER | Word.POSSESSIVE) or tokens[place].is_capitalised
    behind = range(place + 1, min(place + _LONGEST_SUBJECT, len(tokens)))
    verb = next((at for at in behind if tokens[at].word & Word.AUXILIARY or tokens[at].text in ",;:"), None)
    return bool(opens) and verb is not None and bool(tokens[verb].word & Word.AUXILIARY)


def _is_main_clause(reading: Reading) -> bool:
    """Whether a verb of saying with its own subject stands there, in no adverbial clause: "When Roe insisted on"."""
    frame = reading.frame
    if not frame.main or frame.passive or not frame.kinds & Word.SPEECH:
        return False
    return frame.first == 0 or not opens_subordinate_clause(reading.tokens, frame.first - 1)


def _plain_object(reading: Reading) -> bool | None:
    """ "Found he had lied", not "found a body"."""
    if not reading.cue.word & Word.TAKES_OBJECT or reading.has_that or reading.frame.follows:
        return None
    is_infinitive = reading.tokens[reading.content[0]].word & Word.TO and not reading.cue.word & Word.ASKS
    if is_infinitive and not commits(reading.tokens, reading.frame):
        return False  # "agreed to pay"
    if any(is_one(reading) for is_one in (_is_of_figures, _is_of_change, _is_found_to_be, _is_seen)):
        return True  # "the poll showed Roe leading", "the court found Roe to be at fault", "video shows Roe entering"
    is_shown = reading.frame.kinds & Word.SHOW and (has_an_object(reading.tokens, reading.content) or _is_met(reading))
    return is_clause(reading.tokens, reading.content) and not is_shown


def _is_met(reading: Reading) -> bool:
    """Whether a person came upon somebody: "He found Roe slumped on the floor", no clause without an auxiliary."""
    source, tokens, (first, last) = reading.frame.source, reading.tokens, reading.content
    if source is None or tokens[source.head].low not in members("nominatives") or not tokens[first].is_capitalised:
        return False
    return not any(tokens[at].word & Word.AUXILIARY for at in range(first, min(first + _LONGEST_SUBJECT, last + 1)))


def _is_found_to_be(reading: Reading) -> bool:
    """Whether an object with "to be" or "to have" is what a body or document finds, no person's thought."""
    source = reading.frame.source
    finders = Word.ORGANISATION | Word.DOCUMENT | Word.COLLECTIVE
    if source is None or not reading.tokens[source.head].word & finders:
        return False
    inside = reading.tokens[reading.content[0] + 1 : reading.content[1] + 1]
    mark = next((at for at, token in enumerate(inside) if token.word & Word.TO or not token.is_word), len(inside))
    is_shown = reading.frame.kinds & Word.SHOW and mark + 1 < len(inside) and inside[mark].word & Word.TO
    return bool(is_shown) and inside[mark + 1].low in members("be") | members("have")


def _is_seen(reading: Reading) -> bool:
    """Whether a recording or paper shows somebody at something: "video shows the man entering the hall"."""
    source, tokens, (first, last) = reading.frame.source, reading.tokens, reading.content
    is_shown = source is not None and reading.frame.kinds & Word.SHOW and tokens[source.head].word & Word.DOCUMENT
    if not is_shown:
        return False
    participle = next((at for at in range(first + 1, last) if tokens[at].low.endswith("ing")), None)
    if participle is None or tokens[participle - 1].word & (Word.DETERMINER | Word.PREPOSITION | Word.ADJECTIVE):
        return False
    return is_nominal(tokens, participle - 1) and all(tokens[at].is_word for at in range(first, participle))


def _is_of_figures(reading: Reading) -> bool:
    """Whether a poll or study shows it, whose object is a result."""
    source, content = reading.frame.source, reading.content
    is_result = content[1] - content[0] >= _SHORTEST_RESULT and reading.frame.kinds & Word.SHOW
    return bool(is_result) and source is not None and reading.tokens[source.head].low in members("polls")


def _is_of_change(reading: Reading) -> bool:
    """Whether figures show a change: "data revealed a fall in traffic", "polls indicated a slump in support"."""
    source, tokens = reading.frame.source, reading.tokens
    if source is None or tokens[source.head].low not in members("sources_of_figures") | members("polls"):
        return False
    inside = range(reading.content[0], min(reading.content[0] + _LONGEST_SUBJECT, reading.content[1]))
    link = next((at for at in inside if tokens[at].low in ("in", "of")), 0)
    return link > reading.content[0] and tokens[link - 1].low in words("changes") | members("changes_of_number")


def _pronoun_clause(reading: Reading) -> bool | None:
    """ "Say they show restraint": a pronoun can only be the subject of what is said."""
    opens = reading.tokens[reading.content[0]]
    is_subject = opens.low in members("nominatives") and reading.content[1] > reading.content[0] + 1
    return True if reading.cue.word & Word.SAYS and reading.is_behind and is_subject else None


def _telling_object(reading: Reading) -> bool | None:
    """ "Denied the charge", "accused the firm of fraud": no clause is due."""
    is_free = not reading.frame.kinds & (Word.SPEECH | Word.SHOW | Word.THOUGHT)
    return True if is_free or reading.cue.word & Word.OBJECT_SAYS else None


RULES: Final[tuple[Callable[[Reading], bool | None], ...]] = (
    _undone,
    _put_at,
    _expected,
    _at_the_head,
    _request,
    _deed,
    _not_granted,
    _addressee_alone,
    _claimed_thing,
    _to_be_done,
    _undetermined,
    _figure,
    _counted,
    _agents,
    _names_thing,
    _gerund,
    _object_alone,
    _described,
    _detailed,
    _pointed,
    _possessed,
    _rung,
    _told_of_what,
    _names_a_person,
    _pronoun_object,
    _written_work,
    _aside_with_as,
    _before_a_quotation,
    _circumstance,
    _stranded,
    _clause_alone,
    _topic,
    _adjunct,
    _plain_object,
    _pronoun_clause,
    _telling_object,
)
