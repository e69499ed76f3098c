"""Leave out the characters of a raw input that cannot be seen, and keep the way back to raw offsets."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.domain.article import Dropped, DropReason
from factcheck.errors import InputError

_SURROGATE = re.compile("[\ud800-\udfff]")
# C0 and C1 controls but for tab and the line ends.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]+")


class Slice(NamedTuple):
    """A stretch of visible text that stands unbroken in the raw input."""

    start: int
    end: int
    raw_start: int


class Visible:
    """`text` is the raw input without its unseen characters; the methods lead from its offsets to raw ones."""

    def __init__(self, raw: str) -> None:
        must_not_hold_surrogates(raw)
        self.raw = raw
        self._unseen = [match.span() for match in _UNSEEN.finditer(raw)]
        self.text = _UNSEEN.sub("", raw) if self._unseen else raw
        self._cuts: list[int] = []
        self._shifts: list[int] = [0]
        for start, end in self._unseen:
            self._cuts.append(start - self._shifts[-1])
            self._shifts.append(self._shifts[-1] + end - start)

    def raw_offset(self, offset: int) -> int:
        """Where the character at `offset` stands in the raw input."""
        return offset + self._shifts[bisect_right(self._cuts, offset)]

    def slices(self, start: int, end: int) -> Iterator[Slice]:
        """Cut `start`..`end` where unseen characters stood."""
        for cut in self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)]:
            yield Slice(start, cut, self.raw_offset(start))
            start = cut
        yield Slice(start, end, self.raw_offset(start))

    def dropped(self, start: int, end: int, reason: DropReason) -> Dropped:
        """The stretch `start`..`end` as dropped, with whatever unseen characters stand in it."""
        raw_start, raw_end = self.raw_offset(start), self.raw_offset(end - 1) + 1
        return Dropped(text=self.raw[raw_start:raw_end], reason=reason, raw_start=raw_start, raw_end=raw_end)

    def unseen(self) -> Iterator[Dropped]:
        """Each stretch of unseen characters."""
        for start, end in self._unseen:
            yield Dropped(text=self.raw[start:end], reason=DropReason.CONTROL_CHARACTER, raw_start=start, raw_end=end)


def must_not_hold_surrogates(raw: str) -> None:
    """Raise InputError where a lone surrogate stands: such text cannot be written as UTF-8."""
    match = _SURROGATE.search(raw)
    if match:
        raise InputError(
            f"the text holds a lone surrogate (U+{ord(match.group()):04X}) at offset {match.start()}; "
            "send valid Unicode text"
        )
