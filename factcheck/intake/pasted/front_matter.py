"""Front matter of Markdown (YAML between two lines "---"), or labelled lines above a text -> metadata, the lines below.

Only what all static site generators write: `key: value` on one line (Jekyll, Hugo). Nothing is parsed beyond that.
Archives write the same without a fence: "Title: ...", "Source: ...", "Date: ...".
"""

import re
from collections.abc import Mapping, Sequence

from factcheck.intake.metadata.found import Found
from factcheck.intake.metadata.publication_dates import find_date
from factcheck.intake.pasted.paragraphs import Line

_FENCE = "---"
_MOST_LINES = 40
_ENTRY = re.compile(r"([\w-]+):(?:\s+(.*))?")
_NAMES = {
    "title": ("title", "headline"),
    "byline": ("author", "authors", "byline", "by"),
    "publisher": ("publisher", "publication", "newspaper", "outlet", "source"),
    "url": ("canonical", "url", "link"),
}
_DATES = ("date", "published", "publication date", "pubdate", "date published")
_LABELS = frozenset({*_DATES, "section", "category", "tags", "language", "id"}.union(*_NAMES.values()))
_LABELLED = re.compile(r"([A-Za-z]+(?: [a-z]+)?):\s+(\S.*)")
_FEWEST_LABELS = 2
_LIST_ITEM = re.compile(r"[-\]}\[{]")


def split_front_matter(lines: Sequence[Line]) -> tuple[Found, Sequence[Line]]:
    """The facts that the front matter states and the lines of the text; nothing and all lines where there is none."""
    texts = [line.text for line in lines[: _MOST_LINES + 2]]
    if texts[:1] != [_FENCE] or _FENCE not in texts[1:]:
        return _below_labels(lines)
    end = texts.index(_FENCE, 1)
    if not all(_ENTRY.fullmatch(text) or _LIST_ITEM.match(text) for text in texts[1:end]):
        return Found(), lines
    return _found(texts[1:end]), lines[end + 1 :]


def _below_labels(lines: Sequence[Line]) -> tuple[Found, Sequence[Line]]:
    """The facts of two labelled lines or more that open the text, each label once: a title, or a source with a date."""
    entries: dict[str, str] = {}
    for line in lines[:_MOST_LINES]:
        entry = _LABELLED.fullmatch(line.text)
        if entry is None or entry[1].lower() not in _LABELS or entry[1].lower() in entries:
            break
        entries[entry[1].lower()] = entry[2].strip()
    found = _facts(entries)
    is_head = found.title is not None or (found.publisher is not None and found.published_at is not None)
    if len(entries) < _FEWEST_LABELS or not is_head or len(entries) == len(lines):
        return Found(), lines
    return found, lines[len(entries) :]


def _found(texts: Sequence[str]) -> Found:
    entries = filter(None, map(_ENTRY.fullmatch, texts))
    stated = {entry[1].lower(): value for entry in entries if (value := (entry[2] or "").strip().strip("\"'"))}
    return _facts(stated)


def _facts(stated: Mapping[str, str]) -> Found:
    known = {field: next(filter(None, map(stated.get, names)), None) for field, names in _NAMES.items()}
    dates = (find_date(stated.get(name, "")) for name in _DATES)
    return Found(**known, published_at=next(filter(None, dates), None))
