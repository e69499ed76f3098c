"""Quotation -> its voice, from the surest evidence to the weakest: a frame, a name beside it, the last speaker."""

import re

from factcheck.detection.attribution.channels import place_of
from factcheck.detection.attribution.frames.clause_breaks import leaves_verb_out
from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.frames.of_quotation import frame_for_quote, is_calling, is_in_an_adverbial_clause
from factcheck.detection.attribution.mentions.mention import Mention, least_sure
from factcheck.detection.attribution.outlets import is_outlet
from factcheck.detection.attribution.owned_quotations import is_rejected, owned, owned_inside, ushered_in
from factcheck.detection.attribution.quotation_uses import aside
from factcheck.detection.attribution.reading_state import ReadSentence, Walk
from factcheck.detection.attribution.spoken import Spoken, form_of
from factcheck.detection.attribution.tags import described, shouted, signed, tagged
from factcheck.detection.attribution.voices import NOBODY, Voice, can_say, intro_voice
from factcheck.domain.candidates import QuotedPassage
from factcheck.domain.claim import Certainty, QuotationForm
from factcheck.language.en.appositions import name_apposed_to
from factcheck.language.en.clauses import is_finite_verb
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.words import members, words
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import Token, low_at

_DASHES = frozenset("—–-―")
_WORD = re.compile(r"\w[\w'’.-]*:?")
_SHORT = 3
_FIRST_AND_SECOND = frozenset({"i", "we", "you"})
_SAYS = Word.SPEECH | Word.ADDRESS


def introduced(tokens: list[Token], place: int) -> Phrase | None:
    """Sanders: "..."; Sanders defiant: "..."; at the beginning of the sentence or after a dash."""
    if place < 2 or tokens[place - 1].text != ":":
        return None
    last = place - 2
    while last > 0 and tokens[last - 1].is_capitalised and _is_mood(tokens[last]):
        last -= 1
    phrase = phrase_ending_at(tokens, last)
    if phrase is None or phrase.last < last or not tokens[phrase.head].is_capitalised:
        return None
    if tokens[phrase.head].low in words("topics"):
        return None
    return phrase if phrase.first == 0 or tokens[phrase.first - 1].text in _DASHES else None


def _is_mood(token: Token) -> bool:
    """Whether it may tell how somebody is, as headlines do: "Roe defiant"."""
    return token.is_word and not token.is_capitalised and not token.word and token.text.isalpha()


def read_quote(walk: Walk, reading: ReadSentence, place: int, which: int) -> Spoken:
    """The quotation at `place`, the passage number `which`: whose words it is, or why it is none, and its form."""
    passage, tokens = walk.passages[which], reading.sentence.tokens
    if passage.continues is not None and passage.continues in walk.spoken:
        return _next_paragraph(walk, reading, place, passage.continues)
    quoted_words = _WORD.findall(passage.text)
    voice, continues = _voice_of_quote(walk, reading, place, len(quoted_words))
    in_headline = walk.headline is not None and walk.headline.start <= passage.start < walk.headline.end
    is_guess = voice.certainty is Certainty.OPEN and voice.cue is None
    has_source = voice.mention is not None and not (is_guess and len(quoted_words) == 1)
    if voice.mention is not None and voice.mention.name.lower() in _FIRST_AND_SECOND and len(quoted_words) <= _SHORT:
        has_source = any(frame.kinds & _SAYS for frame in reading.frames)
    is_exclaimed = passage.text.endswith(("!", "?"))
    reason = aside(
        quoted_words, tokens, place, has_source=has_source, in_headline=in_headline, is_exclaimed=is_exclaimed
    )
    if continues is None and walk.quote_paragraph == reading.sentence.paragraph:
        continues = _interrupted(walk, passage, voice)
    form = form_of(passage, quoted_words, reading.sentence, place, goes_on=continues is not None)
    return Spoken(voice, reason, form, continues if reason is None else None)


def _next_paragraph(walk: Walk, reading: ReadSentence, place: int, earlier: int) -> Spoken:
    """A quotation's further paragraph: the voice of the earlier one, or who is named behind this one."""
    voice = walk.spoken[earlier].voice
    tag = NOBODY if reading.sentence.is_only_quotes else _voice_of_frame(walk, reading, place)
    if voice.certainty is not Certainty.SURE and tag.mention is not None and tag.certainty is Certainty.SURE:
        is_same = voice.mention is None or voice.certainty is Certainty.OPEN or voice.mention.name == tag.mention.name
        if not is_same:
            return Spoken(tag, None, QuotationForm.DIRECT, None)
    if voice.mention is None or voice.certainty is Certainty.OPEN:
        voice = _speaker_at_the_end(walk, reading, place, earlier) or voice
    return Spoken(voice, None, QuotationForm.DIRECT, earlier)


def _speaker_at_the_end(walk: Walk, reading: ReadSentence, place: int, earlier: int) -> Voice | None:
    """Who is named behind the last paragraph of a quotation of several, whose words the earlier paragraphs are too."""
    voice, _ = _voice_of_quote(walk, reading, place, _SHORT + 1)
    if voice.mention is None or voice.certainty is Certainty.OPEN:
        return None
    which: int | None = earlier
    while which is not None and which in walk.spoken:
        walk.spoken[which].voice = voice.but(Certainty.LIKELY)
        walk.spoken[which].set_aside = None
        which = walk.passages[which].continues
    return voice


def _voice_of_quote(walk: Walk, reading: ReadSentence, place: int, length: int) -> tuple[Voice, int | None]:
    """Who speaks the quotation at `place`, from the surest sign to the weakest, and what it goes on with."""
    sentence = reading.sentence
    voice = _voice_of_frame(walk, reading, place)
    if voice.mention is None and _is_put_to(reading, place):
        return voice, None
    if voice.mention is None:
        voice = intro_voice(sentence.tokens, place, reading.subject)
    continues: int | None = None
    if voice.mention is None and place <= sentence.first_word:
        voice, continues = _carried_voice(walk, sentence, length)
    if voice.mention is None and not _is_under_label(reading, place):
        voice = _guessed(walk, reading, place, length) or voice
    return voice, continues


def _guessed(walk: Walk, reading: ReadSentence, place: int, length: int) -> Voice | None:
    """Who may speak a quotation that has no frame: the sentence's subject or whose that is, else who spoke before."""
    tokens, subject = reading.sentence.tokens, reading.subject
    mention = None
    if subject is not None and _can_be_speaker(subject, length):
        mention = _owner(walk, tokens, place) if subject.is_nobody else subject
    elif subject is not None and length > _SHORT and not _may_speak(subject):
        mention = _possessor(walk, tokens, subject)
    if mention is not None:
        return Voice(mention, None, (), Certainty.OPEN)
    is_other = subject is None or subject.name.isdecimal() or not _may_speak(subject)  # "On July 9, “...”"
    goes_on = walk.frame_paragraph == reading.sentence.paragraph and length > _SHORT
    return walk.frame_voice.but(Certainty.OPEN) if is_other and goes_on else None


def _is_under_label(reading: ReadSentence, place: int) -> bool:
    """Whether the subject is the topic before a colon: "Osk Papers: a daily has its ‘own leak’"."""
    tokens, subject = reading.sentence.tokens, reading.subject
    end = tokens[0].end if subject is None else subject.end
    last = next((at - 1 for at in range(1, place) if tokens[at].start >= end), 0)
    return tokens[last].low in words("topics") and low_at(tokens, last + 1) == ":"


def _is_put_to(reading: ReadSentence, place: int) -> bool:
    """Whether it is a question that nobody is named for: "Roe was asked, “Will you go?”"."""
    tokens = reading.sentence.tokens
    asked = (
        one for one in reading.frames if one.passive and one.source is None and one.cue < place <= one.cue_last + 2
    )
    return any(tokens[one.cue].word & Word.ASKS for one in asked)


def _voice_of_frame(walk: Walk, reading: ReadSentence, place: int) -> Voice:
    """The voice of the frame whose content the quotation is, or of who is named right beside it."""
    tokens = reading.sentence.tokens
    which = frame_for_quote(walk.text, reading.sentence, reading.frames, place, reading.ends)
    if which is None:
        return _named_beside(walk, tokens, place) or NOBODY
    frame, voice = reading.frames[which], reading.voices[which]
    if (another := _of_another(walk, reading, which, place)) is not None:
        return another
    if frame.passive:
        voice = _by_another(walk, tokens, place, voice)
    if (frame.cue < place and not _is_settled(reading, frame, place)) or voice.mention is None:
        voice = _rather_beside(walk, tokens, frame, place, voice)
    if voice.mention is None or can_say(tokens, frame, voice.mention):
        return voice
    return _passed_on(reading, which) or _said_since(reading, place, which) or voice.but(Certainty.OPEN)


def _rather_beside(walk: Walk, tokens: list[Token], frame: Frame, place: int, voice: Voice) -> Voice:
    """Who is named right beside it, else the voice; open where the frame's verb denies the words."""
    voice = _named_beside(walk, tokens, place) or voice
    return voice.but(Certainty.OPEN) if is_rejected(tokens, frame.cue, place) else voice


def _of_another(walk: Walk, reading: ReadSentence, which: int, place: int) -> Voice | None:
    """The voice where the words can be somebody else's than the frame's source: an owner's, of a clause that leaves out
    its verb, or of nobody for sure.
    """
    owner = _of_owner(walk, reading, which, place)
    if owner is not None:
        return owner
    tokens, frame, voice = reading.sentence.tokens, reading.frames[which], reading.voices[which]
    other = _gapped(walk, tokens, frame, place)
    if other is not None:
        return voice._replace(mention=other, certainty=Certainty.LIKELY)
    is_doubtful = _is_told_of_another(tokens, frame, place) or _is_of_gapped(tokens, frame, place)
    return voice.but(Certainty.OPEN) if is_doubtful else None


def _of_owner(walk: Walk, reading: ReadSentence, which: int, place: int) -> Voice | None:
    """The voice of whose words they are that the frame's source speaks of: "Roe's threat to “sink it” was no joke, Kern
    said"; None where nobody else owns them.
    """
    tokens, voice = reading.sentence.tokens, reading.voices[which]
    words_of = owned_inside(tokens, place)
    if words_of is None or voice.mention is None or _is_judged(tokens, reading.frames[which], place):
        return None
    owner = walk.discourse.mention(tokens, words_of[0])
    if owner.name == voice.mention.name or not owner.can_speak:
        return None
    tells = reading.frames[which].kinds & (_SAYS | Word.SHOW)  # not "dismissed Roe's promise of “jobs”"
    teller = ((voice.mention.start, voice.mention.end),) if tells else ()
    through = tuple(dict.fromkeys((*voice.via, *teller)))
    return Voice(owner, place_of(tokens, words_of[1]), through, Certainty.LIKELY)


def _is_judged(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether it is what the frame's verb makes of something: "Kern dismissed Roe's description of it as “daft”"."""
    return tokens[place - 1].low == "as" and frame.cue < place and bool(frame.kinds & Word.JUDGEMENT)


def _is_told_of_another(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether the article tells what somebody else did, behind the speaker: “...,” Roe said of the clerks, who had
    signed it as “fair”.
    """
    if not frame.follows or frame.cue > place or tokens[place - 1].text in (",", ":"):
        return False
    inside = range(frame.last + 1, place - 1)
    who = next((at for at in inside if tokens[at].word & Word.RELATIVE or is_finite_verb(tokens, at)), None)
    if who is None or not tokens[who].word & Word.RELATIVE or not is_finite_verb(tokens, who + 1):
        return False
    is_open = tokens[who - 1].text == "," and (who == frame.last + 2 or tokens[frame.last + 1].text != ",")
    return is_open and all(tokens[at].is_word for at in range(who, place))


def _is_of_gapped(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether it is what another says whose verb is left out: "Kern says it is “late”, Roe that it is “early”"."""
    return any(leaves_verb_out(tokens, frame, at) for at in range(frame.last + 1, place))


def _gapped(walk: Walk, tokens: list[Token], frame: Frame, place: int) -> Mention | None:
    """Who calls it otherwise, the verb left out (gapping): "Some called it “madness”, others “genius”", "The owner
    called it “bad”, his driver “daft”"; not "Kern called Roe “daft” and Brandt “vile”".
    """
    calls = tokens[frame.cue].word & Word.TAKES_COMPLEMENT and frame.cue < place and not frame.follows
    other = phrase_ending_at(tokens, place - 1) if calls else None
    if other is None or frame.source is None or low_at(tokens, other.first - 1) not in members("gaps"):
        return None
    if not any(token.word == Word.QUOTE for token in tokens[frame.cue : other.first]):
        return None
    return walk.discourse.mention(tokens, other) if _calls_otherwise(tokens, frame, other) else None


def _calls_otherwise(tokens: list[Token], frame: Frame, other: Phrase) -> bool:
    """Whether "others" stand beside some, or somebody behind what "it" is called, no "and" between."""
    head, first = tokens[other.head], tokens[frame.source.first if frame.source is not None else 0]
    if tokens[other.last].low == "others":
        return first.low in members("quantifies")
    is_of_it = low_at(tokens, frame.cue_last + 1) in members("called_so") and tokens[other.first - 1].text == ","
    return is_of_it and bool(head.is_capitalised or head.word & Word.ROLE)


def _is_settled(reading: ReadSentence, frame: Frame, place: int) -> bool:
    """Whether the frame in front has the quotation, whoever is named behind it."""
    tokens = reading.sentence.tokens
    is_calling_it = is_calling(tokens, frame, place) or _is_judged(tokens, frame, place)
    if is_calling_it or is_in_an_adverbial_clause(tokens, frame, place):
        return True
    if tokens[place - 1].text == ":" and frame.main and frame.source is not None and not frame.relative:
        is_plain = frame.source.first == 0 and frame.source.last + 1 == frame.cue  # "Roe Rebukes Kern: “...”"
        return is_plain and not any(one.text in _DASHES for one in tokens[frame.cue : place])
    return any(_is_outlets(tokens, one, place) for one in reading.frames)


def _is_outlets(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether an outlet passes on what somebody says in front: "Roe said it was “safe,” Tass reported"."""
    is_behind = frame.follows and frame.cue > place and frame.source is not None
    return is_behind and frame.source is not None and is_outlet(tokens, frame.source)


def _passed_on(reading: ReadSentence, which: int) -> Voice | None:
    """Who reports what the source of the frame, which does not speak, is or does: of "Roe said the need for fences
    implied “the end of trust”" Roe; None where nobody does.
    """
    via = reading.voices[which].via
    outer = (voice for voice in reversed(reading.voices[:which]) if voice.mention is not None)
    passes_on = (one for one in outer if one.mention and (one.mention.start, one.mention.end) in via)
    voice = next((one for one in passes_on if one.mention and one.mention.can_speak), None)
    return None if voice is None else voice.but(least_sure((voice.certainty, Certainty.LIKELY)))


def _said_since(reading: ReadSentence, place: int, which: int) -> Voice | None:
    """Who is told to have said it in a clause about them: of "the move implies that Roe, who called it “late,” may go"
    Roe; None for nobody.
    """
    inside = range(len(reading.frames) - 1, which, -1)
    near = next((at for at in inside if reading.frames[at].relative and reading.frames[at].cue < place), None)
    if near is None or place > reading.ends.of(near):
        return None
    voice = reading.voices[near]
    return voice if voice.mention is not None and voice.mention.can_speak else None


def _can_be_speaker(subject: Mention, length: int) -> bool:
    """Whether the sentence's subject is a guess at who speaks a quotation of so many words without a frame."""
    is_long = length > _SHORT and _may_speak(subject)
    return (is_long or subject.is_nobody) and not (subject.is_author_or_reader or subject.name.isdecimal())


def _may_speak(subject: Mention) -> bool:
    """Whether it is somebody or a body, no thing that is talked of: "Hard tops “are easy to clean”", "Those had"."""
    return subject.can_speak and subject.name.split()[0].lower() not in members("demonstratives")


def _owner(walk: Walk, tokens: list[Token], place: int) -> Mention | None:
    """Whose words they are by the possessive in front: "nobody believed Ida Lund's "...""."""
    is_owned = place > 1 and tokens[place - 1].low == "'s"
    phrase = phrase_ending_at(tokens, place - 2) if is_owned else None
    return walk.discourse.mention(tokens, phrase) if phrase is not None else None


def _possessor(walk: Walk, tokens: list[Token], subject: Mention) -> Mention | None:
    """Whose thing the subject is: "Roe's answer was “...”", "her response was as if she “...”"; None for nobody's."""
    inside = [at for at, one in enumerate(tokens) if subject.start <= one.start < subject.end]
    genitive = next((at for at in reversed(inside) if tokens[at].low == "'s"), None)
    if genitive is not None:
        phrase = phrase_ending_at(tokens, genitive - 1)
        return walk.discourse.mention(tokens, phrase) if phrase is not None else None
    return walk.discourse.owner(tokens, Phrase(inside[0], inside[-1], inside[-1])) if inside else None


def _by_another(walk: Walk, tokens: list[Token], place: int, voice: Voice) -> Voice:
    """Of a passive with several: "called “reckless” by critics and “overdue” by the mayor", whom stands behind each."""
    is_named = place + 1 < len(tokens) and tokens[place + 1].low == "by"
    agent = phrase_starting_at(tokens, place + 2) if is_named else None
    if agent is None:
        return voice
    return voice._replace(mention=walk.discourse.mention(tokens, name_apposed_to(tokens, agent) or agent))


def _named_beside(walk: Walk, tokens: list[Token], place: int) -> Voice | None:
    """The voice named right before or after a quotation without a cue that we know."""
    cries = shouted(tokens, place)
    if cries is not None:
        crowd = walk.discourse.mention(tokens, cries[0]) if cries[0] is not None else None
        return Voice(crowd, place_of(tokens, cries[1]), (), Certainty.LIKELY if crowd else Certainty.OPEN)
    signature = signed(tokens, place)
    phrase, cue = signature or introduced(tokens, place), None
    if phrase is None:
        phrase, cue = _told_beside(walk.text, tokens, place) or (None, None)
    if phrase is None:
        return None
    certainty = Certainty.SURE if signature else Certainty.LIKELY
    return Voice(walk.discourse.mention(tokens, phrase), place_of(tokens, cue) if cue else None, (), certainty)


def _told_beside(text: str, tokens: list[Token], place: int) -> tuple[Phrase, Phrase] | None:
    """Who tells it by a verb that is in no list, or by a noun, and that word."""
    by_verb = described(tokens, place) or tagged(text, tokens, place)
    return by_verb or owned(text, tokens, place) or ushered_in(text, tokens, place)


def _carried_voice(walk: Walk, sentence: MaskedSentence, length: int) -> tuple[Voice, int | None]:
    """The voice in force for a sentence that is a quotation alone: the paragraph's last quotation's, else frame's."""
    if walk.quote_paragraph == sentence.paragraph and walk.last_voice.mention is not None:
        if _is_of_another(walk, walk.beat):
            return walk.beat, None
        is_between = _is_of_another(walk, walk.frame_voice) and walk.frame_voice.certainty is Certainty.OPEN
        likely = least_sure((walk.last_voice.certainty, Certainty.LIKELY))
        return walk.last_voice.but(likely) if is_between else walk.last_voice, walk.last_quote
    if length <= _SHORT and not sentence.is_only_quotes:
        return NOBODY, None
    if walk.frame_voice.mention is None:
        return NOBODY, None
    if walk.frame_paragraph == sentence.paragraph:
        return walk.frame_voice.but(Certainty.LIKELY), None
    if walk.brings_in and walk.frame_paragraph == sentence.paragraph - 1:
        return walk.frame_voice, None  # "The minister said:", and the quotation as the next paragraph
    if walk.frame_paragraph >= sentence.paragraph - 2:
        return walk.frame_voice.but(Certainty.OPEN), None
    return NOBODY, None


def _is_of_another(walk: Walk, voice: Voice) -> bool:
    """Whether it is somebody's who did not say the last thing."""
    last = walk.last_voice.mention
    return voice.mention is not None and voice.mention.is_person and (last is None or voice.mention.name != last.name)


def _interrupted(walk: Walk, passage: QuotedPassage, voice: Voice) -> int | None:
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
