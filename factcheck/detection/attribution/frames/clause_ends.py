"""Reporting frame -> where what it reports ends: before the next frame, the main verb, or the article's words."""

from factcheck.detection.attribution.frames.clause_breaks import before_first_end, is_owners_claim
from factcheck.detection.attribution.frames.complementiser import opens_pushdown_relative
from factcheck.detection.attribution.frames.coordinated import is_beside, is_citing_aside, is_in_brackets, last_before
from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.frames.own_voice import is_fronted
from factcheck.language.en.clauses import (
    begins_clause,
    end_of_participle_clause,
    end_of_subordinate_clause,
    is_finite_verb,
    opens_subordinate_clause,
)
from factcheck.language.en.homographs import is_used_as_verb
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.word_classes import is_adverb, is_nominal
from factcheck.language.tokens import Token, low_at

_LONGEST_ADDRESSEE = 10
_OPENS_ANOTHER = Word.CONJUNCTION | Word.SUBORDINATOR | Word.RELATIVE | Word.THAT
_BREAKS = frozenset(";")


class ClauseEnds:
    """The last token of what each frame of a sentence can report, looked for once for all who ask."""

    def __init__(self, tokens: list[Token], frames: list[Frame]) -> None:
        self._tokens = tokens
        self._frames = frames
        self._known: dict[int, int] = {}

    def of(self, which: int) -> int:
        if which not in self._known:
            self._known[which] = _before_later_frames(self._tokens, self._frames, which)
        return self._known[which]


def _before_later_frames(tokens: list[Token], frames: list[Frame], which: int) -> int:
    """The last token of what the frame can report: before the next frame beside it, within its own clause."""
    frame = frames[which]
    last = len(tokens) - 1
    for later in frames[which + 1 :]:
        if later.first <= frame.cue or (not later.main and is_citing_aside(tokens, later, frame)):
            continue
        if is_in_brackets(tokens, later, frame.last + 1, last + 1) or _says_nothing(tokens, later):
            continue
        if is_beside(tokens, frame, later):
            last = min(last, last_before(tokens, later))
            break
    last = _before_main_clause(tokens, frame, last)
    last = _before_matrix_verb(tokens, frame, last)
    if is_fronted(tokens, frame) and len(frames) > which + 1:
        last = next((at - 1 for at in range(frame.last + 1, last + 1) if tokens[at].text in _BREAKS), last)
    return before_first_end(tokens, frame, last)


def _says_nothing(tokens: list[Token], frame: Frame) -> bool:
    """Whether only adverbs and marks stand behind its verb, and nothing said in front: "already 130 responded"."""
    if frame.source is None or not frame.main or frame.follows or frame.inverted or frame.passive:
        return False
    head = tokens[frame.source.head]
    is_somebody = head.is_capitalised or head.word & (Word.PRONOUN | Word.ROLE)
    return not is_somebody and all(not token.is_word or is_adverb(token) for token in tokens[frame.cue_last + 1 :])


def _before_main_clause(tokens: list[Token], frame: Frame, last: int) -> int:
    """The end of the adverbial or participle clause that the frame stands in, in front of the main clause."""
    if _opens_sentence(frame):
        return min(last, end_of_participle_clause(tokens, frame.cue, last))
    if _is_in_opening_clause(tokens, frame):
        return min(last, end_of_subordinate_clause(tokens, frame.cue + 1, last))
    is_in_clause = frame.first > 0 and opens_subordinate_clause(tokens, frame.first - 1)
    if not (is_in_clause or _opens_free_relative(tokens, frame)) or _is_comment(tokens, frame):
        return last
    is_object_enough = not frame.kinds & ~Word.JUDGEMENT or _orders(tokens, frame) or _tells_by_object(tokens, frame)
    return min(last, end_of_subordinate_clause(tokens, frame.cue if is_object_enough else frame.last + 1, last))


def _is_in_opening_clause(tokens: list[Token], frame: Frame) -> bool:
    """Whether it is a participle in the adverbial clause at the head of the sentence: "While fans mocked Roe, saying it
    was late, the club sold her".
    """
    if frame.main or frame.passive or frame.follows or not tokens[frame.cue].word & Word.PARTICIPLE:
        return False
    opens = opens_subordinate_clause(tokens, 0) and begins_clause(tokens, 1)
    return opens and end_of_subordinate_clause(tokens, 1, frame.cue) == frame.cue


def _opens_free_relative(tokens: list[Token], frame: Frame) -> bool:
    """ "In what the firm suggested would be its last step, it left"."""
    return frame.first == 2 and tokens[1].low == "what" and bool(tokens[0].word & Word.PREPOSITION)


def _tells_by_object(tokens: list[Token], frame: Frame) -> bool:
    """ "After the Herald revealed the plan, the firm left"; not "As the Herald revealed Monday, the firm has left", or
    "Few can pay, since most have proposed new, deep cuts".
    """
    has_object = tokens[frame.cue].word & (Word.TAKES_OBJECT | Word.OBJECT_SAYS)
    if not (has_object and frame.main) or low_at(tokens, frame.first - 1) == "as":
        return False
    return not any(is_finite_verb(tokens, at) for at in range(frame.first))


def _is_comment(tokens: list[Token], frame: Frame) -> bool:
    """Whether it only tells whose words follow: "As Roe explained, when it opens, it will leak"."""
    is_closed = frame.cue_last + 1 < len(tokens) and tokens[frame.cue_last + 1].text == ","
    return frame.first == 1 and tokens[0].low == "as" and is_closed


def _opens_sentence(frame: Frame) -> bool:
    """Whether a participle precedes its subject: "Noting that it leaked, Roe left"."""
    return (
        not (frame.main or frame.follows or frame.passive)
        and frame.source is not None
        and frame.cue < frame.source.first
    )


def _orders(tokens: list[Token], frame: Frame) -> bool:
    """Whether an infinitive is what was said, an object alone enough: "After Roe told him to go, the council left"."""
    near = tokens[frame.cue_last + 1 : frame.cue_last + _LONGEST_ADDRESSEE]
    mark = next((at for at, one in enumerate(near) if not one.is_word), len(near))
    return bool(frame.kinds & Word.ADDRESS) and any(one.word & Word.TO for one in near[:mark])


def _before_matrix_verb(tokens: list[Token], frame: Frame, last: int) -> int:
    """Before the verb of the sentence whose subject the relative clause describes: "Residents who say they lost a house
    have sued"; `last` where there is none.
    """
    if not _describes_a_subject(tokens, frame):
        return last
    due = 1  # verbs of the clauses that have begun
    for at in range(frame.cue_last + 1, last + 1):
        token = tokens[at]
        if not (token.is_word or token.low == "'s"):
            return last
        if token.word & _OPENS_ANOTHER:
            due += at > frame.cue_last + 1
        elif _is_verb_of_clause(tokens, at):
            if due == 0 and is_nominal(tokens, at - 1) and not token.low.endswith("ed"):
                return at - 1
            due = max(0, due - 1)
    return last


def _is_verb_of_clause(tokens: list[Token], place: int) -> bool:
    """Whether the finite verb of a clause stands there, no second one of its verb phrase, no noun ("its rules")."""
    if tokens[place - 1].word & (Word.AUXILIARY | Word.TO) or not is_finite_verb(tokens, place):
        return False
    return not tokens[place].word & Word.NOUN_LIKE or is_used_as_verb(tokens, place)


def _describes_a_subject(tokens: list[Token], frame: Frame) -> bool:
    """Whether the frame is a clause about a noun that can be the subject of a verb behind it: "Residents who say it
    leaks have sued", "Roe's claim that it leaks was denied by Kern".
    """
    if frame.source is None or frame.source.first > frame.cue:
        return False
    if is_owners_claim(tokens, frame):
        return True
    if frame.first > 1 and tokens[frame.first - 1].low != "what" and opens_pushdown_relative(tokens, frame.first - 1):
        return True
    before = (at for at in range(frame.source.first) if not tokens[at].word & CUE)
    return frame.relative and not any(is_finite_verb(tokens, at) for at in before)
