"""A sentence that points back -> the sentence before it as a statement (discourse deixis): "Trade is slow. That's
according to the guild", "This is the view of Ada Roe".
"""

from factcheck.detection.attribution.channels import place_of
from factcheck.detection.attribution.frames.other_cues import named_behind
from factcheck.detection.attribution.mentions.mention import least_sure
from factcheck.detection.attribution.reading_state import ReadSentence, Walk
from factcheck.detection.attribution.voices import Voice
from factcheck.domain.candidates import StatementCandidate
from factcheck.domain.claim import Certainty
from factcheck.language.en.appositions import name_apposed_to
from factcheck.language.en.phrases import Phrase
from factcheck.language.en.word_classes import behind_adverbs, is_finite
from factcheck.language.en.words import members
from factcheck.language.tokens import Token, low_at

_MOST_MODIFIERS = 2
_FEWEST_WORDS = 3


def pointed_back(walk: Walk, before: ReadSentence | None, reading: ReadSentence) -> StatementCandidate | None:
    """The sentence before as a statement of whom this one names; None where it has a source or words in marks alone."""
    tokens = reading.sentence.tokens
    if before is None or tokens[0].low not in members("points_back") or not _is_own(before, reading):
        return None
    found = _whose(tokens)
    if found is None:
        return None
    phrase, cue = found
    mention = walk.discourse.mention(tokens, name_apposed_to(tokens, phrase) or phrase)
    if not mention.can_speak or mention.is_nobody:
        return None
    said = before.sentence.tokens
    last = len(said) - 1
    while not said[last].is_word and last:
        last -= 1
    start, end = said[0].start, said[last].end
    voice = Voice(mention, place_of(tokens, cue), (), least_sure((mention.certainty, Certainty.LIKELY)))
    return StatementCandidate(text=walk.text[start:end], start=start, end=end, attribution=walk.attributions.of(voice))


def _is_own(before: ReadSentence, reading: ReadSentence) -> bool:
    """Whether it is a clause right above or in front that nobody is reported to say."""
    tokens = before.sentence.tokens
    is_near = 0 <= reading.sentence.paragraph - before.sentence.paragraph <= 1
    has_source = bool(before.frames) or bool(before.sentence.quotes())
    is_clause = len(tokens) > _FEWEST_WORDS and any(is_finite(tokens, at) for at in range(1, len(tokens)))
    return is_near and is_clause and not has_source


def _whose(tokens: list[Token]) -> tuple[Phrase, Phrase] | None:
    """Who is named behind "is according to" or "is the view of", and that cue."""
    if low_at(tokens, 1) not in members("be"):
        return None
    place = behind_adverbs(tokens, 2)
    if low_at(tokens, place) == "according" and low_at(tokens, place + 1) == "to":
        phrase = named_behind(tokens, place + 2)
        return None if phrase is None else (phrase, Phrase(place, place + 1, place))
    if low_at(tokens, place) not in members("articles"):
        return None
    near = range(place + 1, min(place + 2 + _MOST_MODIFIERS, len(tokens)))
    noun = next((at for at in near if tokens[at].low in members("pointed_at")), None)
    if noun is None or low_at(tokens, noun + 1) not in ("of", "from"):
        return None
    phrase = named_behind(tokens, noun + 2)
    return None if phrase is None else (phrase, Phrase(noun, noun, noun))
