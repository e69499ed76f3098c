"""Find where what a reporting frame reports ends: where the article, or another of the source's deeds, goes on."""

from itertools import pairwise

from factcheck.detection.attribution.frame import Frame
from factcheck.language.en.lexicon import Word
from factcheck.language.en.word_classes import is_adverb, is_verb
from factcheck.language.en.words import members
from factcheck.language.tokens import Token

_OPENS_A_CLAUSE = Word.AUXILIARY | Word.PRONOUN | Word.RELATIVE | Word.QUOTE | Word.THAT


def speaks_again(tokens: list[Token], place: int) -> bool:
    """Whether the article has the word again at the comma or conjunction at `place`."""
    return _contrasts(tokens, place) if tokens[place].text == "," else _refuses(tokens, place)


def _contrasts(tokens: list[Token], place: int) -> bool:
    """Whether the article speaks again: ", while the landlord did not answer", ", prompting the owner to sue"."""
    if place + 1 >= len(tokens):
        return False
    if tokens[place + 1].low in members("contrasts") or tokens[place + 1].low in members("consequences"):
        return True
    near = [token.low for token in tokens[place + 1 : place + 5]]
    return any(one in members("stretches") and two in ("after", "before") for one, two in pairwise(near))


def _refuses(tokens: list[Token], place: int) -> bool:
    """Whether the article says what was left unsaid: ", but would not say whether", "and declined to comment"."""
    if place + 2 >= len(tokens):
        return False
    after = tokens[place + 1]
    if after.word & Word.REFUSES:
        return tokens[place + 2].low == "to"
    at = place + 3 if tokens[place + 2].word & Word.NEGATION else place + 2
    is_negated = at == place + 3 or after.low.endswith("n't")
    return (
        bool(after.word & Word.AUXILIARY)
        and is_negated
        and at < len(tokens)
        and tokens[at].low in members("left_unsaid")
    )


def end_of_content(tokens: list[Token], frame: Frame, first: int, last: int) -> int:
    """The last token of what begins at `first` and reaches at most to `last`."""
    if not tokens[frame.cue].word & Word.OBJECT_IS_THING:
        return last
    for place in range(first, last):
        token = tokens[place]
        if token.word & _OPENS_A_CLAUSE or is_verb(tokens, place):
            return last
        if (token.word & Word.CONJUNCTION or token.text == ",") and _is_deed(tokens, place + 1):
            return place - 1
    return last


def _is_deed(tokens: list[Token], place: int) -> bool:
    """Whether another deed of the subject begins: "and put", ", beating"."""
    while place < len(tokens) - 1 and (is_adverb(tokens[place]) or tokens[place].word & Word.CONJUNCTION):
        place += 1
    token = tokens[place]
    if tokens[place - 1].text == ",":
        return token.low.endswith("ing") and token.low not in members("no_deeds") and not token.is_capitalised
    return is_verb(tokens, place) and not token.is_capitalised and "-" not in token.text
