"""Reporting frame with its content -> whether it reports speech: a decision list over cue, complement and clause."""

from collections.abc import Callable
from typing import Final

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.reported_speech import circumstances, clause_forms, objects, senses
from factcheck.detection.attribution.reported_speech.reading import Reading
from factcheck.language.en.homographs import is_used_as_verb
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.word_classes import is_finite, is_plain_verb
from factcheck.language.masking import MaskedSentence
from factcheck.language.rules import first_verdict
from factcheck.language.tokens import Token


def reports(sentence: MaskedSentence, frame: Frame, content: tuple[int, int]) -> bool:
    """Whether the frame reports speech: the verdict of the first rule that has one; else whether there is a clause."""
    reading = Reading(sentence, frame, content)
    decided = first_verdict(RULES, reading)
    if decided is not None:
        return decided
    return any(_may_be_verb(reading.tokens, place) for place in range(content[0], content[1] + 1)) or any(
        is_plain_verb(reading.tokens, place) for place in range(content[0] + 1, content[1])
    )


def _may_be_verb(tokens: list[Token], place: int) -> bool:
    """Whether the word can be the verb of a clause, the base form behind a plural included: "31 percent call it"."""
    is_cue = tokens[place].word & CUE and tokens[place].word & Word.BASE_FORM
    return is_finite(tokens, place) or (bool(is_cue) and is_used_as_verb(tokens, place))


RULES: Final[tuple[Callable[[Reading], bool | None], ...]] = (
    clause_forms.undone,
    clause_forms.possible,
    clause_forms.in_a_question,
    clause_forms.goes_on,
    senses.put_at,
    senses.expected,
    clause_forms.at_the_head,
    senses.request,
    senses.deed,
    senses.not_granted,
    circumstances.addressee_alone,
    senses.claimed_thing,
    senses.admitted_to,
    clause_forms.to_be_done,
    senses.restated,
    senses.undetermined,
    objects.figure,
    objects.counted,
    circumstances.agents,
    clause_forms.names_thing,
    objects.gerund,
    objects.object_alone,
    objects.described,
    objects.detailed,
    senses.pointed,
    senses.possessed,
    senses.rung,
    circumstances.told_of_what,
    objects.names_a_person,
    objects.pronoun_object,
    objects.written_work,
    clause_forms.aside_with_as,
    clause_forms.before_a_quotation,
    circumstances.circumstance,
    clause_forms.stranded,
    objects.clause_alone,
    circumstances.topic,
    circumstances.adjunct,
    objects.plain_object,
    objects.pronoun_clause,
    objects.telling_object,
)
