"""JSON-LD, OpenGraph, meta elements and titles of an HTML page -> metadata; JSON-LD (schema.org) takes precedence."""

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.intake.metadata.found import Found

_ATTRIBUTE = re.compile(r"([^\s=\"'>/]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
STATING = frozenset({"html", "link", "meta"})
_ARTICLE_TYPE = re.compile(r"Article|Posting|Report|Review")
# Some pages give the year 1 where they know no date.
_DATE = re.compile(
    r"((?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    r"(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?$"
)
_BY = re.compile(r"^by ", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_URL = re.compile(r"https?://[^\s\"'<>]{3,2000}$")
_LONGEST_NAME = 120
_LONGEST_TITLE = 300
_DEEPEST = 6
_MOST_NODES = 2_000
_LONGEST_BODY = 200_000
# A JSON-LD node.
Node = dict[str, object]
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "title")
_PUBLISHERS = ("og:site_name", "application-name", "publisher", "dc.publisher", "citation_journal_title")
_BYLINES = ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "citation_author")
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate",
    "publishdate", "parsely-pub-date", "sailthru.date", "citation_publication_date", "og:article:published_time",
)  # fmt: skip


class Stated(NamedTuple):
    """What the markup states: `meta` by property or name, `linked_data` the JSON-LD sources, `titles` of `<title>`."""

    meta: dict[str, str]
    linked_data: list[str]
    titles: list[str]

    def note(self, tag: str, attributes: str) -> None:
        """Record an element of STATING from the source of its attributes; the first value of a name is kept."""
        values = {name.lower(): value for name, value in _attributes(attributes)}
        if tag == "html" and "lang" in values:
            self.meta.setdefault("lang", values["lang"])
        elif tag == "link" and values.get("rel", "").lower() == "canonical":
            self.meta.setdefault("canonical", values.get("href", ""))
        elif tag == "meta" and "content" in values:
            name = values.get("property") or values.get("name") or values.get("itemprop") or ""
            self.meta.setdefault(name.lower(), values["content"])


def stated_articles(stated: Stated) -> list[Node]:
    """The nodes of the page's JSON-LD whose @type is an article."""
    return list(_articles(stated.linked_data))


def read_stated(stated: Stated, articles: Sequence[Node]) -> Found:
    """The metadata that the page states; values that fail validation (length, URL, ISO date, BCP 47) are left out."""
    article = articles[0] if articles else {}
    meta = stated.meta
    return Found(
        title=_line(article.get("headline"), _LONGEST_TITLE) or _of(meta, _TITLES, _LONGEST_TITLE),
        byline=_names(article.get("author")) or _byline(meta),
        publisher=_names(article.get("publisher")) or _of(meta, _PUBLISHERS, _LONGEST_NAME),
        published_at=_date(article.get("datePublished"))
        or next(filter(None, (_date(meta.get(one)) for one in _DATES)), None),
        url=_url(meta.get("canonical")) or _url(meta.get("og:url")) or _url(article.get("url")),
        language=_language(meta.get("lang")) or _language(article.get("inLanguage")),
    )


def stated_titles(stated: Stated, articles: Sequence[Node]) -> list[str]:
    """Every headline that the page states, JSON-LD before OpenGraph before `<title>`."""
    found = [_line(node.get("headline"), _LONGEST_TITLE) for node in articles]
    found += [_line(stated.meta.get(name), _LONGEST_TITLE) for name in _TITLES]
    found += [_line(title, _LONGEST_TITLE) for title in stated.titles]
    return [title for title in found if title]


def stated_body(articles: Sequence[Node]) -> str:
    """The longest `articleBody` of at most 200,000 characters; empty where there is none."""
    bodies = [body for node in articles if isinstance(body := node.get("articleBody"), str)]
    return max((body for body in bodies if len(body) <= _LONGEST_BODY), key=len, default="")


def _attributes(source: str) -> Iterator[tuple[str, str]]:
    for match in _ATTRIBUTE.finditer(source):
        name, *values = match.groups(default="")
        yield name, html.unescape("".join(values)).strip()


def _articles(sources: list[str]) -> Iterator[Node]:
    for source in sources:
        try:
            parsed = json.loads(source)
        except (ValueError, RecursionError):
            continue
        for count, node in enumerate(_nodes(parsed, _DEEPEST)):
            if count > _MOST_NODES:
                return
            types = node.get("@type")
            if any(
                isinstance(one, str) and _ARTICLE_TYPE.search(one)
                for one in (types if isinstance(types, list) else [types])
            ):
                yield node


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


def _of(meta: dict[str, str], names: tuple[str, ...], longest: int) -> str | None:
    return next(filter(None, (_line(meta.get(name), longest) for name in names)), None)


def _byline(meta: dict[str, str]) -> str | None:
    """Some pages give an address where a name should stand."""
    return next((name for one in _BYLINES if (name := _line(meta.get(one), _LONGEST_NAME)) and "://" not in name), None)


def _names(value: object) -> str | None:
    """The name of a schema.org Person or Organization, or the names of several, joined by commas."""
    if isinstance(value, list):
        names = [name for one in value[:6] if (name := _names(one))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        return _names(value.get("name"))
    name = _line(value, _LONGEST_NAME)
    return _BY.sub("", name) if name and "://" not in name else None


def _line(value: object, longest: int) -> str | None:
    if not isinstance(value, str):
        return None
    line = " ".join(value.split())
    return line if 0 < len(line) <= longest else None


def _date(value: object) -> str | None:
    match = _DATE.match(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None
    day, clock, zone = match.groups()
    return f"{day}T{clock}{zone or ''}" if clock else day


def _url(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and _URL.match(value.strip()) else None


def _language(value: object) -> str | None:
    return value.strip().replace("_", "-") if isinstance(value, str) and _LANGUAGE.match(value.strip()) else None
