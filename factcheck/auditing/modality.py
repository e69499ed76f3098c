"""Tokens -> polarity and epistemic modality: the content words in the scope of a negation, a hedge or a prospective
verb.

Scope is a window of tokens, not a parse; compare the negation and speculation scopes of BioScope (Vincze et al. 2008).
"""

from collections.abc import Collection, Iterator, Sequence
from enum import IntEnum

from factcheck.auditing.audit_words import is_function_word, words
from factcheck.language.en.stems import is_past, verb_stem
from factcheck.language.figure_tokens import CasedToken

# The scope of a negation or hedge, in tokens.
_REACH = 5
# A negated object negates its verb, too: "found no evidence". In content words before the negation.
_REACH_BACK = 2
_ENDS_REACH = frozenset('.;:!?"“”()') | {"but", "although", "though", "while"}


class Bearing(IntEnum):
    """Whether a word is in the scope of a trigger: not, within the window (REACH), or the first content word behind it
    (HEAD).
    """

    NONE = 0
    REACH = 1
    HEAD = 2


Bearings = dict[str, list[Bearing]]


class Modality:
    """Polarity and modality of a text: for each content word's stem, its `Bearing` under negation, hedges and
    prospective verbs, at each occurrence.
    """

    def __init__(self, tokens: Sequence[CasedToken]) -> None:
        places = range(len(tokens))
        denials = [at for at in places if is_denial(tokens[at])]
        hedges = [at for at in places if is_hedge(tokens[at])]
        self.forms = {verb_stem(token.low): token.text for token in tokens if is_content(token)}
        self.denials = [tokens[at].text for at in denials]
        self.hedges = [tokens[at].text for at in hedges]
        self.is_open = any(token.low in words("hedges") for token in tokens)
        self.denied = _bearings(tokens, denials)
        self.hedged = _bearings(tokens, hedges)
        self.to_come = _bearings(tokens, [at for at in places if _is_prospective(tokens, at)])
        open_places = [at for at in places if is_hedge(tokens[at]) or tokens[at].low == "to" or _is_will(tokens[at])]
        self.done = _done(tokens, _bearings(tokens, [*denials, *open_places]))

    def differs_from(self, original: "Modality", *, where: str) -> Iterator[str]:
        """A reason for each mismatch of polarity, modality or prospectiveness with the original, which the reasons call
        `where`.
        """
        if self.denials and not original.denials:
            yield f'"{self.denials[0]}" has no counterpart in {where}'
        if self.hedges and not original.is_open:
            yield f'"{self.hedges[0]}" has no counterpart in {where}'
        pairs = ((self.denied, original.denied, "denied"), (self.hedged, original.hedged, "left open"))
        for own, theirs, how in pairs:
            yield from (f'"{self.forms[word]}" is {how} in {where}' for word in _lost(own, theirs))
            yield from (f'"{self.forms[word]}" is not {how} in {where}' for word in _lost(theirs, own))
        for word, form in self.done.items():
            if min(original.to_come.get(word, [Bearing.NONE])) is Bearing.HEAD:
                yield f'"{form}" is still to come in {where}'


def is_denial(token: CasedToken) -> bool:
    """Whether the word is a negation: no, never, didn't."""
    return token.low in words("negations") or token.low.endswith("n't")


def is_hedge(token: CasedToken) -> bool:
    """Whether the word is a hedge: a modal or an evidential adverb (may, reportedly); not the month May."""
    return token.low in words("modals") and (token.opens or not token.is_capital)


def _is_will(token: CasedToken) -> bool:
    """Whether the word is "will", "would", "shall" or a contraction of them."""
    return token.low in {"will", "would", "shall"} or token.low.endswith(("'ll", "'d"))


def _is_prospective(tokens: Sequence[CasedToken], at: int) -> bool:
    """Prospective aspect: "will", "would"; "expected to", "due to be"."""
    if _is_will(tokens[at]):
        return not tokens[at].is_capital or tokens[at].opens
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return following == "to" and tokens[at].low in words("prospective")


def is_content(token: CasedToken) -> bool:
    """Whether the word is a content word: no function word, negation or hedge."""
    return token.is_word and not (is_function_word(token.low) or is_denial(token) or is_hedge(token))


def _lost(own: Bearings, theirs: Bearings) -> list[str]:
    """The words in HEAD position at every occurrence in `theirs`, and out of scope at every one in `own`."""
    return [
        word
        for word, bearings in own.items()
        if word in theirs and max(bearings) is Bearing.NONE and min(theirs[word]) is Bearing.HEAD
    ]


def _done(tokens: Sequence[CasedToken], left_open: Bearings) -> dict[str, str]:
    """The past forms, by stem, out of the scope of negation and hedges at every occurrence: asserted as having
    happened.
    """
    forms = {verb_stem(token.low): token.text for token in tokens if is_past(token.low)}
    return {word: form for word, form in forms.items() if max(left_open.get(word, [Bearing.HEAD])) is Bearing.NONE}


def _bearings(tokens: Sequence[CasedToken], bearers: Collection[int]) -> Bearings:
    """How each content word is borne upon by the tokens at the places of `bearers`, at each of its places."""
    found: Bearings = {}
    left, waits = 0, False
    before: list[str] = []
    bearing = frozenset(bearers)
    for at, token in enumerate(tokens):
        if token.low in _ENDS_REACH:
            left, waits, before = 0, False, []
        elif at in bearing:
            left, waits = _REACH, True
            for word in before[-_REACH_BACK:]:
                found[word][-1] = max(found[word][-1], Bearing.REACH)
        else:
            left -= 1
            if is_content(token):
                word = verb_stem(token.low)
                found.setdefault(word, []).append(Bearing.HEAD if waits else Bearing(int(left >= 0)))
                before.append(word)
                waits = False
    return found
