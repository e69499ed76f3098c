"""Quotation -> the reporting frame that says who spoke it: behind it, in front of it, or around it."""

from factcheck.detection.attribution.frames.clause_ends import ClauseEnds
from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.frames.scopes import content_of
from factcheck.detection.attribution.outlets import is_carrier, is_outlet
from factcheck.language.en.clauses import begins_clause, is_finite_verb, opens_subordinate_clause
from factcheck.language.en.lexicon import Word
from factcheck.language.en.word_classes import is_adverb, is_nominal
from factcheck.language.en.words import members
from factcheck.language.masking import MaskedSentence, last_quoted
from factcheck.language.tokens import Token

_LONGEST_TITLE = 12
_ENDS_A_DEED = Word.CONJUNCTION | Word.THAT | Word.QUOTE


def frame_for_quote(
    text: str, sentence: MaskedSentence, frames: list[Frame], quote: int, ends: ClauseEnds
) -> int | None:
    """The position of the frame that says who spoke the quotation at token `quote`; None where no frame does.

    The frame right after it ("...," she said) comes before the nearest one in front, unless it only passes on what
    that one reports; a frame in front reaches to the end of its content.
    """
    tokens = sentence.tokens
    in_front = [which for which in range(len(frames)) if _reaches(tokens, frames[which], which, quote, ends)]
    if in_front and _goes_before_a_tag(tokens, frames[in_front[-1]], quote):
        return in_front[-1]
    behind = next((which for which in range(len(frames)) if _is_tag(text, tokens, frames[which], quote)), None)
    if behind is not None:
        inner = _speaker_in_front(tokens, in_front, frames) if is_carrier(tokens, frames[behind]) else None
        return _speaker_heard(tokens, frames, behind) if inner is None else inner
    speaking = _speaking(tokens, frames, in_front)
    if speaking is not None:
        return speaking
    around = [which for which in range(len(frames)) if _has_in_content(sentence, frames, which, quote, ends)]
    return _beside(tokens, frames, quote, in_front, around)


def _speaking(tokens: list[Token], frames: list[Frame], in_front: list[int]) -> int | None:
    """The last of the frames in front that tells of speech; None for none."""
    speaking = next((which for which in reversed(in_front) if _speaks(tokens, frames[which])), None)
    if speaking is None:
        return None
    return in_front[-1] if _is_nearer(tokens, frames[in_front[-1]], frames[speaking]) else speaking


def _beside(tokens: list[Token], frames: list[Frame], quote: int, in_front: list[int], around: list[int]) -> int | None:
    """Of those in front that tell of no speech and those around the quotation the one that has it; else the last."""
    if in_front and not _is_of_nobody(frames[in_front[-1]]):
        return next((which for which in around if frames[which].cue < quote), in_front[-1])
    if around or in_front:
        return (around or in_front[-1:])[0]
    earlier = (which for which in range(len(frames) - 1, -1, -1) if frames[which].cue < quote)
    return next((which for which in earlier if not _is_shut_in(tokens, frames[which])), None)


def _reaches(tokens: list[Token], frame: Frame, which: int, quote: int, ends: ClauseEnds) -> bool:
    """Whether the quotation stands behind the cue, and within what the frame reports."""
    if frame.follows or frame.cue >= quote or _has_left_deed(tokens, frame, quote):
        return False
    return quote <= frame.last + 2 or quote <= ends.of(which) or _brings_in(tokens, frame, quote)


def _brings_in(tokens: list[Token], frame: Frame, quote: int) -> bool:
    """Whether only whom it is told, when or where stands before the mark: "Roe told them in May, “It is late,”"."""
    between = tokens[frame.cue_last + 1 : quote - 1]
    if tokens[quote - 1].text not in ",:" or not frame.main or not frame.kinds & (Word.SPEECH | Word.ADDRESS):
        return False
    opens_clause = Word.THAT | Word.RELATIVE | Word.SUBORDINATOR | Word.CONJUNCTION | Word.QUOTE
    return len(between) <= _LONGEST_TITLE and not any(
        one.word & opens_clause or not one.is_word or is_finite_verb(tokens, frame.cue_last + 1 + at)
        for at, one in enumerate(between)
    )


def _has_left_deed(tokens: list[Token], frame: Frame, quote: int) -> bool:
    """Whether another clause has begun since a deed that brings in none: "they were screaming and there was “fire”"."""
    if not tokens[frame.cue].word & Word.ACT:
        return False
    joint = next((at for at in range(frame.cue_last + 1, quote) if tokens[at].word & _ENDS_A_DEED), quote)
    return bool(tokens[joint].word & Word.CONJUNCTION) and begins_clause(tokens, joint + 1)


def _goes_before_a_tag(tokens: list[Token], frame: Frame, quote: int) -> bool:
    """Whether the frame in front has the quotation whatever stands behind it."""
    return _is_shut_in(tokens, frame) or is_calling(tokens, frame, quote)


def is_in_an_adverbial_clause(tokens: list[Token], frame: Frame, quote: int) -> bool:
    """Whether the main clause follows the quotation: "Hours after Kern called it “over,” Roe sold the mill", "With fans
    shouting “Go,” Roe left"; not "When Kern asked, “Why?” Roe left".
    """
    is_in_clause = _is_shut_in(tokens, frame) or _is_absolute(tokens, frame)
    return frame.cue < quote and is_in_clause and tokens[quote - 1].text not in (",", ":")


def _is_absolute(tokens: list[Token], frame: Frame) -> bool:
    """Whether "with" at the head of the sentence gives the participle its subject: "With fans shouting"."""
    if frame.main or frame.source is None or frame.source.first == 0:
        return False
    return frame.source.first == 1 and tokens[0].low == "with" and frame.source.last < frame.cue


def is_calling(tokens: list[Token], frame: Frame, quote: int) -> bool:
    """Whether it is what somebody calls a thing: "In a clip that Kern called “vile,” Roe asks for more"."""
    calls = tokens[frame.cue].word & Word.TAKES_COMPLEMENT and not frame.passive and frame.source is not None
    return bool(calls) and frame.cue_last == quote - 1 and frame.main


def _is_how(tokens: list[Token], frame: Frame, quote: int) -> bool:
    """Whether the predicate of the quotation tells whose words it is: “...” is how Roe described the bill."""
    source = frame.source
    if source is None or source.first != quote + 3 or source.last > frame.cue:
        return False
    return tokens[quote + 1].low in members("be") and tokens[quote + 2].low in members("opens_a_question")


def _is_tag(text: str, tokens: list[Token], frame: Frame, quote: int) -> bool:
    """Whether the frame is the reporting clause right behind the quotation: “...”, she said."""
    if _is_how(tokens, frame, quote):
        return True
    is_behind = frame.cue > quote and frame.follows and not frame.relative
    return is_behind and _stands_right_after(text, tokens, frame, quote)


def _has_in_content(sentence: MaskedSentence, frames: list[Frame], which: int, quote: int, ends: ClauseEnds) -> bool:
    """Whether the quotation is inside the clause that a frame behind it, or one put into it, reports."""
    if not frames[which].follows:
        return False
    content = content_of(sentence, frames, which, ends)
    return content is not None and content[0] <= quote <= content[1]


def _is_shut_in(tokens: list[Token], frame: Frame) -> bool:
    """Whether its clause ends before the main one begins: "After Stern said “it is dead”, Kern promised"."""
    return frame.first > 0 and opens_subordinate_clause(tokens, frame.first - 1)


def _is_nearer(tokens: list[Token], relative: Frame, other: Frame) -> bool:
    """Whether the last of the frames says it, and not one that only judges or cites: "rejected it, citing Roe, who said
    it was".
    """
    says = Word.SPEECH | Word.ADDRESS
    only_judges = not other.kinds & says or tokens[other.cue].low in members("citing")
    is_other = relative.source is not None and relative.source != other.source
    return relative.relative and bool(relative.kinds & says) and only_judges and is_other


def _is_of_nobody(frame: Frame) -> bool:
    """Whether nobody is named who says it: "were told of", "is believed to be"."""
    return frame.passive and frame.source is None


def _speaker_in_front(tokens: list[Token], in_front: list[int], frames: list[Frame]) -> int | None:
    """Who speaks in front where what stands behind only carries it: "Ms Roe said it was “safe”, according to Tass"."""
    inner = (which for which in reversed(in_front) if frames[which].main and _speaks(tokens, frames[which]))
    return next((which for which in inner if not _is_outlets(tokens, frames[which])), None)


def _speaker_heard(tokens: list[Token], frames: list[Frame], which: int) -> int:
    """Who speaks where the tag tells who heard it: “...,” Roe recalled Kern saying."""
    heard, tag = frames[which + 1] if which + 1 < len(frames) else None, frames[which]
    if heard is None or heard.source is None or heard.source.first != tag.cue_last + 1:
        return which
    is_bare = bool(tokens[heard.cue].word & (Word.PARTICIPLE | Word.BASE_FORM))
    ends = heard.cue_last + 1 == len(tokens) or not tokens[heard.cue_last + 1].is_word
    return which + 1 if is_bare and ends else which


def _is_outlets(tokens: list[Token], frame: Frame) -> bool:
    return tokens[frame.cue].low == "according" or (frame.source is not None and is_outlet(tokens, frame.source))


def _speaks(tokens: list[Token], frame: Frame) -> bool:
    """Whether the frame tells of speech by somebody in particular: not "donors feel", "anybody who complains"."""
    if frame.relative or not frame.kinds & (Word.SPEECH | Word.ADDRESS | Word.JUDGEMENT) or _is_to_come(tokens, frame):
        return False
    if (tokens[frame.cue].word & Word.HEARS and not frame.inverted) or _is_of_nobody(frame):
        return False
    return frame.source is None or tokens[frame.source.head].low not in members("nobody_in_particular")


def _is_to_come(tokens: list[Token], frame: Frame) -> bool:
    """Whether nothing has been said: "her country would respond", "if this practice continues"."""
    before = tokens[frame.cue - 1].low if frame.cue else ""
    if frame.first and tokens[frame.first - 1].low in members("conditions"):
        return True
    return bool(tokens[frame.cue].word & Word.BASE_FORM) and before in members("modals")


def _may_precede_name(tokens: list[Token], place: int) -> bool:
    """Marks, adverbs, and what is said of a speaker before the name: "another friend, Mariam Emara told"."""
    token = tokens[place]
    if not token.is_word or is_adverb(token) or token.word & (Word.DETERMINER | Word.POSSESSIVE):
        return True
    if token.low in ("of", "for", "at", "'s"):
        return True
    return is_nominal(tokens, place)


def _stands_right_after(text: str, tokens: list[Token], frame: Frame, quote: int) -> bool:
    """Whether only a comma, dash or adverb stands between the quotation and the frame."""
    between = tokens[quote + 1 : frame.first]
    if len(between) > _LONGEST_TITLE or any(token.text in ";:" for token in between):
        return False
    if not all(_may_precede_name(tokens, place) for place in range(quote + 1, frame.first)):
        return False
    end = tokens[quote].end
    is_open = last_quoted(text, end) in (*",?!—–-….", "") or (text[end - 2] in "’'" and not text.endswith("''", 0, end))
    return bool(between) or is_open or frame.inverted
