"""Find where what a reporting frame reports ends: where the article, or another of the source's deeds, goes on."""

from itertools import pairwise

from factcheck.detection.attribution.frame import Frame
from factcheck.language.en.lexicon import Word
from factcheck.language.en.word_classes import is_adverb, is_verb
from factcheck.language.tokens import Token

_CONTRAST = frozenset({"while", "whereas", "although", "though"})
# Participles of consequence, and stretches of time, with which the article speaks again after a comma.
_CONSEQUENCES = frozenset(
    {
        "prompting",
        "leading",
        "causing",
        "forcing",
        "sparking",
        "drawing",
        "raising",
        "triggering",
        "bringing",
        "sending",
    }
)
_STRETCHES = frozenset(
    {"minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"}
)
_REFUSALS = frozenset({"declined", "declines", "refused", "refuses"})
_WOULD_NOT = frozenset({"say", "comment", "elaborate", "specify", "disclose", "identify", "name", "give", "provide"})
# Verbs whose object is a thing, not a clause: another verb behind "and" is the subject's own deed.
_TAKE_A_THING = frozenset(
    {"forecast", "forecasts", "reported", "reports", "announced", "announces", "recorded", "posted"}
)
_OPENS_A_CLAUSE = Word.AUXILIARY | Word.PRONOUN | Word.RELATIVE | Word.QUOTE | Word.THAT
_NO_DEEDS = frozenset({"including", "excluding", "involving", "regarding", "concerning", "according", "following"})


def speaks_again(tokens: list[Token], place: int) -> bool:
    """Whether the article has the word again at the comma or conjunction at `place`."""
    return _contrasts(tokens, place) if tokens[place].text == "," else _refuses(tokens, place)


def _contrasts(tokens: list[Token], place: int) -> bool:
    """Whether the article speaks again: ", while the landlord did not answer", ", prompting the owner to sue"."""
    if place + 1 >= len(tokens):
        return False
    if tokens[place + 1].low in _CONTRAST or tokens[place + 1].low in _CONSEQUENCES:
        return True
    near = [token.low for token in tokens[place + 1 : place + 5]]
    return any(one in _STRETCHES and two in ("after", "before") for one, two in pairwise(near))


def _refuses(tokens: list[Token], place: int) -> bool:
    """Whether the article says what was left unsaid: ", but would not say whether", "and declined to comment"."""
    if place + 2 >= len(tokens):
        return False
    after = tokens[place + 1]
    if after.low in _REFUSALS:
        return tokens[place + 2].low == "to"
    at = place + 3 if tokens[place + 2].word & Word.NEGATION else place + 2
    is_negated = at == place + 3 or after.low.endswith("n't")
    return bool(after.word & Word.AUXILIARY) and is_negated and at < len(tokens) and tokens[at].low in _WOULD_NOT


def end_of_content(tokens: list[Token], frame: Frame, first: int, last: int) -> int:
    """The last token of what begins at `first` and reaches at most to `last`."""
    if tokens[frame.cue].low not in _TAKE_A_THING:
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
        return token.low.endswith("ing") and token.low not in _NO_DEEDS and not token.is_capitalised
    return is_verb(tokens, place) and not token.is_capitalised and "-" not in token.text
