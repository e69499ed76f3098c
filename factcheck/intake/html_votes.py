"""Ask trafilatura which blocks of an HTML page it keeps."""

import logging
import re

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_LONGEST_PROBE = 60


def extract(source: str) -> str:
    """The text that trafilatura keeps."""
    import trafilatura  # here, for pasted text must not wait for it

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    kept = trafilatura.extract(source, favor_precision=True, include_comments=False, include_tables=True)
    return kept or ""


class Extract:
    """The text that trafilatura keeps of a page; votes on each block of ours."""

    def __init__(self, text: str) -> None:
        self._lines = frozenset(line.strip() for line in text.split("\n"))
        self._words = [tuple(_WORD.findall(line.lower())) for line in self._lines]
        self._folded = frozenset(self._words)
        self._shingles: frozenset[tuple[str, ...]] | None = None

    def vote(self, text: str) -> str:
        """Whether the text is kept: "in", "part" or "out"."""
        if text in self._lines:
            return "in"
        words = tuple(_WORD.findall(text.lower())[:_LONGEST_PROBE])
        if len(words) < _SHINGLE:
            return "in" if words in self._folded else "out"
        probes = [words[at : at + _SHINGLE] for at in range(len(words) - _SHINGLE + 1)]
        share = sum(probe in self._known() for probe in probes) / len(probes)
        return "in" if share > 0.7 else "part" if share > 0.2 else "out"

    def _known(self) -> frozenset[tuple[str, ...]]:
        if self._shingles is None:
            self._shingles = frozenset(
                words[at : at + _SHINGLE] for words in self._words for at in range(len(words) - _SHINGLE + 1)
            )
        return self._shingles
