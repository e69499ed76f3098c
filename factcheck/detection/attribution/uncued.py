"""Find the speaker named right beside a quotation without a cue that we know: signed, introduced or tagged."""

from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.word_classes import is_verb
from factcheck.language.en.words import members
from factcheck.language.tokens import Token

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


def shouted(tokens: list[Token], place: int) -> tuple[Phrase | None, Phrase] | None:
    """ "drew cries of "..." from the benches": the cries, and from whom; None where nobody cries."""
    if place < 2 or tokens[place - 1].low != "of" or tokens[place - 2].low not in members("cries"):
        return None
    is_from = place + 2 < len(tokens) and tokens[place + 1].low in ("from", "by")
    cries = Phrase(place - 2, place - 2, place - 2)
    return (phrase_starting_at(tokens, place + 2) if is_from else None), cries


def tagged(text: str, tokens: list[Token], place: int) -> tuple[Phrase, Phrase] | None:
    """ "...," Trump shot back; "...," sobbed her mother: who, and a verb that is in no list, after a quotation that a
    comma keeps open.
    """
    if text[tokens[place].end - 2] not in ",?!" or place + 2 >= len(tokens) or tokens[place + 1].text == ",":
        return None
    if _is_deed(tokens, place + 1):
        verb = _with_particle(tokens, place + 1)
        phrase = phrase_starting_at(tokens, verb.last + 1)
        return (phrase, verb) if phrase is not None and _names_somebody(tokens, phrase) else None
    phrase = phrase_starting_at(tokens, place + 1)
    if phrase is None or not _is_deed(tokens, phrase.last + 1) or not _names_somebody(tokens, phrase):
        return None
    return phrase, _with_particle(tokens, phrase.last + 1)


def _is_deed(tokens: list[Token], place: int) -> bool:
    return place < len(tokens) and is_verb(tokens, place) and not tokens[place].word & Word.AUXILIARY


def _with_particle(tokens: list[Token], place: int) -> Phrase:
    """The verb with its adverb: "shot back", "piped up"."""
    last = place + 1 if place + 1 < len(tokens) and tokens[place + 1].low in members("particles") else place
    return Phrase(place, last, place)


def _names_somebody(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase is a name, a role or a pronoun."""
    head = tokens[phrase.head]
    return head.is_capitalised or bool(head.word & (Word.ROLE | Word.PRONOUN))
