"""Find who speaks behind the cue: `"...," said Len Burman`, `Said Ellis: "..."`."""

from factcheck.detection.attribution.frame import Frame
from factcheck.language.en.appositions import name_apposed_to, opening_mark
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import phrase_ending_at, phrase_starting_at
from factcheck.language.en.verbs import is_behind_a_quote
from factcheck.language.en.word_classes import is_adverb
from factcheck.language.tokens import Token


def inverted(tokens: list[Token], place: int, kinds: int) -> Frame | None:
    """The frame of the cue at `place`; None where nobody speaks behind it."""
    before = tokens[place - 1] if place else None
    if not kinds & (Word.SPEECH | Word.ADDRESS) or tokens[place].word & Word.PARTICIPLE:
        return None
    if tokens[place].word & Word.ACT and not (before is not None and before.word == Word.QUOTE):
        return None
    if tokens[place].word & Word.BASE_FORM and not is_behind_a_quote(tokens, place):
        return None
    after_mark = before is not None and (before.word == Word.QUOTE or before.text in ",—–-―")
    if not (before is None or after_mark):
        return None
    phrase = phrase_starting_at(tokens, _skip_adverbs(tokens, place + 1))
    if phrase is None or tokens[phrase.first].word & (Word.OBJECT_PRONOUN | Word.CALENDAR):
        return None
    follows = _next_mark(tokens, phrase.last + 1) != ":"
    if (
        before is not None
        and not is_behind_a_quote(tokens, place)
        and (_closes_apposition(tokens, place) or not _ends_clause(tokens, phrase.last + 1))
    ):
        return None
    if before is None and follows:
        return None
    return Frame(place, place, name_apposed_to(tokens, phrase) or phrase, kinds, inverted=True, follows=follows)


def _skip_adverbs(tokens: list[Token], place: int) -> int:
    while place < len(tokens) and is_adverb(tokens[place]):
        place += 1
    return place


def _next_mark(tokens: list[Token], place: int) -> str:
    return tokens[place].text if place < len(tokens) else ""


def _ends_clause(tokens: list[Token], place: int) -> bool:
    return (
        place >= len(tokens)
        or tokens[place].text in ".,;—–-!?:"
        or bool(tokens[place].word & (Word.PREPOSITION | Word.CALENDAR | Word.SUBORDINATOR | Word.RELATIVE))
    )


def _closes_apposition(tokens: list[Token], place: int) -> bool:
    """Whether the comma before `place` closes an apposition whose head can be the subject: "Smith, 25, said"."""
    opening = opening_mark(tokens, place - 1)
    if opening is None or phrase_ending_at(tokens, opening - 1) is None:
        return False
    return tokens[opening + 1].word & Word.RELATIVE != 0 or not any(
        token.word & Word.AUXILIARY for token in tokens[opening + 1 : place]
    )
