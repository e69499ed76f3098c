"""Relabel boilerplate that the markup names: captions, newsletter and author boxes, related links ("Read more: ...").

By class, id and role of the two innermost ancestors (data/furniture_elements.txt), and by link density: a label and a
link to another story, the linked lines below it, and single linked lines. For text that reads like the article itself.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from factcheck.intake.html.blocks import Block
from factcheck.intake.html.features import names_of
from factcheck.intake.page.model import Place, places_around
from factcheck.intake.page.paragraph_features import SHORT_SENTENCE, Look, is_closed
from factcheck.intake.words import words

_NEAR_ANCESTORS = 2
_LINKED = 0.7
_FEWEST_WORDS_OF_A_LINK = 5
_FEWEST_BESIDE_A_LINK = 5
_QUOTATION = re.compile(r"[\"'“”‘«»„]")
_LABEL = re.compile(r"[^:]{2,24}: *[^\s:]")
_NO_REFERENCE = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "table"})
# Where more of the article than this would go, the page has names of its own for things.
_MOST_LEFT_OUT = 1 / 3


def without_furniture(places: Sequence[Place], blocks: Sequence[Block], looks: Sequence[Look]) -> list[Place]:
    """`places` without the blocks that the markup names as boilerplate, unless these are a third of the article."""
    article = frozenset(at for at, where in enumerate(places) if where is Place.ARTICLE)
    left_out = article & {*_named(blocks), *_references(blocks, looks), *_stray_links(sorted(article), blocks, looks)}
    lost, whole = (sum(looks[at].length for at in some) for some in (left_out, article))
    if lost > whole * _MOST_LEFT_OUT:
        return list(places)
    return places_around(article - left_out, len(places))


def _named(blocks: Sequence[Block]) -> Iterator[int]:
    for at, block in enumerate(blocks):
        if "figcaption" in block.tags or _name_furniture(block.attributes[-_NEAR_ANCESTORS:]):
            yield at


@lru_cache(maxsize=1024)
def _name_furniture(attributes: tuple[str, ...]) -> bool:
    """Whether elements with these attributes, which many blocks of a page have in common, are named as boilerplate."""
    return _marks().search(names_of(attributes)) is not None


def _references(blocks: Sequence[Block], looks: Sequence[Look]) -> Iterator[int]:
    """Linked lines with a label ("Read more: ..."), and linked lines below a label or another such line."""
    is_below = False
    for at, (block, look) in enumerate(zip(blocks, looks, strict=True)):
        is_line = look.shape in {"x", "L"} and _NO_REFERENCE.isdisjoint(block.tags)
        is_linked = is_line and block.linked >= _LINKED * len(block.text)
        is_labelled_link = (is_linked and _has_label(block.text)) or _is_notice_of_a_link(block, look)
        if is_labelled_link or (is_linked and is_below and look.length >= SHORT_SENTENCE):
            is_below = True
            yield at
        else:
            is_below = look.shape == "x" and "related" in look.kinds


def _stray_links(article: Sequence[int], blocks: Sequence[Block], looks: Sequence[Look]) -> list[int]:
    """Items of a list that are a link from end to end, right below prose, few of them: headlines of others. Where there
    are many, they are what the article lists.
    """
    found: list[int] = []
    for above, at in pairwise(article):
        block, look = blocks[at], looks[at]
        is_line = look.shape in {"x", "L"} and len(block.text.split()) >= _FEWEST_WORDS_OF_A_LINK
        is_whole = is_line and block.linked == len(block.text) and "li" in block.tags
        if is_whole and (is_closed(blocks[above].text) or above in found[-1:]):
            found.append(at)
    return found if _FEWEST_BESIDE_A_LINK * len(found) <= len(article) else []


def _is_notice_of_a_link(block: Block, look: Look) -> bool:
    """A short sentence that is a label and a link, all of the rest: "Our rules: The House Code."; no quotation."""
    if look.shape != "s":
        return False
    rest = block.text.partition(":")[2].strip()
    is_whole = 0 < len(rest) <= block.linked and _NO_REFERENCE.isdisjoint(block.tags)
    return is_whole and _has_label(block.text) and _QUOTATION.search(rest) is None


def _has_label(text: str) -> bool:
    return _LABEL.match(text) is not None and not text.endswith(":")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words("furniture_elements")))))
