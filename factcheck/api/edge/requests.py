"""JSON bodies and query parameters -> a submission, by pydantic models of the wire format.

JSON is read as I-JSON (RFC 7493), which neither Litestar's msgspec nor pydantic's parser does: both take the last of
duplicate names, so a proxy that takes the first would have seen another request.
"""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Annotated, Final, NoReturn, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, Strict, ValidationError, model_validator
from pydantic.config import JsonDict
from pydantic_core import ErrorDetails

from factcheck.api.problems import MalformedJsonError, RequestError, Violation
from factcheck.domain.article import Metadata
from factcheck.domain.checking import LONGEST_ASSIGNEE, LONGEST_NOTE, UNTOUCHED, Checking, Status
from factcheck.domain.values import Value
from factcheck.pipeline.draft_check import Text
from factcheck.pipeline.facts import LANGUAGE_TAG, WEB_ADDRESS, Facts, in_plain_words
from factcheck.pipeline.submission import AS_SET, Options, Submission, whole, without_defaults

_BLANK: Final[JsonDict] = {"type": "string", "pattern": r"^\s*$"}
# Documented, and answered as any text without words is: 422.
_NOT_BLANK: Final[JsonDict] = {"minLength": 1, "pattern": r"\S"}
_SCHEMAS: Final[Mapping[str, list[JsonValue]]] = {
    "published_at": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}, _BLANK],
    "url": [{"type": "string", "pattern": WEB_ADDRESS}, _BLANK],
    "language": [{"type": "string", "pattern": LANGUAGE_TAG}, _BLANK],
}


def _add_formats(schema: JsonDict) -> None:
    """Document what the validators of `Facts` accept, which pydantic cannot derive."""
    without_defaults(schema)
    properties = schema["properties"]
    if isinstance(properties, dict):
        for name, kinds in _SCHEMAS.items():
            described = properties[name]
            if isinstance(described, dict):
                described["anyOf"] = [*kinds, {"type": "null"}]


class KnownFacts(Facts):
    """What the caller knows about the article; it wins over what the input says. Blank means not known."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_add_formats)


class PastedArticle(KnownFacts):
    """An article as it was pasted."""

    text: str = Field(description="the text of the page, furniture and all", json_schema_extra=_NOT_BLANK)
    options: Annotated[Options, Strict(strict=False)] = AS_SET


class HtmlArticle(KnownFacts):
    """An article as HTML."""

    html: str = Field(description="the HTML of the page", json_schema_extra=_NOT_BLANK)
    options: Annotated[Options, Strict(strict=False)] = AS_SET


class SummaryToAudit(Value):
    """A summary, and the article that it sums up; both are plain text."""

    model_config = ConfigDict(strict=True)

    article: str = Field(description="the text of the article, taken as it is", json_schema_extra=_NOT_BLANK)
    summary: str = Field(
        description="the summary; each of its sentences is held against the article", json_schema_extra=_NOT_BLANK
    )


class CheckingChange(Value):
    """What is to change in a row of a worksheet; null puts a member back to what it was."""

    model_config = ConfigDict(json_schema_extra=without_defaults)

    status: Status | None = Field(default=None, description="where the check stands, as its checker says; null: open")
    note: str | None = Field(default=None, max_length=LONGEST_NOTE, description="plain text; null: none")
    assignee: str | None = Field(default=None, max_length=LONGEST_ASSIGNEE, description="who checks it; null: nobody")

    def apply(self, checking: Checking) -> Checking:
        """The row after the change."""
        given = {name: getattr(self, name) for name in self.model_fields_set}
        return checking.model_copy(
            update={name: _default(name) if given[name] is None else given[name] for name in given}
        )


def _default(name: str) -> object:
    return getattr(UNTOUCHED, name)


class SessionKey(Value):
    """What a page sends to have a session."""

    key: str = Field(min_length=1, max_length=512, description="a key that `factcheck keys new` has made")


def _say_one_of_them(schema: JsonDict) -> None:
    without_defaults(schema)
    kinds: list[JsonValue] = [
        {"required": [name], "properties": {name: {"type": "string", **_NOT_BLANK}, other: {"type": "null"}}}
        for name, other in (("text", "html"), ("html", "text"))
    ]
    schema["oneOf"] = kinds


class DraftText(Value):
    """The text of a draft or of a source, as it was pasted or as HTML; one of `text` and `html`."""

    model_config = ConfigDict(strict=True, json_schema_extra=_say_one_of_them)

    name: str | None = Field(default=None, max_length=200, description="what the report calls it")
    text: str | None = Field(default=None, description="the text, or a transcript")
    html: str | None = Field(default=None, description="the HTML of a page")

    @model_validator(mode="after")
    def _must_be_one_of_them(self) -> Self:
        if (self.text is None) == (self.html is None):
            raise ValueError("it takes one of text and html")
        return self

    def as_text(self, name: str) -> Text:
        """As the pipeline takes it; `name` where it has none of its own."""
        if self.html is not None:
            return Text(self.name or name, "html", self.html)
        return Text(self.name or name, "text", self.text or "")


class DraftToCheck(Value):
    """A draft, and the sources that it rests on."""

    model_config = ConfigDict(strict=True)

    draft: DraftText
    sources: Annotated[tuple[DraftText, ...], Strict(strict=False), Field(min_length=1, max_length=100)]


class PriorSearch(Value):
    """The words of a claim to look for among published fact-checks."""

    model_config = ConfigDict(strict=True, json_schema_extra=without_defaults)

    text: str = Field(min_length=1, max_length=10_000, description="the claim, in whatever words")
    claimant: str | None = Field(default=None, max_length=1_000, description="who said it")
    date: str | None = Field(default=None, max_length=100, description="when, in ISO 8601")
    most: Annotated[int, BeforeValidator(whole)] = Field(
        default=3, ge=1, le=50, description="the most checks to answer"
    )


EXAMPLE: Final = {
    "text": "The ministry tested 15 missiles in 2022. “We will go on,” Minister Kim said on Tuesday.",
    "title": "Ministry tested 15 missiles",
    "publisher": "The Example Times",
    "published_at": "2022-05-10",
}

# How the answer is shown, and nothing about the article: parameters of the query alone.
VIEW_PARAMETERS: Final[Mapping[str, str]] = {
    "format": "the form of the answer; it wins over Accept",
    "all": "true: text and Markdown unfolded, with all claims and all that is known of each",
    "bom": "true: CSV with a byte order mark, for spreadsheets that take UTF-8 for something else without one",
}

_Model = TypeVar("_Model", bound=BaseModel)
_Path = tuple[int | str, ...]

_MOST_VIOLATIONS: Final = 20
_LONGEST_NAME: Final = 100
# Of the largest number of IEEE 754 (binary64), with a sign; reading longer ones takes quadratic time.
_LONGEST_INTEGER: Final = 310


def read_query(pairs: Sequence[tuple[str, str]]) -> KnownFacts:
    """Metadata in query parameters. Raises RequestError, also for a repeated one."""
    names = [name for name, _ in pairs]
    twice = [name for name in KnownFacts.model_fields if names.count(name) > 1]
    if twice:
        raise RequestError(f"{twice[0]} stands twice in the query; give it once")
    try:
        return KnownFacts.model_validate(dict(pairs))
    except ValidationError as exc:
        raise _refusal(exc, KnownFacts, where="parameter") from None


def read_json(body: bytes, query: Metadata) -> Submission:
    """The article in a JSON body, whose metadata overrides that of the query. Raises RequestError."""
    fields = parse_json(body)
    if not isinstance(fields, dict):
        raise RequestError('the body has to be a JSON object, such as {"text": "..."}')
    if "text" in fields and "html" in fields:
        raise RequestError("both text and html are given; send one of them")
    return read_fields(fields, query)


def read_fields(fields: Mapping[str, object], query: Metadata) -> Submission:
    """The same from a parsed JSON object or form. Raises RequestError."""
    kind = HtmlArticle if "html" in fields else PastedArticle
    try:
        return _submission(kind.model_validate(fields), query)
    except ValidationError as exc:
        raise _refusal(exc, kind, where="pointer") from None


def _submission(article: PastedArticle | HtmlArticle, query: Metadata) -> Submission:
    metadata = query.model_copy(update=article.metadata().model_dump(exclude_none=True))
    if isinstance(article, HtmlArticle):
        return Submission(kind="html", content=article.html, metadata=metadata, options=article.options)
    return Submission(kind="text", content=article.text, metadata=metadata, options=article.options)


def read_fields_of(kind: type[_Model], body: bytes) -> _Model:
    """The model in a JSON body. Raises RequestError."""
    try:
        return kind.model_validate(parse_json(body))
    except ValidationError as exc:
        raise _refusal(exc, kind, where="pointer") from None


def parse_json(body: bytes) -> JsonValue:
    """Strict I-JSON: UTF-8, no duplicate names, no lone surrogates, no NaN, no integer beyond 309 digits.

    Raises MalformedJsonError.
    """
    try:
        parsed: JsonValue = json.loads(
            body.decode("utf-8-sig"), object_pairs_hook=_object, parse_int=_integer, parse_constant=_refuse_constant
        )
    except UnicodeDecodeError as exc:
        raise MalformedJsonError(
            f"JSON is UTF-8, and byte 0x{body[exc.start]:02X} at offset {exc.start} is not"
        ) from None
    except RecursionError:
        raise MalformedJsonError("the JSON is nested too deep") from None
    except ValueError as exc:
        raise MalformedJsonError(f"the JSON cannot be read: {exc}") from None
    return parsed


def _object(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        raise ValueError(f"the name {escaped(twice)!r} stands twice in one object")
    for name, value in pairs:
        if not _is_encodable(name) or (isinstance(value, str) and not _is_encodable(value)):
            raise ValueError(f"there is a lone surrogate in {escaped(name)!r}")
    return found


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_INTEGER:
        raise ValueError(f"there is an integer of {len(digits)} digits")
    return int(digits)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _refusal(exc: ValidationError, kind: type[BaseModel], *, where: str) -> RequestError:
    """One violation for each innermost error, at most 20; the first is the detail, too."""
    errors = exc.errors(include_url=False, include_context=False, include_input=False)
    places = {error["loc"] for error in errors}
    inmost = [error for error in errors[:_MOST_VIOLATIONS] if not _holds_another(error["loc"], places)]
    violations = tuple(_violation(error, kind, where=where) for error in inmost)
    first = violations[0]
    return RequestError(f"{first.pointer or first.parameter}: {first.detail}", violations)


def _holds_another(path: _Path, paths: Collection[_Path]) -> bool:
    """Whether an error lies deeper on the same path: then this one is only its consequence."""
    return any(len(other) > len(path) and other[: len(path)] == path for other in paths)


def _violation(error: ErrorDetails, kind: type[BaseModel], *, where: str) -> Violation:
    place = error["loc"]
    name = escaped("/".join(str(part).replace("~", "~0").replace("/", "~1") for part in place))
    detail = in_plain_words(error)
    if error["type"] == "extra_forbidden":
        known = (*kind.model_fields, *(VIEW_PARAMETERS if where == "parameter" else ()))
        if place[0] == "options" and len(place) > 1:
            known = tuple(Options.model_fields)
        detail = f"there is no such {'field' if where == 'pointer' else where}; known are {', '.join(known)}"
    return Violation(**{where: f"/{name}" if where == "pointer" else name}, detail=detail)


def escaped(name: str) -> str:
    """A caller's name, safe in an answer: truncated to 100 characters, lone surrogates escaped."""
    return name[:_LONGEST_NAME].encode(errors="backslashreplace").decode()
