"""Tokens -> evidentiality: does a text attribute what it says to somebody, and does it name whom?"""

from collections.abc import Sequence
from typing import Final

from factcheck.auditing.audit_words import is_function_word, is_reporting
from factcheck.auditing.name_index import KnownNames
from factcheck.auditing.passages import Passage
from factcheck.language.en.lexicon import Word, lexicon
from factcheck.language.en.words import members
from factcheck.language.figure_tokens import CasedToken

_REACH: Final = 3


def reports(tokens: Sequence[CasedToken]) -> bool:
    """Whether there is a reporting word ("said", "according", "statement"); an agentless passive ("was
    told") is none.
    """
    return any(is_reporting(token.low) and not _is_spoken_to(tokens, at) for at, token in enumerate(tokens))


def _is_spoken_to(tokens: Sequence[CasedToken], at: int) -> bool:
    """Whether the subject is the addressee of an agentless passive ("was never told"), or "accused of" something."""
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if tokens[at].low == "accused":
        return following == "of"
    word = lexicon().get(tokens[at].low, Word.NONE)
    is_told = word & Word.PASSIVE_TELLS and word & Word.PAST
    is_passive = is_told and any(near.low in members("be") for near in tokens[max(0, at - _REACH) : at])
    return bool(is_passive) and following != "by"


def names_source(tokens: Sequence[CasedToken], *forms: str) -> bool:
    """Whether a content word of one of the source's name forms occurs, or its initials; True where the forms have no
    content word.
    """
    named = [Passage.of(form).tokens for form in forms]
    known = {token.low for form in named for token in form if token.is_word and not is_function_word(token.low)}
    if not known or any(token.low in known for token in tokens):
        return True
    return any(KnownNames(form).has_initials(token) for form in named for token in tokens if token.is_capital)
