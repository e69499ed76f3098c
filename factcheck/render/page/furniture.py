"""What was dropped from the page -> where it stood, between the paragraphs of the article."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from factcheck.domain.article import Article, Dropped


def dropped_before(article: Article, starts: Sequence[int]) -> Mapping[int, list[Dropped]]:
    """The pieces that stood in front of each paragraph, by its number; those behind the last have the next number.

    `starts` are the places of the paragraphs in the article's text. A piece from inside a paragraph follows it.
    """
    raw_starts = _raw_starts(article, starts)
    found: defaultdict[int, list[Dropped]] = defaultdict(list)
    for piece in sorted(article.dropped, key=lambda piece: piece.raw_start):
        found[bisect_left(raw_starts, piece.raw_start)].append(piece)
    return found


def _raw_starts(article: Article, starts: Sequence[int]) -> list[int]:
    """Where each paragraph begins in the raw input; ascending, whatever order the input had."""
    if not article.segments:
        return [-1 for _ in starts]
    ends = [segment.start for segment in article.segments]
    raw: list[int] = []
    for start in starts:
        segment = article.segments[max(0, bisect_right(ends, start) - 1)]
        place = segment.raw_start + start - segment.start
        raw.append(max(place, raw[-1] if raw else 0))
    return raw
