"""HTML source -> tags and text with source offsets, in one pass; text -> runs with character references decoded.

The parsers at hand give no offsets into the source, and the standard library's takes quadratic time on an unclosed tag.
This follows the tokenizer of the HTML standard (section 13.2.5) where text could be lost or hidden (comments, raw text,
quoted attributes) and is lenient elsewhere. Linear time: each character is looked at a bounded number of times.
"""

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# A possessive group looks ahead before it takes a character: Python before 3.11.5 does not give back what an item that
# fails has taken (gh-106052).
# Character references, or words parted by single spaces, or other white space. A bare "&" is a word's character.
_REFERENCE = re.compile(r"&(?:#\w{1,10}|\w{1,32});?")
_CHUNK = re.compile(r"(?P<references>(?:&(?:#\w{1,10}|\w{1,32});?)+)|(?:[^\s&]|(?!&[#\w])&|(?= [^\s&]) )++|&|\s+")
_ODD_SPACE = re.compile(r"[^\S ]")
# Any other "<" is text.
_MARKUP = re.compile(r"<[a-zA-Z!?/]")
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
# Most tags, with the text before: each quoted value closes and holds no tag, so that there is no doubt about the end.
_PLAIN_TAG = re.compile(r"[^<]*+<(/?)([a-zA-Z][^\s/>]*+)([^<>\"'=]*+(?:=(?:\"[^\"<>]*+\"|'[^'<>]*+'|)[^<>\"'=]*+)*+)>")
_TAG_MARK = re.compile(r"[>\"']")
_TAG_END = re.compile(">")
# Pages set elements beside each other without a space, as paragraphs.
_ENDS_SENTENCE = frozenset(".!?:…”")
_OPENING_MARKS = frozenset("“‘«„")
_WHOLE_WORD = re.compile(r"(?:[a-zß-öø-ÿ]{2}|\d)[.!?:…”]+$")
_COMMENT_END = re.compile(r"--!?>")
# What stands in these is no markup.
_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"})
_RAW_TEXT_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW_TEXT}


class Token(NamedTuple):
    """A start tag, an end tag, or text (`name` is empty); `attributes` is what stands between a tag's name and end."""

    start: int
    end: int
    name: str = ""
    is_end: bool = False
    attributes: str = ""


class Run(NamedTuple):
    """A part of a text node, decoded, and its source offsets; `is_exact` where `source[start:end] == text`."""

    text: str
    start: int
    end: int
    is_exact: bool = True


def tokenize(source: str) -> Iterator[Token]:
    """The tags and text of `source` in order; comments, declarations and processing instructions are left out."""
    at = 0
    quotes = _Quotes(source)
    while at < len(source):
        plain = _PLAIN_TAG.match(source, at)
        if plain is not None:
            slash, tag, attributes = plain.groups()
            mark, end = plain.start(1) - 1, plain.end()
            if mark > at:
                yield Token(at, mark)
            is_end, tag = bool(slash), tag.lower()
        else:
            markup = _MARKUP.search(source, at)
            mark = markup.start() if markup else len(source)
            if mark > at:
                yield Token(at, mark)
                at = mark
                continue
            name = _NAME.match(source, mark)
            if name is None:
                at = _after_declaration(source, mark)
                continue
            end = quotes.tag_end(name.end())
            tag, is_end = name.group(1).lower(), source[mark + 1] == "/"
            attributes = source[name.end() : max(name.end(), end - 1)]
        yield Token(mark, end, tag, is_end, attributes)
        at = end
        if tag in _RAW_TEXT and not is_end:
            close = _RAW_TEXT_ENDS[tag].search(source, end)
            at = close.start() if close else len(source)
            if at > end:
                yield Token(end, at)


def are_apart(one: Run, other: Run) -> bool:
    """Whether a sentence ends right before a tag and another begins behind it: "late.</span><span>The"."""
    if one.text[-1] not in _ENDS_SENTENCE or one.end == other.start:
        return False
    if not (other.text[0].isupper() or (other.text[0] in _OPENING_MARKS and other.text[1:2].isalnum())):
        return False
    return (" " in one.text or one.text[-1] == ":") and _WHOLE_WORD.search(one.text) is not None


def cut_text(source: str, start: int, end: int) -> Iterable[Run]:
    """The runs of the text node `source[start:end]`; white space, and references to it, are runs of their own."""
    text = source[start:end]
    if "&" in text or "  " in text or (not text.isprintable() and _ODD_SPACE.search(text)):
        return _chunks(source, start, end)
    bare = text.strip(" ")
    inner = start + text.startswith(" ")
    runs = [Run(" ", start, inner)] if inner > start else []
    if bare:
        runs.append(Run(bare, inner, inner + len(bare)))
        if text.endswith(" "):
            runs.append(Run(" ", end - 1, end))
    return runs


def _chunks(source: str, start: int, end: int) -> Iterator[Run]:
    for chunk in _CHUNK.finditer(source, start, end):
        if chunk["references"]:
            yield from _references(source, chunk.start(), chunk.end())
        else:
            yield Run(chunk[0], chunk.start(), chunk.end())


def _references(source: str, start: int, end: int) -> Iterator[Run]:
    """Adjacent references are one run, unless one decodes to white space or an invisible character."""
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


def _after_declaration(source: str, mark: int) -> int:
    """The end of the comment, declaration or processing instruction at `mark`."""
    if source.startswith(("<!-->", "<!--->"), mark):
        return source.index(">", mark) + 1
    end = _COMMENT_END.search(source, mark + 4) if source.startswith("<!--", mark) else _TAG_END.search(source, mark)
    return end.end() if end else len(source)


class _Quotes:
    """Finds where tags end; remembers which kind of quotation mark does not come again, or unclosed ones cost O(n²)."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._gone: set[str] = set()

    def tag_end(self, at: int) -> int:
        """The offset after the tag's ">", skipping quoted attribute values."""
        source, begin = self._source, at
        close = source.find(">", at)
        if close >= 0 and source.find('"', at, close) < 0 and source.find("'", at, close) < 0:
            return close + 1
        while True:
            mark = _TAG_MARK.search(source, at)
            if mark is None:
                return len(source)
            if mark.group() == ">":
                return mark.end()
            at = mark.end()
            if not source[max(begin, at - 4) : at - 1].rstrip().endswith("="):
                continue
            close = -1 if mark.group() in self._gone else source.find(mark.group(), at)
            if close < 0:
                self._gone.add(mark.group())
                continue
            at = close + 1
