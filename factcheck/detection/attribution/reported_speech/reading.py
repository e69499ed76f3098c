"""Reporting frame with what it may report -> a Reading, what the rules of reported speech look at."""

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase, phrase_starting_at
from factcheck.language.en.word_classes import behind_adverbs, is_finite
from factcheck.language.en.words import members
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import Token


class Reading:
    """A frame with what it may report, as the rules of a statement look at it."""

    __slots__ = ("content", "cue", "frame", "is_behind", "sentence", "tokens")

    def __init__(self, sentence: MaskedSentence, frame: Frame, content: tuple[int, int]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.frame = frame
        self.cue = sentence.tokens[frame.cue]
        self.content = content
        self.is_behind = content[0] > frame.cue and not frame.inverted

    @property
    def has_that(self) -> bool:
        """Whether a conjunction leaves no doubt that a clause is reported."""
        first = self.content[0]
        return self.tokens[first - 1].low == "that" or self.tokens[first].low in members("opens_a_reported_clause")


def is_pronoun_and_verb(tokens: list[Token], first: int) -> bool:
    """ "maintained he had slept", not "put it in a memo"."""
    is_pair = first + 1 < len(tokens) and bool(tokens[first].word & Word.PRONOUN)
    return is_pair and is_finite(tokens, first + 1)


def has_auxiliary_behind(tokens: list[Token], first: int) -> bool:
    """Whether a clause begins with its subject and an auxiliary: "the search had been", "the march was"."""
    opens = tokens[first]
    is_whole = opens.word & (Word.DETERMINER | Word.POSSESSIVE | Word.PRONOUN) or opens.is_capitalised
    subject = phrase_starting_at(tokens, first) if is_whole else None  # not "the rules changes were"
    if subject is None or _is_of_contact_clause(tokens, subject):
        return False
    verb = behind_adverbs(tokens, subject.last + 1)
    return verb < len(tokens) and bool(tokens[verb].word & Word.AUXILIARY)


def _is_of_contact_clause(tokens: list[Token], subject: Phrase) -> bool:
    """Whether a name stands behind a common noun that is no role: "the position Ada Roe had taken"."""
    inside = range(subject.first + 1, subject.last)
    nouns = (at for at in inside if not tokens[at].is_capitalised and not tokens[at].word & Word.ROLE)
    return any(tokens[at + 1].is_capitalised for at in nouns)


def commits(tokens: list[Token], frame: Frame) -> bool:
    """ "threatened to cut", where the infinitive is what was said."""
    return (
        bool(tokens[frame.cue].word & Word.TAKES_INFINITIVE)
        and frame.cue + 1 < len(tokens)
        and tokens[frame.cue + 1].low == "to"
    )
