"""Fields that a caller gives with an article -> Metadata; validation errors in one line, with the name of the field."""

import re
from datetime import datetime
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from factcheck.domain.article import Metadata
from factcheck.domain.values import Value

WEB_ADDRESS: Final = "^https?://[^ ]+$"
LANGUAGE_TAG: Final = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"


def _must_be_whole_characters(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as exc:
        raise ValueError(f"a lone surrogate, half of a character, stands at {exc.start}") from None
    return text


def _blank_is_unknown(text: object) -> object:
    return None if isinstance(text, str) and not text.strip() else text


def _must_be_iso_8601(text: str | None) -> str | None:
    try:
        if text is not None:
            datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("it takes an ISO 8601 date, or date and time, such as 2022-05-10") from None
    return text


def _must_be_a_web_address(text: str | None) -> str | None:
    if text is not None and not re.fullmatch(WEB_ADDRESS, text):
        raise ValueError("it takes an address that begins with http:// or https:// and has no space")
    return text


def _must_be_a_language_tag(text: str | None) -> str | None:
    if text is not None and not re.fullmatch(LANGUAGE_TAG, text):
        raise ValueError("it takes a language tag such as en or pt-BR")
    return text


WholeText = Annotated[str, AfterValidator(_must_be_whole_characters)]
Known = Annotated[WholeText | None, BeforeValidator(_blank_is_unknown)]


class Facts(Value):
    """What the caller knows about the article. Blank means not known; unknown fields are ignored."""

    model_config = ConfigDict(strict=True, extra="ignore")

    title: Known = Field(default=None, description="its headline")
    byline: Known = Field(default=None, description="who wrote it")
    publisher: Known = Field(default=None, description="who published it")
    published_at: Annotated[Known, AfterValidator(_must_be_iso_8601)] = Field(
        default=None, description="when, as an ISO 8601 date, or date and time"
    )
    url: Annotated[Known, AfterValidator(_must_be_a_web_address)] = Field(
        default=None, description="where it stands; never fetched"
    )
    language: Annotated[Known, AfterValidator(_must_be_a_language_tag)] = Field(
        default=None, description="its language, such as en or pt-BR"
    )

    def metadata(self) -> Metadata:
        """As the pipeline takes it."""
        return Metadata.model_validate(self.model_dump(include=set(Facts.model_fields)))


_IN_PLAIN_WORDS = {
    "extra_forbidden": "there is no such field",
    "missing": "it is missing",
    "string_type": "it takes a text",
    "too_short": "it is empty",
}


# The field with fields of its own; below other fields pydantic's `loc` names members of unions.
_NESTED = "options"
_LONGEST_NAME = 100


def complaint(exc: ValidationError) -> str:
    """The first validation error, as `field: what it takes` or `options/field: what it takes`, in one line."""
    first = exc.errors(include_url=False, include_input=False)[0]
    place = first["loc"] if first["loc"][0] == _NESTED else first["loc"][:1]
    return f"{'/'.join(map(str, place))[:_LONGEST_NAME]}: {in_plain_words(first)}"


def in_plain_words(error: ErrorDetails) -> str:
    """The message of one pydantic error, reworded for people who have not seen our models."""
    said = error["msg"].removeprefix("Value error, ").replace("Input should", "it should", 1)
    return _IN_PLAIN_WORDS.get(error["type"], said)
