"""Reporting frame -> its scope: the span of the reported clause between the frames before and behind it."""

from factcheck.detection.attribution.channels import outlet_told
from factcheck.detection.attribution.frames.clause_ends import ClauseEnds
from factcheck.detection.attribution.frames.content_bounds import (
    end_of_content,
    skip_to_content,
)
from factcheck.detection.attribution.frames.coordinated import is_citing_aside, is_in_brackets
from factcheck.detection.attribution.frames.frame import Frame
from factcheck.language.en.appositions import DASHES
from factcheck.language.en.clauses import begins_clause, is_finite_verb, opens_subordinate_clause
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.phrases import phrase_starting_at
from factcheck.language.en.words import members
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import QUOTED_UP_TO_COMMA, Token, low_at

_LONGEST_ADDRESSEE = 10
_LONGEST_OUTLET = 5
_FEWEST_WORDS_OF_A_PREDICATE = 3
_BREAKS = frozenset(";")
_END_MARKS = frozenset('.,!?;:—–-―"”’»)')


def content_of(sentence: MaskedSentence, frames: list[Frame], which: int, ends: ClauseEnds) -> tuple[int, int] | None:
    """First and last token (inclusive) of the reported clause; None where nothing is left."""
    content = _content_of(sentence, frames, which, ends)
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


def _content_of(sentence: MaskedSentence, frames: list[Frame], which: int, ends: ClauseEnds) -> tuple[int, int] | None:
    tokens, frame = sentence.tokens, frames[which]
    if frame.follows:
        return _content_in_front(tokens, frames, which, ends)
    if _ends_adverbial(tokens, frame):
        return None
    later = (
        one
        for one in frames[which + 1 :]
        if one.first > frame.last and (one.main or not is_citing_aside(tokens, one, frame))
    )
    limit = min((one.first for one in later), default=len(tokens))
    first = _behind_as_clause(tokens, frame, limit) or skip_to_content(tokens, frame, limit)
    told = _behind_dashes(tokens, first)
    if told is None:
        return None
    first = told
    last = _before_outlet(tokens, first, end_of_content(tokens, frame, first, ends.of(which)))
    content = trimmed(tokens, first, last)
    is_of_inner = any(content is not None and one.cue < content[1] for one in frames[which + 1 :])
    return _before_added(tokens, content if is_of_inner else _beside_introduced(tokens, frame, content))


def _content_in_front(tokens: list[Token], frames: list[Frame], which: int, ends: ClauseEnds) -> tuple[int, int] | None:
    """What stands in front of the frame, with what goes on behind it."""
    frame = frames[which]
    content = _behind_colon(tokens, trimmed(tokens, _after_earlier_frames(tokens, frames, which), frame.first - 1))
    goes_on = trimmed(tokens, behind_frame(tokens, frame), ends.of(which))
    if content is not None and goes_on is not None and _frames_quotation(tokens, content, goes_on[0]):
        return None
    if content is not None and goes_on is not None and _is_interrupted(tokens, frame, content, goes_on):
        is_whole = not _ends_before_frame(tokens, content)
        return (content[0], goes_on[1]) if is_whole else goes_on
    return goes_on if content is None and _is_interrupted(tokens, frame, content, goes_on) else content


def _behind_dashes(tokens: list[Token], first: int) -> int | None:
    """Past an aside between dashes: "argues — without evidence — that it leaks"; None where a dash ends the clause, and
    nothing is reported: "what witnesses say — one reason why", "as many predict – will be".
    """
    opening = first + bool(first + 1 < len(tokens) and tokens[first].word & Word.THAT)
    if opening >= len(tokens) or tokens[opening].text not in DASHES:
        return first
    closing = next((at for at in range(opening + 1, len(tokens) - 1) if tokens[at].text in DASHES), None)
    if closing is None:
        return None
    behind = closing + 1
    if tokens[behind].word & Word.THAT and begins_clause(tokens, behind + 1):
        return behind + 1
    is_aside = not any(token.word & Word.AUXILIARY for token in tokens[opening:closing])
    if tokens[behind].word == Word.QUOTE or (is_aside and begins_clause(tokens, behind)):
        return behind
    return next((at + 1 for at in range(behind, len(tokens)) if tokens[at].word & Word.THAT), None)


def _frames_quotation(tokens: list[Token], before: tuple[int, int], place: int) -> bool:
    """Whether an adverbial is all that stands in front of a speaker and a quotation, a claim of its own: "In a post on
    Saturday, Roe wrote, “...,” a line that"; not "In May, Roe said, “the old mill” would be shut".
    """
    opens = tokens[before[0]]
    is_adjunct = opens.word & Word.PREPOSITION and opens.low not in members("subordinators")
    if tokens[place].word != Word.QUOTE or not is_adjunct:
        return False
    is_whole = tokens[place].text == QUOTED_UP_TO_COMMA or place + 2 >= len(tokens)
    return is_whole and not _has_main_clause(tokens, before)


def _behind_colon(tokens: list[Token], content: tuple[int, int] | None) -> tuple[int, int] | None:
    """Of "Police said he fled: “I saw him,” Roe said" the quotation alone: what stands before the colon is not hers."""
    if content is None or content[1] <= content[0] or tokens[content[1]].word != Word.QUOTE:
        return content
    is_circumstance = tokens[content[1] - 1].text == "," and tokens[content[0]].low in members("circumstances")
    is_introduced = tokens[content[1] - 1].text == ":" or tokens[content[1] - 1].text in DASHES
    return (content[1], content[1]) if is_introduced or is_circumstance else content


def _ends_adverbial(tokens: list[Token], frame: Frame) -> bool:
    """Whether the verb ends a clause in front, nothing told in it: "When he agreed, she left"."""
    behind = tokens[frame.cue_last + 1 :]
    if frame.inverted or frame.first == 0 or not behind or behind[0].text != "," or tokens[frame.first - 1].low == "as":
        return False  # "As Tass reported, the mill was shut"
    return opens_subordinate_clause(tokens, frame.first - 1) and not any(token.word & Word.THAT for token in behind)


def _beside_introduced(tokens: list[Token], frame: Frame, content: tuple[int, int] | None) -> tuple[int, int] | None:
    """Without the direct speech behind a colon: of "said it was late: “...”" that it was late; of "told the board when
    asked about it: “...”", which says nothing in front of it, the quotation alone.
    """
    if content is None or content[1] - content[0] < 2 or tokens[content[1]].word != Word.QUOTE:
        return content
    first, colon = content[0], content[1] - 1
    if tokens[colon].text != ":":
        return content
    has_told = tokens[first - 1].low == "that" or begins_clause(tokens, first)
    is_told = has_told or not frame.kinds & ~Word.JUDGEMENT or tokens[frame.cue].word & (Word.DENIES | Word.OBJECT_SAYS)
    return trimmed(tokens, first, colon - 1) if is_told else (content[1], content[1])


def _before_added(tokens: list[Token], content: tuple[int, int] | None) -> tuple[int, int] | None:
    """Of “It is over,” adding that the mill is shut the quotation alone; and of “It is over” when asked about it."""
    if content is None or content[0] >= content[1] or tokens[content[0]].word != Word.QUOTE:
        return content
    behind = tokens[content[0] + 1]
    is_added = behind.word & CUE and behind.low.endswith("ing")
    is_when = content[0] + 2 <= content[1] and behind.low in members("points_in_time")
    return (content[0], content[0]) if is_added or is_when else content


def goes_on_beside(tokens: list[Token], frames: list[Frame], which: int, last: int) -> tuple[int, int] | None:
    """The clause that goes on with what somebody said up to `last`, behind an aside: "The pier is shut, Roe said, and
    boats wait"; None for none, or where somebody else speaks there.
    """
    frame, comma = frames[which], behind_frame(tokens, frames[which])
    if not frame.follows or frame.inverted or last >= frame.first or comma + 2 >= len(tokens):
        return None
    is_next = tokens[comma].text == "," and tokens[comma + 1].low in members("joints")
    is_next = is_next and begins_clause(tokens, comma + 2 + bool(tokens[comma + 2].word & Word.SUBORDINATOR))
    if not is_next or any(one.word == Word.QUOTE for one in tokens):
        return None
    return None if frames[which + 1 :] else trimmed(tokens, comma + 2, len(tokens) - 1)


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
    places = [at for at in range(max(first + 1, end - _LONGEST_OUTLET), end) if tokens[at].low == "to"]
    told = ((at, outlet_told(tokens, at)) for at in places)
    return next((at - 1 for at, outlet in told if outlet is not None and outlet.last == end), last)


def _ends_before_frame(tokens: list[Token], before: tuple[int, int]) -> bool:
    """Whether what stands before the frame is not its own: a quotation, or a clause up to "which"."""
    is_relative = tokens[before[1]].word & (Word.RELATIVE | Word.SUBORDINATOR)
    return bool(is_relative) or (_has_quotation(tokens, before) and not _opens_verbless(tokens, before))


def _is_interrupted(
    tokens: list[Token], frame: Frame, before: tuple[int, int] | None, after: tuple[int, int] | None
) -> bool:
    """Whether the frame stands behind the beginning of what it reports: "By then, she said, all was lost"."""
    if after is None or tokens[behind_frame(tokens, frame)].text != "," or _is_apposition(tokens, after[0]):
        return False
    if before is None or tokens[before[1]].word & (Word.RELATIVE | Word.SUBORDINATOR | Word.THAT):
        return True
    if tokens[after[0]].word & Word.RELATIVE and (_has_verb(tokens, before) or tokens[after[0]].low == "who"):
        return False  # "Nine died, according to state media, which did not say how"
    if tokens[before[1]].word & Word.AUXILIARY and not tokens[before[1]].is_capitalised:
        return True  # "The contract is, according to the union, the biggest"
    return _is_no_clause_without(tokens, before, after)


def _is_no_clause_without(tokens: list[Token], before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether what stands in front is completed behind the frame."""
    if _has_quotation(tokens, before):
        return _opens_verbless(tokens, before) and begins_clause(tokens, after[0])
    if tokens[after[0] - 1].low == "that":
        return True
    return _goes_on(tokens, before[0], after[0]) or _completes(tokens, before, after)


def _goes_on(tokens: list[Token], first: int, place: int) -> bool:
    """Whether what stands there needs what stands in front: "It was hard, Roe said, to find a boat", "Making tar, the
    researchers note, requires some skill".
    """
    if tokens[place].low in members("grounds") and begins_clause(tokens, place + 1):
        return True  # "The pier is shut, Roe said, because it leaks"
    is_extraposed = tokens[first].low == "it" and (tokens[place].word & Word.TO or tokens[place].low == "for")
    return bool(is_extraposed) or is_finite_verb(tokens, place)


def _has_verb(tokens: list[Token], part: tuple[int, int]) -> bool:
    return any(is_finite_verb(tokens, place) for place in range(part[0], part[1] + 1))


def _completes(tokens: list[Token], before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether what stands behind the frame is the clause that an adjunct or a noun phrase in front of it opens."""
    if _has_main_clause(tokens, before):
        return _opens_adjunct_behind_joint(tokens, before) and begins_clause(tokens, after[0])
    is_existential = tokens[before[0]].low == "there"
    opens = not is_existential and tokens[before[0]].word & (Word.PREPOSITION | Word.SUBORDINATOR | Word.ADVERB)
    verbless = not _has_verb(tokens, before)
    if not opens and not verbless:
        return False
    is_likely = bool(opens) and verbless and _may_be_clause(tokens, after)
    return is_likely or _has_verb(tokens, after)


def _has_quotation(tokens: list[Token], part: tuple[int, int]) -> bool:
    return any(token.word == Word.QUOTE for token in tokens[part[0] : part[1] + 1])


def _opens_verbless(tokens: list[Token], part: tuple[int, int]) -> bool:
    """Whether a preposition opens it, and no clause stands there: "Rather than “a tax”, Roe said, it is a loan"."""
    opens = tokens[part[0]].word & Word.PREPOSITION and not opens_subordinate_clause(tokens, part[0])
    return bool(opens) and not _has_main_clause(tokens, part)


def _has_main_clause(tokens: list[Token], part: tuple[int, int]) -> bool:
    """Whether a whole clause stands there, at the head or behind an adverbial with its comma: "If so, boats sink"."""
    first, last = part
    if begins_clause(tokens[: last + 1], first):
        return True
    return any(tokens[at].text == "," and begins_clause(tokens[: last + 1], at + 1) for at in range(first, last))


def _opens_adjunct_behind_joint(tokens: list[Token], part: tuple[int, int]) -> bool:
    """Whether it ends in the adverbial of the next clause: "Some waited for years, and in one case,"."""
    first, last = part
    joint = next((at for at in range(last - 1, first, -1) if tokens[at].word & Word.CONJUNCTION), first)
    opens = tokens[joint + 1].word & (Word.PREPOSITION | Word.SUBORDINATOR)
    return joint > first and bool(opens) and not _has_verb(tokens, (joint + 1, last))


def _may_be_clause(tokens: list[Token], after: tuple[int, int]) -> bool:
    """Whether a subject opens it, with words enough for a verb that no list has: "union voters often end up"."""
    subject = phrase_starting_at(tokens, after[0])
    if subject is None:
        return False
    is_quoted = subject.last < after[1] and tokens[subject.last + 1].word == Word.QUOTE  # "the bank “has paid for it”"
    return is_quoted or after[1] - subject.last >= _FEWEST_WORDS_OF_A_PREDICATE


def _is_apposition(tokens: list[Token], first: int) -> bool:
    """Whether it tells who the source is: "according to Roe & Co, a firm that builds mills"."""
    noun = phrase_starting_at(tokens, first) if tokens[first].low in ("a", "an") else None
    behind = tokens[noun.last + 1 : noun.last + 2] if noun is not None else []
    return any(token.word & (Word.RELATIVE | Word.THAT) for token in behind)


def behind_frame(tokens: list[Token], frame: Frame) -> int:
    """The index behind the frame, past whom it is told and what is said of the source: "he told me,", "according to
    data on the forum,", "according to a clerk who left,".
    """
    is_timed = frame.first > 0 and tokens[frame.first - 1].text == "," and _ends_before_verb(tokens, frame.last + 1)
    is_long = frame.kinds & Word.ADDRESS or tokens[frame.cue].low == "according" or is_timed
    if not frame.follows or not is_long:
        return frame.last + 1
    is_relative = bool(tokens[min(frame.last + 1, len(tokens) - 1)].word & Word.RELATIVE)
    for place in range(frame.last + 1, min(frame.last + _LONGEST_ADDRESSEE, len(tokens))):
        if tokens[place].text == ",":
            return place
        if not tokens[place].is_word or (not is_relative and is_finite_verb(tokens, place)):
            break
    return frame.last + 1


def _ends_before_verb(tokens: list[Token], first: int) -> bool:
    """Whether time or place stands there up to a comma, and the verb of what is said behind it: "The tax, Roe said in
    an interview on Friday, would stay".
    """
    if first >= len(tokens) or not tokens[first].word & (Word.PREPOSITION | Word.CALENDAR):
        return False
    comma = next(
        (at for at in range(first, min(first + _LONGEST_ADDRESSEE, len(tokens) - 1)) if tokens[at].text == ","), 0
    )
    return comma > 0 and is_finite_verb(tokens, comma + 1)


def trimmed(tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Strip marks at the edges, and a complementiser or conjunction at the head; None where nothing is left."""
    closing = _end_of_bracket(tokens, first, last)
    while last >= first and (tokens[last].text in _END_MARKS or _introduces_what_follows(tokens, last)):
        last -= 1
    last = max(last, closing)
    while first <= last and (tokens[first].text in ",:;" or (tokens[first].low == "that" and first > 0)):
        if tokens[first].low == "that" and first < last and _is_subject(tokens, first):
            break  # "that's for the best", "that would be late"
        first += 1
    return (first, last) if first <= last else None


def _introduces_what_follows(tokens: list[Token], place: int) -> bool:
    """Whether the word belongs to what is cut off: "it fell in what Roe called", "it was false and that", not "ask Roe
    to step in", "has done just that".
    """
    if tokens[place].low in members("coordinators"):
        return True
    if tokens[place].low == "that":
        return low_at(tokens, place - 1) in members("coordinators")
    if tokens[place].low not in ("in", "as"):
        return False
    return place + 1 < len(tokens) and tokens[place + 1].text not in _END_MARKS


def _is_subject(tokens: list[Token], that: int) -> bool:
    verb = tokens[that + 1]
    is_clause = verb.word & Word.AUXILIARY and not verb.is_capitalised and tokens[that - 1].text != ","
    return verb.low in members("contracted") or bool(is_clause)


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
            first = max(first, behind_frame(tokens, earlier))
    for place in range(frames[which].first - 1, first, -1):
        if tokens[place].text == ")":
            break
        if tokens[place].text == ";" and low_at(tokens, place + 1) in members("conjuncts"):
            continue  # "It is no pay; rather, it is a gift, Roe said"
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
