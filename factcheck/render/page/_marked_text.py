"""Article and claims -> paragraphs of nested marks: overlapping spans become well-formed markup."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Union

from factcheck.domain.article import Article
from factcheck.domain.claim import Claim
from factcheck.domain.values import Span

# The text of a paragraph as a tree: words, and marks around words.
Pieces = list[Union[str, "Mark"]]


@dataclass
class Mark:
    """The part of a span that stands at this place: all of it, unless it overlaps another or runs over paragraphs.

    It `opens` where its span begins and `closes` where its span ends.
    """

    span: Span
    inner: Pieces = field(default_factory=list)
    opens: bool = False
    closes: bool = False

    @property
    def claim(self) -> Claim | None:
        """The claim that is marked; None for what a summary rests on."""
        return self.span if isinstance(self.span, Claim) else None

    @property
    def height(self) -> int:
        """How many marks of claims are nested in this one, at its deepest."""
        inside = (piece.height + (piece.claim is not None) for piece in self.inner if isinstance(piece, Mark))
        return max(inside, default=0)

    def walk(self) -> "Iterator[Mark]":
        yield self
        for piece in self.inner:
            if isinstance(piece, Mark):
                yield from piece.walk()


@dataclass
class Paragraph:
    """`part` is "headline", "standfirst" or "body"; `start` is its place in the article's text."""

    part: str
    start: int
    text: str
    pieces: Pieces


def paragraphs(article: Article, claims: Iterable[Claim], support: Iterable[Span]) -> list[Paragraph]:
    """Each claim and each span of support opens once and closes once."""
    named = {anchor(span): span for span in (*claims, *support)}
    ordered = sorted(named.values(), key=lambda span: (span.start, -span.end))
    cuts = sorted({cut for span in ordered for cut in (span.start, span.end)})
    cover = _Cover(ordered)
    found = []
    for piece in _paragraphs_of(article.text):
        runs = [(article.text[start:end], cover.at(start)) for start, end in _ends(piece, cuts)]
        part, text = _part(article, piece), piece.cut(article.text)
        found.append(Paragraph(part=part, start=piece.start, text=text, pieces=_nested(runs)))
    _name_ends(found, ordered)
    return found


def anchor(span: Span) -> str:
    """The fragment of the place where `span` begins: `at-c1` for a claim, `at-120-164` otherwise."""
    return f"at-{span.id}" if isinstance(span, Claim) else f"at-{span.start}-{span.end}"


class _Cover:
    """A sweep line: the spans that cover a position; positions are asked for in ascending order."""

    def __init__(self, ordered: list[Span]) -> None:
        self._waiting = ordered[::-1]
        self._open: list[Span] = []

    def at(self, start: int) -> tuple[Span, ...]:
        while self._waiting and self._waiting[-1].start <= start:
            self._open.append(self._waiting.pop())
        self._open = [span for span in self._open if span.end > start]
        return tuple(self._open)


def _paragraphs_of(text: str) -> Iterator[Span]:
    start = 0
    for piece in text.split("\n\n"):
        if piece.strip():
            yield Span(start=start, end=start + len(piece))
        start += len(piece) + 2


def _part(article: Article, piece: Span) -> str:
    parts = article.parts
    for name, span in (("headline", parts.title), ("standfirst", parts.standfirst)):
        if span and span.start <= piece.start < span.end:
            return name
    return "body"


def _ends(piece: Span, cuts: list[int]) -> Iterator[tuple[int, int]]:
    inner = cuts[bisect_right(cuts, piece.start) : bisect_left(cuts, piece.end)]
    return pairwise([piece.start, *inner, piece.end])


def _nested(runs: Sequence[tuple[str, tuple[Span, ...]]], depth: int = 0) -> Pieces:
    """Runs of text with the spans that cover each, the outermost first -> neighbours that share one, in one mark."""
    pieces: Pieces = []
    for span, group in groupby(runs, key=lambda run: run[1][depth] if len(run[1]) > depth else None):
        shared = list(group)
        if span is None:
            pieces.append("".join(text for text, _ in shared))
        else:
            pieces.append(Mark(span, _nested(shared, depth + 1)))
    return pieces


def _name_ends(found: list[Paragraph], ordered: list[Span]) -> None:
    """Say where each span opens and closes. One that covers no letter has an empty mark behind the paragraph before."""
    if not found:
        return
    first: dict[str, Mark] = {}
    last: dict[str, Mark] = {}
    for paragraph in found:
        for mark in (mark for piece in paragraph.pieces if isinstance(piece, Mark) for mark in piece.walk()):
            first.setdefault(anchor(mark.span), mark)
            last[anchor(mark.span)] = mark
    starts = [paragraph.start for paragraph in found]
    for span in ordered:
        name = anchor(span)
        if name not in first:
            first[name] = last[name] = Mark(span)
            found[max(0, bisect_right(starts, span.start) - 1)].pieces.append(first[name])
        first[name].opens = last[name].closes = True
