"""Article and claims -> text runs covered by the same claims: overlapping spans become well-nested markup."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from factcheck.domain.article import Article
from factcheck.domain.claim import Claim
from factcheck.domain.values import Span


@dataclass
class Run:
    """A stretch of text. `claims` cover it, the outermost first; those in `closes` end with it."""

    text: str
    start: int
    claims: tuple[Claim, ...]
    anchors: list[str] = field(default_factory=list)
    closes: list[Claim] = field(default_factory=list)


@dataclass
class Paragraph:
    """`part` is "headline", "standfirst" or "body"."""

    part: str
    runs: list[Run]


def paragraphs(article: Article, claims: Iterable[Claim], support: Iterable[Span]) -> list[Paragraph]:
    """Each claim and support span has its `anchor` on its first run; each claim closes on its last one."""
    ordered = sorted(claims, key=lambda claim: (claim.start, -claim.end))
    spans: list[Span] = [*ordered, *support]
    cuts = sorted({cut for span in spans for cut in (span.start, span.end)})
    cover = _Cover(ordered)
    found = [
        Paragraph(part=_part(article, piece), runs=[_run(article.text, *ends, cover) for ends in _ends(piece, cuts)])
        for piece in _pieces(article.text)
    ]
    _attach([run for paragraph in found for run in paragraph.runs], ordered, spans)
    return found


def anchor(span: Span) -> str:
    """The fragment of the place where `span` begins: `at-c1` for a claim, `at-120-164` otherwise."""
    return f"at-{span.id}" if isinstance(span, Claim) else f"at-{span.start}-{span.end}"


class _Cover:
    """A sweep line: the claims that cover a position; positions are asked for in ascending order."""

    def __init__(self, ordered: list[Claim]) -> None:
        self._waiting = ordered[::-1]
        self._open: list[Claim] = []

    def at(self, start: int) -> tuple[Claim, ...]:
        while self._waiting and self._waiting[-1].start <= start:
            self._open.append(self._waiting.pop())
        self._open = [claim for claim in self._open if claim.end > start]
        return tuple(self._open)


def _pieces(text: str) -> Iterator[Span]:
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


def _run(text: str, start: int, end: int, cover: _Cover) -> Run:
    return Run(text=text[start:end], start=start, claims=cover.at(start))


def _attach(runs: list[Run], claims: list[Claim], spans: list[Span]) -> None:
    """A span that begins between paragraphs is anchored on the run before, one that ends there closes on it."""
    if not runs:
        return
    starts = [run.start for run in runs]
    anchors: dict[int, dict[str, None]] = defaultdict(dict)
    for span in spans:
        anchors[max(0, bisect_right(starts, span.start) - 1)][anchor(span)] = None
    for position, names in anchors.items():
        runs[position].anchors.extend(names)
    for claim in claims:
        runs[max(0, bisect_left(starts, claim.end) - 1)].closes.append(claim)
