"""Kept paragraphs -> Article: concatenated text, content hash, and segments that map its offsets to raw offsets."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pydantic import TypeAdapter

from factcheck.domain.article import Article, Dropped, Metadata, Parts, Segment
from factcheck.domain.values import Span
from factcheck.language.sentences import split_sentences

# Validated at once, which takes less time than one by one.
_SEGMENTS = TypeAdapter(tuple[Segment, ...])


class Piece(NamedTuple):
    """Some characters of a paragraph and their raw offset; None where they are not an exact slice of the input."""

    text: str
    raw_start: int | None


Pieces = Sequence[Piece]


class Kept(NamedTuple):
    """The paragraphs that make the article, in its order."""

    title: Pieces | None
    standfirst: Pieces | None
    body: Sequence[Pieces]


class Facts(NamedTuple):
    """The article's metadata, and dateline and wire service, which the caller cannot give."""

    metadata: Metadata
    dateline: str | None
    agency: str | None = None


def assemble(kept: Kept, dropped: Iterable[Dropped], facts: Facts) -> Article:
    """Concatenate title, standfirst and body, parted by blank lines, and split the whole into sentences."""
    writer = _Writer()
    title = writer.write([kept.title] if kept.title else [])
    standfirst = writer.write([kept.standfirst] if kept.standfirst else [])
    body = writer.write(kept.body)
    text = writer.text()
    parts = Parts(title=title, standfirst=standfirst, body=body or title or Span(start=0, end=len(text)))
    known = facts.metadata
    return Article(
        id=identify(text, facts),
        title=known.title,
        byline=known.byline,
        publisher=known.publisher,
        agency=facts.agency,
        published_at=known.published_at,
        dateline=facts.dateline,
        url=known.url,
        language=known.language,
        text=text,
        sentences=split_sentences(text, body=parts.body.start),
        parts=parts,
        dropped=once_each(dropped),
        segments=writer.segments(),
    )


def identify(text: str, facts: Facts) -> str:
    """The article's id: the sha256 of text and metadata as canonical JSON (sorted keys, no white space)."""
    known = {"text": text, "dateline": facts.dateline, **facts.metadata.model_dump()}
    if facts.agency is not None:
        known["agency"] = facts.agency
    canonical = json.dumps(known, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def once_each(dropped: Iterable[Dropped]) -> tuple[Dropped, ...]:
    """Sorted by raw offset, overlaps removed: a stretch that begins within an earlier one is left out."""
    listed: list[Dropped] = []
    for one in sorted(dropped, key=lambda one: (one.raw_start, -one.raw_end)):
        if not listed or one.raw_start >= listed[-1].raw_end:
            listed.append(one)
    return tuple(listed)


class _Writer:
    """Appends paragraphs and keeps the offset map as merged runs of (start, end, raw start)."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._runs: list[list[int]] = []

    def write(self, paragraphs: Iterable[Pieces]) -> Span | None:
        start: int | None = None
        for paragraph in paragraphs:
            if self._length:
                self._put("\n\n")
            start = self._length if start is None else start
            for piece in paragraph:
                self._note(piece)
                self._put(piece.text)
        return None if start is None else Span(start=start, end=self._length)

    def text(self) -> str:
        return "".join(self._pieces)

    def segments(self) -> tuple[Segment, ...]:
        return _SEGMENTS.validate_python(
            [{"start": start, "end": end, "raw_start": raw} for start, end, raw in self._runs]
        )

    def _note(self, piece: Piece) -> None:
        if piece.raw_start is None:
            return
        start, end = self._length, self._length + len(piece.text)
        last = self._runs[-1] if self._runs else None
        if last and last[1] == start and last[2] + last[1] - last[0] == piece.raw_start:
            last[1] = end
        else:
            self._runs.append([start, end, piece.raw_start])

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
