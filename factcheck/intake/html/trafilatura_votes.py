"""Run trafilatura as a second extractor -> a vote on each block, by shingle overlap with the text that it keeps."""

import logging
import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import chain

from factcheck.intake.page.paragraph_features import Look

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_FEWER_WORDS = re.compile(r"\W*+(?:\w++\W*+){0,3}")
_LONGEST_PROBE = 60
_LEAST_OF_PROSE = 0.4
_OF_PROSE = frozenset("SL")


def extract(markup: str, prose: int = 0) -> str:
    """What trafilatura keeps of a page whose hidden elements, scripts and styles are removed.

    `fast`: without its fallback extractors (readability, justext), each of which takes as long again;
    `favor_recall`: the CRF decides better than these what to leave out. Where that is little of the page's `prose`, in
    characters, the fallbacks are asked, too, and the longest is taken: trafilatura stops at a box inside the article.
    """
    import trafilatura  # here, for pasted text must not wait for it

    _silence()
    kept = trafilatura.extract(markup, fast=True, favor_recall=True, include_comments=False) or ""
    if len(kept) >= _LEAST_OF_PROSE * prose:
        return kept
    return max(kept, trafilatura.extract(markup, include_comments=False) or "", key=len)


def votes_on(texts: Sequence[str], looks: Sequence[Look], markup: str) -> list[str]:
    """The vote on each block of a page: "in", "part" or "out"."""
    prose = sum(look.length for look in looks if look.shape in _OF_PROSE)
    kept = Extract(extract(markup, prose))
    return [kept.vote(text) for text in texts]


@cache
def _silence() -> None:
    """A NullHandler: without logging configured, trafilatura's warnings would go to stderr."""
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())


class Extract:
    """A text as a set of lines and of 4-word shingles; votes on blocks by their overlap with it."""

    def __init__(self, text: str) -> None:
        self._lines = frozenset(filter(None, map(str.strip, text.split("\n"))))

    def vote(self, text: str) -> str:
        """Whether `text` is in the extract: "in" (over 70 % of its shingles), "part" (over 20 %) or "out"."""
        if text in self._lines:
            return "in"
        words = _WORD.findall(text.lower())[:_LONGEST_PROBE]
        if len(words) < _SHINGLE:
            return "in" if tuple(words) in self._folded else "out"
        probes = list(_shingles(words))
        share = sum(map(self._known.__contains__, probes)) / len(probes)
        return "in" if share > 0.7 else "part" if share > 0.2 else "out"

    @cached_property
    def _folded(self) -> frozenset[tuple[str, ...]]:
        few = filter(_FEWER_WORDS.fullmatch, self._lines)
        return frozenset(tuple(_WORD.findall(line.lower())) for line in few)

    @cached_property
    def _known(self) -> frozenset[tuple[str, ...]]:
        return frozenset(chain.from_iterable(_shingles(_WORD.findall(line.lower())) for line in self._lines))


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Word n-grams of four."""
    return zip(*(words[at:] for at in range(_SHINGLE)), strict=False)
