"""Cut a text node of HTML into runs of shown text, with where each stands in the source."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

# Character references, or words parted by single spaces, or other white space. "&" alone is a word's character.
_REFERENCE = re.compile(r"&(?:#\w{1,10}|\w{1,32});?")
_CHUNK = re.compile(r"(?:&(?:#\w{1,10}|\w{1,32});?)++|(?:[^\s&]|&(?![#\w])| (?=[^\s&]))++|&|\s+")
_ODD_SPACE = re.compile(r"[^\S ]")


class Run(NamedTuple):
    """A part of a text node, as shown, and where it stands; `is_exact` where the source has the same text there."""

    text: str
    start: int
    end: int
    is_exact: bool = True


def cut_text(source: str, start: int, end: int) -> Iterator[Run]:
    """The runs of `source` from `start` to `end`; white space, and references to it, are runs of their own."""
    text = source[start:end]
    if "&" in text or "  " in text or (not text.isprintable() and _ODD_SPACE.search(text)):
        yield from _chunks(source, start, end)
        return
    bare = text.strip(" ")
    inner = start + text.startswith(" ")
    if inner > start:
        yield Run(" ", start, inner)
    if bare:
        yield Run(bare, inner, inner + len(bare))
        if text.endswith(" "):
            yield Run(" ", end - 1, end)


def _chunks(source: str, start: int, end: int) -> Iterator[Run]:
    for chunk in _CHUNK.finditer(source, start, end):
        text = chunk.group()
        if text.startswith("&"):
            yield from _references(source, chunk.start(), chunk.end())
        else:
            yield Run(text, chunk.start(), chunk.end())


def _references(source: str, start: int, end: int) -> Iterator[Run]:
    """References that show characters are one run; where one is white space or unseen, each is a run of its own."""
    shown = html.unescape(source[start:end])
    if shown.isprintable() and " " not in shown:
        yield Run(shown, start, end, is_exact=False)
        return
    known: dict[str, str] = {}
    for reference in _REFERENCE.finditer(source, start, end):
        text = reference.group()
        if text not in known:
            known[text] = html.unescape(text)
        yield Run(known[text], reference.start(), reference.end(), is_exact=False)
