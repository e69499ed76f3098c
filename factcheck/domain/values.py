"""The base class of values, spans (half-open ranges) and passages (spans with their text)."""

from collections.abc import Callable
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.config import JsonDict


class Value(BaseModel):
    """A frozen value without unknown fields: what cannot be valid cannot be built."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def may_lack(name: str) -> Callable[[JsonDict], None]:
    """A schema extra: what is written may lack the field, which is no more required there."""

    def amend(schema: JsonDict) -> None:
        required = schema.get("required")
        if isinstance(required, list) and name in required:
            required.remove(name)

    return amend


class Span(Value):
    """A half-open range of Unicode code points in `article.text`; never empty."""

    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _must_not_be_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"span {self.start}..{self.end} is empty or runs backwards")
        return self

    def cut(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def stands_in(self, text: str) -> bool:
        """Whether `text` says there what this says that it does."""
        return self.end <= len(text)


class Passage(Span):
    """A span together with the very characters it covers."""

    text: str

    @model_validator(mode="after")
    def _must_be_as_long_as_its_text(self) -> Self:
        if len(self.text) != self.end - self.start:
            raise ValueError(f"passage of {len(self.text)} characters at {self.start}..{self.end}")
        return self

    def stands_in(self, text: str) -> bool:
        return text[self.start : self.end] == self.text


def passage(text: str, start: int, end: int) -> Passage:
    """Cut the passage `start`..`end` out of `text`."""
    return Passage(text=text[start:end], start=start, end=end)


def must_stand_in(text: str, what: str, *spans: Span | None) -> None:
    """Raise ValueError unless each span lies in `text`, and each passage is its exact slice."""
    for span in spans:
        if span is None or span.stands_in(text):
            continue
        if span.end > len(text):
            raise ValueError(f"{what} {span.start}..{span.end} ends outside the text of {len(text)} characters")
        raise ValueError(f"{what} {span.start}..{span.end} is not what the article says there")
