"""An article: clean text, metadata, sentence and part spans, dropped text, offset map to the raw input."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from factcheck.domain.values import Span, Value, must_stand_in


class DropReason(StrEnum):
    """Why a stretch of the input is no part of the article."""

    BYLINE = "byline"
    CAPTION = "caption or photo credit"
    COMMENTS = "comment rules"
    CONTROL_CHARACTER = "control character"
    DATE_LINE = "date line"
    HEADING = "heading of a list or box"
    HIDDEN = "hidden text"
    LEGAL = "legal notice"
    MARK = "footnote mark or reading aid"
    MENU = "menu or label"
    PROMOTION = "promotion or sign-up"
    RELATED = "related links"
    REPEATED = "repeated text"
    SIGN_OFF = "sign-off"
    STRUCK_OUT = "struck-out text"


class Dropped(Value):
    """A stretch of the raw input that is not in `article.text`. Offsets are code points of the raw input."""

    text: str
    reason: DropReason
    raw_start: int = Field(ge=0)
    raw_end: int

    @model_validator(mode="after")
    def _must_be_as_long_as_its_text(self) -> Self:
        if not self.text or len(self.text) != self.raw_end - self.raw_start:
            raise ValueError(f"dropped text of {len(self.text)} characters at {self.raw_start}..{self.raw_end}")
        return self


class Parts(Value):
    """Where headline, standfirst and body stand in `article.text`."""

    title: Span | None
    standfirst: Span | None
    body: Span


class Segment(Value):
    """A stretch of `article.text` that is an exact slice of the raw input: `text[start:end]` stands at `raw_start`.

    What lies between segments is not in the input as such: the blank line between paragraphs, and the space that a
    line end inside a hard-wrapped paragraph became.
    """

    start: int = Field(ge=0)
    end: int
    raw_start: int = Field(ge=0)

    @model_validator(mode="after")
    def _must_not_be_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"segment {self.start}..{self.end} is empty or runs backwards")
        return self


class Article(Value):
    """`text` holds title, standfirst and body, paragraphs parted by a blank line; spans refer to it.

    `segments` is the map from `text` back to the raw input, in the order of `text`, without overlaps.
    """

    id: str = Field(pattern=r"^sha256:[0-9a-f]{64}$")
    title: str | None
    byline: str | None
    publisher: str | None
    agency: str | None = Field(default=None, description="the wire service that the copy came from")
    published_at: str | None = Field(description="ISO 8601 date or date and time")
    dateline: str | None
    url: str | None
    language: str | None = Field(description="BCP 47 tag, null where it was not recognised")
    text: str = Field(min_length=1)
    sentences: tuple[Span, ...]
    parts: Parts
    dropped: tuple[Dropped, ...]
    segments: tuple[Segment, ...] = ()

    @model_validator(mode="after")
    def _spans_must_stand_in_the_text(self) -> Self:
        must_stand_in(self.text, "sentence", *self.sentences)
        must_stand_in(self.text, "part", self.parts.title, self.parts.standfirst, self.parts.body)
        return self


class Metadata(Value):
    """What the caller knows about the article; it wins over what the input says of itself."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published_at: str | None = None
    url: str | None = None
    language: str | None = None


class Reading(Value):
    """The product of intake: the article, and warnings for the report."""

    article: Article
    warnings: tuple[str, ...]
