"""Attribute the quotations and statements of an article: who said each, by which words, through whom."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factcheck.checks.addressed import OwnVoice
from factcheck.detection.appositions import name_apposed_to
from factcheck.detection.beside import introduced, signed, tagged
from factcheck.detection.frames import Frame, find_frames
from factcheck.detection.labels import labelled
from factcheck.detection.lexicon import NOUN
from factcheck.detection.marks import aside
from factcheck.detection.masking import MaskedSentence, mask
from factcheck.detection.mentions import Discourse, Mention
from factcheck.detection.names import collect_names
from factcheck.detection.phrases import phrase_starting_at
from factcheck.detection.scopes import frame_for_quote
from factcheck.detection.spoken import (
    Spoken,
    form_of,
    quotation_candidates,
    settle_nested,
    settle_repeated,
    statements_between_apostrophes,
)
from factcheck.detection.statements import statements_of
from factcheck.detection.subjects import main_subject
from factcheck.detection.tokens import Token
from factcheck.detection.voices import NOBODY, Voice, attribution, can_say, intro_voice, voice_of
from factcheck.domain.article import Article
from factcheck.domain.candidates import QuotationCandidate, QuotedPassage, StatementCandidate
from factcheck.domain.claim import Certainty, QuotationForm, SourceKind
from factcheck.domain.values import Span

_WORD = re.compile(r"\w[\w'’.-]*")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Attributed:
    """Every quoted passage with its source or the reason why it is none, and every statement.

    `subjects` has the grammatical subject of each sentence that has one: where it begins and ends, and its name.
    """

    quotations: tuple[QuotationCandidate, ...]
    statements: tuple[StatementCandidate, ...]
    subjects: tuple[Mention, ...]


@dataclass(slots=True)
class _Reading:
    """One sentence as it was read: its subject, its frames and their voices."""

    sentence: MaskedSentence
    subject: Mention | None
    frames: list[Frame]
    voices: list[Voice] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    """The state of one walk through the sentences of an article."""

    text: str
    passages: Sequence[QuotedPassage]
    headline: Span | None
    publisher: str | None
    discourse: Discourse
    own_voice: OwnVoice
    spoken: dict[int, Spoken] = field(default_factory=dict)
    statements: list[StatementCandidate] = field(default_factory=list)
    subjects: list[Mention] = field(default_factory=list)
    last_voice: Voice = NOBODY
    last_quote: int | None = None
    quote_paragraph: int = -1
    frame_voice: Voice = NOBODY
    frame_paragraph: int = -1

    def takes_part(self, sentence: MaskedSentence, mention: Mention) -> bool:
        """Whether the article may go on about them: not about the turn of a chat, nor about somebody without a name
        who is quoted with a command.
        """
        if not (self.own_voice.has_turns or self.own_voice.has_quoted_commands):
            return True
        here = Span(start=sentence.tokens[0].start, end=sentence.tokens[-1].end)
        is_named = mention.kind is SourceKind.NAMED
        return not (self.own_voice.is_turn(here) or (not is_named and self.own_voice.quotes_command(here)))


def attribute(article: Article, passages: Sequence[QuotedPassage]) -> Attributed:
    """Walk through the article once, sentence by sentence, with who is in force."""
    sentences = mask(article.text, article.sentences, passages)
    walk = _Walk(
        text=article.text,
        passages=passages,
        headline=article.parts.title,
        publisher=article.publisher,
        discourse=Discourse(collect_names(sentences)),
        own_voice=OwnVoice(article.text),
    )
    by_start = {passage.outer.start: which for which, passage in enumerate(passages) if passage.depth == 0}
    for sentence in sentences:
        _read_sentence(walk, sentence, by_start)
    settle_nested(passages, walk.spoken)
    settle_repeated(passages, walk.spoken)
    settled = (walk.text, passages, walk.spoken, walk.publisher)
    statements = (*walk.statements, *statements_between_apostrophes(*settled))
    return Attributed(tuple(quotation_candidates(*settled)), statements, tuple(walk.subjects))


def _read_sentence(walk: _Walk, sentence: MaskedSentence, by_start: dict[int, int]) -> None:
    reading = _reading(walk, sentence)
    for place in sentence.quotes():
        which = by_start[sentence.tokens[place].start]
        walk.spoken[which] = _read_quote(walk, reading, place, which)
        voice = walk.spoken[which].voice
        if walk.spoken[which].set_aside is None and (not voice.mention or walk.takes_part(sentence, voice.mention)):
            walk.last_voice = voice
            walk.last_quote, walk.quote_paragraph = which, sentence.paragraph
    walk.statements.extend(statements_of(walk.text, sentence, reading.frames, reading.voices, walk.publisher))
    _read_label(walk, sentence.tokens)
    _note_frame(walk, reading)


def _reading(walk: _Walk, sentence: MaskedSentence) -> _Reading:
    """The sentence's subject and frames with their voices; who is named there is in force from then on."""
    tokens = sentence.tokens
    walk.discourse.remember_sentence(tokens)
    phrase = None if sentence.is_only_quotes else main_subject(tokens)
    subject = walk.discourse.mention(tokens, phrase) if phrase else None
    if subject is not None:
        walk.subjects.append(subject)
        if walk.takes_part(sentence, subject):
            walk.discourse.remember(subject)
    frames = find_frames(sentence, phrase)
    reading = _Reading(sentence, subject, frames)
    for which, frame in enumerate(frames):
        voice = voice_of(walk.discourse, tokens, frames, which)
        reading.voices.append(voice)
        if voice.mention is not None and frame.main and walk.takes_part(sentence, voice.mention):
            walk.discourse.remember(voice.mention)
    return reading


def _note_frame(walk: _Walk, reading: _Reading) -> None:
    """Remember whose words a quotation alone in the next sentence is likely to be."""
    pairs = zip(reading.voices, reading.frames, strict=True)
    spoken = next((voice for voice, frame in pairs if voice.mention and frame.main), None)
    if spoken is None and reading.subject is not None and reading.subject.is_person:
        spoken = Voice(reading.subject, None, (), Certainty.OPEN)
    if spoken is not None and spoken.mention is not None and walk.takes_part(reading.sentence, spoken.mention):
        walk.frame_voice, walk.frame_paragraph = spoken, reading.sentence.paragraph


def _read_label(walk: _Walk, tokens: list[Token]) -> None:
    in_headline = walk.headline is not None and walk.headline.start <= tokens[0].start < walk.headline.end
    found = labelled(tokens, in_headline=in_headline)
    if found is None:
        return
    label, first, last = found
    mention = walk.discourse.mention(tokens, label)
    if not (mention.is_person or tokens[label.head].word & NOUN or tokens[0].text.isupper()):
        return
    voice = Voice(mention, None, (), Certainty.LIKELY)
    start, end = tokens[first].start, tokens[last].end
    said = attribution(walk.text, voice, walk.publisher)
    walk.statements.append(StatementCandidate(text=walk.text[start:end], start=start, end=end, attribution=said))


def _read_quote(walk: _Walk, reading: _Reading, place: int, which: int) -> Spoken:
    passage, tokens = walk.passages[which], reading.sentence.tokens
    if passage.continues is not None and passage.continues in walk.spoken:
        return Spoken(walk.spoken[passage.continues].voice, None, QuotationForm.DIRECT, passage.continues)
    quoted_words = _WORD.findall(passage.text)
    voice, continues = _voice_of_quote(walk, reading, place, len(quoted_words))
    in_headline = walk.headline is not None and walk.headline.start <= passage.start < walk.headline.end
    reason = aside(quoted_words, tokens, place, has_source=voice.mention is not None, in_headline=in_headline)
    if continues is None and walk.quote_paragraph == reading.sentence.paragraph:
        continues = _interrupted(walk, passage, voice)
    form = form_of(passage, quoted_words, reading.sentence, place, goes_on=continues is not None)
    return Spoken(voice, reason, form, continues if reason is None else None)


def _voice_of_quote(walk: _Walk, reading: _Reading, place: int, length: int) -> tuple[Voice, int | None]:
    """Who speaks the quotation at `place`, from the surest sign to the weakest, and what it goes on with."""
    sentence, frames, subject = reading.sentence, reading.frames, reading.subject
    frame = frame_for_quote(walk.text, sentence, frames, place)
    voice = reading.voices[frame] if frame is not None else NOBODY
    if frame is not None and frames[frame].passive:
        voice = _by_another(walk, sentence.tokens, place, voice)
    if frame is None or frames[frame].cue < place or voice.mention is None:
        voice = _named_beside(walk, sentence.tokens, place) or voice
    if voice.mention is not None and frame is not None and not can_say(sentence.tokens, frames[frame], voice.mention):
        voice = voice.but(Certainty.OPEN)
    if voice.mention is None:
        voice = intro_voice(sentence.tokens, place, subject)
    continues: int | None = None
    if voice.mention is None and place <= sentence.first_word:
        voice, continues = _carried_voice(walk, sentence, length)
    if voice.mention is None and subject is not None and length > _SHORT:
        voice = Voice(subject, None, (), Certainty.OPEN)
    return voice, continues


def _by_another(walk: _Walk, tokens: list[Token], place: int, voice: Voice) -> Voice:
    """Of a passive with several: "called “reckless” by critics and “overdue” by the mayor", whom stands behind each."""
    is_named = place + 1 < len(tokens) and tokens[place + 1].low == "by"
    agent = phrase_starting_at(tokens, place + 2) if is_named else None
    if agent is None:
        return voice
    return replace(voice, mention=walk.discourse.mention(tokens, name_apposed_to(tokens, agent) or agent))


def _named_beside(walk: _Walk, tokens: list[Token], place: int) -> Voice | None:
    """The voice named right before or after a quotation without a cue that we know."""
    signature = signed(tokens, place)
    phrase = signature or introduced(tokens, place) or tagged(walk.text, tokens, place)
    if phrase is None:
        return None
    certainty = Certainty.SURE if signature else Certainty.LIKELY
    return Voice(walk.discourse.mention(tokens, phrase), None, (), certainty)


def _carried_voice(walk: _Walk, sentence: MaskedSentence, length: int) -> tuple[Voice, int | None]:
    """The voice in force for a sentence that is a quotation alone: the paragraph's last quotation's, else frame's."""
    if walk.quote_paragraph == sentence.paragraph and walk.last_voice.mention is not None:
        return walk.last_voice, walk.last_quote
    if length <= _SHORT and not sentence.is_only_quotes:
        return NOBODY, None
    if walk.frame_voice.mention is None:
        return NOBODY, None
    if walk.frame_paragraph == sentence.paragraph:
        return walk.frame_voice.but(Certainty.LIKELY), None
    if walk.frame_paragraph >= sentence.paragraph - 2:
        return walk.frame_voice.but(Certainty.OPEN), None
    return NOBODY, None


def _interrupted(walk: _Walk, passage: QuotedPassage, voice: Voice) -> int | None:
    """The quotation that this one goes on with after its "..., he said, "..."; both are clauses by one voice."""
    if walk.last_quote is None:
        return None
    earlier = walk.passages[walk.last_quote]
    before = walk.spoken[walk.last_quote]
    if voice.mention is None or before.voice.mention is None or before.form is not QuotationForm.DIRECT:
        return None
    same = voice.mention.name == before.voice.mention.name
    gap = walk.text[earlier.outer.end : passage.outer.start]
    brief = len(gap) <= 160 and gap.rstrip().endswith((",", ".", "—", "–"))
    return walk.last_quote if same and brief else None
