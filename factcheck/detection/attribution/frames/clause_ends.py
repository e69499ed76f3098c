"""Reporting frame -> where what it reports ends: before the next frame, the main verb, or the article's words."""

from typing import Final

from factcheck.detection.attribution.frames.content_bounds import (
    opens_pushdown_relative,
    speaks_again,
)
from factcheck.detection.attribution.frames.frame import Frame
from factcheck.language.en.clauses import (
    begins_clause,
    end_of_participle_clause,
    end_of_subordinate_clause,
    is_finite_verb,
    opens_subordinate_clause,
)
from factcheck.language.en.homographs import is_used_as_verb
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.phrases import phrase_starting_at
from factcheck.language.en.stems import is_past
from factcheck.language.en.verbs import is_citing
from factcheck.language.en.word_classes import behind_adverbs, is_adverb, is_nominal, is_number
from factcheck.language.en.words import members
from factcheck.language.tokens import Token

_LONGEST_ADDRESSEE = 10
_LONGEST_OUTLET = 5
_LONGEST_MEASURE = 3
_OPENS = Word.DETERMINER | Word.POSSESSIVE
_SOMEBODY = Word.PRONOUN | Word.ROLE | Word.COLLECTIVE
_OPENS_ANOTHER = Word.CONJUNCTION | Word.SUBORDINATOR | Word.RELATIVE | Word.THAT
_DASHES = frozenset("—–-")
_BREAKS = frozenset(";")
_BRACKETS = frozenset("()")
_JOINTS = _DASHES | _BREAKS | {","}
_MARKS = _JOINTS | {")"}
_MAY_END = Word.QUOTE | Word.AUXILIARY | Word.CONJUNCTION


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
        if _is_beside(tokens, frame, later):
            last = min(last, _last_before(tokens, later))
            break
    last = _before_main_clause(tokens, frame, last)
    last = _before_matrix_verb(tokens, frame, last)
    if _is_fronted(tokens, frame) and len(frames) > which + 1:
        last = next((at - 1 for at in range(frame.last + 1, last + 1) if tokens[at].text in _BREAKS), last)
    return _before_first_end(tokens, frame, last)


def _says_nothing(tokens: list[Token], frame: Frame) -> bool:
    """Whether only adverbs and marks stand behind its verb, and nothing said in front: "already 130 responded"."""
    if frame.source is None or not frame.main or frame.follows or frame.inverted or frame.passive:
        return False
    head = tokens[frame.source.head]
    is_somebody = head.is_capitalised or head.word & (Word.PRONOUN | Word.ROLE)
    return not is_somebody and all(not token.is_word or is_adverb(token) for token in tokens[frame.cue_last + 1 :])


def _before_first_end(tokens: list[Token], frame: Frame, last: int) -> int:
    """Before the first place up to `last` where the frame's clause ends; `last` where it ends nowhere."""
    points_in_time = members("points_in_time")
    for place in range(frame.last + 1, last + 1):
        token = tokens[place]
        if token.word & _MAY_END or token.text in _MARKS or token.low in points_in_time:
            end = _end_at(tokens, frame, place)
            if end is not None:
                return end
    return last


def _before_main_clause(tokens: list[Token], frame: Frame, last: int) -> int:
    """The end of the adverbial or participle clause that the frame stands in, in front of the main clause."""
    if _opens_sentence(frame):
        return min(last, end_of_participle_clause(tokens, frame.cue, last))
    is_in_clause = frame.first > 0 and opens_subordinate_clause(tokens, frame.first - 1)
    if not is_in_clause or _is_comment(tokens, frame):
        return last
    is_object_enough = not frame.kinds & ~Word.JUDGEMENT or _orders(tokens, frame)
    return min(last, end_of_subordinate_clause(tokens, frame.cue if is_object_enough else frame.last + 1, last))


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
    if _is_owners_claim(tokens, frame):
        return True
    if frame.first > 1 and tokens[frame.first - 1].low != "what" and opens_pushdown_relative(tokens, frame.first - 1):
        return True
    before = (at for at in range(frame.source.first) if not tokens[at].word & CUE)
    return frame.relative and not any(is_finite_verb(tokens, at) for at in before)


def _is_owners_claim(tokens: list[Token], frame: Frame) -> bool:
    if frame.source is None or tokens[frame.cue].low not in members("claims"):
        return False
    owner = tokens[frame.source.last]
    return _low(tokens, frame.source.last + 1) == "'s" or bool(owner.word & Word.POSSESSIVE)


def _orders(tokens: list[Token], frame: Frame) -> bool:
    """Whether an infinitive is what was said, an object alone enough: "After Roe told him to go, the council left"."""
    near = tokens[frame.cue_last + 1 : frame.cue_last + _LONGEST_ADDRESSEE]
    mark = next((at for at, one in enumerate(near) if not one.is_word), len(near))
    return bool(frame.kinds & Word.ADDRESS) and any(one.word & Word.TO for one in near[:mark])


def _end_at(tokens: list[Token], frame: Frame, place: int) -> int | None:
    """The last token of what the frame reports, if its clause ends at `place`; else None."""
    token = tokens[place]
    if token.word == Word.QUOTE:
        return place if _ends_relative_clause(tokens, frame, place) else None
    if token.text == ")" and not any(one.text == "(" for one in tokens[frame.last + 1 : place]):
        return place - 1
    if token.word & Word.AUXILIARY:
        return place - 1 if _is_predicate_of_noun(tokens, frame, place) else None
    if _is_past_circumstance(tokens, frame, place) or _is_gapped(tokens, frame, place):
        return place - 1
    if not (token.text in _JOINTS or token.word & Word.CONJUNCTION):
        return None
    return place - 1 if any(ends(tokens, frame, place) for ends in (_breaks_off, _is_again, _resumes, _cites)) else None


def _is_gapped(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether somebody else's figure follows without its verb, a gapping: "put the toll at 12, the rebels at 40"."""
    if tokens[place].text != "," or not tokens[frame.cue].word & Word.GIVES_FIGURE:
        return False
    behind = range(place + 2, min(place + _LONGEST_OUTLET, len(tokens) - 1))
    at = next((at for at in behind if tokens[at].low == "at"), None)
    is_figure = at is not None and is_number(tokens[at + 1])
    return is_figure and any(token.low == "at" for token in tokens[frame.cue : place])


def _is_past_circumstance(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether the article tells in the past tense when something was promised or judged: "vowed to fight graft when she
    came to office", not "promised to resign when the war ends"; "called it “daft”, after she had left".
    """
    if tokens[place].low not in members("points_in_time") or _opens_content(tokens, frame, place):
        return False
    is_apart = tokens[place - 1].text == "," or tokens[place - 1].word == Word.QUOTE
    is_asked = tokens[frame.cue_last + 1].low == "for"  # "called for talks after 40 jobs were cut"
    is_judged = frame.kinds & Word.JUDGEMENT and not is_asked
    is_open = is_apart if is_judged else tokens[place - 1].word & Word.THAT == 0
    if not is_open or not begins_clause(tokens, place + 1):
        return False
    if _has_told(tokens, range(frame.cue_last + 1, place)):
        return False
    behind = range(place + 1, min(place + _LONGEST_ADDRESSEE, len(tokens)))
    verb = next((at for at in behind if is_finite_verb(tokens, at)), None)
    return verb is not None and (is_past(tokens[verb].low) or tokens[verb].low in members("past_auxiliaries"))


def _opens_content(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether what is told follows the point in time: "said when he was asked that", "said once it rained, it grew",
    "said the day before it rained, she slept".
    """
    is_measured = tokens[place - 1].low in members("stretches") and place <= frame.last + _LONGEST_MEASURE
    behind = tokens[place + 1 :] if place == frame.last + 1 or is_measured else []
    return any(token.word & Word.THAT or token.text == "," for token in behind)


def _has_told(tokens: list[Token], before: range) -> bool:
    """Whether a clause has begun before the point in time, or a parenthesis ends there: "Roe said it rained when",
    "Then, Roe said, when she was ten, a dog bit her".
    """
    if [tokens[at].text for at in before] == [","]:
        return True
    return any(tokens[at].word & Word.THAT or is_finite_verb(tokens, at) for at in before)


def _cites(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether the speaker's own source follows, not what is said: "demanded a ban, citing the report"."""
    if tokens[place].text != "," or place + 1 >= len(tokens) or place <= frame.cue_last + 1:
        return False
    cites = tokens[place + 1]
    is_aside = cites.low in members("citing") and cites.word & Word.PARTICIPLE
    return bool(is_aside) and not any(token.word & Word.THAT for token in tokens[place + 1 :])


def _breaks_off(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether a mark ends the clause: a semicolon, the dash or comma that closes a parenthesis or relative clause."""
    text = tokens[place].text
    in_dashes = _is_in_dashes(tokens, frame)
    if text in _BREAKS:
        return not _is_fronted(tokens, frame)
    if in_dashes and text in _DASHES:
        return True
    if text in _DASHES and _comments(tokens, frame, place):
        return True
    if text != ",":
        return False
    return any(closes(tokens, frame, place) for closes in _CLOSES_AT_A_COMMA)


def _comments(tokens: list[Token], frame: Frame, dash: int) -> bool:
    """Whether the article adds a sentence of its own behind the last dash: "said it would be mended — it was not"."""
    is_told = not frame.follows and any(is_finite_verb(tokens, at) for at in range(frame.last + 1, dash))
    if not is_told or sum(token.text in _DASHES for token in tokens[frame.first :]) > 1:
        return False
    is_participle = dash + 1 < len(tokens) and tokens[dash + 1].low.endswith("ing")
    return begins_clause(tokens, dash + 1) and not is_participle


def _is_in_dashes(tokens: list[Token], frame: Frame) -> bool:
    """Whether a dash stands before the frame or its "who": "Ada Roe — who said it was over — left"."""
    if frame.relative and frame.source is not None:
        return any(one.text in _DASHES for one in tokens[frame.source.last + 1 : frame.cue])
    return frame.first > 0 and tokens[frame.first - 1].text in _DASHES


def _closes_relative(tokens: list[Token], frame: Frame, _: int) -> bool:
    return is_relative(tokens, frame)


def _closes_modifier(tokens: list[Token], frame: Frame, comma: int) -> bool:
    """Whether the sentence goes on behind a claim's first comma: "The row, begun by Roe's claim that it leaks, goes
    on", "Despite Roe's claim that it leaks, the mill was sold".
    """
    if not _is_owners_claim(tokens, frame) or any(token.text == "," for token in tokens[frame.cue : comma]):
        return False
    if not any(token.text == "," for token in tokens[: frame.first]):
        return bool(tokens[0].word & Word.PREPOSITION) and begins_clause(tokens, comma + 1)
    verb = behind_adverbs(tokens, comma + 1)
    return verb < len(tokens) and is_finite_verb(tokens, verb)


def _closes_object(tokens: list[Token], frame: Frame, comma: int) -> bool:
    """Whether the article goes on about an object or deed that is all that is said: "criticised the plan for a wall,
    which costs $20m", "asked Kern to veto it, but in the end he signed".
    """
    if comma + 2 >= len(tokens) or not frame.main or frame.follows or frame.inverted or frame.passive:
        return False
    inside = range(frame.cue_last + 1, comma)
    if any(tokens[at].word & Word.THAT or is_finite_verb(tokens, at) for at in inside):
        return False
    if tokens[comma + 1].word & Word.RELATIVE:
        return _says_by_object(tokens, frame)
    return tokens[comma + 1].low == "but" and _is_answered(tokens, frame, comma)


def _says_by_object(tokens: list[Token], frame: Frame) -> bool:
    """Whether an object is enough for the verb; not "accused Kern of ramming a boat, which", "called it, which"."""
    cue = tokens[frame.cue].word
    has_more = cue & Word.TAKES_COMPLEMENT and tokens[frame.cue_last + 1].low != "for"
    is_judged = not frame.kinds & ~Word.JUDGEMENT or cue & Word.OBJECT_SAYS
    return bool(is_judged) and not has_more and not cue & Word.PASSIVE_TELLS


def _is_answered(tokens: list[Token], frame: Frame, comma: int) -> bool:
    """Whether it tells what came of a request behind ", but": no infinitive goes on with a clause."""
    is_request = tokens[frame.cue].word & (Word.ORDERS | Word.ASKS)
    if not is_request or tokens[comma + 2].word & (Word.NEGATION | Word.TO):
        return False
    is_infinitive = any(tokens[at].word & Word.TO for at in range(frame.cue_last + 1, comma))
    return is_infinitive and any(is_finite_verb(tokens, at) for at in range(comma + 2, len(tokens)))


def _is_fronted(tokens: list[Token], frame: Frame) -> bool:
    """Whether "according to" heads the sentence, and so all of its clauses: "According to Roe, the mill shut; the pier
    did not".
    """
    return frame.first == 0 and frame.inverted and tokens[frame.cue].low == "according"


def _closes_aside(tokens: list[Token], frame: Frame, comma: int) -> bool:
    """Whether the subject's own verb stands behind the aside: "Police, after finding that he lied, charged him"."""
    if frame.main or frame.source is None or _low(tokens, frame.source.last + 1) != "," or comma < frame.cue:
        return False
    verb = comma + 1
    while verb < len(tokens) and is_adverb(tokens[verb]):
        verb += 1
    return verb < len(tokens) and is_finite_verb(tokens, verb)


def _is_again(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether the article speaks again; not in a contrast that a fronted "according to" has as a whole: "According to
    police, 12 died, while 40 were hurt".
    """
    if _is_fronted(tokens, frame) and _low(tokens, place + 1) in members("contrasts"):
        return False
    return tokens[place].text not in _DASHES and speaks_again(tokens, place)


def _is_predicate_of_noun(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether the verb is that of the noun that a participle describes: "tweets accusing Roe of theft are “lies”"."""
    is_own = not frame.main and frame.source is not None and frame.cue == frame.source.last + 1
    if not is_own or frame.kinds & ~Word.JUDGEMENT or not tokens[frame.cue].word & Word.PARTICIPLE:
        return False
    opens = Word.THAT | Word.RELATIVE | Word.SUBORDINATOR | Word.QUOTE
    return not any(one.word & opens or one.text == "," for one in tokens[frame.cue + 1 : place])


def _resumes(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether the subject of a participle goes on with its next finite verb behind "and": "calling it a “toy”, and has
    left".
    """
    if frame.main or not tokens[frame.cue].word & Word.PARTICIPLE or not tokens[place].word & Word.CONJUNCTION:
        return False
    verb = place + 1
    while verb < len(tokens) and is_adverb(tokens[verb]):
        verb += 1
    if verb >= len(tokens) or not is_finite_verb(tokens, verb):
        return False
    return not any(is_finite_verb(tokens, at) for at in range(frame.last + 1, place))


def _last_before(tokens: list[Token], later: Frame) -> int:
    """The last token in front of a later frame that is not its own: a quotation that the clause runs into is not."""
    before = _before(tokens, later)
    runs_on = before > 0 and tokens[before].word == Word.QUOTE and tokens[before - 1].is_word
    return before if runs_on and not tokens[before - 1].word & (Word.CONJUNCTION | Word.THAT) else before - 1


def _ends_relative_clause(tokens: list[Token], frame: Frame, quote: int) -> bool:
    """Whether the main verb stands right behind a quotation that is an object: "Kern, who brings “zeal,” will wait"."""
    if not is_relative(tokens, frame) or quote + 1 >= len(tokens) or not is_finite_verb(tokens, quote + 1):
        return False
    is_object_enough = not frame.kinds & ~Word.JUDGEMENT
    return is_object_enough or any(is_finite_verb(tokens, at) for at in range(frame.last + 1, quote))


def is_relative(tokens: list[Token], frame: Frame) -> bool:
    """Whether it stands in a relative clause: "Kern, who called", "the wall, which Stern calls"."""
    if frame.relative or frame.source is None or not frame.main:
        return frame.relative
    before = frame.first - 1
    return before >= 0 and bool(tokens[before].word & Word.RELATIVE)


def _is_beside(tokens: list[Token], frame: Frame, later: Frame) -> bool:
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
    return not any(is_finite_verb(tokens, at) for at in range(frame.last + 1, later.first))


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


def _low(tokens: list[Token], place: int) -> str:
    return tokens[place].low if place < len(tokens) else ""


def _goes_on(tokens: list[Token], frame: Frame, later: Frame) -> bool:
    """Whether the later verb only goes on with the clause: "said she woke early and found the roof alight"."""
    subject = frame.cue_last + (2 if _low(tokens, frame.cue_last + 1) == "that" else 1)
    is_deed = later.kinds & Word.SHOW and tokens[later.cue].word & Word.TAKES_OBJECT and not later.follows
    inner = phrase_starting_at(tokens, subject) if is_deed else None
    if inner is None or inner.last >= later.cue or not tokens[inner.head].word & _SOMEBODY:
        return False
    return any(one.word & _OPENS for one in tokens[later.cue_last + 1 : later.cue_last + 2])


def _before(tokens: list[Token], frame: Frame) -> int:
    """The token before the frame's own words (before its cue where the subject is borrowed)."""
    place = frame.cue if not frame.main or frame.source is None else frame.first
    before = place - 1
    while before >= 0 and (is_adverb(tokens[before]) or tokens[before].word & (Word.AUXILIARY | Word.TO)):
        before -= 1
    return before


# What ends the clause of a frame at a comma.
_CLOSES_AT_A_COMMA: Final = (_closes_relative, _closes_aside, _closes_modifier, _closes_object)
