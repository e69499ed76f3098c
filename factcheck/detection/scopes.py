"""Tell how far each reporting frame reaches in its sentence, and which frame a quotation belongs to."""

from itertools import pairwise

from factcheck.detection.carriers import is_carrier
from factcheck.detection.frames import Frame
from factcheck.detection.lexicon import Word
from factcheck.detection.masking import MaskedSentence
from factcheck.detection.tokens import Token
from factcheck.detection.word_classes import is_adverb, is_finite, is_nominal

_NOBODY_IN_PARTICULAR = frozenset({"anybody", "anyone", "somebody", "someone", "those", "everyone", "everybody", "one"})
_LONGEST_TITLE = 12
_CONTRAST = frozenset({"while", "whereas", "although", "though"})
_AROUND_DAYS = frozenset({"on", "late", "early", "last", "this", "next", "night", "morning", "afternoon", "evening"})
# Participles of consequence, and stretches of time, with which the article speaks again after a comma.
_CONSEQUENCES = frozenset(
    {
        "prompting",
        "leading",
        "causing",
        "forcing",
        "sparking",
        "drawing",
        "raising",
        "triggering",
        "bringing",
        "sending",
    }
)
_STRETCHES = frozenset(
    {"minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"}
)
_DASHES = frozenset("—–-")
_BREAKS = frozenset(";")
_END_MARKS = frozenset('.,!?;:—–-―"”’»)')


def content_of(sentence: MaskedSentence, frames: list[Frame], which: int) -> tuple[int, int] | None:
    """First and last token (inclusive) of what the frame reports; None where nothing is left."""
    tokens, frame = sentence.tokens, frames[which]
    if frame.follows:
        content = _trimmed(tokens, _after_earlier_frames(tokens, frames, which), frame.first - 1)
        goes_on = _trimmed(tokens, frame.last + 1, _before_later_frames(tokens, frames, which))
        return goes_on if _is_interrupted(tokens, frame, content, goes_on) else content
    limit = min((later.first for later in frames[which + 1 :] if later.first > frame.last), default=len(tokens))
    first = _skip_to_content(tokens, frame, limit)
    return _trimmed(tokens, first, _before_later_frames(tokens, frames, which))


def _is_interrupted(
    tokens: list[Token], frame: Frame, before: tuple[int, int] | None, after: tuple[int, int] | None
) -> bool:
    """Whether the frame stands behind the beginning of what it reports: "By then, she said, all was lost"."""
    if after is None or tokens[frame.last + 1].text != ",":
        return False
    if before is None:
        return True
    if any(token.word == Word.QUOTE for token in tokens[before[0] : before[1] + 1]):
        return False
    opens = tokens[before[0]].word & (Word.PREPOSITION | Word.SUBORDINATOR | Word.ADVERB)
    verbless = not any(is_finite(tokens, place) for place in range(before[0], before[1] + 1))
    return (bool(opens) or verbless) and after[1] - after[0] > before[1] - before[0]


def _trimmed(tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Without marks at its edges and "that" or a conjunction at its beginning; None where nothing is left."""
    while last >= first and (tokens[last].text in _END_MARKS or tokens[last].low == "in"):
        last -= 1
    while first <= last and (tokens[first].text in ",:;" or tokens[first].low == "that"):
        first += 1
    return (first, last) if first <= last else None


def _after_earlier_frames(tokens: list[Token], frames: list[Frame], which: int) -> int:
    """Where a frame that follows its content begins to reach: after the last break or earlier frame of its kind."""
    first = _after_dateline(tokens)
    for earlier in frames[:which]:
        if earlier.follows:
            first = max(first, earlier.last + 1)
    for place in range(frames[which].first - 1, first, -1):
        if tokens[place].text in _BREAKS:
            return place + 1
    while first < frames[which].first and tokens[first].word & Word.CONJUNCTION:
        first += 1
    return first


def _after_dateline(tokens: list[Token]) -> int:
    """Past "LISBON, March 3 (Xinhua) --" at the head of a lead."""
    if not (tokens[0].text.isupper() and len(tokens[0].text) > 2):
        return 0
    dash = next((place for place in range(1, min(len(tokens), 14)) if tokens[place].text in _DASHES), None)
    if dash is None:
        return 0
    return dash + 2 if dash + 1 < len(tokens) and tokens[dash + 1].text in _DASHES else dash + 1


def _before_later_frames(tokens: list[Token], frames: list[Frame], which: int) -> int:
    frame = frames[which]
    last = len(tokens) - 1
    in_dashes = frame.first > 0 and tokens[frame.first - 1].text in _DASHES
    for place in range(frame.last + 1, len(tokens)):
        mark = tokens[place].text
        if in_dashes and mark in _DASHES:
            return place - 1
        if mark in _BREAKS or (mark == "," and (frame.relative or _contrasts(tokens, place))):
            last = place - 1
            break
    for later in frames[which + 1 :]:
        if later.first > frame.cue and _begins_anew(tokens, later):
            last = min(last, _before(tokens, later) - 1)
            break
    return last


def _contrasts(tokens: list[Token], place: int) -> bool:
    """Whether the article speaks again behind the comma: ", while the landlord did not answer", ", prompting him"."""
    if place + 1 >= len(tokens):
        return False
    if tokens[place + 1].low in _CONTRAST or tokens[place + 1].low in _CONSEQUENCES:
        return True
    near = [token.low for token in tokens[place + 1 : place + 5]]
    return any(one in _STRETCHES and two in ("after", "before") for one, two in pairwise(near))


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


def _before(tokens: list[Token], frame: Frame) -> int:
    """The token before the frame's own words (before its cue where the subject is borrowed)."""
    place = frame.cue if not frame.main or frame.source is None else frame.first
    before = place - 1
    while before >= 0 and (is_adverb(tokens[before]) or tokens[before].word & (Word.AUXILIARY | Word.TO)):
        before -= 1
    return before


def _skip_to_content(tokens: list[Token], frame: Frame, limit: int) -> int:
    """Leave out what stands between cue and content: the addressee, the occasion, the day, and "that"."""
    behind = frame.inverted or (frame.passive and frame.source is not None)
    first = frame.last + 1 if behind else frame.cue_last + 1
    for place in range(first, min(first + 14, limit)):
        token = tokens[place]
        if token.word & Word.THAT and place + 1 < len(tokens) and tokens[place + 1].is_word:
            return place + 1
        if token.word == Word.QUOTE or (not token.is_word and token.low not in ("'s", ",")):
            break
    if frame.inverted and first < len(tokens) and tokens[first].text == ",":
        return first + 1
    first = _after_day(tokens, first)
    if frame.kinds & Word.ADDRESS:
        first = _after_addressee(tokens, first)
    return first


def _after_day(tokens: list[Token], first: int) -> int:
    """Past "Monday", "on Monday", "late on Thursday"."""
    place = first
    while place < len(tokens) and (tokens[place].low in _AROUND_DAYS or tokens[place].word & Word.CALENDAR):
        place += 1
        if tokens[place - 1].word & Word.CALENDAR:
            first = place
    return first


def _after_addressee(tokens: list[Token], first: int) -> int:
    if first < len(tokens) and tokens[first].word & (Word.OBJECT_PRONOUN | Word.POSSESSIVE):
        return first + 1
    place = first
    while place < len(tokens) and tokens[place].is_word and tokens[place].is_capitalised:
        place += 1
    return place


def frame_for_quote(text: str, sentence: MaskedSentence, frames: list[Frame], quote: int) -> int | None:
    """The position of the frame that says who spoke the quotation at token `quote`; None where no frame does.

    The frame right after it ("...," she said) comes before the nearest one in front, unless it only passes on what
    that one reports; a frame in front reaches to the end of its content.
    """
    tokens = sentence.tokens
    in_front = [
        which
        for which, frame in enumerate(frames)
        if not frame.follows and frame.cue < quote <= max(_before_later_frames(tokens, frames, which), frame.last + 2)
    ]
    for which, frame in enumerate(frames):
        if frame.cue > quote and frame.follows and _stands_right_after(text, tokens, frame, quote):
            inner = _speaker_in_front(tokens, in_front, frames) if is_carrier(tokens, frame) else None
            return which if inner is None else inner
    if in_front:
        return next((which for which in reversed(in_front) if _speaks(tokens, frames[which])), in_front[-1])
    for which, frame in enumerate(frames):
        if frame.follows and frame.cue > quote:
            content = content_of(sentence, frames, which)
            if content is not None and content[0] <= quote <= content[1]:
                return which
    earlier = [which for which, frame in enumerate(frames) if frame.cue < quote]
    return earlier[-1] if earlier else None


def _speaker_in_front(tokens: list[Token], in_front: list[int], frames: list[Frame]) -> int | None:
    """Who speaks in front where what stands behind only carries it: "Ms Roe said it was “safe”, according to Tass"."""
    inner = (which for which in reversed(in_front) if frames[which].main and _speaks(tokens, frames[which]))
    return next((which for which in inner if not is_carrier(tokens, frames[which])), None)


def _is_after_quote(tokens: list[Token], frame: Frame) -> bool:
    """Whether the frame follows a quotation, so that another may go on behind it: "A," said B, "C"."""
    return any(token.word == Word.QUOTE for token in tokens[max(0, frame.first - 2) : frame.first])


def _speaks(tokens: list[Token], frame: Frame) -> bool:
    """Whether the frame tells of speech by somebody in particular: not "donors feel", "anybody who complains"."""
    if frame.relative or not frame.kinds & (Word.SPEECH | Word.ADDRESS | Word.JUDGEMENT):
        return False
    return frame.source is None or tokens[frame.source.head].low not in _NOBODY_IN_PARTICULAR


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
    ends_with = text[tokens[quote].end - 2 : tokens[quote].end - 1]
    return bool(between) or ends_with in ",?!—–-….’'" or frame.inverted
