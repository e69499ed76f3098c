"""Tokens -> evidentiality: does a text attribute what it says to somebody, and does it name whom?"""

from collections.abc import Sequence
from typing import Final

from factcheck.auditing.passages import Passage
from factcheck.auditing.words import is_function_word, is_reporting
from factcheck.language.figure_tokens import CasedToken

# The subject of their passive is who is spoken to.
_ADDRESS: Final = frozenset(
    {"told", "asked", "informed", "warned", "advised", "urged", "assured", "reminded", "promised"}
)
_BE: Final = frozenset({"am", "is", "are", "was", "were", "be", "been", "being"})
_REACH: Final = 3


def reports(tokens: Sequence[CasedToken]) -> bool:
    """Whether a reporting word ("said", "according", "statement") stands there; "was told" does not tell by whom."""
    return any(is_reporting(token.low) and not _is_spoken_to(tokens, at) for at, token in enumerate(tokens))


def _is_spoken_to(tokens: Sequence[CasedToken], at: int) -> bool:
    """Whether somebody "was never told", and not "was told by" somebody; or is "a man accused of" something."""
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if tokens[at].low == "accused":
        return following == "of"
    is_passive = tokens[at].low in _ADDRESS and any(near.low in _BE for near in tokens[max(0, at - _REACH) : at])
    return is_passive and following != "by"


def names_source(tokens: Sequence[CasedToken], *forms: str) -> bool:
    """Whether a word of substance from one of the forms of the source's name stands there, where they have one."""
    named = (token for form in forms for token in Passage.of(form).tokens)
    known = {token.low for token in named if token.is_word and not is_function_word(token.low)}
    return not known or any(token.low in known for token in tokens)
