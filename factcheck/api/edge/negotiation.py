"""The Accept header of a request -> the form of the answer (RFC 9110, section 12.5.1)."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from factcheck.api.problems import NotAcceptableError
from factcheck.render import Format

EVENTS: Final = "text/event-stream"
LINES: Final = "application/jsonl"
# What JSON lines go by; none of the names is registered.
NAMES_OF_LINES: Final = (LINES, "application/x-ndjson", "application/ndjson", "application/x-jsonlines")
# In the order in which they are taken where a caller likes several as much.
MEDIA_TYPES: Final[Mapping[Format, str]] = {
    Format.JSON: "application/json",
    Format.MARKDOWN: "text/markdown",
    Format.HTML: "text/html",
    Format.CSV: "text/csv",
    Format.JSONLD: "application/ld+json",
    Format.TEXT: "text/plain",
}
FORMATS: Final[Mapping[str, Format]] = {media_type: form for form, media_type in MEDIA_TYPES.items()}

# More than any program sends; who sends more gets an answer all the same, by the first of them.
_MOST_RANGES: Final = 50


class _Range(NamedTuple):
    """A media range such as text/* and how much it is liked."""

    pattern: str
    quality: float

    def specificity(self, media_type: str) -> int:
        """How closely it names the media type; 0 where it does not."""
        if self.pattern == media_type:
            return 3
        if self.pattern == f"{media_type.partition('/')[0]}/*":
            return 2
        return int(self.pattern == "*/*")


def choose(accept: str | None, offered: tuple[str, ...]) -> str:
    """The media type among those offered that is liked best. Raises NotAcceptableError."""
    if not accept or not accept.strip():
        return offered[0]
    ranges = list(_ranges(accept))
    best = max(offered, key=lambda media_type: _quality(media_type, ranges))
    if _quality(best, ranges) <= 0:
        raise NotAcceptableError(f"none of what Accept names is made here; there is {', '.join(offered)}")
    return best


def _ranges(accept: str) -> Iterator[_Range]:
    for part in accept.split(",")[:_MOST_RANGES]:
        pattern, *parameters = (word.strip().lower() for word in part.split(";"))
        qualities = [word[2:] for word in parameters if word.startswith("q=")]
        yield _Range(pattern, _number(qualities[0]) if qualities else 1.0)


def _number(quality: str) -> float:
    """A quality that cannot be read counts as not acceptable."""
    try:
        return min(1.0, max(0.0, float(quality)))
    except ValueError:
        return 0.0


def _quality(media_type: str, ranges: list[_Range]) -> float:
    """The range that names it most closely decides."""
    naming = [(each.specificity(media_type), each.quality) for each in ranges if each.specificity(media_type)]
    return max(naming, default=(0, 0.0))[1]
