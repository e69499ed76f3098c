"""Metadata found on a page, merged with what the caller gives; conflicts become warnings."""

import re
from typing import NamedTuple

from factcheck.domain.article import Metadata

_WORD = re.compile(r"\w+")


class Found(NamedTuple):
    """What the page says; `title` is the headline without the site name behind it, `published_at` is ISO 8601."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published_at: str | None = None
    dateline: str | None = None
    url: str | None = None
    language: str | None = None
    agency: str | None = None

    def or_else(self, other: "Found") -> "Found":
        """Each fact of `self`, and of `other` where `self` has none."""
        return Found(*(mine if mine is not None else theirs for mine, theirs in zip(self, other, strict=True)))


def settle(given: Metadata, found: Found) -> tuple[Metadata, tuple[str, ...]]:
    """Merge: `given` takes precedence over `found`, field by field; each conflict is a warning."""
    warnings = []
    known = given.model_dump()
    for field in ("title", "byline", "publisher", "published_at", "url"):
        here, there = known[field], getattr(found, field)
        if here is None:
            known[field] = there
        elif there is not None and _differ(field, here, there):
            name = field.replace("_at", " at").replace("title", "headline")
            warnings.append(f"{name}: the page says {there!r}, the caller {here!r}; the caller's stands")
    return Metadata(**known), tuple(warnings)


def fold(text: str) -> str:
    """Normal form for comparing headlines and names: casefolded words, without white space and punctuation."""
    return " ".join(_WORD.findall(text.casefold()))


def _differ(field: str, here: str, there: str) -> bool:
    if field == "published_at":
        return here[:10] != there[:10]
    return fold(here) != fold(there)
