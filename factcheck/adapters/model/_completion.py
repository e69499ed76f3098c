"""The body of a chat completion -> its text, once finish reason, refusal and JSON Schema are checked."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import jsonschema
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import from_json

from factcheck.adapters.model.failures import status_failure
from factcheck.domain.chat import ChatRequest, ChatResponse, Usage
from factcheck.errors import (
    EmptyAnswerError,
    FilteredAnswerError,
    InvalidAnswerError,
    ModelError,
    ModelProtocolError,
    RefusedAnswerError,
    TruncatedAnswerError,
)

_FENCE: Final = re.compile(r"```[a-zA-Z]*[ \t]*\n(.*)\n[ \t]*```", re.DOTALL)
_THOUGHT_END: Final = "</think>"


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Part(_Wire):
    """A part of a content that is a list, as Mistral's reasoning models send it: text, thinking or a reference."""

    type: str
    text: str | None = None
    refusal: str | None = None


class _Message(_Wire):
    """Reasoning in fields of its own (`reasoning_content`, `reasoning`) is left out."""

    content: str | tuple[_Part, ...] | None = None
    refusal: str | None = None

    @property
    def text(self) -> str:
        if isinstance(self.content, tuple):
            return "".join(part.text or "" for part in self.content if part.type == "text")
        return self.content or ""

    @property
    def is_refusal(self) -> bool:
        parts = self.content if isinstance(self.content, tuple) else ()
        return bool(self.refusal) or any(part.refusal for part in parts)


class _Choice(_Wire):
    message: _Message
    finish_reason: str | None = None


class _Completion(_Wire):
    choices: tuple[_Choice, ...] | None = None
    model: str | None = None
    usage: object = None
    error: object = None


def read_completion(raw: bytes, request: ChatRequest, *, now: float) -> ChatResponse:
    """The answer, where it is complete, not empty, and satisfies the request's schema.

    `<think>` blocks and code fences around JSON are stripped. Raises a `ModelError`: protocol error, or an empty,
    refused, filtered, truncated or invalid answer.
    """
    completion = _parse(raw)
    if completion is None:
        raise ModelProtocolError("the model server's answer is no chat completion; see to FACTCHECK_BASE_URL")
    if completion.error is not None and not completion.choices:
        raise _error_in_success(completion.error, raw, now=now)
    if not completion.choices:
        raise ModelProtocolError("the model server's answer holds no choices")
    text = _content(completion.choices[0])
    if not text.strip():
        raise EmptyAnswerError("the model's answer is empty")
    if request.schema_sha256 is not None:
        text = _satisfying(text, request)
    return ChatResponse(text=text, model=completion.model or _asked_model(request), usage=_usage(completion.usage))


def _parse(raw: bytes) -> _Completion | None:
    try:
        return _Completion.model_validate_json(raw)
    except ValidationError:
        return None


def _error_in_success(error: object, raw: bytes, *, now: float) -> ModelError:
    """An error object in a 200 answer, as gateways send it; its `code` may be the HTTP status."""
    code = error.get("code") if isinstance(error, Mapping) else None
    if isinstance(code, int) and 400 <= code <= 599:
        return status_failure(code, None, raw.decode("utf-8", "replace"), now=now)
    return ModelProtocolError("the model server answered 200 with an error inside")


def _content(choice: _Choice) -> str:
    if choice.message.is_refusal:
        raise RefusedAnswerError("the model refused to answer")
    match choice.finish_reason:
        case "stop":
            return _without_thoughts(choice.message.text)
        case "content_filter":
            raise FilteredAnswerError("a content filter of the model server held back the answer")
        case "length":
            raise TruncatedAnswerError("the model's answer was cut off at its token limit")
        case _:
            raise TruncatedAnswerError("the model server does not say that the answer is complete")


def _without_thoughts(text: str) -> str:
    """Without the reasoning block; where the chat template opens `<think>`, the answer has only its end tag."""
    head, end, rest = text.partition(_THOUGHT_END)
    if text.lstrip().startswith("<think>"):
        return rest.strip()
    return rest.strip() if end and not head.lstrip().startswith(("{", "[", '"', "`")) else text


def _satisfying(text: str, request: ChatRequest) -> str:
    if request.answer_schema is None:
        raise ValueError("the request names the hash of an answer schema, and not the schema")
    unwrapped = _unfenced(text)
    if not _satisfies(unwrapped, request.answer_schema):
        raise InvalidAnswerError(
            f"the model's answer to {request.prompt}@{request.prompt_version} is no JSON that satisfies its schema"
        )
    return unwrapped


def _satisfies(text: str, schema: str) -> bool:
    try:
        answer = from_json(text, allow_inf_nan=False)
    except ValueError:
        return False
    return bool(_validator(schema).is_valid(answer))


def _unfenced(text: str) -> str:
    fenced = _FENCE.search(text)
    return fenced[1].strip() if fenced and not text.lstrip().startswith(("{", "[")) else text.strip()


@lru_cache(maxsize=16)
def _validator(schema: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(from_json(schema))


def _usage(found: object) -> Usage:
    """Lenient: zero for each count that is missing or malformed."""
    if not isinstance(found, Mapping):
        return Usage()
    details = found.get("prompt_tokens_details")
    return Usage(
        prompt=_count(found.get("prompt_tokens")),
        completion=_count(found.get("completion_tokens")),
        cached=_count(details.get("cached_tokens")) if isinstance(details, Mapping) else 0,
    )


def _count(found: object) -> int:
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else 0


def _asked_model(request: ChatRequest) -> str:
    return str(from_json(request.body)["model"])
