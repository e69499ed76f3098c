"""Front matter of Markdown (YAML between two lines "---") -> metadata, and the lines below it.

Only what all static site generators write: `key: value` on one line (Jekyll, Hugo). Nothing is parsed beyond that.
"""

import re
from collections.abc import Sequence

from factcheck.intake.metadata.found import Found
from factcheck.intake.metadata.publication_dates import find_date
from factcheck.intake.pasted.paragraphs import Line

_FENCE = "---"
_MOST_LINES = 40
_ENTRY = re.compile(r"([\w-]+):(?:\s+(.*))?")
_NAMES = {
    "title": ("title",),
    "byline": ("author", "byline"),
    "publisher": ("publisher",),
    "url": ("canonical", "url"),
}
_LIST_ITEM = re.compile(r"[-\]}\[{]")


def split_front_matter(lines: Sequence[Line]) -> tuple[Found, Sequence[Line]]:
    """The facts that the front matter states and the lines of the text; nothing and all lines where there is none."""
    texts = [line.text for line in lines[: _MOST_LINES + 2]]
    if texts[:1] != [_FENCE] or _FENCE not in texts[1:]:
        return Found(), lines
    end = texts.index(_FENCE, 1)
    if not all(_ENTRY.fullmatch(text) or _LIST_ITEM.match(text) for text in texts[1:end]):
        return Found(), lines
    return _found(texts[1:end]), lines[end + 1 :]


def _found(texts: Sequence[str]) -> Found:
    entries = filter(None, map(_ENTRY.fullmatch, texts))
    stated = {entry[1].lower(): value for entry in entries if (value := (entry[2] or "").strip().strip("\"'"))}
    known = {field: next(filter(None, map(stated.get, names)), None) for field, names in _NAMES.items()}
    return Found(**known, published_at=find_date(stated.get("date", "")))
