"""Put the kept paragraphs of an input together as an article, with the map back and what was dropped."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factcheck.domain.article import Article, Dropped, DropReason, Metadata, Parts, Segment
from factcheck.domain.values import Span
from factcheck.intake.paragraphs import Paragraph
from factcheck.intake.sentences import split_sentences
from factcheck.intake.visible import Visible


class Kept(NamedTuple):
    """The paragraphs that make the article, in its order."""

    title: Paragraph | None
    standfirst: Paragraph | None
    body: Sequence[Paragraph]


class Removed(NamedTuple):
    """A stretch of the visible text that is no part of the article."""

    start: int
    end: int
    reason: DropReason


class Facts(NamedTuple):
    """What is known about the article."""

    metadata: Metadata
    dateline: str | None


def assemble(visible: Visible, kept: Kept, removed: Iterable[Removed], facts: Facts) -> Article:
    """Write title, standfirst and body one after another."""
    writer = _Writer(visible)
    title = writer.write([kept.title] if kept.title else [])
    standfirst = writer.write([kept.standfirst] if kept.standfirst else [])
    body = writer.write(kept.body)
    text = writer.text()
    known = facts.metadata
    return Article(
        id=identify(text, facts),
        title=known.title,
        byline=known.byline,
        publisher=known.publisher,
        published_at=known.published_at,
        dateline=facts.dateline,
        url=known.url,
        language=known.language,
        text=text,
        sentences=split_sentences(text),
        parts=Parts(title=title, standfirst=standfirst, body=body or title or Span(start=0, end=len(text))),
        dropped=list_dropped(visible, removed),
        segments=tuple(writer.segments),
    )


def identify(text: str, facts: Facts) -> str:
    """The sha256 of the text and what is known about it, in a canonical form."""
    known = {"text": text, "dateline": facts.dateline, **facts.metadata.model_dump()}
    canonical = json.dumps(known, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def list_dropped(visible: Visible, removed: Iterable[Removed]) -> tuple[Dropped, ...]:
    """What was removed and what cannot be seen, in raw order, each raw character once."""
    stretches = [visible.dropped(*stretch) for stretch in removed]
    both = sorted([*stretches, *visible.unseen()], key=lambda one: (one.raw_start, -one.raw_end))
    listed: list[Dropped] = []
    for one in both:
        if not listed or one.raw_start >= listed[-1].raw_end:
            listed.append(one)
    return tuple(listed)


class _Writer:
    """Writes paragraphs one after another and remembers where each character came from."""

    def __init__(self, visible: Visible) -> None:
        self._visible = visible
        self._pieces: list[str] = []
        self._length = 0
        self.segments: list[Segment] = []

    def write(self, paragraphs: Iterable[Paragraph]) -> Span | None:
        start: int | None = None
        for paragraph in paragraphs:
            if self._length:
                self._put("\n\n")
            start = self._length if start is None else start
            self._paragraph(paragraph)
        return None if start is None else Span(start=start, end=self._length)

    def _paragraph(self, paragraph: Paragraph) -> None:
        for number, line in enumerate(paragraph):
            if number:
                self._put(" ")
            for piece in self._visible.slices(line.start, line.end):
                begin = self._length
                self._put(self._visible.text[piece.start : piece.end])
                self.segments.append(Segment(start=begin, end=self._length, raw_start=piece.raw_start))

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def text(self) -> str:
        return "".join(self._pieces)
