"""JSON-LD, OpenGraph, meta elements and titles of an HTML page -> metadata; JSON-LD (schema.org) takes precedence."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.intake.metadata.agency import agency_of_head
from factcheck.intake.metadata.found import Found, fold
from factcheck.intake.metadata.linked_data import Hints, LinkedData, Node, bare_address
from factcheck.intake.metadata.publication_dates import read_stamp
from factcheck.intake.words import words

_ATTRIBUTE = re.compile(r"([^\s=\"'>/]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_OF_THE_PAGE = frozenset({"html", "link", "meta"})
_STATING = _OF_THE_PAGE | {"time", "abbr"}
# What a `<time>` says of itself, by class or property: that of WordPress, microdata, microformats.
_UPDATED = re.compile(r"updated|modified", re.IGNORECASE)
_PUBLISHED = re.compile(r"publish|pubdate", re.IGNORECASE)
_BY = re.compile(r"^by[: ]\s*", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_URL = re.compile(r"https?://[^\s\"'<>]{3,2000}$")
# The key of a template that was not filled in, an address.
_NO_NAME = re.compile(r"\w+(?:\.\w+){2,}$|.*(?:://|[@{}<>])|[\W\d_]*$")
# "ada@storvik.example (Ada Roe)", as in feeds (RSS 2.0).
_MAIL_AND_NAME = re.compile(r"[^\s@]{1,64}@[^\s@()]{1,64} \((?P<name>[^()@]{2,80})\)$")
_LONGEST_NAME = 120
_LONGEST_TITLE = 300
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "title")
_PUBLISHERS = ("publisher", "dc.publisher", "citation_journal_title")
_SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone")
_BYLINES = (
    "author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "citation_author",
    "article:author_name",
)  # fmt: skip
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate",
    "publishdate", "parsely-pub-date", "sailthru.date", "citation_publication_date", "og:article:published_time",
    "article:published", "publish-date", "publish_date", "publication_date", "publication-date", "date_published",
    "published_date", "published-date", "published_time", "published", "originalpublicationdate", "dcterms.issued",
    "dcterms.date", "dcterms.created", "dc.date.created", "dc.created", "datecreated", "article.published",
    "article_date_original", "displaydate", "ptime", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "bt:pubdate", "rnews:datepublished", "shareaholic:article_published_time", "parsely-published", "timestamp",
    "publish_time", "pub_date", "pub_time", "og:publish_date", "date-published", "published_at", "published-at",
    "date.issued", "prism.publicationdate", "citation_date", "citation_online_date",
)  # fmt: skip


class Stated(NamedTuple):
    """What the markup states: `meta` by property or name, `linked_data` the JSON-LD sources, `titles` of `<title>`.

    `times` are the days of `<time datetime>` with the source offset of each, and what that is the day of.
    """

    meta: dict[str, str]
    linked_data: list[str]
    titles: list[str]
    times: list[tuple[int, str]]

    def note(self, tag: str, attributes: str, offset: int) -> None:
        """Record an element that states something, by its attributes as in the source; the first of a name is kept."""
        values = {name.lower(): value for name, value in _attributes(attributes)}
        if tag == "html" and "lang" in values:
            self.meta.setdefault("lang", values["lang"])
        elif tag == "link" and values.get("rel", "").lower() == "canonical":
            self.meta.setdefault("canonical", values.get("href", ""))
        elif tag == "meta" and "content" in values:
            name = values.get("property") or values.get("name") or values.get("itemprop") or ""
            self.meta.setdefault(name.lower(), values["content"])
        elif tag not in _OF_THE_PAGE:
            stamp = read_stamp(values.get("datetime") or values.get("content") or values.get("title"))
            if stamp:
                self.times.append((offset, f"{_label(attributes)}{stamp[:10]}"))


def states(tag: str, attributes: str) -> bool:
    """Whether an element states something of the page, by its name or as microdata (schema.org `datePublished`)."""
    return tag in _STATING or "datePublished" in attributes


def _label(attributes: str) -> str:
    """What the day of a `<time>` is of, as a word before it; "" where that is not told."""
    named = attributes.replace("datetime", "")
    return "Published " if _PUBLISHED.search(named) else "Updated " if _UPDATED.search(named) else ""


def hints(stated: Stated, headings: Iterable[str], shown: Iterable[str]) -> Hints:
    """What the page says of itself beside JSON-LD; `headings` and `shown` are texts of the page."""
    meta = stated.meta
    titles = [*stated.titles, *(meta.get(name, "") for name in _TITLES)]
    urls = (meta.get(name, "") for name in ("canonical", "og:url"))
    return Hints(
        titles=frozenset(filter(None, map(fold, titles))),
        headings=frozenset(map(fold, headings)),
        shown=frozenset(map(fold, shown)),
        urls=frozenset(filter(None, map(bare_address, urls))),
    )


def read_stated(stated: Stated, linked: LinkedData, articles: Sequence[Node]) -> Found:
    """The metadata that the page states; values that fail validation (length, URL, ISO date, BCP 47) are left out.

    `articles` are the nodes that describe this article, the likeliest first.
    """
    article = articles[0] if articles else {}
    meta = stated.meta
    byline = _names(article.get("author"), linked) or _byline(meta)
    return Found(
        title=_line(article.get("headline"), _LONGEST_TITLE) or _of(meta, _TITLES, _LONGEST_TITLE),
        byline=byline,
        published_at=_published_at(meta, linked, article),
        url=_url(meta.get("canonical")) or _url(meta.get("og:url")) or _url(article.get("url")),
        language=_language(meta.get("lang")) or _language(article.get("inLanguage")),
        agency=agency_of_head([byline]) if byline else None,
    )


def stated_titles(stated: Stated, articles: Sequence[Node]) -> list[str]:
    """Every headline that the page states, JSON-LD before OpenGraph before `<title>`."""
    found = [_line(node.get("headline"), _LONGEST_TITLE) for node in articles]
    found += [_line(stated.meta.get(name), _LONGEST_TITLE) for name in _TITLES]
    found += [_line(title, _LONGEST_TITLE) for title in stated.titles]
    return [title for title in found if title]


def _attributes(source: str) -> Iterator[tuple[str, str]]:
    for match in _ATTRIBUTE.finditer(source):
        name, *values = match.groups(default="")
        yield name, html.unescape("".join(values)).strip()


def _published_at(meta: dict[str, str], linked: LinkedData, article: Node) -> str | None:
    given = [article.get("datePublished"), *map(meta.get, _DATES), article.get("dateCreated")]
    given += [page.get("datePublished") for page in linked.pages[:1]]
    firsts = (one[0] if isinstance(one, list) and one else one for one in given)
    return next(filter(None, map(read_stamp, firsts)), None)


def stated_publishers(stated: Stated, linked: LinkedData, articles: Sequence[Node]) -> list[str]:
    """Every name that the markup gives for the publisher or the site, the likelier first."""
    article = articles[0] if articles else {}
    given = [_names(article.get("publisher"), linked)]
    given += [_line(stated.meta.get(name), _LONGEST_NAME) for name in _SITES]
    given += [_names(site, linked) for site in linked.sites]
    given += [_line(stated.meta.get(name), _LONGEST_NAME) for name in _PUBLISHERS]
    return list(dict.fromkeys(name for name in given if name and is_name(name)))


def _of(meta: dict[str, str], names: tuple[str, ...], longest: int) -> str | None:
    return next(filter(None, (_line(meta.get(name), longest) for name in names)), None)


def _byline(meta: dict[str, str]) -> str | None:
    """Some pages give an address where a name should stand."""
    lines = (_line(meta.get(one), _LONGEST_NAME) or "" for one in _BYLINES)
    names = (match["name"] if (match := _MAIL_AND_NAME.match(line)) else line for line in lines)
    return next((_BY.sub("", name) for name in names if name and is_name(name)), None)


def is_name(name: str) -> bool:
    """Whether a stated name is one, and no address, key of a template or placeholder (data/no_names.txt)."""
    return _NO_NAME.match(name) is None and name.casefold() not in words("no_names")


def _names(value: object, linked: LinkedData) -> str | None:
    """The name of a schema.org Person or Organization, or the names of several, joined by commas."""
    value = linked.resolve(value)
    if isinstance(value, list):
        names = [name for one in value[:6] if (name := _names(one, linked))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        return _names(value.get("name"), linked) or _line(_joined(value), _LONGEST_NAME)
    name = _line(value, _LONGEST_NAME)
    return _BY.sub("", name) if name and is_name(name) else None


def _joined(person: Node) -> str:
    """A schema.org Person who has no `name` but its parts."""
    parts = (person.get(part) for part in ("givenName", "additionalName", "familyName"))
    return " ".join(part for part in parts if isinstance(part, str))


def _line(value: object, longest: int) -> str | None:
    """A text on one line; JSON-LD is written with character references in it, now and then with those twice."""
    if not isinstance(value, str):
        return None
    line = " ".join(html.unescape(html.unescape(value)).split())
    return line if 0 < len(line) <= longest else None


def _url(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and _URL.match(value.strip()) else None


def _language(value: object) -> str | None:
    return value.strip().replace("_", "-") if isinstance(value, str) and _LANGUAGE.match(value.strip()) else None
