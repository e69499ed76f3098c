"""Find the speaker named right beside a quotation without a cue that we know: signed, introduced or tagged."""

from factcheck.detection.lexicon import Word
from factcheck.detection.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.detection.tokens import Token
from factcheck.detection.word_classes import is_verb

_DASHES = frozenset("—–-―")


def introduced(tokens: list[Token], place: int) -> Phrase | None:
    """Sanders: "..."; at the beginning of the sentence or after a dash."""
    if place < 2 or tokens[place - 1].text != ":":
        return None
    phrase = phrase_ending_at(tokens, place - 2)
    if phrase is None or phrase.last < place - 2 or not tokens[phrase.head].is_capitalised:
        return None
    return phrase if phrase.first == 0 or tokens[phrase.first - 1].text in _DASHES else None


def signed(tokens: list[Token], place: int) -> Phrase | None:
    """ "..." — Carla Sanchez."""
    if place + 2 >= len(tokens) or tokens[place + 1].text not in _DASHES or not tokens[place + 2].is_capitalised:
        return None
    phrase = phrase_starting_at(tokens, place + 2)
    if phrase is None or any(token.is_word and not token.is_capitalised for token in tokens[phrase.last + 1 :]):
        return None
    return phrase


def tagged(text: str, tokens: list[Token], place: int) -> Phrase | None:
    """ "...," Trump shot back: a subject and a verb that is in no list, after a quotation that a comma keeps open."""
    if text[tokens[place].end - 2] not in ",?!" or place + 2 >= len(tokens) or tokens[place + 1].text == ",":
        return None
    phrase = phrase_starting_at(tokens, place + 1)
    if phrase is None or phrase.last + 1 >= len(tokens) or not is_verb(tokens, phrase.last + 1):
        return None
    is_auxiliary = tokens[phrase.last + 1].word & Word.AUXILIARY
    return None if is_auxiliary or not _names_somebody(tokens, phrase) else phrase


def _names_somebody(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase is a name, a role or a pronoun."""
    head = tokens[phrase.head]
    return head.is_capitalised or bool(head.word & (Word.ROLE | Word.PRONOUN))
