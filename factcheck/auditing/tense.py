"""Verb form in its context -> whether it tells of something that happened: a past tense, a perfect or a passive."""

from collections.abc import Sequence
from typing import Final

from factcheck.language.en.stems import is_past
from factcheck.language.en.words import members, words
from factcheck.language.figure_tokens import CasedToken
from factcheck.language.numbers.figure_words import function_word

_PARTICLES: Final = frozenset({"aside", "away", "back", "down", "forward", "off", "out", "up"})
_SUBJECTS: Final = frozenset({"pron", "rel"})
_BEFORE_A_NOUN: Final = frozenset({"det", "poss", "adj", "prep", "to"})
# Word classes that stand between a noun and its verb, or end its phrase.
_AFTER_A_NOUN: Final = frozenset({"aux", "prep", "conj", "sub", "to", "neg", "rel"})


def tells_of_deed(tokens: Sequence[CasedToken], at: int) -> bool:
    """Whether the word may be a past form; one that is the base form, too ("cut"), only as the verb of its clause."""
    low = tokens[at].low
    return is_past(low) or (low in words("invariant_verbs") and _is_verb(tokens, at))


def is_clause_verb(tokens: Sequence[CasedToken], at: int) -> bool:
    """Whether the past form is the verb of its clause: behind its subject or an auxiliary; not "increased spending"."""
    before = _before(tokens, at)
    return before is not None and before.is_word and function_word(before.low) in {"", "aux", *_SUBJECTS}


def follows_auxiliary(tokens: Sequence[CasedToken], at: int) -> bool:
    """Whether "have" or "be" stands in front, adverbs skipped: a perfect or a passive."""
    before = _before(tokens, at)
    return before is not None and before.low in members("have") | members("be")


def _is_verb(tokens: Sequence[CasedToken], at: int) -> bool:
    before = _before(tokens, at)
    if before is None or not before.is_word:
        return False
    if follows_auxiliary(tokens, at):
        return True
    kind = function_word(before.low)
    if kind in _BEFORE_A_NOUN or kind == "aux":
        return False
    return kind in _SUBJECTS or _has_object(tokens, at + 1) or not _has_other_verb(tokens, at)


def _before(tokens: Sequence[CasedToken], at: int) -> CasedToken | None:
    """The token in front, adverbs skipped: "has already cut"."""
    back = at - 1
    while back >= 0 and (function_word(tokens[back].low) == "adv" or tokens[back].low.endswith("ly")):
        back -= 1
    return tokens[back] if back >= 0 else None


def _has_object(tokens: Sequence[CasedToken], after: int) -> bool:
    """Whether a noun phrase follows, behind a particle perhaps: "cut rates", "put up 12 boats"."""
    if after < len(tokens) and tokens[after].low in _PARTICLES:
        after += 1
    if after >= len(tokens):
        return False
    token = tokens[after]
    is_amount = token.is_number or token.text in "$£€"
    return is_amount or (token.is_word and function_word(token.low) not in _AFTER_A_NOUN and not is_past(token.low))


def _has_other_verb(tokens: Sequence[CasedToken], at: int) -> bool:
    """Whether another verb is there, whose subject the word may be: "the spread to Moss was slow"."""
    others = (token.low for place, token in enumerate(tokens) if place != at)
    return any(function_word(low) == "aux" or is_past(low) or low in words("verbs") for low in others)
