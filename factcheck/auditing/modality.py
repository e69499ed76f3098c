"""Tokens -> polarity and epistemic modality: which words a text denies, and which it hedges."""

from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum

from factcheck.auditing.words import is_function_word, words
from factcheck.language.en.stems import stem
from factcheck.language.figure_tokens import CasedToken

# As far, in tokens, as a denial or a hedge may bear.
_REACH = 5
# A denial of the object is one of its verb, too: "found no evidence".
_REACH_BACK = 2
_ENDS_REACH = frozenset('.;:!?"“”()') | {"but", "although", "though", "while"}


class Bearing(IntEnum):
    """How a denial or hedge bears on a word: not, perhaps (the word stands within reach), or surely (it comes next)."""

    NONE = 0
    REACH = 1
    HEAD = 2


Bearings = dict[str, list[Bearing]]


class Modality:
    """For each content word of a text, by its stem, how surely it is denied or hedged at each place where it stands."""

    def __init__(self, tokens: Sequence[CasedToken]) -> None:
        self.forms = {stem(token.low): token.text for token in tokens if is_content(token)}
        self.denials = [token.text for token in tokens if is_denial(token)]
        self.hedges = [token.text for token in tokens if is_hedge(token)]
        self.is_open = any(token.low in words("hedges") for token in tokens)
        self.denied = _bearings(tokens, is_denial)
        self.hedged = _bearings(tokens, is_hedge)

    def differs_from(self, original: "Modality", *, where: str) -> Iterator[str]:
        """Why this text denies or leaves open what the original does not, or the other way round."""
        if self.denials and not original.denials:
            yield f'"{self.denials[0]}" has no counterpart in {where}'
        if self.hedges and not original.is_open:
            yield f'"{self.hedges[0]}" has no counterpart in {where}'
        pairs = ((self.denied, original.denied, "denied"), (self.hedged, original.hedged, "left open"))
        for own, theirs, how in pairs:
            yield from (f'"{self.forms[word]}" is {how} in {where}' for word in _lost(own, theirs))
            yield from (f'"{self.forms[word]}" is not {how} in {where}' for word in _lost(theirs, own))


def is_denial(token: CasedToken) -> bool:
    """Whether the word denies what follows: no, never, didn't."""
    return token.low in words("negations") or token.low.endswith("n't")


def is_hedge(token: CasedToken) -> bool:
    """Whether the word leaves open what follows: may, reportedly; not the month."""
    return token.low in words("modals") and (token.opens or not token.is_capital)


def is_content(token: CasedToken) -> bool:
    """Whether the word carries a fact: no function word, denial or hedge."""
    return token.is_word and not (is_function_word(token.low) or is_denial(token) or is_hedge(token))


def _lost(own: Bearings, theirs: Bearings) -> list[str]:
    """The words that `theirs` always bears on, and `own` does not even reach."""
    return [
        word
        for word, bearings in own.items()
        if word in theirs and max(bearings) is Bearing.NONE and min(theirs[word]) is Bearing.HEAD
    ]


def _bearings(tokens: Sequence[CasedToken], bears: Callable[[CasedToken], bool]) -> Bearings:
    found: Bearings = {}
    left, waits = 0, False
    before: list[str] = []
    for token in tokens:
        if token.low in _ENDS_REACH:
            left, waits, before = 0, False, []
        elif bears(token):
            left, waits = _REACH, True
            for word in before[-_REACH_BACK:]:
                found[word][-1] = max(found[word][-1], Bearing.REACH)
        else:
            left -= 1
            if is_content(token):
                word = stem(token.low)
                found.setdefault(word, []).append(Bearing.HEAD if waits else Bearing(int(left >= 0)))
                before.append(word)
                waits = False
    return found
