"""Relabel what stands in such elements as the article does: prose right above it, and below a table that it has begun.

Extractors miss short leads, above all in scripts whose words they cannot count, and take the cells of a table for the
links below the article.
"""

from collections.abc import Iterator, Sequence

from factcheck.intake.html.blocks import Block
from factcheck.intake.page.model import Place, places_around
from factcheck.intake.page.paragraph_features import Look
from factcheck.intake.page.photo_credits import is_credited_caption

_REACH = 3
_OF_PROSE = frozenset({"date"})
_LINKED = 0.5
_LEAST_BEGUN = 0.3
_LEAST_FIGURES = 0.25
_LONGEST_CELL = 60


def with_lead(places: Sequence[Place], blocks: Sequence[Block], looks: Sequence[Look]) -> list[Place]:
    """`places` with the siblings of the first paragraph that stand above it, down from the first that is no prose."""
    article = frozenset(at for at, where in enumerate(places) if where is Place.ARTICLE)
    first = min(article, default=0)
    lead = set[int]()
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if not (looks[at].is_prose and looks[at].kinds <= _OF_PROSE and _are_siblings(blocks[at], blocks[first])):
            break
        if is_credited_caption(blocks[at].text):
            break
        lead.add(at)
    return places_around(article | lead, len(places)) if lead else [*places]


def with_tables(places: Sequence[Place], blocks: Sequence[Block], looks: Sequence[Look]) -> list[Place]:
    """`places` with all cells of a table of figures whose first ones are of the article, and the prose right below it
    that stands in such elements as the paragraph above it.
    """
    article = {at for at, where in enumerate(places) if where is Place.ARTICLE}
    added = set[int]()
    for first, end in _tables(blocks):
        above = first - 1
        is_begun = first in article and above in article and _is_of_figures(blocks[first:end], looks[first:end])
        if not is_begun or sum(at in article for at in range(first, end)) < _LEAST_BEGUN * (end - first):
            continue
        added.update(range(first, end))
        paragraphs = [at for at in range(first) if at in article and looks[at].is_prose]
        for at in range(end, len(blocks)) if paragraphs else ():
            is_prose = looks[at].shape in {"S", "s"} and looks[at].kinds <= _OF_PROSE
            if not (is_prose and _are_siblings(blocks[at], blocks[paragraphs[-1]])):
                break
            added.add(at)
    return places_around(frozenset(article | added), len(places)) if added - article else [*places]


def _tables(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Where runs of blocks in tables begin and end."""
    first = None
    for at, block in enumerate(blocks):
        if "table" in block.tags:
            first = at if first is None else first
        elif first is not None:
            yield first, at
            first = None
    if first is not None:
        yield first, len(blocks)


def _is_of_figures(cells: Sequence[Block], looks: Sequence[Look]) -> bool:
    """Whether cells are short, none of them a link, and many of them figures."""
    if any(cell.linked or look.length > _LONGEST_CELL for cell, look in zip(cells, looks, strict=True)):
        return False
    return sum(cell.text[-1].isdigit() or cell.text[0].isdigit() for cell in cells) >= _LEAST_FIGURES * len(cells)


def _are_siblings(one: Block, other: Block) -> bool:
    is_plain = one.linked < _LINKED * len(one.text)
    return is_plain and one.tags == other.tags and one.attributes == other.attributes
