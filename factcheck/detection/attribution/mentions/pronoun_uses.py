"""Pronoun as a subject -> what it does there: says more, shows something, or tags what was said."""

from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.word_classes import behind_adverbs, is_adverb
from factcheck.language.en.words import members
from factcheck.language.tokens import Token, low_at


def is_parenthetical(tokens: list[Token], place: int) -> bool:
    """Whether it is the subject of "he said" behind what that reports, without quotation marks: "..., he said."."""
    if place < 2 or tokens[place - 1].text != "," or tokens[0].word & (Word.PREPOSITION | Word.SUBORDINATOR):
        return False
    cue = next((at for at in (place + 1, place + 2) if at < len(tokens) and tokens[at].word & CUE), None)
    if cue is None or tokens[place - 2].word == Word.QUOTE:
        return False
    after = tokens[cue + 1] if cue + 1 < len(tokens) else None
    return after is None or after.text in ".,;" or bool(after.word & (Word.CALENDAR | Word.PREPOSITION))


def goes_on_saying(tokens: list[Token], place: int) -> bool:
    """Whether a pronoun at the head of a sentence says more: "He also said", "It added that", "She went on to say"."""
    if place > 1 or place + 2 >= len(tokens):
        return False
    verb = place + 1
    while verb < len(tokens) - 1 and (tokens[verb].word & Word.AUXILIARY or is_adverb(tokens[verb])):
        verb += 1
    if tokens[verb].low in members("goes_on"):
        return True
    return bool(tokens[verb].word & CUE) and any(token.low == "also" for token in tokens[place + 1 : verb])


def shows(tokens: list[Token], place: int) -> bool:
    """Whether "it" is what shows something: "It shows that", "it also suggests that"; nobody speaks there."""
    if tokens[place].low != "it" or place + 2 >= len(tokens):
        return False
    verb = behind_adverbs(tokens, place + 1)
    return tokens[verb].low in members("of_evidence") and low_at(tokens, verb + 1) == "that"
