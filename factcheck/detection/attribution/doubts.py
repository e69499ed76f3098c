"""Reporting frame with its speaker -> how sure the source is: conditions under which another may be it.

Calibration: on labelled articles fewer than 95 of 100 sources are right where one of them holds.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.labels import is_labelled_as_person
from factcheck.detection.attribution.mentions.mention import Mention
from factcheck.domain.claim import Certainty, SourceKind
from factcheck.language.en.clauses import is_finite_verb, opens_a_figure, opens_subordinate_clause
from factcheck.language.en.lexicon import Word
from factcheck.language.en.names import is_all_capitals
from factcheck.language.en.word_classes import before_adverbs
from factcheck.language.en.words import members
from factcheck.language.tokens import Token

_SAYS_OR_SHOWS = Word.SPEECH | Word.ADDRESS | Word.SHOW


class FramedVoice(NamedTuple):
    """A frame whose source is known, and who that is; `is_first` of its sentence; `is_passed_on` by another frame;
    `carries` what somebody else says.
    """

    tokens: list[Token]
    frame: Frame
    mention: Mention
    is_first: bool
    is_passed_on: bool = False
    carries: bool = False

    @property
    def before(self) -> Token | None:
        """What stands in front of the source."""
        source = self.frame.source
        return self.tokens[source.first - 1] if source is not None and source.first else None


def certainty_of(voice: FramedVoice) -> Certainty:
    """Sure where no condition holds."""
    if _is_in_an_adjunct(voice):
        return Certainty.OPEN
    return Certainty.LIKELY if any(holds(voice) for holds in DOUBTS) else Certainty.SURE


def may_be_a_deed(tokens: list[Token], frame: Frame, content: tuple[int, int]) -> bool:
    """Whether something was done rather than said: "denounced the deal", "was rejected by", "announced in May his"."""
    if frame.passive or not frame.kinds & ~Word.JUDGEMENT:
        return True
    if _is_thing(tokens, frame, content):
        return True
    is_adjunct = tokens[content[0]].word & (Word.PREPOSITION | Word.TO) and not opens_a_figure(tokens, content[0])
    return content[0] > frame.cue and bool(is_adjunct)


def _is_thing(tokens: list[Token], frame: Frame, content: tuple[int, int]) -> bool:
    """Whether a noun phrase stands behind a verb that names a deed as often: "proposed a slate of nine", "announced his
    departure".
    """
    first, last = content
    opens = tokens[first].word & (Word.DETERMINER | Word.POSSESSIVE) or tokens[first].text[0].isdigit()
    is_behind = first == frame.cue_last + 1 and tokens[frame.cue].word & Word.OBJECT_SAYS
    return bool(is_behind and opens) and not any(is_finite_verb(tokens, at) for at in range(first + 1, last + 1))


def _borrows(voice: FramedVoice) -> bool:
    """A participle or a second verb, whose subject is another's: "Roe left, saying"."""
    return not voice.frame.main or voice.frame.source is None


def _thinks(voice: FramedVoice) -> bool:
    """ "Roe believes", of whom somebody else may tell so."""
    return not voice.frame.kinds & ~Word.THOUGHT


def _is_to_come(voice: FramedVoice) -> bool:
    """Nothing has been said yet, or it is supposed: "Roe will tell members that", "critics might argue"."""
    modal = before_adverbs(voice.tokens, voice.frame.cue)
    is_modal = modal >= 0 and voice.tokens[modal].low in members("modals") and not voice.tokens[modal].is_capitalised
    return is_modal and bool(voice.tokens[voice.frame.cue].word & Word.BASE_FORM)


def _is_in_capitals(voice: FramedVoice) -> bool:
    """A headline, where nothing tells names from other words."""
    return is_all_capitals(voice.tokens)


def _is_relative(voice: FramedVoice) -> bool:
    """The noun before "who", with what else is said of it: "a clerk who said it was late was ill"."""
    return voice.frame.relative


def _is_in_a_relative_clause(voice: FramedVoice) -> bool:
    """About another noun: "the mill, which critics say"; "what he calls" mostly is his."""
    before = voice.before
    if before is None:
        return False
    if before.low == "what":
        return not voice.mention.is_person
    return bool(before.word & Word.RELATIVE or (before.word & Word.THAT and voice.is_first))


def _is_in_an_adverbial_clause(voice: FramedVoice) -> bool:
    """Where it may be the main clause that speaks: "He was riding the fence until Roe said she was for Voss"."""
    source, before = voice.frame.source, voice.before
    if source is None or before is None:
        return False
    return opens_subordinate_clause(voice.tokens, source.first - 1) or bool(
        before.word & Word.SUBORDINATOR and before.low != "what"
    )


def _is_inside_another(voice: FramedVoice) -> bool:
    """No mark parts it from the frame in front: "The ruling, Reeves wrote, holds that the text of the law showed"."""
    before = voice.before
    if voice.is_first or voice.is_passed_on or voice.frame.inverted or before is None:
        return False
    return before.is_word and before.word != Word.QUOTE


def _is_in_an_adjunct(voice: FramedVoice) -> bool:
    """ "Despite Roe's claims that", "like the guild, which claimed"."""
    source, before = voice.frame.source, voice.before
    is_subject = source is not None and source.last < voice.frame.cue
    return is_subject and before is not None and bool(before.word & Word.PREPOSITION)


def _is_anybody(voice: FramedVoice) -> bool:
    """ "Many", "half", which stand for some people."""
    source = voice.frame.source
    is_unnamed = voice.mention.kind is SourceKind.ANONYMOUS and source is not None
    return is_unnamed and source is not None and voice.tokens[source.head].low in members("stand_for_people")


def _carries(voice: FramedVoice) -> bool:
    """A carrier around another speaker, who may be the one that is meant: "The poll found it, according to Tass"."""
    return voice.carries


def _is_share(voice: FramedVoice) -> bool:
    """A share of people, whose words a poll has, or a bound: "74 percent of the voters said", "at least 40 said"."""
    source = voice.frame.source
    inside = voice.tokens[source.first : source.last + 1] if source is not None else []
    return any(token.low in ("percent", "cent", "%", "least", "than") for token in inside)


def _is_behind_a_colon(voice: FramedVoice) -> bool:
    """The end of a title, of which somebody else may be the author: "the author of Old Mills: A Short History said"."""
    before = voice.before
    return before is not None and before.text == ":"


def _is_hearsay(voice: FramedVoice) -> bool:
    """Of which the article says that it has been told so: "Roe reportedly told the board"."""
    cue = voice.frame.cue
    return any(token.low in members("hearsay_adverbs") for token in voice.tokens[max(0, cue - 2) : cue])


def _knows(voice: FramedVoice) -> bool:
    """What an outlet has learnt, in the article's own voice perhaps; what somebody fears: "the Herald understands"."""
    cue = voice.tokens[voice.frame.cue]
    return cue.low in members("understands") or (cue.low in members("stances") and not voice.frame.follows)


def _is_unsigned(voice: FramedVoice) -> bool:
    """A document that somebody has made whom the sentence does not name: "a statement said"."""
    source = voice.frame.source
    is_document = voice.mention.kind is SourceKind.DOCUMENT and source is not None
    return is_document and source is not None and voice.tokens[source.head].low in members("unsigned")


DOUBTS: Final[tuple[Callable[[FramedVoice], bool], ...]] = (
    _borrows,
    _thinks,
    _is_to_come,
    _is_in_capitals,
    _is_relative,
    _is_in_a_relative_clause,
    _is_in_an_adverbial_clause,
    _is_inside_another,
    _is_anybody,
    _is_share,
    _carries,
    _is_behind_a_colon,
    _is_hearsay,
    _is_unsigned,
    _knows,
)


def is_of_hearsay(tokens: list[Token]) -> bool:
    """Whether nobody in particular is said to know it: "it is understood that", "is believed to be",
    "allegedly".
    """
    if not members("hearsay_adverbs").isdisjoint([token.low for token in tokens]):
        return True  # "Roe reportedly earns $4m"
    understands, hearsay = members("understands"), members("hearsay")
    knows = [at for at, token in enumerate(tokens) if at and (token.low in understands or token.low in hearsay)]
    return any(tokens[at - 1].low in members("be") for at in knows)


def may_report(tokens: list[Token]) -> bool:
    """Whether a word for saying, showing or finding is there, verb or noun: "a report", "officials found"; or a person
    before a colon: "Ada Roe (Lab): It will cost £4m".
    """
    if any(token.word & _SAYS_OR_SHOWS for token in tokens) or is_labelled_as_person(tokens):
        return True
    lows = {token.low for token in tokens}
    return not (lows.isdisjoint(members("sources_of_figures")) and lows.isdisjoint(members("intends")))
