"""Reporting frame in front of the sentence's subject -> whom its pronoun stands for, and what the subject outranks."""

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.mentions.antecedents import SUBJECT_PRONOUNS
from factcheck.detection.attribution.mentions.discourse import Discourse
from factcheck.detection.attribution.mentions.mention import Mention, least_sure
from factcheck.detection.attribution.voices import Voice
from factcheck.domain.claim import Certainty
from factcheck.language.en.clauses import is_finite_verb, opens_subordinate_clause
from factcheck.language.en.phrases import Phrase
from factcheck.language.tokens import Token


def is_ahead_of_name(tokens: list[Token], frame: Frame, subject: Phrase | None) -> bool:
    """Whether "what he calls" stands in a phrase without a subject of its own that opens the sentence (cataphora,
    Quirk 6.19): "Citing what he called “a crisis,” Roe left".
    """
    if subject is None or frame.source is None or not 0 < frame.source.first < frame.cue < subject.first:
        return False
    pronoun = frame.source.first
    is_what = tokens[pronoun - 1].low == "what" and tokens[pronoun].low in SUBJECT_PRONOUNS
    return is_what and not any(is_finite_verb(tokens, at) for at in range(pronoun - 1))


def of_name_behind(
    discourse: Discourse, tokens: list[Token], frame: Frame, voice: Voice, subject: Mention | None
) -> Voice:
    """The voice with the sentence's subject as whom the pronoun ahead of it stands for, where it can be."""
    pronoun = tokens[frame.source.first if frame.source is not None else 0]
    if subject is None or not discourse.may_be(pronoun.low, subject):
        return voice
    place = subject.antecedent or (subject.start, subject.end)
    meant = subject._replace(start=pronoun.start, end=pronoun.end, antecedent=place)
    return voice._replace(mention=meant, certainty=least_sure((subject.certainty, Certainty.LIKELY)))


def leads_in(tokens: list[Token], frame: Frame, subject: Mention | None) -> bool:
    """Whether an adverbial clause in front of a main one with a name has the frame: "When Kern condemned it, Roe
    left".
    """
    if subject is None or subject.antecedent is not None or not subject.is_person:
        return False
    is_in_front = frame.first > 0 and tokens[frame.cue].end <= subject.start
    return is_in_front and opens_subordinate_clause(tokens, frame.first - 1)
