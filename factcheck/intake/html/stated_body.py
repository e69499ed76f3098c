"""Align the blocks of an HTML page with the `articleBody` of its JSON-LD -> labels, where that is to be trusted.

Few pages state it, but those seldom err; a teaser, another article or a list of stories is detected by coverage. Only
blocks that the page shows are chosen, as they stand on the page.
"""

import html
import re
from collections.abc import Sequence

from factcheck.intake.html.blocks import Block
from factcheck.intake.html.trafilatura_votes import Extract
from factcheck.intake.page.model import Place, places_around

_MARKUP = re.compile(r"<[^<>]*>")
# So much of what is stated must be shown, and it must be so much of what trafilatura keeps.
_LEAST_SHOWN = 0.8
_LEAST_OF_KEPT = 0.4
# Stated bodies go without headings and embedded posts; where the model finds these inside the article, they stay.
_LEFT_OUT = frozenset({"h2", "h3", "h4", "li", "blockquote"})
_INNERMOST = 3


def as_stated(body: str, blocks: Sequence[Block], places: Sequence[Place], votes: Sequence[str]) -> list[Place] | None:
    """The labels of `blocks` by the stated `body`; None where coverage is too small to trust it.

    `places` are the labels of the CRF, `votes` those of trafilatura.
    """
    text = html.unescape(_MARKUP.sub("\n", body))
    stated = Extract(text)
    chosen = {at for at, block in enumerate(blocks) if stated.vote(block.text) == "in"}
    shown = sum(len(blocks[at].text) for at in chosen)
    kept = sum(len(block.text) for block, vote in zip(blocks, votes, strict=True) if vote != "out")
    if not chosen or shown < max(_LEAST_SHOWN * len(text), _LEAST_OF_KEPT * kept):
        return None
    inside = range(min(chosen), max(chosen))
    left_out = {at for at in inside if places[at] is Place.ARTICLE and _is_left_out(blocks[at])}
    return places_around(frozenset(chosen | left_out), len(blocks))


def _is_left_out(block: Block) -> bool:
    return not _LEFT_OUT.isdisjoint(block.tags[-_INNERMOST:])
