"""Cut the statements of a sentence: what somebody is reported to have said, without quotation marks."""

from factcheck.detection.frames import Frame
from factcheck.detection.lexicon import Word
from factcheck.detection.masking import MaskedSentence
from factcheck.detection.mentions import Mention
from factcheck.detection.phrases import is_finite
from factcheck.detection.scopes import content_of
from factcheck.detection.tokens import Token
from factcheck.detection.voices import Voice, attribution
from factcheck.domain.candidates import StatementCandidate

_FEWEST_WORDS = 3
_FEWEST_WORDS_AROUND_A_QUOTATION = 6
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
_TOLD = frozenset({"told", "informed", "warned", "assured", "advised", "accused", "notified"})


def statements_of(
    text: str, sentence: MaskedSentence, frames: list[Frame], voices: list[Voice], publisher: str | None
) -> list[StatementCandidate]:
    """One candidate a frame that has a source and reports words enough outside quotation marks."""
    found = []
    for which, (frame, voice) in enumerate(zip(frames, voices, strict=True)):
        if not _tells(sentence.tokens, frame, voice.mention):
            continue
        content = content_of(sentence, frames, which)
        if content is None or not _reports(sentence, frame, content):
            continue
        first, last = content
        inside = sentence.tokens[first : last + 1]
        own = sum(token.is_word for token in inside)
        quoted = any(token.word == Word.QUOTE for token in inside)
        if own < (_FEWEST_WORDS_AROUND_A_QUOTATION if quoted else _FEWEST_WORDS):
            continue
        start, end = inside[0].start, inside[-1].end
        found.append(
            StatementCandidate(
                text=text[start:end], start=start, end=end, attribution=attribution(text, voice, publisher)
            )
        )
    return found


def _tells(tokens: list[Token], frame: Frame, mention: Mention | None) -> bool:
    """Whether the source can have told it: no "you", no thought ascribed to people at large ("voters believe").

    Nobody is named in "was told that ..." and "is accused of ...", which are somebody's words all the same.
    """
    if mention is None:
        return frame.passive and tokens[frame.cue].low in _TOLD
    if not mention.can_speak or mention.name.lower() in ("you", "one"):
        return False
    return not frame.kinds & Word.THOUGHT or mention.is_person


def _reports(sentence: MaskedSentence, frame: Frame, content: tuple[int, int]) -> bool:
    """Whether the frame reports speech: no infinitive ("efforts to defend"), and a clause where one is due."""
    tokens = sentence.tokens
    cue = tokens[frame.cue]
    has_that = tokens[content[0] - 1].low == "that"
    if (cue.word & Word.ACT and not (has_that or frame.follows)) or (
        frame.cue and tokens[frame.cue - 1].word & Word.TO
    ):
        return False
    if frame.follows and content[1] < frame.first and _is_adverbial(tokens, content):
        return False
    if cue.low in _NEED_A_CLAUSE and not has_that:
        return False
    first = tokens[content[0]]
    if frame.kinds & Word.SPEECH and not frame.inverted and first.word & Word.PREPOSITION and first.low not in _OF_WHAT:
        return content[0] > frame.last + 1
    if not frame.kinds & (Word.SPEECH | Word.SHOW | Word.THOUGHT) or cue.low in _TAKE_A_NOUN:
        return True
    return any(is_finite(tokens, place) for place in range(content[0], content[1] + 1))


def _is_adverbial(tokens: list[Token], content: tuple[int, int]) -> bool:
    """Whether the words before a frame are only its circumstances: "When asked, she said"; "On Monday, ..."."""
    first = tokens[content[0]]
    if first.low in {"when", "after", "before", "while", "as", "asked", "responding", "speaking"}:
        return True
    return bool(first.word & Word.PREPOSITION) and content[1] - content[0] < _FEWEST_WORDS_AROUND_A_QUOTATION
