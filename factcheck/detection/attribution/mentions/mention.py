"""Mention: a stretch that names a possible source, with the name, kind and gender that it stands for."""

from collections.abc import Iterable
from typing import NamedTuple

from factcheck.domain.claim import Certainty, SourceKind
from factcheck.language.tokens import Token

_DOUBT = tuple(Certainty)
# Who writes, and who reads: they are no sources of what others say.
_AUTHOR_AND_READER = frozenset({"i", "we", "you", "one", "us", "me"})


class Mention(NamedTuple):
    """A possible source in its place; `gender` is "m", "f" or "" where nothing tells.

    `can_speak`: its head is a name, a pronoun or a noun of the lists of those who speak; other nouns ("the tax") are
    sources only where the cue leaves no doubt. `is_nobody`: "no one", "none of the officials". `members`: the names of
    a joint source, "Hart and Voss". `certainty`: how sure it is whom a pronoun or a shared surname stands for; no voice
    is surer than that. `is_oneself`: "I" in a turn of a dialogue.
    """

    start: int
    end: int
    name: str
    kind: SourceKind
    gender: str = ""
    is_person: bool = False
    antecedent: tuple[int, int] | None = None
    can_speak: bool = True
    is_nobody: bool = False
    members: tuple[str, ...] = ()
    certainty: Certainty = Certainty.SURE
    is_oneself: bool = False

    @property
    def is_author_or_reader(self) -> bool:
        return self.is_oneself or self.name.lower() in _AUTHOR_AND_READER


def least_sure(certainties: Iterable[Certainty]) -> Certainty:
    return max(certainties, key=_DOUBT.index)


def listed(names: tuple[str, ...]) -> str:
    """ "Hart, Voss and Roe"."""
    return " and ".join((", ".join(names[:-1]), names[-1]))


def joined(tokens: list[Token]) -> str:
    """The words with single spaces between them."""
    return "".join(token.text if token.low in ("'s", ",", "%") else f" {token.text}" for token in tokens).lstrip()
