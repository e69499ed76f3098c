"""Blocks of an HTML page -> CRF features: elements, class names, link density, agreement with trafilatura."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from factcheck.intake.html.blocks import Block
from factcheck.intake.page.paragraph_features import Look, bucket
from factcheck.intake.words import table

_TELLING = frozenset(
    "p li h1 h2 h3 h4 h5 h6 td th figcaption blockquote dd dt pre div span a button label section article time address "  # noqa: SIM905
    "summary option".split()
)
_ANCESTORS = tuple("article main nav aside footer header form figure table blockquote ul button p".split())  # noqa: SIM905
_NAMED_ANCESTORS = 5
_NEAR_ANCESTORS = 2
_LONGEST_NAMES = 1_000
_NAMES = re.compile(
    r"(?:class|id|itemprop|role|data-testid|data-component)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))",
    re.IGNORECASE,
)
_REACH = 3
_LINK_DENSITIES = (0.01, 0.3, 0.7, 0.95)


def html_traits(blocks: Sequence[Block], looks: Sequence[Look], votes: Sequence[str]) -> list[list[str]]:
    """The features that html_model.txt weighs besides `look_at` and `contexts`, one list a block."""
    around = ["^", *votes, "$"]
    traits = []
    for at, (block, look) in enumerate(zip(blocks, looks, strict=True)):
        near = votes[max(0, at - _REACH) : at + _REACH + 1].count("in")
        linked = bucket(_LINK_DENSITIES, block.linked / max(1, len(block.text)))
        traits.append(
            [
                *_vote_traits(*around[at : at + 3], near, look.shape),
                *_link_traits(linked, votes[at], look.shape),
                *_tag_traits(block.tags, look.shape),
                *_name_traits(block.attributes[-_NAMED_ANCESTORS:], votes[at]),
            ]
        )
    return traits


@cache
def _vote_traits(before: str, vote: str, after: str, near: int, shape: str) -> tuple[str, ...]:
    return f"vote_{vote}", f"vote_{vote}_{shape}", f"votes_{before}_{vote}_{after}", f"votes{near}_{vote}"


@cache
def _link_traits(linked: int, vote: str, shape: str) -> tuple[str, ...]:
    return f"linked{linked}", f"linked{linked}_{shape}", f"linked{linked}_{vote}_{shape}"


@lru_cache(maxsize=1024)
def _tag_traits(tags: tuple[str, ...], shape: str) -> tuple[str, ...]:
    last = next((tag for tag in reversed(tags) if tag in _TELLING), "none")
    parent = tags[-2] if len(tags) > 1 else "none"
    return (
        f"tag_{last}",
        f"tag_{last}_{shape}",
        f"parent_{parent}",
        *(f"in_{tag}" for tag in _ANCESTORS if tag in tags),
    )


@lru_cache(maxsize=1024)
def _name_traits(attributes: tuple[str, ...], vote: str) -> tuple[str, ...]:
    all_names, near = names_of(attributes), names_of(attributes[-_NEAR_ANCESTORS:])
    traits = []
    for kind, form in _name_forms().items():
        if form.search(all_names):
            traits.append(f"named_{kind}")
            if form.search(near):
                traits += [f"near_named_{kind}", f"near_named_{kind}_{vote}"]
    return tuple(traits)


def names_of(attributes: Sequence[str]) -> str:
    """Class, id, itemprop, role and test id of the elements, as one string in lower case."""
    return " ".join(map(_names, attributes))


@lru_cache(maxsize=4096)
def _names(attributes: str) -> str:
    return " ".join("".join(match.groups(default="")) for match in _NAMES.finditer(attributes[:_LONGEST_NAMES])).lower()


@cache
def _name_forms() -> dict[str, re.Pattern[str]]:
    rows = table("element_names").items()
    return {kind: re.compile("|".join(map(re.escape, parts.split()))) for kind, parts in rows}
