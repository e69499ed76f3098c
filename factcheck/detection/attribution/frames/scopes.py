"""Reporting frame -> its scope: the span of the reported clause between the frames before and behind it."""

from factcheck.detection.attribution.channels import outlet_told
from factcheck.detection.attribution.frames.content_bounds import (
    end_of_content,
    opens_pushdown_relative,
    skip_to_content,
    speaks_again,
)
from factcheck.detection.attribution.frames.frame import Frame
from factcheck.language.en.clauses import (
    begins_clause,
    end_of_subordinate_clause,
    is_finite_verb,
    opens_subordinate_clause,
)
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.phrases import phrase_starting_at
from factcheck.language.en.stems import is_past
from factcheck.language.en.verbs import is_citing
from factcheck.language.en.word_classes import is_adverb, is_nominal, is_number
from factcheck.language.en.words import members
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import Token

_LONGEST_ADDRESSEE = 10
_LONGEST_OUTLET = 5
_OPENS = Word.DETERMINER | Word.POSSESSIVE
_SOMEBODY = Word.PRONOUN | Word.ROLE | Word.COLLECTIVE
_OPENS_ANOTHER = Word.CONJUNCTION | Word.SUBORDINATOR | Word.RELATIVE | Word.THAT
_DASHES = frozenset("—–-")
_BREAKS = frozenset(";")
_JOINTS = _DASHES | _BREAKS | {","}
_END_MARKS = frozenset('.,!?;:—–-―"”’»)')


def content_of(sentence: MaskedSentence, frames: list[Frame], which: int) -> tuple[int, int] | None:
    """First and last token (inclusive) of the reported clause; None where nothing is left."""
    content = _content_of(sentence, frames, which)
    return content if content is None else _complement_of_what(sentence.tokens, frames[which], content)


def _complement_of_what(tokens: list[Token], frame: Frame, content: tuple[int, int]) -> tuple[int, int]:
    """What a thing is said to be, up to the next mark: of "what it claimed to be its first test, in May" the test."""
    first, last = content
    if frame.first == 0 or tokens[frame.first - 1].low != "what" or first <= frame.cue:
        return content
    be = first + 1
    if not tokens[first].word & Word.TO or be >= last or tokens[be].low not in members("be"):
        return content
    return be + 1, next((at - 1 for at in range(be + 2, last + 1) if not tokens[at].is_word), last)


def _content_of(sentence: MaskedSentence, frames: list[Frame], which: int) -> tuple[int, int] | None:
    tokens, frame = sentence.tokens, frames[which]
    if frame.follows:
        content = trimmed(tokens, _after_earlier_frames(tokens, frames, which), frame.first - 1)
        goes_on = trimmed(tokens, behind_frame(tokens, frame), before_later_frames(tokens, frames, which))
        if content is not None and goes_on is not None and _is_interrupted(tokens, frame, content, goes_on):
            is_whole = not _ends_before_frame(tokens, content)
            return (content[0], goes_on[1]) if is_whole else goes_on
        return goes_on if content is None and _is_interrupted(tokens, frame, content, goes_on) else content
    later = (
        one
        for one in frames[which + 1 :]
        if one.first > frame.last and (one.main or not is_citing_aside(tokens, one, frame))
    )
    limit = min((one.first for one in later), default=len(tokens))
    first = _behind_as_clause(tokens, frame, limit) or skip_to_content(tokens, frame, limit)
    last = before_later_frames(tokens, frames, which)
    return trimmed(tokens, first, _before_outlet(tokens, first, end_of_content(tokens, frame, first, last)))


def _behind_as_clause(tokens: list[Token], frame: Frame, limit: int) -> int | None:
    """Past the comma that ends it: "As Roe points out in her book, the mill was shut"; None for no such clause."""
    is_one = frame.first > 0 and frame.main and not frame.inverted and tokens[frame.first - 1].low == "as"
    if not is_one or frame.first != 1 or frame.kinds & ~Word.SPEECH:
        return None
    comma = next((at for at in range(frame.cue_last + 1, limit) if tokens[at].text == ","), None)
    return None if comma is None else comma + 1


def _before_outlet(tokens: list[Token], first: int, last: int) -> int:
    """Without the outlet that was told at the end: of "the death to Reuters" the death."""
    end = last if tokens[last].is_word else last - 1
    told = ((at, outlet_told(tokens, at)) for at in range(max(first + 1, end - _LONGEST_OUTLET), end))
    return next((at - 1 for at, outlet in told if outlet is not None and outlet.last == end), last)


def is_citing_aside(tokens: list[Token], frame: Frame, outer: Frame) -> bool:
    """ "The paper reported, citing two officials, that": the aside between the verb and what it reports."""
    is_cited = is_citing(tokens[frame.cue]) and frame.source == outer.source
    return is_cited and tokens[frame.cue - 1].text == "," and outer.main


def _ends_before_frame(tokens: list[Token], before: tuple[int, int]) -> bool:
    """Whether what stands before the frame is not its own: a quotation, or a clause up to "which"."""
    is_relative = tokens[before[1]].word & (Word.RELATIVE | Word.SUBORDINATOR)
    return bool(is_relative) or any(token.word == Word.QUOTE for token in tokens[before[0] : before[1] + 1])


def _is_interrupted(
    tokens: list[Token], frame: Frame, before: tuple[int, int] | None, after: tuple[int, int] | None
) -> bool:
    """Whether the frame stands behind the beginning of what it reports: "By then, she said, all was lost"."""
    if after is None or tokens[behind_frame(tokens, frame)].text != "," or _is_apposition(tokens, after[0]):
        return False
    if before is None or tokens[before[1]].word & (Word.RELATIVE | Word.SUBORDINATOR):
        return True
    if tokens[before[1]].word & Word.AUXILIARY and not tokens[before[1]].is_capitalised:
        return True  # "The contract is, according to the union, the biggest"
    if any(token.word == Word.QUOTE for token in tokens[before[0] : before[1] + 1]):
        return False
    if tokens[after[0] - 1].low == "that":
        return True
    if is_finite_verb(tokens, after[0]):
        return True  # "Making tar, the researchers note, requires some skill"
    opens = tokens[before[0]].word & (Word.PREPOSITION | Word.SUBORDINATOR | Word.ADVERB)
    verbless = not any(is_finite_verb(tokens, place) for place in range(before[0], before[1] + 1))
    return (bool(opens) or verbless) and any(is_finite_verb(tokens, at) for at in range(after[0], after[1] + 1))


def _is_apposition(tokens: list[Token], first: int) -> bool:
    """Whether it tells who the source is: "according to Roe & Co, a firm that builds mills"."""
    noun = phrase_starting_at(tokens, first) if tokens[first].low in ("a", "an") else None
    behind = tokens[noun.last + 1 : noun.last + 2] if noun is not None else []
    return any(token.word & (Word.RELATIVE | Word.THAT) for token in behind)


def behind_frame(tokens: list[Token], frame: Frame) -> int:
    """The index behind the frame, past whom it is told and what is said of the source: "he told me,", "according to
    data on the forum,".
    """
    if not frame.follows or not (frame.kinds & Word.ADDRESS or tokens[frame.cue].low == "according"):
        return frame.last + 1
    for place in range(frame.last + 1, min(frame.last + _LONGEST_ADDRESSEE, len(tokens))):
        if tokens[place].text == ",":
            return place
        if not tokens[place].is_word or is_finite_verb(tokens, place):
            break
    return frame.last + 1


def trimmed(tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Strip marks at the edges, and a complementiser or conjunction at the head; None where nothing is left."""
    closing = _end_of_bracket(tokens, first, last)
    while last >= first and (tokens[last].text in _END_MARKS or tokens[last].low in ("in", "as")):
        last -= 1
    last = max(last, closing)
    while first <= last and (tokens[first].text in ",:;" or (tokens[first].low == "that" and first > 0)):
        if first < last and tokens[first + 1].low in members("contracted"):
            break  # "that's for the best"
        first += 1
    return (first, last) if first <= last else None


def _end_of_bracket(tokens: list[Token], first: int, last: int) -> int:
    """Where the last bracket that opens and closes inside closes, if only marks follow it; else -1."""
    closing = next((at for at in range(last, first, -1) if tokens[at].text not in _END_MARKS - {")"}), None)
    if closing is None or tokens[closing].text != ")":
        return -1
    return closing if any(token.text == "(" for token in tokens[first:closing]) else -1


def _after_earlier_frames(tokens: list[Token], frames: list[Frame], which: int) -> int:
    """Where a frame that follows its content begins to reach: after the last break or earlier frame of its kind."""
    first = 0
    for earlier in frames[:which]:
        if earlier.follows and not is_in_brackets(tokens, earlier, 0, frames[which].first):
            first = max(first, earlier.last + 1)
    for place in range(frames[which].first - 1, first, -1):
        if tokens[place].text == ")":
            break
        if tokens[place].text in _BREAKS or tokens[place].text == "(":
            return place + 1
    while first < frames[which].first and tokens[first].word & Word.CONJUNCTION:
        first += 1
    return _in_relative_clause(tokens, frames[which], first)


def _in_relative_clause(tokens: list[Token], frame: Frame, first: int) -> int:
    """Behind "which" where "according to" belongs to a relative clause alone, no comma before it: "..., which opens in
    May according to the mayor"; else `first`.
    """
    if tokens[frame.cue].low != "according" or frame.first == 0 or tokens[frame.first - 1].text == ",":
        return first
    comma = next((at for at in range(frame.first - 1, first, -1) if not tokens[at].is_word), None)
    is_relative = comma is not None and tokens[comma].text == "," and tokens[comma + 1].word & Word.RELATIVE
    return comma + 2 if comma is not None and is_relative else first


def is_in_brackets(tokens: list[Token], frame: Frame, first: int, end: int) -> bool:
    """Whether brackets within tokens[first:end] hold the frame: "40 jobs (10, according to the union) were lost"."""
    opening = next((at for at in range(frame.first - 1, first - 1, -1) if tokens[at].text in "()"), None)
    closing = next((at for at in range(frame.last + 1, end) if tokens[at].text in "()"), None)
    is_open = opening is not None and tokens[opening].text == "("
    return is_open and closing is not None and tokens[closing].text == ")"


def before_later_frames(tokens: list[Token], frames: list[Frame], which: int) -> int:
    """The last token of what the frame can report: before the next frame beside it, within its own clause."""
    frame = frames[which]
    last = len(tokens) - 1
    for later in frames[which + 1 :]:
        if later.first <= frame.cue or (not later.main and is_citing_aside(tokens, later, frame)):
            continue
        if is_in_brackets(tokens, later, frame.last + 1, last + 1):
            continue
        if _is_beside(tokens, frame, later):
            last = min(last, _last_before(tokens, later))
            break
    if frame.first > 0 and opens_subordinate_clause(tokens, frame.first - 1):
        is_object_enough = not frame.kinds & ~Word.JUDGEMENT or _orders(tokens, frame)
        last = min(last, end_of_subordinate_clause(tokens, frame.cue if is_object_enough else frame.last + 1, last))
    last = _before_matrix_verb(tokens, frame, last)
    ends = (_end_at(tokens, frame, place) for place in range(frame.last + 1, last + 1))
    return next((end for end in ends if end is not None), last)


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
        elif is_finite_verb(tokens, at) and not tokens[at - 1].word & (Word.AUXILIARY | Word.TO):
            if due == 0 and is_nominal(tokens, at - 1) and not token.low.endswith("ed"):
                return at - 1
            due = max(0, due - 1)
    return last


def _describes_a_subject(tokens: list[Token], frame: Frame) -> bool:
    """Whether the frame is a clause about a noun that can be the subject of a verb behind it: "Residents who say it
    leaks have sued", "Roe's claim that it leaks was denied by Kern".
    """
    if frame.source is None or frame.source.first > frame.cue:
        return False
    owner = tokens[frame.cue - 1]
    if tokens[frame.cue].low in members("claims") and (owner.low == "'s" or owner.word & Word.POSSESSIVE):
        return True
    if frame.first > 1 and tokens[frame.first - 1].low != "what" and opens_pushdown_relative(tokens, frame.first - 1):
        return True
    before = (at for at in range(frame.source.first) if not tokens[at].word & CUE)
    return frame.relative and not any(is_finite_verb(tokens, at) for at in before)


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
    return place - 1 if any(ends(tokens, frame, place) for ends in (_breaks_off, _is_again, _resumes)) else None


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
    if tokens[place].low not in members("points_in_time"):
        return False
    is_apart = tokens[place - 1].text == "," or tokens[place - 1].word == Word.QUOTE
    is_open = is_apart if frame.kinds & Word.JUDGEMENT else tokens[place - 1].word & Word.THAT == 0
    if not is_open or not begins_clause(tokens, place + 1):
        return False
    before = tokens[frame.cue_last + 1 : place]
    if any(one.word & Word.THAT or is_finite_verb(tokens, frame.cue_last + 1 + at) for at, one in enumerate(before)):
        return False
    behind = range(place + 1, min(place + _LONGEST_ADDRESSEE, len(tokens)))
    verb = next((at for at in behind if is_finite_verb(tokens, at)), None)
    return verb is not None and (is_past(tokens[verb].low) or tokens[verb].low in members("past_auxiliaries"))


def _breaks_off(tokens: list[Token], frame: Frame, place: int) -> bool:
    """Whether a mark ends the clause: a semicolon, the dash or comma that closes a parenthesis or relative clause."""
    text = tokens[place].text
    in_dashes = frame.first > 0 and tokens[frame.first - 1].text in _DASHES
    if text in _BREAKS or (in_dashes and text in _DASHES):
        return True
    return text == "," and (is_relative(tokens, frame) or _closes_aside(tokens, frame, place))


def _closes_aside(tokens: list[Token], frame: Frame, comma: int) -> bool:
    """Whether the subject's own verb stands behind the aside: "Police, after finding that he lied, charged him"."""
    if frame.main or frame.source is None or _low(tokens, frame.source.last + 1) != "," or comma < frame.cue:
        return False
    verb = comma + 1
    while verb < len(tokens) and is_adverb(tokens[verb]):
        verb += 1
    return verb < len(tokens) and is_finite_verb(tokens, verb)


def _is_again(tokens: list[Token], _: Frame, place: int) -> bool:
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
    return any(is_finite_verb(tokens, at) for at in range(frame.last + 1, quote))


def is_relative(tokens: list[Token], frame: Frame) -> bool:
    """Whether it stands in a relative clause: "Kern, who called", "the wall, which Stern calls"."""
    if frame.relative or frame.source is None or not frame.main:
        return frame.relative
    return frame.first > 0 and bool(tokens[frame.first - 1].word & Word.RELATIVE)


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
    angle and height of the sun revealed".
    """
    is_fronted = frame.inverted and frame.first == 0
    return (
        is_fronted and later.main and not any(is_finite_verb(tokens, at) for at in range(frame.last + 1, later.first))
    )


def _is_asyndetic(tokens: list[Token], frame: Frame, later: Frame) -> bool:
    """Whether the later one is the next of a row of clauses: "The army said 12 men died, the rebels claimed 40"."""
    before = _before(tokens, later)
    if not later.main or before <= frame.last + 1 or tokens[before].text != ",":
        return False
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
