"""Cut the statements of a sentence: what somebody is reported to have said, without quotation marks."""

from factcheck.detection.attributions import Attributions
from factcheck.detection.frames import Frame
from factcheck.detection.lexicon import Word
from factcheck.detection.masking import MaskedSentence
from factcheck.detection.mentions import Mention
from factcheck.detection.scopes import content_of
from factcheck.detection.tokens import Token
from factcheck.detection.voices import Voice
from factcheck.detection.word_classes import is_finite, is_verb
from factcheck.domain.candidates import StatementCandidate
from factcheck.domain.claim import SourceKind

_FEWEST_WORDS = 3
_FEWEST_WORDS_AROUND_A_QUOTATION = 5
# Speech verbs whose noun object is what was said: "noted the delay", "denied the charge".
_TAKE_A_NOUN = frozenset(
    {"denied", "denies", "noted", "notes", "cited", "cites", "announced", "announces", "acknowledged", "confirmed"}
    | {"suggested", "proposed", "promised", "pledged", "reported", "predicted", "mentioned", "stressed", "highlighted"}
)
_NEED_A_CLAUSE = frozenset(
    {"continue", "continues", "continued", "maintain", "maintains", "maintained", "answer", "answers", "answered"}
    | {"respond", "responds", "responded", "post", "posts", "posted", "put", "puts"}
)
# Prepositions that bring in what was said: "warned of floods", "spoke about the strike"; others bring in circumstances.
_OF_WHAT = frozenset({"of", "about", "against", "for"})
_SAY = frozenset({"say", "says", "said", "according"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_ASKS = frozenset({"if", "whether", "how", "why", "what", "who", "when", "where", "which", "to"})
_THREATS = frozenset({"threaten", "threatens", "threatened", "threatening"})
_WENT_ON = frozenset({"went", "goes", "took", "takes", "quick", "keen", "used", "came", "wrote"})
_TO_SAY = frozenset(
    {"say", "tell", "point", "explain", "claim", "argue", "note", "add", "announce", "warn", "complain"}
)
_TOLD = frozenset({"told", "informed", "warned", "assured", "advised", "accused", "notified"})


def statements_of(
    text: str, sentence: MaskedSentence, frames: list[Frame], voices: list[Voice], attributions: Attributions
) -> list[StatementCandidate]:
    """One candidate a frame that has a source and reports words enough outside quotation marks."""
    found = []
    for which, (frame, voice) in enumerate(zip(frames, voices, strict=True)):
        if not _tells(sentence.tokens, frame, voice.mention) or _cites_for_another(sentence.tokens, frames, which):
            continue
        content = content_of(sentence, frames, which)
        if content is None or not _reports(sentence, frame, content):
            continue
        first, last = content
        inside = sentence.tokens[first : last + 1]
        own = len([token for token in inside if token.is_word])
        quoted = any(token.word == Word.QUOTE for token in inside)
        if own < (_FEWEST_WORDS_AROUND_A_QUOTATION if quoted else _FEWEST_WORDS):
            continue
        start, end = inside[0].start, inside[-1].end
        found.append(StatementCandidate(text=text[start:end], start=start, end=end, attribution=attributions.of(voice)))
    return found


def _cites_for_another(tokens: list[Token], frames: list[Frame], which: int) -> bool:
    """Whether a verb behind says what is cited: "The Courier, citing two officials, reported that"."""
    frame = frames[which]
    if frame.main or tokens[frame.cue].low not in ("citing", "quoting"):
        return False
    return any(other.main and other.source == frame.source for other in frames[which + 1 :])


def _tells(tokens: list[Token], frame: Frame, mention: Mention | None) -> bool:
    """Whether the source can have told it: no "you", no "I" of the author, no thought of people at large.

    Nobody is named in "was told that ..." and "is accused of ...", which are somebody's words all the same.
    """
    cue = tokens[frame.cue].low
    if mention is None:
        return frame.passive and cue in _TOLD
    if frame.first and tokens[frame.first - 1].low in _CONDITIONS:
        return False
    if not (mention.can_speak or cue in _SAY) or mention.name.lower() in ("you", "one", "i", "we"):
        return False
    return not frame.kinds & Word.THOUGHT or mention.is_person or mention.kind is SourceKind.ROLE


def _reports(sentence: MaskedSentence, frame: Frame, content: tuple[int, int]) -> bool:
    """Whether the frame reports speech: no infinitive ("efforts to defend"), and a clause where one is due."""
    tokens = sentence.tokens
    cue = tokens[frame.cue]
    has_that = tokens[content[0] - 1].low == "that" or tokens[content[0]].low in ("whether", "how", "why")
    if cue.word & Word.ACT and not (has_that or frame.follows or _commits(tokens, frame)):
        return False
    if frame.cue and tokens[frame.cue - 1].word & Word.TO and not _went_on(tokens, frame):
        return False
    if frame.passive and tokens[content[0]].word & Word.CONJUNCTION:
        return False
    if frame.last + 1 < len(tokens) and frame.inverted and _next_is_quote(tokens, frame.last + 1):
        return False
    if frame.follows and content[1] < frame.first and _is_adverbial(tokens, content):
        return False
    if cue.low in _NEED_A_CLAUSE and not has_that:
        return False
    if cue.word & Word.TAKES_OBJECT and not (has_that or frame.follows):
        return _is_clause(tokens, content)
    first = tokens[content[0]]
    if frame.kinds & Word.SPEECH and not frame.inverted and first.word & Word.PREPOSITION and first.low not in _OF_WHAT:
        return content[0] > frame.last + 1
    if not frame.kinds & (Word.SPEECH | Word.SHOW | Word.THOUGHT) or cue.low in _TAKE_A_NOUN:
        return True
    return any(is_finite(tokens, place) for place in range(content[0], content[1] + 1))


def _is_clause(tokens: list[Token], content: tuple[int, int]) -> bool:
    """Whether the words are a clause of their own, not an object: "found he had lied", not "found a body and left"."""
    if tokens[content[0]].low in _ASKS:
        return True
    for place in range(content[0], content[1] + 1):
        if tokens[place].word & (Word.CONJUNCTION | Word.RELATIVE | Word.QUOTE):
            return False
        if place > content[0] and (tokens[place].word & Word.AUXILIARY or is_verb(tokens, place)):
            return True
    return False


def _commits(tokens: list[Token], frame: Frame) -> bool:
    """ "threatened to cut", where the infinitive is what was said."""
    return tokens[frame.cue].low in _THREATS and frame.cue + 1 < len(tokens) and tokens[frame.cue + 1].low == "to"


def _went_on(tokens: list[Token], frame: Frame) -> bool:
    """ "went on to say", "took to Facebook to say", "was quick to point out": the infinitive tells what was done."""
    before = [token.low for token in tokens[max(0, frame.cue - 6) : frame.cue - 1]]
    return not _WENT_ON.isdisjoint(before) and tokens[frame.cue].low in _TO_SAY


def _next_is_quote(tokens: list[Token], place: int) -> bool:
    after = place + 1 if tokens[place].text == "," else place
    return after < len(tokens) and tokens[after].word == Word.QUOTE


def _is_adverbial(tokens: list[Token], content: tuple[int, int]) -> bool:
    """Whether the words before a frame are only its circumstances: "When asked, she said"; "On Monday, ..."."""
    first = tokens[content[0]]
    if first.low in {"when", "after", "before", "while", "as", "asked", "responding", "speaking"}:
        return True
    return bool(first.word & Word.PREPOSITION) and content[1] - content[0] < _FEWEST_WORDS_AROUND_A_QUOTATION
