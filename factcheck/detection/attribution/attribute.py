"""Quotation attribution: Doc -> its quotations and statements, each with source, cue and via."""

from dataclasses import dataclass

from factcheck.detection.attribution.dialogue.block_quotations import block_quotation, brings_in_block
from factcheck.detection.attribution.dialogue.finding import find_turns
from factcheck.detection.attribution.dialogue.turns import Turn
from factcheck.detection.attribution.doubts import is_of_hearsay, may_report
from factcheck.detection.attribution.frames.clause_ends import ClauseEnds
from factcheck.detection.attribution.frames.finding import find_frames
from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.fronted import is_ahead_of_name, leads_in, of_name_behind
from factcheck.detection.attribution.go_betweens import remember_suit
from factcheck.detection.attribution.labels import after_bullet, introduces_list, labelled
from factcheck.detection.attribution.mentions.discourse import Discourse
from factcheck.detection.attribution.mentions.mention import Mention, least_sure
from factcheck.detection.attribution.pointing_back import pointed_back
from factcheck.detection.attribution.quoted import read_quote
from factcheck.detection.attribution.reading_state import ReadSentence, Walk
from factcheck.detection.attribution.spoken import (
    INTERJECTION,
    is_interjection,
    quotation_candidates,
    settle_nested,
    settle_repeated,
    settle_titles,
    statements_between_apostrophes,
    with_turns,
)
from factcheck.detection.attribution.statements import statements_of
from factcheck.detection.attribution.subjects.main_subject import identified_as, main_subject
from factcheck.detection.attribution.voices import NOBODY, Attributions, Voice, voice_of
from factcheck.domain.article import Parts
from factcheck.domain.candidates import QuotationCandidate, QuotedPassage, StatementCandidate
from factcheck.domain.claim import Certainty, QuotationForm, SourceKind
from factcheck.domain.values import Span, passage
from factcheck.language.doc import Doc
from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.phrases import Phrase
from factcheck.language.en.words import members, words
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import Token

# So far on, a speaker is still talking to the outlet that was named.
_MOST_PARAGRAPHS_ON = 2
_FEWEST_WORDS_OF_AN_ITEM = 3
_LONGEST_ACRONYM = 6
_LONGEST_BEAT = 8
_SAYS = Word.SPEECH | Word.ADDRESS


@dataclass(frozen=True, slots=True)
class Attributed:
    """Every quoted passage or turn with its source or the reason why it is none, and every statement.

    `subjects` has the grammatical subject of each sentence that has one: where it begins and ends, and its name.
    `reporting` has where somebody's words are or may be reported: the sentences with a reporting word, and those that
    follow one in its paragraph; in order of position.
    """

    quotations: tuple[QuotationCandidate, ...]
    statements: tuple[StatementCandidate, ...]
    subjects: tuple[Mention, ...]
    reporting: tuple[tuple[int, int], ...] = ()


def attribute(doc: Doc, parts: Parts, *, publisher: str | None) -> Attributed:
    """Quotation attribution in one pass over the sentences, with a discourse model of who has been named.

    `parts` tells where its headline stands and its body begins; `publisher` is who published it, if known.
    """
    sentences, passages = doc.masked, doc.quotations
    walk = Walk(
        text=doc.text,
        passages=passages,
        headline=parts.title,
        attributions=Attributions(doc.text, publisher),
        discourse=Discourse(doc.names),
        turns=find_turns(sentences, body=parts.body.start),
    )
    if (dialogue := min((turn.tokens[0].start for turn in walk.turns.values() if turn.is_answer), default=0)) > 0:
        before = (sentence.tokens for sentence in sentences if sentence.tokens[0].start < dialogue)
        walk.interviewee = walk.discourse.most_named(before)
    by_start = {passage.outer.start: which for which, passage in enumerate(passages) if passage.depth == 0}
    entries = _entries(doc)
    for sentence in sentences:
        if sentence.tokens[0].start in entries:
            walk.last_voice, walk.frame_voice = NOBODY, NOBODY
        _read_sentence(walk, sentence, by_start)
    settle_nested(passages, walk.spoken)
    settle_titles(passages, walk.spoken)
    settle_repeated(passages, walk.spoken, headline=parts.title)
    settled = (passages, walk.spoken, walk.attributions)
    statements = (*walk.statements, *statements_between_apostrophes(*settled))
    quotations = with_turns(quotation_candidates(*settled), walk.said_in_turns)
    return Attributed(tuple(quotations), statements, tuple(walk.subjects), tuple(walk.reporting))


def _read_sentence(walk: Walk, sentence: MaskedSentence, by_start: dict[int, int]) -> None:
    turn = walk.turns.pop(sentence.paragraph, None)
    if turn is not None:
        _read_turn(walk, turn, sentence.paragraph)
    walk.discourse.speaking = walk.speaking.get(sentence.paragraph)
    reading = _reading(walk, sentence)
    for place in sentence.quotes():
        which = by_start[sentence.tokens[place].start]
        walk.spoken[which] = read_quote(walk, reading, place, which)
        if walk.spoken[which].set_aside is None:
            walk.note_quote(which, sentence.paragraph)
    walk.statements.extend(statements_of(walk.text, reading, walk.attributions))
    if (above := pointed_back(walk, walk.before, reading)) is not None:
        walk.statements.append(above)
    walk.before = reading
    block = block_quotation(walk, sentence)
    if block is not None:
        walk.said_in_turns.append(block)
    if turn is None and not _read_item(walk, sentence):
        _read_label(walk, sentence.tokens)
    _note_list(walk, reading)
    _note_frame(walk, reading)
    _note_report(walk, reading)


def _entries(doc: Doc) -> frozenset[int]:
    """Where a sentence begins behind what is no part of it: a dateline, or the time of a live blog's entry."""
    ends = (0, *(sentence.end for sentence in doc.sentences))
    gaps = zip(ends, doc.sentences, strict=False)
    return frozenset(after.start for end, after in gaps if doc.text[end : after.start].strip())


def _note_report(walk: Walk, reading: ReadSentence) -> None:
    """Remember where the article may pass on what somebody said: there, nothing is surely in its own voice."""
    tokens, paragraph = reading.sentence.tokens, reading.sentence.paragraph
    if reading.frames or may_report(tokens) or is_of_hearsay(tokens):
        walk.reported_paragraph = paragraph
    elif walk.reported_paragraph != paragraph:
        return
    walk.reporting.append((tokens[0].start, tokens[-1].end))


def _reading(walk: Walk, sentence: MaskedSentence) -> ReadSentence:
    """The sentence's subject and frames with their voices; who is named there is in force from then on."""
    tokens = sentence.tokens
    walk.discourse.remember_sentence(tokens)
    phrase = None if sentence.is_only_quotes else main_subject(tokens)
    subject = walk.discourse.mention(tokens, phrase) if phrase else None
    if subject is not None:
        walk.subjects.append(subject)
        walk.discourse.remember(subject)
        remember_suit(walk.discourse, tokens, subject)
    _remember_identified(walk, tokens, phrase)
    frames = find_frames(sentence, phrase)
    reading = ReadSentence(sentence, subject, frames, ClauseEnds(tokens, frames))
    for which, frame in enumerate(frames):
        voice = _as_told_before(walk, sentence, frame, voice_of(walk.discourse, tokens, frames, which))
        if is_ahead_of_name(tokens, frame, phrase):
            voice = of_name_behind(walk.discourse, tokens, frame, voice, subject)
        reading.voices.append(voice)
        _remember_speaker(walk, tokens, frame, voice, subject)
    for mention in _outer_speakers(reading.voices):
        walk.discourse.remember(mention)
    walk.discourse.outer = _outermost(reading) or walk.discourse.outer
    owner = walk.discourse.owner(tokens, phrase) if phrase and subject and not subject.is_person else None
    if owner is not None:
        walk.discourse.remember(owner)
    return reading


def _remember_speaker(walk: Walk, tokens: list[Token], frame: Frame, voice: Voice, subject: Mention | None) -> None:
    """Who speaks in a finite clause is in force, and whom it is told: she in "the captain told her"."""
    if voice.mention is None or not frame.main:
        return
    if leads_in(tokens, frame, subject):
        walk.discourse.remember_under(voice.mention)
    else:
        walk.discourse.remember(voice.mention)
    told = walk.discourse.addressee(tokens, frame.cue_last + 1) if frame.kinds & Word.ADDRESS else None
    if told is not None and not voice.mention.gender:
        walk.discourse.remember(told)


def _remember_identified(walk: Walk, tokens: list[Token], subject: Phrase | None) -> None:
    """The article goes on about whom the sentence says the subject to be."""
    name = identified_as(tokens, subject) if subject is not None else None
    identified = walk.discourse.mention(tokens, name) if name is not None else None
    if identified is not None and identified.is_person:
        walk.discourse.remember(identified)


def _outer_speakers(voices: list[Voice]) -> list[Mention]:
    """Who passes on another's words: more salient than that other, of "Holt said Voss told him so" Holt."""
    carriers = {place for voice in voices for place in voice.via}
    spoken = (voice.mention for voice in voices if voice.mention is not None and voice.mention.is_person)
    return [one for one in spoken if (one.antecedent or (one.start, one.end)) in carriers]


def _outermost(reading: ReadSentence) -> Mention | None:
    """Who says what the sentence reports, not who is said there to say something; None where nobody does."""
    pairs = zip(reading.frames, reading.voices, strict=True)
    said = (voice for frame, voice in pairs if frame.main and frame.kinds & _SAYS and not frame.relative)
    return next((voice.mention for voice in said if voice.mention is not None and voice.mention.can_speak), None)


def _as_told_before(walk: Walk, sentence: MaskedSentence, frame: Frame, voice: Voice) -> Voice:
    """With the outlet that the same speaker has just been talking to: "told Reuters ... “...,” she added"; and with the
    statement or interview that the speaker goes on in: "said in a letter ... “...,” she wrote".
    """
    if voice.mention is None:
        return voice
    name, paragraph = voice.mention.name, sentence.paragraph
    if voice.via and frame.kinds & Word.ADDRESS and not sentence.tokens[frame.cue].word & Word.ORDERS:
        walk.told[name] = (voice.via, paragraph)
    elif voice.via and frame.main:
        walk.said_in[name] = (tuple(place for place in voice.via if _is_occasion(walk.text[slice(*place)])), paragraph)
    elif frame.kinds & Word.ADDRESS and _names_listener(sentence.tokens, frame):
        walk.told.pop(name, None)
    elif not voice.via and name in walk.told and paragraph - walk.told[name][1] <= _MOST_PARAGRAPHS_ON:
        walk.told[name] = (walk.told[name][0], paragraph)
        return voice._replace(via=walk.told[name][0])
    elif not voice.via and _goes_on(frame) and paragraph - walk.said_in.get(name, ((), -9))[1] <= 1:
        walk.said_in[name] = (walk.said_in[name][0], paragraph)
        return voice._replace(via=walk.said_in[name][0])
    return voice


def _names_listener(tokens: list[Token], frame: Frame) -> bool:
    """Whether somebody else is told than the outlet before: "told Tass ... told the board that"."""
    behind = frame.last + 1 if frame.inverted else frame.cue_last + 1
    listener = tokens[behind] if behind < len(tokens) else tokens[-1]
    return tokens[frame.cue].low in members("tells") and (
        listener.is_capitalised or bool(listener.word & (Word.DETERMINER | Word.POSSESSIVE))
    )


def _is_occasion(via: str) -> bool:
    return any(word in words("occasions") for word in via.lower().split())


def _goes_on(frame: Frame) -> bool:
    """Whether the speaker may go on in the same statement or interview: any finite verb of saying."""
    return frame.main and bool(frame.kinds & Word.SPEECH)


def _note_frame(walk: Walk, reading: ReadSentence) -> None:
    """Remember whose words a quotation alone in the next sentence is likely to be."""
    tokens = reading.sentence.tokens
    framed = _bringing_in(reading)
    spoken = framed[0] if framed is not None else _subject_as_voice(reading)
    walk.beat = _beat(reading)
    walk.brings_in = walk.brings_in_block = False
    if spoken is None or spoken.mention is None or spoken.mention.is_author_or_reader:
        return
    if framed is not None and tokens[-1].text == ":":
        has_told = bool(walk.statements) and walk.statements[-1].start > tokens[0].start
        walk.brings_in = not has_told or _has_one_speaker(reading)
        walk.brings_in_block = not has_told and brings_in_block(tokens, framed[1])
        if walk.brings_in and (has_told or not framed[1].main):
            spoken = spoken.but(least_sure((spoken.certainty, Certainty.LIKELY)))
    walk.frame_voice, walk.frame_paragraph = spoken, reading.sentence.paragraph


def _beat(reading: ReadSentence) -> Voice:
    """Who does something beside speaking, with whose words the text goes on: in "Kern laughed" he."""
    tokens, subject = reading.sentence.tokens, reading.subject
    is_short = len(tokens) <= _LONGEST_BEAT and not reading.sentence.quotes()
    is_gesture = is_short and any(token.low in members("gestures") for token in tokens)
    return Voice(subject, None, (), Certainty.LIKELY) if is_gesture and subject and subject.is_person else NOBODY


def _bringing_in(reading: ReadSentence) -> tuple[Voice, Frame] | None:
    """The first finite frame that has a source; where the sentence ends in a colon the last one of any form."""
    pairs = [pair for pair in zip(reading.voices, reading.frames, strict=True) if pair[0].mention is not None]
    if reading.sentence.tokens[-1].text == ":":
        return pairs[-1] if pairs else None
    return next((pair for pair in pairs if pair[1].main), None)


def _has_one_speaker(reading: ReadSentence) -> bool:
    return len({voice.mention.name for voice in reading.voices if voice.mention is not None}) == 1


def _subject_as_voice(reading: ReadSentence) -> Voice | None:
    is_person = reading.subject is not None and reading.subject.is_person
    return Voice(reading.subject, None, (), Certainty.OPEN) if is_person else None


def _read_turn(walk: Walk, turn: Turn, paragraph: int) -> None:
    """The words of a turn are direct speech of whom its label names; an answer, of the one who is interviewed."""
    speaker = walk.interviewee if turn.is_answer else _speaker(walk, turn)
    if turn.asks:
        walk.reported_paragraph = paragraph
    if turn.asks or speaker is None:
        return
    own = speaker
    if turn.label is not None:
        own = speaker._replace(start=turn.tokens[turn.label.first].start, end=turn.tokens[turn.label.last].end)
    certainty = Certainty.SURE if turn.is_plain else Certainty.LIKELY
    if turn.is_answer and turn.label is not None:
        certainty = Certainty.OPEN
    walk.speaking[paragraph] = own._replace(certainty=certainty)
    words_said = passage(walk.text, turn.start, turn.end)
    place = Span(start=turn.start, end=turn.end)
    said = walk.attributions.of(Voice(own, None, turn.via, certainty))
    walk.said_in_turns.append(
        QuotationCandidate(
            passage=QuotedPassage(**dict(words_said), outer=place),
            attribution=said,
            form=QuotationForm.DIRECT,
            set_aside=INTERJECTION if is_interjection(words_said.text) else None,
        )
    )


def _note_list(walk: Walk, reading: ReadSentence) -> None:
    """Remember who brings in a list: "He also said:", "The minister made three points:"."""
    tokens, subject = reading.sentence.tokens, reading.subject
    colon = introduces_list(tokens)
    if colon is None or reading.sentence.quotes():
        return
    pairs = zip(reading.voices, reading.frames, strict=True)
    voice = next((voice for voice, frame in pairs if voice.mention and frame.main and frame.cue < colon), NOBODY)
    lows = {token.low for token in tokens[:colon]}
    makes_points = not (lows.isdisjoint(members("makes_points")) or lows.isdisjoint(members("introduces_points")))
    if voice.mention is None and makes_points and subject is not None and subject.can_speak:
        voice = Voice(subject, None)
    if voice.mention is not None:
        walk.list_voice, walk.list_paragraph = voice.but(Certainty.LIKELY), reading.sentence.paragraph
        walk.item_paragraph = reading.sentence.paragraph + 1 if tokens[colon - 1].word & Word.THAT else -1
        if colon + 1 < len(tokens):
            _add_item(walk, tokens[colon + 2 :])


def _read_item(walk: Walk, sentence: MaskedSentence) -> bool:
    """The words of a list item are a statement of whoever brings in the list; False where the sentence is no item."""
    tokens, paragraph = sentence.tokens, sentence.paragraph
    if walk.list_voice.mention is None or not walk.list_paragraph <= paragraph <= walk.list_paragraph + 1:
        return False
    first = after_bullet(tokens)
    if first == 0 and walk.item_paragraph != paragraph:
        return False
    if paragraph > walk.list_paragraph:
        walk.list_paragraph = walk.item_paragraph = paragraph
    _add_item(walk, tokens[first:])
    return True


def _add_item(walk: Walk, tokens: list[Token]) -> None:
    last = len(tokens) - 1
    while last > 0 and tokens[last].text in ".;,":
        last -= 1
    if last + 1 < _FEWEST_WORDS_OF_AN_ITEM or any(token.word == Word.QUOTE for token in tokens):
        return
    start, end = tokens[0].start, tokens[last].end
    said = walk.attributions.of(walk.list_voice)
    walk.statements.append(StatementCandidate(text=walk.text[start:end], start=start, end=end, attribution=said))


def _speaker(walk: Walk, turn: Turn) -> Mention | None:
    """A person, by the fullest name that the article or a label has; or who speaks for a body."""
    if turn.label is None:
        return None
    mention = walk.discourse.mention(turn.tokens, turn.label)
    if turn.tokens[turn.label.head].word & (Word.ROLE | Word.ORGANISATION | Word.COLLECTIVE) and len(turn.name) < 2:
        return mention
    name = walk.discourse.names.fullest(tuple(word.title() if word.isupper() else word for word in turn.name))
    if " ".join(name) not in walk.text:
        name = turn.name
    if len(name) == 1 and not mention.is_person:
        is_name = turn.is_talk and _is_surname(walk, turn)
        return mention._replace(kind=SourceKind.NAMED, is_person=True) if is_name else None
    if len(name) == 1:
        return mention
    return mention._replace(name=" ".join(name), kind=SourceKind.NAMED, is_person=True, certainty=Certainty.SURE)


def _is_surname(walk: Walk, turn: Turn) -> bool:
    """Whether the one word of the label is in no lexicon, nor in small letters anywhere: "HOLT:", not "TRAVEL:"."""
    token = turn.tokens[turn.label.head] if turn.label is not None else turn.tokens[0]
    is_upper = token.text.isupper() and len(token.text) > 1
    return (
        is_upper and not token.word and token.low not in walk.discourse.names.small and token.low not in words("topics")
    )


def _read_label(walk: Walk, tokens: list[Token]) -> None:
    in_headline = walk.headline is not None and walk.headline.start <= tokens[0].start < walk.headline.end
    found = labelled(tokens, in_headline=in_headline)
    if found is None:
        return
    label, first, last = found
    mention = walk.discourse.mention(tokens, label)
    is_acronym = tokens[0].text.isupper() and (not in_headline or len(tokens[0].text) <= _LONGEST_ACRONYM)
    if not (mention.is_person or tokens[label.head].word & NOUN or is_acronym):
        return
    voice = Voice(mention, None, (), Certainty.LIKELY)
    start, end = tokens[first].start, tokens[last].end
    said = walk.attributions.of(voice)
    walk.statements.append(StatementCandidate(text=walk.text[start:end], start=start, end=end, attribution=said))
