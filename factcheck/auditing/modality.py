"""Tokens -> polarity and epistemic modality: the content words in the scope of a negation, a hedge or a prospective
verb.

Scope is a window of tokens, not a parse; compare the negation and speculation scopes of BioScope (Vincze et al. 2008).
"""

from collections.abc import Collection, Iterator, Sequence
from enum import IntEnum

from factcheck.auditing.audit_words import is_function_word, words
from factcheck.auditing.tense import is_clause_verb, tells_of_deed
from factcheck.language.en.stems import is_past, verb_stem
from factcheck.language.figure_tokens import CasedToken

# The scope of a negation or hedge, in tokens.
_REACH = 5
# A negated object negates its verb, too: "found no evidence". In content words before the negation.
_REACH_BACK = 2
_ENDS_REACH = frozenset('.;:!?"“”()') | {"but", "although", "though", "while"}
_IS = frozenset({"is", "are", "was", "were"})


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
        left_open = _bearings(tokens, [*denials, *(at for at in places if _leaves_open(tokens[at]))], back=denials)
        self.done, self.happened = _done(tokens, left_open)

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
            added = (word for word in _lost(theirs, own) if how == "denied" or not _is_to_come(word, original))
            yield from (f'"{self.forms[word]}" is not {how} in {where}' for word in added)
        for word, form in self.done.items():
            if _is_to_come(word, original):
                yield f'"{form}" is still to come in {where}'
        for word, form in original.happened.items():
            if _is_to_come(word, self):
                yield f'"{form}" has happened in {where}'


def is_denial(token: CasedToken) -> bool:
    """Whether the word is a negation: no, never, didn't."""
    return token.low in words("negations") or token.low.endswith("n't")


def is_hedge(token: CasedToken) -> bool:
    """Whether the word is a hedge: a modal or an evidential adverb (may, reportedly); not the month May."""
    return token.low in words("modals") and (token.opens or not token.is_capital)


def _leaves_open(token: CasedToken) -> bool:
    """Whether what follows is not said to have happened: behind a hedge, "will", "to", "if", "until"."""
    return is_hedge(token) or _is_will(token) or token.low == "to" or token.low in words("irrealis")


def _is_will(token: CasedToken) -> bool:
    """Whether the word is "will", "would", "shall" or a contraction of them."""
    return token.low in {"will", "would", "shall"} or token.low.endswith(("'ll", "'d"))


def _is_prospective(tokens: Sequence[CasedToken], at: int) -> bool:
    """Prospective aspect: "will", "would"; "expected to", "due to be", "is to"; not "he'd said"."""
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if _is_will(tokens[at]):
        is_had = tokens[at].low.endswith("'d") and is_past(following)
        return not is_had and (not tokens[at].is_capital or tokens[at].opens)
    return following == "to" and (tokens[at].low in words("prospective") or tokens[at].low in _IS)


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


def _is_to_come(word: str, text: Modality) -> bool:
    """Whether it is still to come at every occurrence; "expected to" is no surer than "likely to"."""
    return min(text.to_come.get(word, [Bearing.NONE])) is Bearing.HEAD


def _done(tokens: Sequence[CasedToken], left_open: Bearings) -> tuple[dict[str, str], dict[str, str]]:
    """The past forms, by stem, out of the scope of negation and hedges at every occurrence: asserted as having
    happened; and those of them that are the verb of a clause, no participle before a noun.
    """
    deeds = [at for at in range(len(tokens)) if tells_of_deed(tokens, at)]
    forms = {verb_stem(tokens[at].low): tokens[at].text for at in deeds}
    happened = {verb_stem(tokens[at].low): tokens[at].text for at in deeds if is_clause_verb(tokens, at)}
    kept = {word for word in forms if max(left_open.get(word, [Bearing.HEAD])) is Bearing.NONE}
    return {word: forms[word] for word in forms if word in kept}, {
        word: happened[word] for word in happened if word in kept
    }


def _bearings(
    tokens: Sequence[CasedToken], bearers: Collection[int], *, back: Collection[int] | None = None
) -> Bearings:
    """How each content word is borne upon by the tokens at the places of `bearers`, at each of its places; those in
    `back`, by default all, bear on what stands before them, too.
    """
    found: Bearings = {}
    left, waits = 0, False
    before: list[str] = []
    bearing, bearing_back = frozenset(bearers), frozenset(bearers if back is None else back)
    for at, token in enumerate(tokens):
        if token.low in _ENDS_REACH:
            left, waits, before = 0, False, []
        elif at in bearing:
            left, waits = _REACH, True
            for word in before[-_REACH_BACK:] if at in bearing_back else ():
                found[word][-1] = max(found[word][-1], Bearing.REACH)
        else:
            left -= 1
            if is_content(token):
                word = verb_stem(token.low)
                found.setdefault(word, []).append(Bearing.HEAD if waits else Bearing(int(left >= 0)))
                before.append(word)
                waits = False
    return found
