"""Reporting frame -> voice (source, cue, via) -> the Attribution of the report."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.detection.attribution.channels import channels_of, place_of
from factcheck.detection.attribution.doubts import FramedVoice, certainty_of
from factcheck.detection.attribution.frames.coordinated import is_in_brackets
from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.go_betweens import speaker_behind, through
from factcheck.detection.attribution.mentions.discourse import Discourse
from factcheck.detection.attribution.mentions.mention import Mention, least_sure
from factcheck.detection.attribution.outlets import is_carrier, is_outlet
from factcheck.domain.claim import Attribution, Certainty, Source, SourceKind
from factcheck.domain.values import passage
from factcheck.language.en.clauses import is_finite_verb, opens_subordinate_clause
from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.phrases import Phrase, phrase_starting_at
from factcheck.language.en.verbs import is_citing, leaves_no_doubt
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import Token, low_at

# How many frames on each side may carry one: longer chains of "A said B said C said" are not written.
_NEAR = 3
_LONGEST_DAY = 4
_LONGEST_INTERVIEW = 6
_PEOPLE = frozenset({SourceKind.ROLE, SourceKind.ANONYMOUS})
_OPENING_MARKS = frozenset("“\"‘'«„")


class Voice(NamedTuple):
    """Who speaks, by which words, through whom. Offsets are code points in the article's text."""

    mention: Mention | None
    cue: tuple[int, int] | None
    via: tuple[tuple[int, int], ...] = ()
    certainty: Certainty = Certainty.SURE

    def but(self, certainty: Certainty) -> "Voice":
        return self._replace(certainty=certainty)


NOBODY = Voice(None, None, (), Certainty.OPEN)


def voice_of(discourse: Discourse, tokens: list[Token], frames: list[Frame], which: int) -> Voice:
    """The voice of one frame of a sentence; frames around it become its via."""
    frame = frames[which]
    cited = _cited(tokens, frames, which)
    source = frame.source if cited is None else cited
    mention, go_between = _speaker(discourse, tokens, source) if source else (None, None)
    channels = (place for place in channels_of(tokens, frame) if not _is_of_inner(tokens, frames, which, place))
    around = _around(discourse, tokens, frames, which, mention)
    via = [*around, *channels]
    via.extend(place for place in _told_outlet(discourse, tokens, frame) if not _is_inside_one_of(via, place))
    carrier = frame.source if cited is not None else frame.carrier
    if carrier is not None:
        via.append(place_of(tokens, carrier))
    if mention is not None:
        own = _lows(tokens, mention.start, mention.end) if via else []
        via = [place for place in via if _lows(tokens, *place) != own]
        via.extend(through(discourse, tokens, frame, mention, go_between, via))
    cue = (tokens[frame.cue].start, tokens[frame.cue_last].end)
    certainty = Certainty.OPEN
    if mention is not None and (
        frame.inverted or not tokens[frame.cue].word & Word.HEARS  # a court is not who speaks
    ):
        carries = _carries_another(tokens, frames, which)
        certainty = certainty_of(FramedVoice(tokens, frame, mention, which == 0, bool(around), carries))
        if carrier is not None:
            certainty = least_sure((certainty, Certainty.LIKELY))
        if around and _is_told_by_people(discourse, tokens, frames, which):
            certainty = Certainty.OPEN
    return Voice(mention, cue, tuple(dict.fromkeys(via)), certainty)


def _is_inside_one_of(places: list[tuple[int, int]], place: tuple[int, int]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in places)


def _carries_another(tokens: list[Token], frames: list[Frame], which: int) -> bool:
    """Whether all that a carrier tells is what somebody else says: "The poll found that ..., according to Tass"."""
    frame = frames[which]
    if not (is_carrier(tokens, frame) and (frame.follows or tokens[frame.cue].low == "according")):
        return False
    beside = frames[which - 1 : which] if frame.follows else frames[which + 1 : which + 2]
    return any(
        one.main and one.kinds & ~(Word.JUDGEMENT | Word.THOUGHT) and _reports(tokens, frame, one) for one in beside
    )


def _told_outlet(discourse: Discourse, tokens: list[Token], frame: Frame) -> Iterator[tuple[int, int]]:
    """What the article has called an outlet: "told Harda"; and behind what was told any name that is no person's:
    "“...,” he told Harda Info".
    """
    if not frame.kinds & Word.ADDRESS:
        return
    first = last = (frame.last if frame.inverted else frame.cue_last) + 1
    first += low_at(tokens, first) == "the"
    while last < len(tokens) and (tokens[last].is_capitalised or last < first):
        last += 1
    name = tokens[first:last]
    is_called = tuple(token.low for token in name) in discourse.names.outlets
    is_outlets_way = _is_told_last(tokens, frame, first, last) or _interviewed(tokens, frame, first, last)
    if is_called or (is_outlets_way and _may_be_outlet(discourse, name)):
        yield tokens[first].start, tokens[last - 1].end


def _is_told_last(tokens: list[Token], frame: Frame, first: int, last: int) -> bool:
    """Whether nothing but an adverbial follows whom something was told, what was told standing in front."""
    if not frame.follows or frame.inverted or tokens[frame.cue].low not in members("tells") or first >= last:
        return False
    if first > frame.cue_last + 1 or low_at(tokens, last) == "'s":
        return False
    opens_adverbial = Word.PREPOSITION | Word.CALENDAR | Word.SUBORDINATOR
    after = tokens[last] if last < len(tokens) else None
    return after is None or not after.is_word or bool(after.word & opens_adverbial) or after.low in members("days")


def _interviewed(tokens: list[Token], frame: Frame, first: int, last: int) -> bool:
    """Whether somebody was told it in an interview: "told the Osk Prospect in a May interview that"."""
    if first >= last or first > frame.cue_last + 2 or low_at(tokens, last) not in ("in", "during"):
        return False
    return any(token.low == "interview" for token in tokens[last + 1 : last + _LONGEST_INTERVIEW])


def _may_be_outlet(discourse: Discourse, name: list[Token]) -> bool:
    """Whether a name can be that of an outlet without a telling word: no person, no state, no body that meets."""
    first, last = name[0], name[-1]
    if any(token.word & (Word.ROLE | Word.HONORIFIC | Word.CALENDAR) for token in name):
        return False
    if last.low in members("no_outlets") or " ".join(token.low for token in name) in words("bodies"):
        return False
    form = tuple(token.text for token in name)
    is_first_name = bool(table("first_names").get(first.low))
    return not is_first_name and discourse.names.fullest(form) == form


def _speaker(
    discourse: Discourse, tokens: list[Token], source: Phrase
) -> tuple[Mention | None, tuple[int, int] | None]:
    """Whom the source names, or whom it speaks for, and where the go-between stands; None for nobody."""
    named = discourse.mention(tokens, source)
    if named.is_nobody:
        return None, None
    mention, go_between = speaker_behind(discourse, tokens, source, named)
    if mention.kind is SourceKind.ROLE and _withholds_name(tokens):
        mention = mention._replace(kind=SourceKind.ANONYMOUS)
    return mention, go_between


def _is_told_by_people(discourse: Discourse, tokens: list[Token], frames: list[Frame], which: int) -> bool:
    """Whether people are reported to say that the frame's source says it; an agency or a state only passes it on."""
    outer = (other for other in frames[max(0, which - _NEAR) : which] if _reports(tokens, other, frames[which]))
    sources = (discourse.mention(tokens, other.source) for other in outer if other.source is not None)
    return any(one.is_person or one.kind in _PEOPLE for one in sources)


def _is_of_inner(tokens: list[Token], frames: list[Frame], which: int, place: tuple[int, int]) -> bool:
    """Whether it stands between subject and cue of the next frame: "the agency said Kim in his message praised"."""
    inner = frames[which + 1] if which + 1 < len(frames) else None
    if inner is None or inner.source is None or not frames[which].cue < inner.source.first < inner.cue:
        return False
    return tokens[inner.source.last].end <= place[0] and place[1] <= tokens[inner.cue].start


def _lows(tokens: list[Token], start: int, end: int) -> list[str]:
    """The words of the sentence between two places of the article; nobody is their own via, named twice or not."""
    first = bisect_left(tokens, start, key=lambda token: token.start)
    return [token.low for token in tokens[first : bisect_left(tokens, end, key=lambda token: token.start)]]


def intro_voice(tokens: list[Token], place: int, subject: Mention | None) -> Voice:
    """The voice before a colon or comma that brings the quotation in: "Sanders: ..."; "..., singing, ..."."""
    if place < 2 or tokens[place - 1].text not in ":," or (subject is not None and subject.is_nobody):
        return NOBODY
    is_topic = tokens[place - 2].low in words("topics") and place > 2 and tokens[0].is_capitalised
    if subject is None or subject.name.isdecimal() or (is_topic and subject.end == tokens[place - 2].end):
        return NOBODY
    return Voice(subject, None, (), Certainty.LIKELY)


def can_say(tokens: list[Token], frame: Frame, mention: Mention) -> bool:
    """Whether the source is one that speaks, or the cue leaves no doubt: "the sign reads", not "the deal, expected"."""
    return mention.can_speak or leaves_no_doubt(tokens[frame.cue])


def _cited(tokens: list[Token], frames: list[Frame], which: int) -> Phrase | None:
    """Whom the frame's source quotes or cites as its own source: "Interfax reported, quoting an army source"."""
    frame = frames[which]
    if frame.source is None:
        return None
    if is_citing(tokens[frame.cue]) and not frame.main:
        return _cited_by(tokens, frame, frame.source)
    if not frame.main or tokens[frame.cue].low in members("citing"):
        return None
    beside = (other for other in frames[max(0, which - 1) : which + 2] if cites_aside(tokens, other))
    cited = (_cited_by(tokens, other, frame.source) for other in beside)
    return next((phrase for phrase in cited if phrase is not None), None)


def cites_aside(tokens: list[Token], frame: Frame) -> bool:
    """Whether an aside says whom the source of another verb cites: "citing two officials", "which cited them"."""
    if not frame.main:
        return is_citing(tokens[frame.cue])
    return frame.relative and bool(tokens[frame.cue].word & Word.CITES) and tokens[frame.cue - 1].low == "which"


def _cited_by(tokens: list[Token], citing: Frame, carrier: Phrase) -> Phrase | None:
    cited = phrase_starting_at(tokens, citing.cue + 1)
    if cited is not None and cited.last + 2 < len(tokens) and tokens[cited.last + 1].low == "and":
        other = phrase_starting_at(tokens, cited.last + 2)
        cited = cited if tokens[cited.head].word & NOUN & ~Word.DOCUMENT or other is None else other
    if cited is None or cited == carrier or tokens[cited.head].word & Word.DOCUMENT:
        return None
    return cited if _is_citation(tokens, carrier, cited) else None


def _is_citation(tokens: list[Token], carrier: Phrase, cited: Phrase) -> bool:
    """Whether a body cites those who told it: not a judge who cites precedent."""
    told = tokens[cited.head]
    is_somebody = told.is_capitalised or any(one.word & NOUN for one in tokens[cited.first : cited.head + 1])
    is_body = any(one.word & Word.ORGANISATION for one in tokens[carrier.first : carrier.last + 1])
    is_body = is_body or is_outlet(tokens, carrier)
    named = tokens[carrier.head].is_capitalised and carrier.last - carrier.first < 1
    return (is_body or named) and is_somebody


def _withholds_name(tokens: list[Token]) -> bool:
    """Whether the sentence says that the speaker is not named."""
    lows = [token.low for token in tokens]
    if not members("withheld").isdisjoint(lows):
        return True
    if "speaking" in lows and "background" in lows:
        return True
    if ("used" in lows or "published" in lows) and ("name" in lows or "names" in lows):
        return "not" in lows
    return any(
        low in ("named", "identified", "quoted")
        and "be" in lows[max(0, at - 2) : at]
        and "not" in lows[max(0, at - 5) : at]
        for at, low in enumerate(lows)
    )


def _around(
    discourse: Discourse, tokens: list[Token], frames: list[Frame], which: int, mention: Mention | None
) -> list[tuple[int, int]]:
    """The sources of the frames that report this one: "state media said Mr. Kim praised"."""
    frame = frames[which]
    if frame.source is None or mention is None:
        return []
    if not frame.main:
        lender = next((place for place in range(which) if frames[place].source == frame.source), None)
        if lender is not None:
            return _around(discourse, tokens, frames, lender, mention)
    found: list[tuple[int, int]] = []
    for other in frames[max(0, which - _NEAR) : which + 1 + _NEAR]:
        if other is not frame and other.source is not None and _reports(tokens, other, frame):
            carrier = discourse.mention(tokens, other.source)
            if carrier.name != mention.name and carrier.name not in mention.members:
                found.append(carrier.antecedent or (carrier.start, carrier.end))
    return found


def _reports(tokens: list[Token], other: Frame, frame: Frame) -> bool:
    """Whether the other frame reports this one, from in front or behind: not "questioned by Noel Beale, she said"."""
    if other.passive or other.source == frame.source or _is_compared(tokens, other):
        return False
    if not other.kinds & ~Word.JUDGEMENT and not other.main:
        return False
    return _contains(tokens, other, frame) or _carries_from_behind(tokens, other, frame)


def _is_compared(tokens: list[Token], frame: Frame) -> bool:
    """ "Than many expected", which only measures."""
    return frame.source is not None and frame.source.first > 0 and tokens[frame.source.first - 1].low == "than"


def _contains(tokens: list[Token], outer: Frame, inner: Frame) -> bool:
    if outer.follows or inner.follows or inner.source is None or outer.cue >= inner.source.first:
        return False
    between = tokens[outer.last + 1 : inner.source.first]
    if tokens[outer.cue].low in members("citing"):
        return False
    is_adverbial = outer.first > 0 and opens_subordinate_clause(tokens, outer.first - 1)
    if is_adverbial and any(token.text == "," for token in between):
        return False  # "After Roe criticised the plan, Kern said"
    if _is_next(tokens, outer, inner.source.first) or _is_set_against(tokens, inner.source.first):
        return False
    return not any(token.text in ";:" or token.word == Word.QUOTE for token in between)


def _is_next(tokens: list[Token], outer: Frame, inner: int) -> bool:
    """Whether what begins at `inner` is the next of a row: "The army said 12 men died, the rebels claimed 40"."""
    first, last = outer.last + 1, inner - 1
    if last >= first and tokens[last].word & Word.CONJUNCTION:
        return True
    if (
        outer.inverted
        or last <= first
        or tokens[last].text != ","
        or any(token.word & Word.THAT for token in tokens[first:last])
    ):
        return False
    return any(is_finite_verb(tokens, place) for place in range(first, last))


def _is_set_against(tokens: list[Token], inner: int) -> bool:
    """Whether what begins there is put beside or against what is reported: "..., while a judge ruled that", "..., even
    though Kern would later say".
    """
    place = inner - 1
    if place < 1 or tokens[place].low not in members("contrasts"):
        return False
    comma = place - 1 - (tokens[place - 1].low == "even")
    return comma > 0 and tokens[comma].text == "," and not tokens[comma - 1].word & Word.THAT


def _carries_from_behind(tokens: list[Token], other: Frame, frame: Frame) -> bool:
    """Whether `other` follows with a body that reports the frame's words: "..., he said, according to state media"."""
    if not other.follows or other.cue < frame.cue or other.source is None:
        return False
    if is_in_brackets(tokens, other, frame.last + 1, len(tokens)):
        return False
    if is_carrier(tokens, other):
        return True
    between = tokens[frame.last + 1 : other.first]
    return frame.follows and len(between) <= _LONGEST_DAY and all(_tells_when(token) for token in between)


def _tells_when(token: Token) -> bool:
    """Whether the token may stand between the two: "he said on Monday, Tass reported"."""
    return token.text == "," or bool(token.word & (Word.CALENDAR | Word.PREPOSITION))


@dataclass(slots=True)
class Attributions:
    """The attributions in one article: all that one voice says there, quoted or not, has one and the same."""

    text: str
    publisher: str | None
    known: dict[Voice, Attribution] = field(default_factory=dict)

    def of(self, voice: Voice) -> Attribution:
        found = self.known.get(voice)
        if found is None:
            found = self.known[voice] = _attribution(self.text, voice, self.publisher)
        return found


def _before_mark(text: str, start: int, end: int) -> int:
    """Where the name of a programme in quotation marks ends, without the mark of the sentence: "told “Osk Today.”"."""
    is_quoted = start > 0 and text[start - 1] in _OPENING_MARKS and text[end - 1] in ".,"
    return end - 1 if is_quoted else end


def _attribution(text: str, voice: Voice, publisher: str | None) -> Attribution:
    """A pronoun that nothing resolves keeps its own words as name."""
    mention = voice.mention
    cue = passage(text, *voice.cue) if voice.cue else None
    via = tuple(passage(text, start, _before_mark(text, start, end)) for start, end in voice.via)
    if mention is None:
        return Attribution(
            kind=SourceKind.UNATTRIBUTED,
            source=None,
            cue=cue,
            via=via,
            published_by=publisher,
            certainty=voice.certainty,
        )
    words_there = text[mention.start : mention.end]
    certainty = max(voice.certainty, mention.certainty, key=list(Certainty).index)
    source = Source(text=words_there, start=mention.start, end=mention.end, name=mention.name)
    return Attribution(kind=mention.kind, source=source, cue=cue, via=via, published_by=publisher, certainty=certainty)
