"""JSON-LD sources of a page -> their nodes (schema.org), references resolved, and that of this article.

Pages write JSON-LD by hand and by template: comments, CDATA marks, trailing commas, line ends in strings, several
objects in a row and character references for quotation marks are read as they are meant (RFC 8259 forbids them all).
Of an object that stays broken, a quotation mark in a string, say, the plain fields are read.
"""

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.intake.metadata.found import fold

# A JSON-LD node.
Node = dict[str, object]

_ARTICLE_TYPE = re.compile(r"Article|Posting|Report|Review")
_PAGE_TYPE = re.compile(r"WebPage$")
_SITE_TYPE = re.compile(r"WebSite$")
_DEEPEST = 6
_MOST_NODES = 2_000
_LONGEST_BODY = 200_000
_DEEPEST_REFERENCE = 12
# Each alternative takes what it has begun, to the end where nothing closes it: linear time.
_STRING = r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)'
_COMMENT = re.compile(rf"({_STRING})|/\*.*?(?:\*/|\Z)|//[^\n]*|<!--|-->|<!\[CDATA\[|\]\]>", re.DOTALL)
_TRAILING_COMMA = re.compile(rf"({_STRING})|,(?=\s*[}}\]])", re.DOTALL)
_BETWEEN_OBJECTS = re.compile(r"[\s,;]*")
_MOST_OBJECTS = 100
# Of a broken object: a field whose string closes before the next field, and the first name of whom a field names.
_FIELD = re.compile(r'"(@type|headline|datePublished|author|publisher)"\s{0,9}:\s{0,9}"([^"\\]{1,300})"\s{0,9}[,}\]]')
_NAMED_FIELD = re.compile(
    r'"(author|publisher)"\s{0,9}:\s{0,9}\[?\s{0,9}\{[^{}\[\]]{0,300}?"name"\s{0,9}:\s{0,9}"([^"\\]{1,120})"\s{0,9}[,}]'
)


class LinkedData(NamedTuple):
    """The nodes of a page by type, in its order; `named` are those with an @id, for references."""

    articles: list[Node]
    pages: list[Node]
    sites: list[Node]
    named: dict[str, Node]

    def resolve(self, value: object) -> object:
        """The node that `{"@id": ...}` refers to, if the page has it and the value says no more itself."""
        if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
            return self.named.get(value["@id"], value)
        return value


class Hints(NamedTuple):
    """What tells this article from others that a page describes: its headline, and how the page addresses it.

    `titles` are those of `<title>` and OpenGraph, `headings` the h1 elements, `shown` all short texts of the page, all
    of them folded; `urls` the page's own.
    """

    titles: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()


def read_linked_data(sources: Sequence[str]) -> LinkedData:
    """The nodes of all `sources`; what is no JSON however lenient is passed over."""
    found = LinkedData([], [], [], {})
    count = 0
    for source in sources:
        parsed = _parse(source)
        _name(parsed, _DEEPEST_REFERENCE, found.named)
        for node in _nodes(parsed, _DEEPEST):
            count += 1
            if count > _MOST_NODES:
                return found
            _sort(node, found)
    return found


def about_this(articles: Sequence[Node], hints: Hints) -> list[Node]:
    """The articles, likeliest first: the one whose headline is that of the page, whose address is that of the page."""
    return sorted(articles, key=lambda node: -_score(node, hints))


def stated_body(articles: Sequence[Node]) -> str:
    """The longest `articleBody` of at most 200,000 characters; empty where there is none."""
    bodies = [body for node in articles if isinstance(body := node.get("articleBody"), str)]
    return max((body for body in bodies if len(body) <= _LONGEST_BODY), key=len, default="")


def _parse(source: str) -> object:
    """The JSON of a script; control characters inside strings are let through (`strict=False`)."""
    for mend in (_as_it_is, _mended, _unescaped):
        try:
            return json.loads(mend(source), strict=False)
        except (ValueError, RecursionError):
            continue
    return _objects(_mended(source)) or _fields(source)


def _as_it_is(source: str) -> str:
    return source


def _mended(source: str) -> str:
    without_comments = _COMMENT.sub(lambda match: match[1] or " ", source)
    return _TRAILING_COMMA.sub(lambda match: match[1] or "", without_comments).strip(" \t\r\n;")


def _unescaped(source: str) -> str:
    return html.unescape(source) if "&quot;" in source else ""


def _objects(source: str) -> list[object]:
    """The objects of a script that has several in a row; none unless all of it can be read."""
    reader = json.JSONDecoder(strict=False)
    objects: list[object] = []
    at = 0
    while at < len(source) and len(objects) < _MOST_OBJECTS:
        try:
            parsed, end = reader.raw_decode(source, at)
        except (ValueError, RecursionError):
            return []
        objects.append(parsed)
        at = _BETWEEN_OBJECTS.match(source, end).end()  # type: ignore[union-attr]
    return objects


def _fields(source: str) -> Node | None:
    """The first plain fields of one broken object that describes an article."""
    node: Node = {}
    for match in (*_FIELD.finditer(source), *_NAMED_FIELD.finditer(source)):
        node.setdefault(match[1], match[2])
    kind = node.get("@type")
    return node if isinstance(kind, str) and _ARTICLE_TYPE.search(kind) else None


def _name(parsed: object, depth: int, named: dict[str, Node]) -> None:
    """Note every node that has an @id and says something."""
    if depth == 0 or len(named) > _MOST_NODES:
        return
    if isinstance(parsed, dict):
        if isinstance(parsed.get("@id"), str) and "name" in parsed:
            named.setdefault(parsed["@id"], parsed)
        for value in parsed.values():
            _name(value, depth - 1, named)
    elif isinstance(parsed, list):
        for one in parsed:
            _name(one, depth - 1, named)


def _nodes(parsed: object, depth: int) -> Iterator[Node]:
    if depth == 0:
        return
    if isinstance(parsed, dict):
        yield parsed
        yield from _nodes(parsed.get("@graph"), depth - 1)
        yield from _nodes(parsed.get("mainEntity"), depth - 1)
    elif isinstance(parsed, list):
        for one in parsed:
            yield from _nodes(one, depth - 1)


def _sort(node: Node, found: LinkedData) -> None:
    given = node.get("@type")
    types = [one for one in (given if isinstance(given, list) else [given]) if isinstance(one, str)]
    for pattern, nodes in (
        (_ARTICLE_TYPE, found.articles),
        (_PAGE_TYPE, found.pages),
        (_SITE_TYPE, found.sites),
    ):
        if any(map(pattern.search, types)):
            nodes.append(node)


def _score(node: Node, hints: Hints) -> int:
    headline = node.get("headline") or node.get("name")
    title = fold(html.unescape(headline)) if isinstance(headline, str) else ""
    addresses = (node.get("url"), node.get("mainEntityOfPage"), node.get("@id"))
    is_addressed = any(_address(address) in hints.urls for address in addresses)
    if not title:
        return 2 * is_addressed
    is_titled = any(title == other or other.startswith(f"{title} ") for other in hints.titles)
    return 4 * is_titled + 3 * is_addressed + 2 * (title in hints.headings) + (title in hints.shown)


def _address(value: object) -> str:
    """An address without scheme, query, fragment and closing slash."""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return bare_address(value) if isinstance(value, str) else ""


def bare_address(url: str) -> str:
    """An address without scheme, query, fragment and closing slash, so that two forms of one are equal."""
    return re.split(r"[?#]", url.partition("://")[2] or url)[0].rstrip("/")
