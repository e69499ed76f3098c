"""Reporting frame: a cue with its source phrase, its voice, and the side of its reported clause."""

from dataclasses import dataclass, field

from factcheck.language.en.phrases import Phrase


@dataclass(slots=True)
class Frame:
    """One reporting frame; places are positions in the sentence's tokens.

    `carrier`: who quotes or cites the source. `inverted`: the source stands after the cue. `follows`: what is said
    stands before the frame. `passive`: the grammatical subject is not who says it. `main`: the cue is a finite verb
    with a subject of its own. `relative`: that subject is the noun before "who" or "which". `role`: what the source is
    said to be in front of its name. `first` and `last` are the tokens of the frame itself; a source borrowed from an
    earlier verb stands outside it. Treat as immutable.
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
    first: int = field(init=False)
    last: int = field(init=False)

    def __post_init__(self) -> None:
        self.first, self.last = self._first(), self._last()

    def _first(self) -> int:
        if self.role is not None:
            return self.role.first
        if self.follows and self.carrier is not None and self.carrier.first < self.cue:
            return self.carrier.first
        if self.source is None or not self.main or self.cue < self.source.first:
            return self.cue
        return self.source.first

    def _last(self) -> int:
        if self.source is None or not self.main or self.cue_last > self.source.last:
            return self.cue_last
        return self.source.last
