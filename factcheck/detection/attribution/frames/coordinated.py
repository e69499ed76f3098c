"""Two frames of a sentence -> how the later stands to the other: beside it, inside what it reports, or in an aside."""

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.language.en.clauses import is_finite_verb
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import phrase_starting_at
from factcheck.language.en.verbs import is_citing
from factcheck.language.en.word_classes import is_adverb
from factcheck.language.tokens import Token, low_at

_OPENS = Word.DETERMINER | Word.POSSESSIVE
_SOMEBODY = Word.PRONOUN | Word.ROLE | Word.COLLECTIVE
_BRACKETS = frozenset("()")


def is_citing_aside(tokens: list[Token], frame: Frame, outer: Frame) -> bool:
    """ "The paper reported, citing two officials, that": the aside between the verb and what it reports."""
    is_cited = is_citing(tokens[frame.cue]) and frame.source == outer.source
    return is_cited and tokens[frame.cue - 1].text == "," and outer.main


def is_in_brackets(tokens: list[Token], frame: Frame, first: int, end: int) -> bool:
    """Whether brackets within tokens[first:end] hold the frame: "40 jobs (10, according to the union) were lost"."""
    opening = next((at for at in range(frame.first - 1, first - 1, -1) if tokens[at].text in _BRACKETS), None)
    if opening is None or tokens[opening].text != "(":
        return False
    closing = next((at for at in range(frame.last + 1, end) if tokens[at].text in _BRACKETS), None)
    return closing is not None and tokens[closing].text == ")"


def is_beside(tokens: list[Token], frame: Frame, later: Frame) -> bool:
    """Whether the later frame is the next of a row, not inside what the frame reports."""
    is_new = _begins_anew(tokens, later) or _is_asyndetic(tokens, frame, later)
    return is_new and not (_joins_nouns(tokens, frame, later) or _goes_on(tokens, frame, later))


def _begins_anew(tokens: list[Token], frame: Frame) -> bool:
    """Whether the frame is beside the earlier one, not inside what that reports: "..., adding that", "and said"."""
    if frame.follows:
        return True
    before = _before(tokens, frame)
    if before < 0:
        return False
    if not frame.main:
        return tokens[before].text in ",—–" or bool(tokens[before].word & Word.CONJUNCTION)
    return bool(tokens[before].word & Word.CONJUNCTION)


def _joins_nouns(tokens: list[Token], frame: Frame, later: Frame) -> bool:
    """Whether the conjunction before a later frame's subject joins it to another noun: "according to the agency, the
    angle and height of the sun revealed", "said she and her friends called it".
    """
    is_joined = later.first > 0 and tokens[later.first - 1].word & Word.CONJUNCTION and _has_clause(tokens, frame)
    if not later.main or not (is_joined or (frame.inverted and frame.first == 0)):
        return False
    between = range(frame.last + 1, later.first)
    return not any(tokens[at].word == Word.QUOTE or is_finite_verb(tokens, at) for at in between)


def _has_clause(tokens: list[Token], frame: Frame) -> bool:
    """Whether only a clause can follow the cue: "said she", "suggests that"."""
    if frame.follows or frame.cue_last + 1 >= len(tokens):
        return False
    after = tokens[frame.cue_last + 1]
    is_subject = after.word & Word.PRONOUN and not after.word & Word.OBJECT_PRONOUN
    return bool(after.word & Word.THAT or (is_subject and tokens[frame.cue].word & Word.SAYS))


def _is_asyndetic(tokens: list[Token], frame: Frame, later: Frame) -> bool:
    """Whether the later one is the next of a row of clauses: "The army said 12 men died, the rebels claimed 40"."""
    before = _before(tokens, later)
    if not later.main or before <= frame.last + 1 or tokens[before].text != ",":
        return False
    if tokens[frame.cue].low == "according" and not any(is_finite_verb(tokens, at) for at in range(frame.last, before)):
        return False  # "according to a story on the site, trainers found a cart"
    has_own = later.source is not None and later.source.first < later.cue and not is_relative(tokens, later)
    goes_on = later.cue_last + 1 < len(tokens) and tokens[later.cue_last + 1].text not in ".,"
    return has_own and goes_on and not tokens[later.cue].word & Word.THOUGHT


def is_relative(tokens: list[Token], frame: Frame) -> bool:
    """Whether it stands in a relative clause: "Kern, who called", "the wall, which Stern calls"."""
    if frame.relative or frame.source is None or not frame.main:
        return frame.relative
    before = frame.first - 1
    return before >= 0 and bool(tokens[before].word & Word.RELATIVE)


def _goes_on(tokens: list[Token], frame: Frame, later: Frame) -> bool:
    """Whether the later verb only goes on with the clause: "said she woke early and found the roof alight"."""
    subject = frame.cue_last + (2 if low_at(tokens, frame.cue_last + 1) == "that" else 1)
    is_deed = later.kinds & Word.SHOW and tokens[later.cue].word & Word.TAKES_OBJECT and not later.follows
    inner = phrase_starting_at(tokens, subject) if is_deed else None
    if inner is None or inner.last >= later.cue or not tokens[inner.head].word & _SOMEBODY:
        return False
    return any(one.word & _OPENS for one in tokens[later.cue_last + 1 : later.cue_last + 2])


def last_before(tokens: list[Token], later: Frame) -> int:
    """The last token in front of a later frame that is not its own: a quotation that the clause runs into is not."""
    before = _before(tokens, later)
    runs_on = before > 0 and tokens[before].word == Word.QUOTE and tokens[before - 1].is_word
    return before if runs_on and not tokens[before - 1].word & (Word.CONJUNCTION | Word.THAT) else before - 1


def _before(tokens: list[Token], frame: Frame) -> int:
    """The token before the frame's own words (before its cue where the subject is borrowed)."""
    place = frame.cue if not frame.main or frame.source is None else frame.first
    before = place - 1
    while before >= 0 and (is_adverb(tokens[before]) or tokens[before].word & (Word.AUXILIARY | Word.TO)):
        before -= 1
    return before
