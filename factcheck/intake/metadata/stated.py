"""Collect what an HTML page says of itself outside its text: meta elements, linked data, titles."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_ATTRIBUTE = re.compile(r"([^\s=\"'>/]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
STATING = frozenset({"html", "link", "meta"})


class Stated(NamedTuple):
    """`meta` by property or name, `linked_data` as JSON sources."""

    meta: dict[str, str]
    linked_data: list[str]
    titles: list[str]

    def note(self, tag: str, attributes: str) -> None:
        """Remember what an element of STATING says; what was said first stands."""
        values = {name.lower(): value for name, value in _attributes(attributes)}
        if tag == "html" and "lang" in values:
            self.meta.setdefault("lang", values["lang"])
        elif tag == "link" and values.get("rel", "").lower() == "canonical":
            self.meta.setdefault("canonical", values.get("href", ""))
        elif tag == "meta" and "content" in values:
            name = values.get("property") or values.get("name") or values.get("itemprop") or ""
            self.meta.setdefault(name.lower(), values["content"])


def _attributes(source: str) -> Iterator[tuple[str, str]]:
    for match in _ATTRIBUTE.finditer(source):
        name, *values = match.groups(default="")
        yield name, html.unescape("".join(values)).strip()
