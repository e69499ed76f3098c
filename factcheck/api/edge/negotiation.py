"""Accept -> the media type of the answer; If-None-Match -> 304 (RFC 9110, sections 12.5.1 and 13.1.2)."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from litestar import Response

from factcheck.api.edge.bodies import AnyRequest
from factcheck.api.problems import NotAcceptableError
from factcheck.render import Format

EVENTS: Final = "text/event-stream"
LINES: Final = "application/jsonl"
# Media types in use for JSON lines; none is registered.
NAMES_OF_LINES: Final = (LINES, "application/x-ndjson", "application/ndjson", "application/x-jsonlines")
# In order of preference where the caller's qualities are equal.
MEDIA_TYPES: Final[Mapping[Format, str]] = {
    Format.JSON: "application/json",
    Format.MARKDOWN: "text/markdown",
    Format.HTML: "text/html",
    Format.CSV: "text/csv",
    Format.JSONLD: "application/ld+json",
    Format.TEXT: "text/plain",
}
FORMATS: Final[Mapping[str, Format]] = {media_type: form for form, media_type in MEDIA_TYPES.items()}

# All answers of several forms; the codings are in `compression`.
VARY: Final = "Accept, Accept-Encoding"

# A bound on work; media ranges beyond it are ignored.
_MOST_RANGES: Final = 50


class _Range(NamedTuple):
    """A media range such as text/* and its quality."""

    pattern: str
    quality: float

    def specificity(self, media_type: str) -> int:
        """3 for the media type itself, 2 for type/*, 1 for */*; 0 where it does not match."""
        if self.pattern == media_type:
            return 3
        if self.pattern == f"{media_type.partition('/')[0]}/*":
            return 2
        return int(self.pattern == "*/*")


def choose(accept: str | None, offered: tuple[str, ...]) -> str:
    """The offered media type of the highest quality, the first of equals. Raises NotAcceptableError."""
    if not accept or not accept.strip():
        return offered[0]
    ranges = list(_ranges(accept))
    best = max(offered, key=lambda media_type: _quality(media_type, ranges))
    if _quality(best, ranges) <= 0:
        raise NotAcceptableError(f"none of what Accept names is made here; there is {', '.join(offered)}")
    return best


def not_modified(request: AnyRequest, headers: Mapping[str, str]) -> Response[bytes] | None:
    """304 where one of the caller's entity tags is the ETag in `headers`, by weak comparison; else None."""
    given = request.headers.get("if-none-match")
    if given is None:
        return None
    tags = {tag.strip().removeprefix("W/") for tag in given.split(",")}
    return Response(b"", status_code=304, headers=dict(headers)) if tags & {"*", headers["ETag"]} else None


def matched(request: AnyRequest) -> frozenset[str] | None:
    """The entity tags of If-Match without their quotation marks, or `*`; None where there is no such header.

    By strong comparison: a weak tag matches nothing.
    """
    given = request.headers.get("if-match")
    if given is None:
        return None
    return frozenset(tag.strip().strip('"') for tag in given.split(",") if not tag.strip().startswith("W/"))


def _ranges(accept: str) -> Iterator[_Range]:
    for part in accept.split(",")[:_MOST_RANGES]:
        pattern, *parameters = (word.strip().lower() for word in part.split(";"))
        qualities = [word[2:] for word in parameters if word.startswith("q=")]
        yield _Range(pattern, _number(qualities[0]) if qualities else 1.0)


def _number(quality: str) -> float:
    """A quality value clamped to 0..1; malformed ones count as 0, not acceptable."""
    try:
        return min(1.0, max(0.0, float(quality)))
    except ValueError:
        return 0.0


def _quality(media_type: str, ranges: list[_Range]) -> float:
    """The quality of the most specific range that matches."""
    naming = [(each.specificity(media_type), each.quality) for each in ranges if each.specificity(media_type)]
    return max(naming, default=(0, 0.0))[1]
