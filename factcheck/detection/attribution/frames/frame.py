"""Reporting frame: a cue with its source phrase, its voice, and the side of its reported clause."""

from typing import NamedTuple

from factcheck.language.en.phrases import Phrase


class Frame(NamedTuple):
    """One reporting frame; places are positions in the sentence's tokens.

    `carrier`: who quotes or cites the source. `inverted`: the source stands after the cue. `follows`: what is said
    stands before the frame. `passive`: the grammatical subject is not who says it. `main`: the cue is a finite verb
    with a subject of its own. `relative`: that subject is the noun before "who" or "which". `role`: what the source is
    said to be in front of its name.
    """

    cue: int
    cue_last: int
    source: Phrase | None
    kinds: int
    carrier: Phrase | None = None
    inverted: bool = False
    follows: bool = False
    passive: bool = False
    main: bool = True
    relative: bool = False
    role: Phrase | None = None

    @property
    def first(self) -> int:
        """The first token of the frame; a source borrowed from an earlier verb stands outside it."""
        if self.role is not None:
            return self.role.first
        if self.follows and self.carrier is not None and self.carrier.first < self.cue:
            return self.carrier.first
        if self.source is None or not self.main or self.cue < self.source.first:
            return self.cue
        return self.source.first

    @property
    def last(self) -> int:
        if self.source is None or not self.main or self.cue_last > self.source.last:
            return self.cue_last
        return self.source.last
