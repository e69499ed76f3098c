"""Relabel the lead of an HTML page: prose right above the article, in elements such as its first paragraph stands in.

Extractors miss short leads, above all in scripts whose words they cannot count.
"""

from collections.abc import Sequence

from factcheck.intake.html.blocks import Block
from factcheck.intake.page.model import Place, places_around
from factcheck.intake.page.paragraph_features import Look
from factcheck.intake.page.photo_credits import is_credited_caption

_REACH = 3
_OF_PROSE = frozenset({"date"})
_LINKED = 0.5


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


def _are_siblings(one: Block, other: Block) -> bool:
    is_plain = one.linked < _LINKED * len(one.text)
    return is_plain and one.tags == other.tags and one.attributes == other.attributes
