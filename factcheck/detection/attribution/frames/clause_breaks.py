"""Reporting frame -> the first place behind it where its clause breaks off: a mark, a quotation, a joint, a verb."""

from typing import Final

from factcheck.detection.attribution.frames.coordinated import is_relative
from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.frames.own_voice import (
    adds_comment,
    breaks_with_time,
    closes_object,
    goes_on_beside_object,
    goes_on_citing,
    is_again,
    is_fronted,
    is_past_circumstance,
    is_sentence_passed,
    sums_up,
)
from factcheck.language.en.clauses import begins_clause, is_finite_verb
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import phrase_starting_at
from factcheck.language.en.word_classes import behind_adverbs, is_number
from factcheck.language.en.words import members
from factcheck.language.tokens import QUOTED_UP_TO_COMMA, Token, low_at

_LONGEST_OUTLET = 5
_DASHES = frozenset("—–-")
_BREAKS = frozenset(";")
_JOINTS = _DASHES | _BREAKS | {","}
_MARKS = _JOINTS | {")"}
_MAY_END = Word.QUOTE | Word.AUXILIARY | Word.CONJUNCTION


def before_first_end(tokens: list[Token], frame: Frame, last: int) -> int:
    """Before the first place up to `last` where the frame's clause ends; `last` where it ends nowhere."""
    points_in_time = members("points_in_time")
    for place in range(frame.last + 1, last + 1):
        token = tokens[place]
        if token.word & _MAY_END or token.text in _MARKS or token.low in points_in_time:
            end = _end_at(tokens, frame, place)
            if end is not None:
                return end
    return last


def _end_at(tokens: list[Token], frame: Frame, place: int) -> int | None:
    """The last token of what the frame reports, if its clause ends at `place`; else None."""
    token = tokens[place]
    if token.word == Word.QUOTE:
        is_closed = token.text == QUOTED_UP_TO_COMMA and sums_up(tokens, frame, place)
        return place if is_closed or _ends_relative_clause(tokens, frame, place) else None
    if token.text == ")" and not any(one.text == "(" for one in tokens[frame.last + 1 : place]):
        return place - 1
    if token.word & Word.AUXILIARY:
        return place - 1 if _is_predicate_of_noun(tokens, frame, place) else None
    if is_past_circumstance(tokens, frame, place) or _is_gapped(tokens, frame, place):
        return place - 1
    if not (token.text in _JOINTS or token.word & Word.CONJUNCTION):
        return None
    return place - 1 if any(ends(tokens, frame, place) for ends in _ENDS_AT_A_JOINT) else None


def _ends_relative_clause(tokens: list[Token], frame: Frame, quote: int) -> bool:
    """Whether the main verb stands right behind a quotation that is an object: "Kern, who brings “zeal,” will wait"."""
    if not is_relative(tokens, frame) or quote + 1 >= len(tokens) or not is_finite_verb(tokens, quote + 1):
        return False
    is_object_enough = not frame.kinds & ~Word.JUDGEMENT
    return is_object_enough or any(is_finite_verb(tokens, at) for at in range(frame.last + 1, quote))


def _is_predicate_of_noun(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether the verb is that of the noun that a participle describes: "tweets accusing Roe of theft are “lies”"."""
    is_own = not frame.main and frame.source is not None and frame.cue == frame.source.last + 1
    if not is_own or frame.kinds & ~Word.JUDGEMENT or not tokens[frame.cue].word & Word.PARTICIPLE:
        return False
    opens = Word.THAT | Word.RELATIVE | Word.SUBORDINATOR | Word.QUOTE
    return not any(one.word & opens or one.text == "," for one in tokens[frame.cue + 1 : place])


def _is_gapped(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether somebody else's figure follows without its verb, a gapping: "put the toll at 12, the rebels at 40"."""
    if tokens[place].text != "," or not tokens[frame.cue].word & Word.GIVES_FIGURE:
        return False
    behind = range(place + 2, min(place + _LONGEST_OUTLET, len(tokens) - 1))
    at = next((at for at in behind if tokens[at].low == "at"), None)
    is_figure = at is not None and is_number(tokens[at + 1])
    return is_figure and any(token.low == "at" for token in tokens[frame.cue : place])


def _is_another_count(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether another clause stands behind a figure that is all that is said: "put the toll at 40, and a hospital
    counted 19".
    """
    joint = place + 1 if tokens[place].text == "," else place
    if joint >= len(tokens) or not tokens[joint].word & Word.CONJUNCTION or not frame.main or frame.follows:
        return False
    inside = range(frame.last + 1, place)
    is_told = tokens[frame.cue].word & Word.SAYS or tokens[frame.cue].low in members("claiming")
    gives = tokens[frame.cue].word & Word.GIVES_FIGURE or (is_told and len(inside) == 1)
    if not gives or not any(is_number(token) for token in tokens[max(frame.last + 1, place - 2) : place]):
        return False
    return not any(is_finite_verb(tokens, at) for at in inside) and begins_clause(tokens, joint + 1)


def leaves_verb_out(tokens: list[Token], frame: Frame, comma: int) -> bool:
    """Whether another says something, the verb left out (gapping): "Kern says it is late, Roe that it is early"."""
    if tokens[comma].text not in (",", ";") or not tokens[frame.cue].word & Word.SAYS or frame.follows:
        return False
    other = phrase_starting_at(tokens, comma + 1)
    if other is None or not tokens[other.head].is_capitalised or low_at(tokens, other.last + 1) != "that":
        return False
    inside = range(frame.last + 1, comma)  # not "said of Roe, Kern and Lund that"
    return any(tokens[at].word == Word.QUOTE or is_finite_verb(tokens, at) for at in inside)


def _resumes(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether the subject of a participle goes on with its next finite verb behind "and": "calling it a “toy”, and has
    left".
    """
    if frame.main or not tokens[frame.cue].word & Word.PARTICIPLE or not tokens[place].word & Word.CONJUNCTION:
        return False
    verb = behind_adverbs(tokens, place + 1)
    if verb >= len(tokens) or not is_finite_verb(tokens, verb):
        return False
    return not any(is_finite_verb(tokens, at) for at in range(frame.last + 1, place))


def _breaks_off(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether a mark ends the clause: a semicolon, the dash or comma that closes a parenthesis or relative clause."""
    text = tokens[place].text
    in_dashes = _is_in_dashes(tokens, frame)
    if text in _BREAKS:
        return not is_fronted(tokens, frame)
    if in_dashes and text in _DASHES:
        return True
    if text in _DASHES and adds_comment(tokens, frame, place):
        return True
    if text != ",":
        return False
    return any(closes(tokens, frame, place) for closes in _CLOSES_AT_A_COMMA)


def _is_in_dashes(tokens: list[Token], frame: Frame) -> bool:
    """Whether a dash stands before the frame or its "who": "Ada Roe — who said it was over — left"."""
    if frame.relative and frame.source is not None:
        return any(one.text in _DASHES for one in tokens[frame.source.last + 1 : frame.cue])
    return frame.first > 0 and tokens[frame.first - 1].text in _DASHES


def _closes_relative(tokens: list[Token], frame: Frame, _: int) -> bool:
    return is_relative(tokens, frame)


def _closes_aside(tokens: list[Token], frame: Frame, comma: int) -> bool:
    """Whether the subject's own verb stands behind the aside: "Police, after finding that he lied, charged him"."""
    if frame.main or frame.source is None or low_at(tokens, frame.source.last + 1) != "," or comma < frame.cue:
        return False
    verb = behind_adverbs(tokens, comma + 1)
    return verb < len(tokens) and is_finite_verb(tokens, verb)


def _closes_modifier(tokens: list[Token], frame: Frame, comma: int) -> bool:
    """Whether the sentence goes on behind a claim's first comma: "The row, begun by Roe's claim that it leaks, goes
    on", "Despite Roe's claim that it leaks, the mill was sold".
    """
    if not is_owners_claim(tokens, frame) or any(token.text == "," for token in tokens[frame.cue : comma]):
        return False
    if not any(token.text == "," for token in tokens[: frame.first]):
        return bool(tokens[0].word & Word.PREPOSITION) and begins_clause(tokens, comma + 1)
    verb = behind_adverbs(tokens, comma + 1)
    return verb < len(tokens) and is_finite_verb(tokens, verb)


def is_owners_claim(tokens: list[Token], frame: Frame) -> bool:
    if frame.source is None or tokens[frame.cue].low not in members("claims"):
        return False
    owner = tokens[frame.source.last]
    return low_at(tokens, frame.source.last + 1) == "'s" or bool(owner.word & Word.POSSESSIVE)


def _leaves_agent(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether the next verb of a passive's own subject follows, of which the agent says nothing: "was confirmed by the
    clerk and was made “years before”".
    """
    if not frame.passive or frame.source is None or not tokens[place].word & Word.CONJUNCTION:
        return False
    verb = behind_adverbs(tokens, place + 1)
    is_next = verb < len(tokens) and bool(tokens[verb].word & Word.AUXILIARY)
    return is_next and not any(is_finite_verb(tokens, at) for at in range(frame.last + 1, place))


_ENDS_AT_A_JOINT: Final = (
    _breaks_off,
    is_again,
    _is_another_count,
    breaks_with_time,
    is_sentence_passed,
    leaves_verb_out,
    _resumes,
    _leaves_agent,
    goes_on_beside_object,
    goes_on_citing,
)
# What ends the clause of a frame at a comma.
_CLOSES_AT_A_COMMA: Final = (_closes_relative, _closes_aside, _closes_modifier, closes_object, sums_up)
