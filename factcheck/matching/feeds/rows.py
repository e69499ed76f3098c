"""Fields of a feed -> `PublishedCheck`, or the reason why it is none."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final, NamedTuple

from factcheck.domain.prior import PublishedCheck

_WEB_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+\Z")
_DAY: Final = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
# Longer than what any publisher calls a claim: a whole article that stands in the wrong field.
_LONGEST: Final = 5_000
_LONGEST_ADDRESS: Final = 2_000


class BadRow(NamedTuple):
    """A row that is no published fact-check: where it begins in its file, and why."""

    line: int
    reason: str


class Fields(NamedTuple):
    """What a feed says of one check, as it says it."""

    url: object
    claim: object
    title: object = None
    claimant: object = None
    publisher: object = None
    date: object = None
    rating: object = None


def check_of(fields: Fields, line: int) -> PublishedCheck | BadRow:
    """The check, its words cleaned of entities and surplus blanks. A date that is not ISO 8601 counts as not known."""
    url, claim = _words(fields.url), _words(fields.claim)
    if claim is None:
        return BadRow(line, "it has no claim")
    if url is None:
        return BadRow(line, "it has no url")
    if len(url) > _LONGEST_ADDRESS or not _WEB_ADDRESS.match(url):
        return BadRow(line, "its url is no http(s) address")
    rest = {name: _words(getattr(fields, name)) for name in ("title", "claimant", "publisher", "rating")}
    if any(len(words or "") > _LONGEST for words in (claim, *rest.values())):
        return BadRow(line, f"a field of it has more than {_LONGEST:,} characters")
    if not all(map(_is_encodable, (url, claim, *rest.values()))):
        return BadRow(line, "it is not UTF-8")
    day = _DAY.match(_words(fields.date) or "")
    return PublishedCheck(url=url, claim=claim, date=day[0] if day else None, **rest)


def checks_in(entry: object, line: int) -> Iterator[PublishedCheck | BadRow]:
    """The checks in one entry of a JSON feed, which may hold several."""
    if isinstance(entry, list):
        for one in entry:
            yield from checks_in(one, line)
    elif not isinstance(entry, Mapping):
        yield BadRow(line, f"it is no JSON object but {_kind(entry)}")
    elif (
        inner := next((entry[name] for name in _CONTAINERS if isinstance(entry.get(name), list | dict)), None)
    ) is not None:
        yield from checks_in(inner, line)
    elif isinstance(entry.get("claimReview"), list):
        yield from (_of_google(entry, review, line) for review in entry["claimReview"])
    elif "claimReviewed" in entry or _is_claim_review(entry):
        yield check_of(_of_claim_review(entry), line)
    elif "claim" in entry and "url" in entry:
        yield check_of(Fields(**{name: entry.get(name) for name in Fields._fields}), line)
    elif entry.get("item", entry) is None:
        yield BadRow(line, "its item is null")
    elif not _is_other_thing(entry):
        yield BadRow(line, "it is no ClaimReview")


_CONTAINERS: Final = ("@graph", "dataFeedElement", "claims", "item")


def _is_claim_review(entry: Mapping[str, object]) -> bool:
    kind = entry.get("@type")
    return kind == "ClaimReview" or (isinstance(kind, list) and "ClaimReview" in kind)


def _is_other_thing(entry: Mapping[str, object]) -> bool:
    """A graph lists the page, its author and publisher beside the review: they are named as something else."""
    return isinstance(entry.get("@type"), str | list) and entry.get("@type") not in ("DataFeedItem", "DataFeed")


def _of_claim_review(entry: Mapping[str, object]) -> Fields:
    """schema.org/ClaimReview: the claimant is the author of what is reviewed, the publisher that of the review."""
    reviewed, rating = _first(entry.get("itemReviewed")), _first(entry.get("reviewRating"))
    claimant = _name(reviewed.get("author")) or _name(_first(reviewed.get("itemReviewed")).get("author"))
    return Fields(
        url=entry.get("url") or entry.get("@id"),
        claim=entry.get("claimReviewed"),
        title=entry.get("headline") or entry.get("name"),
        claimant=claimant,
        publisher=_name(entry.get("author")) or _name(entry.get("publisher")),
        date=entry.get("datePublished"),
        rating=rating.get("alternateName") or _on_a_scale(rating) or rating.get("name"),
    )


def _of_google(claim: Mapping[str, object], review: object, line: int) -> PublishedCheck | BadRow:
    """An answer of the Fact Check Tools API: `claims[].claimReview[]`."""
    if not isinstance(review, Mapping):
        return BadRow(line, f"its claimReview is no JSON object but {_kind(review)}")
    publisher = _first(review.get("publisher"))
    fields = Fields(
        url=review.get("url"),
        claim=claim.get("text"),
        title=review.get("title"),
        claimant=claim.get("claimant"),
        publisher=publisher.get("name") or publisher.get("site"),
        date=review.get("reviewDate") or claim.get("claimDate"),
        rating=review.get("textualRating"),
    )
    return check_of(fields, line)


def _on_a_scale(rating: Mapping[str, object]) -> str | None:
    """A rating in figures, with the ends of its scale where the feed names them: what 2 means is theirs to say."""
    value, worst, best = (_words(rating.get(name)) for name in ("ratingValue", "worstRating", "bestRating"))
    if value is None:
        return None
    return f"{value} on a scale from {worst} (worst) to {best} (best)" if worst and best else value


def _name(who: object) -> str | None:
    if isinstance(who, list):
        return ", ".join(filter(None, map(_name, who))) or None
    return _words(who.get("name")) if isinstance(who, Mapping) else _words(who)


def _first(value: object) -> Mapping[str, object]:
    """The object, or the first of a list of them; an empty one where there is none."""
    one = value[0] if isinstance(value, list) and value else value
    return one if isinstance(one, Mapping) else {}


def _words(value: object) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return None
    return " ".join((unescape(value) if "&" in value else value).split()) or None


def _is_encodable(words: str | None) -> bool:
    """A lone surrogate is a byte that was not UTF-8, or half of an escape."""
    return words is None or words.isascii() or not any("\ud800" <= char <= "\udfff" for char in words)


def _kind(value: object) -> str:
    return "null" if value is None else type(value).__name__
