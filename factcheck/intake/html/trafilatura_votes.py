"""Ask trafilatura which blocks of an HTML page it keeps."""

import logging
import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import chain

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_LONGEST_PROBE = 60


def extract(markup: str) -> str:
    """The text that trafilatura keeps of a page without scripts, styles and what else it hides.

    By its own rules alone, and rather too much than too little: the model knows better what to leave out of that than
    the second and third opinions that trafilatura asks for otherwise, each of which takes as long again.
    """
    import trafilatura  # here, for pasted text must not wait for it

    _silence()
    return trafilatura.extract(markup, fast=True, favor_recall=True, include_comments=False) or ""


@cache
def _silence() -> None:
    """Where nobody configures logging, what trafilatura says of a broken page does not go to stderr."""
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())


class Extract:
    """The text that trafilatura keeps of a page; votes on each block of ours."""

    def __init__(self, text: str) -> None:
        self._lines = frozenset(line.strip() for line in text.split("\n"))

    def vote(self, text: str) -> str:
        """Whether the text is kept: "in", "part" or "out"."""
        if text in self._lines:
            return "in"
        words = _WORD.findall(text.lower())[:_LONGEST_PROBE]
        if len(words) < _SHINGLE:
            return "in" if tuple(words) in self._folded else "out"
        probes = list(_shingles(words))
        share = sum(map(self._known.__contains__, probes)) / len(probes)
        return "in" if share > 0.7 else "part" if share > 0.2 else "out"

    @cached_property
    def _words(self) -> list[list[str]]:
        return [_WORD.findall(line.lower()) for line in self._lines]

    @cached_property
    def _folded(self) -> frozenset[tuple[str, ...]]:
        return frozenset(map(tuple, self._words))

    @cached_property
    def _known(self) -> frozenset[tuple[str, ...]]:
        return frozenset(chain.from_iterable(map(_shingles, self._words)))


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Each few words that follow one another."""
    return zip(*(words[at:] for at in range(_SHINGLE)), strict=False)
