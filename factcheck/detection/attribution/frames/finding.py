"""Masked sentence -> its reporting frames, in order of their cues."""

from dataclasses import replace

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.frames.noun_modifiers import is_about_noun
from factcheck.detection.attribution.frames.other_cues import OTHER_FRAMES, other_cues
from factcheck.detection.attribution.frames.reporting_verbs import of_verb
from factcheck.detection.attribution.outlets import is_outlet
from factcheck.detection.attribution.subjects.adjuncts import may_speak
from factcheck.language.en.clauses import begins_clause, opens_subordinate_clause
from factcheck.language.en.homographs import is_used_as_verb
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at
from factcheck.language.en.word_classes import before_adverbs
from factcheck.language.en.words import members
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import Token, low_at

_SAYS = Word.SPEECH | Word.ADDRESS


def find_frames(sentence: MaskedSentence, subject: Phrase | None) -> list[Frame]:
    """The frames in order of their cues; `subject` is the sentence's own, lent to verbs that have none."""
    tokens = sentence.tokens
    frames: list[Frame] = []
    lender, is_led = subject, opens_subordinate_clause(tokens, 0)
    for place, token in enumerate(tokens):
        if not (token.word & CUE or token.low in other_cues()):
            continue
        if frames and place <= _last_of(tokens, frames[-1]):
            continue
        if frames and subject is not None and is_led and frames[-1].cue < subject.first < place:
            lender = subject  # "While fans called it late, the club went on to say"
        lent = _of_parallel(tokens, frames, place) or _of_outer(tokens, frames, place, subject)
        lent = lent or _of_teller(tokens, frames, place) or lender
        frame = _frame_at(tokens, place, lent)
        if frame is not None:
            frames.append(frame)
            lender = frame.source if _lends(tokens, frames, subject) else lender
    return frames


def _of_parallel(tokens: list[Token], frames: list[Frame], place: int) -> Phrase | None:
    """The subject of a participle behind "and": that of the participle before it, not of a clause between them: "Roe
    left, saying he pitied the judges who ruled against him and calling them cowards".
    """
    if place == 0 or not (tokens[place].word & Word.PARTICIPLE and tokens[place - 1].word & Word.CONJUNCTION):
        return None
    before = (one for one in reversed(frames) if not one.main and tokens[one.cue].word & Word.PARTICIPLE)
    parallel = next(before, None)
    return parallel.source if parallel is not None else None


def _of_outer(tokens: list[Token], frames: list[Frame], place: int, subject: Phrase | None) -> Phrase | None:
    """The subject of a verb behind "," or ", and" where a relative clause ends there: that of the verb around the
    clause: "Roe thanked the clerks who accused him, and promised to go"; not "the clerk who said it leaked, adding".
    """
    before = before_adverbs(tokens, place)
    goes_on = tokens[place].low in members("goes_on_saying")
    is_next = before > 0 and ((tokens[before].text == "," and not goes_on) or _is_joint(tokens, before))
    if not is_next or not frames or not frames[-1].relative:
        return None
    return subject if len(frames) == 1 else frames[-2].source


def _of_teller(tokens: list[Token], frames: list[Frame], place: int) -> Phrase | None:
    """Whose words the sentence has told, where it goes on with them: "According to Roe, the guild left, adding"."""
    goes_on = tokens[place].low in members("goes_on_saying") and frames
    return frames[-1].source if goes_on and _is_adjunct(tokens, frames[-1]) else None


def _is_joint(tokens: list[Token], place: int) -> bool:
    return bool(tokens[place].word & Word.CONJUNCTION) and tokens[place - 1].text == ","


def _lends(tokens: list[Token], frames: list[Frame], subject: Phrase | None) -> bool:
    """Whether the next verb without a subject has that of the last frame; not of what "they" think inside what somebody
    says: "Roe said they believe it, but added"; nor who tells of the main subject, or only measures what it does:
    "According to the memo, Roe left, calling it", "worse than many thought, Roe left, calling it".
    """
    last = frames[-1]
    if last.source is None or last.passive:
        return False
    if (
        subject is not None
        and last.cue < subject.first
        and _is_adjunct(tokens, last)
        and may_speak(tokens[subject.head])
    ):
        return False
    if _is_compared(tokens, last.source, last.cue):
        return False
    is_thought = last.kinds == Word.THOUGHT and bool(tokens[last.source.head].word & Word.PRONOUN)
    return not (is_thought and any(one.main and one.source and one.kinds & _SAYS for one in frames[:-1]))


def _is_compared(tokens: list[Token], source: Phrase, cue: int) -> bool:
    """ "Than many thought", not "than Roe, who accused"."""
    return source.first > 0 and tokens[source.first - 1].low == "than" and cue == source.last + 1


def _is_adjunct(tokens: list[Token], frame: Frame) -> bool:
    """Whether it is a preposition with its source: "according to the memo"."""
    return not tokens[frame.cue].word & CUE and frame.inverted


def _last_of(tokens: list[Token], frame: Frame) -> int:
    """The last token in which no other frame begins: of "according to media reports", the noun."""
    return frame.last if _is_adjunct(tokens, frame) and frame.source is not None else frame.cue_last


def _frame_at(tokens: list[Token], place: int, lender: Phrase | None) -> Frame | None:
    """The frame of the first of `OTHER_FRAMES` whose cue stands there; else that of a reporting verb."""
    of_other = next((read for is_cue, read in OTHER_FRAMES if is_cue(tokens, place)), None)
    if of_other is not None:
        return of_other(tokens, place)
    token = tokens[place]
    if token.low in members("certainties") and _says_of_what(tokens, place):
        return _of_certainty(tokens, place, lender)
    light = _light_verb_of(tokens, place)
    if light is not None:
        return _with_cue_up_to(place, of_verb(tokens, light, lender, Word.SPEECH))
    if token.low in members("makes_known"):
        return _of_certainty(tokens, place, lender) if _is_made_known(tokens, place) else None
    if _reports_with_that(tokens, place) or (token.low in members("understands") and _is_outlets(tokens, place)):
        return of_verb(tokens, place, lender, Word.SPEECH)
    is_verb = token.word & CUE and is_used_as_verb(tokens, place)
    return of_verb(tokens, place, lender, token.word & CUE) if is_verb and not is_about_noun(tokens, place) else None


def _reports_with_that(tokens: list[Token], place: int) -> bool:
    """ "Established that", "after finding that"."""
    is_one = tokens[place].low in members("reports_with_that") and low_at(tokens, place + 1) == "that"
    return is_one and not _is_noun(tokens, place)


def _is_noun(tokens: list[Token], place: int) -> bool:
    """Whether a determiner, possessor or adjective stands before ("the finding that", "Roe's finding that"), or "that"
    is what was found ("his role in establishing that when").
    """
    before, behind = tokens[place - 1] if place else None, tokens[place + 2 : place + 3]
    if before is None:
        return False
    if tokens[place].low.endswith("ing") and (
        not behind or behind[0].word & Word.SUBORDINATOR or not behind[0].is_word
    ):
        return True
    return bool(before.word & (Word.DETERMINER | Word.POSSESSIVE | Word.ADJECTIVE)) or before.low == "'s"


def _light_verb_of(tokens: list[Token], place: int) -> int | None:
    """Where the verb stands with which a noun reports: "Roe made the case that", "takes the view that", "gave evidence
    that", "is of the opinion that"; None for none.
    """
    if tokens[place].low not in members("points_made") or low_at(tokens, place + 1) != "that":
        return None
    if place > 1 and tokens[place - 1].low in members("light_verbs"):
        return place - 1
    if place < 3 or not (tokens[place - 1].low == "the" or tokens[place - 1].word & Word.POSSESSIVE):
        return None
    if tokens[place - 2].low in members("light_verbs"):
        return place - 2
    is_of = low_at(tokens, place - 2) == "of" and low_at(tokens, place - 3) in members("be")
    return place - 3 if is_of else None


def _with_cue_up_to(place: int, frame: Frame | None) -> Frame | None:
    return None if frame is None else replace(frame, cue_last=place)


def _says_of_what(tokens: list[Token], place: int) -> bool:
    """ "Roe is adamant that", "Roe is worried the deal will fail"; not "may be convinced that"."""
    before = before_adverbs(tokens, place)
    is_predicate = before > 0 and tokens[before].low in members("be")
    if is_predicate and tokens[before - 1].low in members("modals"):
        return False
    is_made = low_at(tokens, place - 1) in members("makes_clear")  # "made clear she would go"
    return low_at(tokens, place + 1) == "that" or ((is_predicate or is_made) and begins_clause(tokens, place + 1))


def _is_made_known(tokens: list[Token], place: int) -> bool:
    """ "Roe made it known last week that", "made it plain that"."""
    that = place + 1
    while low_at(tokens, that) in members("around_days") or low_at(tokens, that) in members("stretches"):
        that += 1
    makes = low_at(tokens, place - 2) in members("makes_clear") and low_at(tokens, place - 1) == "it"
    return makes and low_at(tokens, that) == "that"


def _is_outlets(tokens: list[Token], place: int) -> bool:
    """Whether an outlet tells what it knows without saying from whom: "the BBC understands", "Tass has learned"."""
    outlet = phrase_ending_at(tokens, before_adverbs(tokens, place - _has_auxiliary(tokens, place)))
    return outlet is not None and is_outlet(tokens, outlet)


def _has_auxiliary(tokens: list[Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].low in members("have")


def _of_certainty(tokens: list[Token], place: int, lender: Phrase | None) -> Frame | None:
    """ "Roe is adamant that", "Roe made it clear that"; nobody says what follows an expletive: "it is clear that"."""
    makes = place - 2 if low_at(tokens, place - 1) == "it" else place - 1
    if low_at(tokens, makes) in members("makes_clear"):
        return _with_cue_up_to(place, of_verb(tokens, makes, lender, Word.SPEECH))
    frame = of_verb(tokens, place, lender, Word.SPEECH)
    is_of_it = frame is not None and frame.source is not None and tokens[frame.source.head].low == "it"
    return None if is_of_it and tokens[place].low in members("facts") else frame
