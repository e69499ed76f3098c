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
_LIST_ITEM = re.compile(r"[-\]}\[{]")


def split_front_matter(lines: Sequence[Line]) -> tuple[Found, Sequence[Line]]:
    """The facts that the front matter states and the lines of the text; nothing and all lines where there is none."""
    texts = [line.text for line in lines[: _MOST_LINES + 2]]
    if len(texts) < 3 or texts[0] != _FENCE or _FENCE not in texts[1:]:
        return Found(), lines
    end = texts.index(_FENCE, 1)
    entries = [_ENTRY.fullmatch(text) for text in texts[1:end]]
    if not all(entry or _LIST_ITEM.match(text) for entry, text in zip(entries, texts[1:end], strict=True)):
        return Found(), lines
    stated = {entry[1].lower(): (entry[2] or "").strip().strip("\"'") for entry in entries if entry}
    date = find_date(stated.get("date") or stated.get("published") or "")
    found = Found(
        title=stated.get("title") or None,
        byline=stated.get("author") or stated.get("byline") or None,
        publisher=stated.get("publisher") or None,
        published_at=date,
        url=stated.get("url") or stated.get("canonical") or None,
    )
    return found, lines[end + 1 :]
