"""A possible source in its place."""

from typing import NamedTuple

from factcheck.domain.claim import SourceKind


class Mention(NamedTuple):
    """A possible source in its place; `gender` is "m", "f" or "" where nothing tells.

    `can_speak`: its head is a name, a pronoun or a noun of the lists of those who speak; other nouns ("the tax") are
    sources only where the cue leaves no doubt.
    """

    start: int
    end: int
    name: str
    kind: SourceKind
    gender: str = ""
    is_person: bool = False
    antecedent: tuple[int, int] | None = None
    can_speak: bool = True
