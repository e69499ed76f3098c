"""An error -> RFC 9457 problem+json. Each `type` has a section in docs/problems.md."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from litestar import Response
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap
from pydantic import Field, JsonValue

from factcheck.api import refusals
from factcheck.domain.values import Value
from factcheck.errors import (
    FactcheckError,
    InputError,
    ModelError,
    ReplayError,
    StoreError,
    TooLargeError,
    UnsupportedInputError,
)

MEDIA_TYPE: Final = "application/problem+json"
TYPE_PREFIX: Final = "urn:factcheck:problem:"

_log = logging.getLogger(__name__)


class Violation(Value):
    """What is wrong with one part of a request: a JSON Pointer into the body, or a query parameter."""

    pointer: str | None = Field(default=None, description="RFC 6901 JSON Pointer into the body")
    parameter: str | None = Field(default=None, description="name of a query parameter")
    detail: str


class Problem(Value):
    """RFC 9457 problem details."""

    type: str = Field(
        description="stable; what a program should look at. Each has a section in docs/problems.md",
        json_schema_extra=lambda schema: schema.update({"enum": [TYPE_PREFIX + code for code in TITLES]}),
    )
    title: str
    status: int = Field(ge=400, le=599)
    detail: str | None = Field(default=None, description="what happened this time, and what to do")
    errors: tuple[Violation, ...] | None = Field(default=None, description="each part of the request that is wrong")
    current: dict[str, JsonValue] | None = Field(default=None, description="what stands there now")


class RequestError(FactcheckError):
    """A request that says something else than the API takes; `violations` name the parts of it."""

    code = "invalid-request"

    def __init__(self, message: str, violations: tuple[Violation, ...] = ()) -> None:
        super().__init__(message)
        self.violations = violations


class MalformedJsonError(RequestError):
    code = "malformed-json"


class UnsupportedMediaTypeError(RequestError):
    code = "unsupported-media-type"


class NotAcceptableError(RequestError):
    code = "not-acceptable"


class NotFoundError(RequestError):
    """The route exists, but not the resource, or not any more."""

    code = "not-found"


class NoConditionError(RequestError):
    """A change without If-Match, which could undo somebody else's."""

    code = "precondition-required"


class StaleError(RequestError):
    """If-Match names another state than the current one, which is `current`."""

    code = "precondition-failed"

    def __init__(self, message: str, current: Value) -> None:
        super().__init__(message)
        self.current = current


class KeyReusedError(RequestError):
    """An Idempotency-Key that came with another body before."""

    code = "idempotency-key-reused"


class UnavailableEngineError(RequestError):
    code = "engine-not-configured"


class UnavailableIndexError(RequestError):
    code = "no-prior-index"


STATUSES: Final[Mapping[type[FactcheckError], HTTPStatus]] = {
    RequestError: HTTPStatus.BAD_REQUEST,
    UnsupportedMediaTypeError: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    NotAcceptableError: HTTPStatus.NOT_ACCEPTABLE,
    NotFoundError: HTTPStatus.NOT_FOUND,
    NoConditionError: HTTPStatus.PRECONDITION_REQUIRED,
    StaleError: HTTPStatus.PRECONDITION_FAILED,
    KeyReusedError: HTTPStatus.UNPROCESSABLE_ENTITY,
    UnavailableEngineError: HTTPStatus.UNPROCESSABLE_ENTITY,
    UnavailableIndexError: HTTPStatus.UNPROCESSABLE_ENTITY,
    InputError: HTTPStatus.UNPROCESSABLE_ENTITY,
    TooLargeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    UnsupportedInputError: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    refusals.BadHostError: HTTPStatus.BAD_REQUEST,
    refusals.UnauthorizedError: HTTPStatus.UNAUTHORIZED,
    refusals.CrossSiteError: HTTPStatus.FORBIDDEN,
    refusals.ClientLeftError: HTTPStatus.BAD_REQUEST,
    refusals.RequestTimeoutError: HTTPStatus.REQUEST_TIMEOUT,
    refusals.HeadersTooLargeError: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    refusals.RateLimitedError: HTTPStatus.TOO_MANY_REQUESTS,
    refusals.TooManyAtOnceError: HTTPStatus.TOO_MANY_REQUESTS,
    refusals.TokensSpentError: HTTPStatus.TOO_MANY_REQUESTS,
    refusals.BusyError: HTTPStatus.SERVICE_UNAVAILABLE,
    refusals.UnavailableError: HTTPStatus.SERVICE_UNAVAILABLE,
}

TITLES: Final[Mapping[str, str]] = {
    "bad-host": "This service does not go by that name",
    "bad-input": "The input cannot become a report",
    "binary-input": "The input is not text",
    "busy": "Too many checks wait already",
    "cross-site": "A page of another site sent this with the cookie of ours",
    "empty-input": "The input is empty",
    "engine-not-configured": "The engine that the request asks for is not set up",
    "headers-too-large": "The request has too many headers, or too long ones",
    "idempotency-key-reused": "The Idempotency-Key came with another request before",
    "internal-error": "Something went wrong in the service",
    "invalid-request": "The request says something that the service does not take",
    "malformed-json": "The body is not JSON",
    "malformed-request": "The request is not HTTP",
    "method-not-allowed": "This address does not take this method",
    "model-failed": "The model that the report needs gave no usable answer",
    "no-prior-index": "The service has no index of published fact-checks",
    "not-acceptable": "The answer is not made in any form that the request accepts",
    "not-an-article": "There is no article in the input",
    "not-found": "There is nothing at this address",
    "over-limit": "The check took more time or memory than it may",
    "precondition-failed": "Somebody else has changed it meanwhile",
    "precondition-required": "The request does not say which state it would change",
    "rate-limited": "These are more requests than one caller may send",
    "request-timeout": "The request did not come in time",
    "tokens-spent": "The tokens of this key are spent for today",
    "too-large": "The input is too large",
    "too-many-at-once": "These are more requests at once than one caller may have",
    "unauthorized": "This address needs a key",
    "unavailable": "Something that the service needs is not there",
    "undecodable": "The input is not in the encoding it claims",
    "unsupported-input": "This kind of input is not supported",
    "unsupported-media-type": "This media type is not supported",
}


def problem(code: str, status: int, detail: str | None = None, violations: tuple[Violation, ...] = ()) -> Problem:
    """The problem with that code."""
    return Problem(type=TYPE_PREFIX + code, title=TITLES[code], status=status, detail=detail, errors=violations or None)


def of_ours(exc: FactcheckError) -> Problem:
    """The problem of a FactcheckError, whose message is written for callers; those of stores and models are logged."""
    if isinstance(exc, StoreError):
        _log.warning("a request failed for want of the store: %s", exc)
        return problem("unavailable", HTTPStatus.SERVICE_UNAVAILABLE, "the store does not work; try again in a moment")
    if isinstance(exc, ModelError | ReplayError):
        return _of_the_model(exc)
    status = next((STATUSES[kind] for kind in type(exc).__mro__ if kind in STATUSES), None)
    if status is None:
        return of_a_defect(exc)
    code = exc.code if exc.code in TITLES else InputError.code
    found = problem(code, status, str(exc), exc.violations if isinstance(exc, RequestError) else ())
    return (
        found.model_copy(update={"current": exc.current.model_dump(mode="json")})
        if isinstance(exc, StaleError)
        else found
    )


def _of_the_model(exc: FactcheckError) -> Problem:
    """Log the upstream error, which is for the operator; the caller gets its code alone."""
    _log.warning("a model failed a check that asks for it in so many words: %s", exc)
    return problem(
        "model-failed",
        HTTPStatus.BAD_GATEWAY,
        f"{exc.code}; without options.strict_model the report comes from the rules",
    )


def of_the_framework(exc: HTTPException) -> Problem:
    """The problem of an HTTPException of Litestar's own: routing, methods, its parsers."""
    match exc.status_code:
        case HTTPStatus.NOT_FOUND:
            return problem("not-found", exc.status_code, "GET /schema answers what there is")
        case HTTPStatus.METHOD_NOT_ALLOWED:
            allowed = _framework_headers(exc).get("allow", "none")
            return problem("method-not-allowed", exc.status_code, f"methods that it takes: {allowed}")
        case status if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return of_a_defect(exc)
        case status:
            return problem(RequestError.code, status, exc.detail)


def allowing_head(allow: str) -> str:
    """The value of `Allow`, with HEAD where GET is."""
    methods = {word.strip() for word in allow.split(",")}
    return ", ".join(sorted(methods | {"HEAD"} if "GET" in methods else methods))


def _framework_headers(exc: HTTPException) -> dict[str, str]:
    return {
        name: allowing_head(value) if name.lower() == "allow" else value for name, value in (exc.headers or {}).items()
    }


def of_a_defect(exc: Exception) -> Problem:
    """500 for an unforeseen exception: logged, and nothing of it in the answer."""
    _log.error("a request failed", exc_info=exc)
    return problem("internal-error", HTTPStatus.INTERNAL_SERVER_ERROR, "the log of the service says more")


def of_any(exc: BaseException) -> Problem:
    """The problem of whatever a task raised; raises CancelledError, SystemExit and KeyboardInterrupt on."""
    match exc:
        case FactcheckError():
            return of_ours(exc)
        case HTTPException():
            return of_the_framework(exc)
        case Exception():
            return of_a_defect(exc)
        case _:
            raise exc


def answer(found: Problem, headers: Mapping[str, str] | None = None) -> Response[bytes]:
    """A problem as a response."""
    content = found.model_dump_json(exclude_none=True).encode()
    return Response(content, status_code=found.status, media_type=MEDIA_TYPE, headers=dict(headers or {}))


def _headers(exc: FactcheckError) -> dict[str, str]:
    return {"Retry-After": "2"} if isinstance(exc, StoreError) else {}


def exception_handlers() -> ExceptionHandlersMap:
    """For Litestar, which picks the handler of the nearest class in the MRO.

    Its ProblemDetailsPlugin answers 500 for invalid UTF-8 and for JSON nested too deep unless both are mapped.
    """
    return {
        FactcheckError: lambda _, exc: answer(of_ours(exc), _headers(exc)),
        refusals.RefusedError: lambda _, exc: answer(of_ours(exc), exc.headers()),
        HTTPException: lambda _, exc: answer(of_the_framework(exc), _framework_headers(exc)),
        Exception: lambda _, exc: answer(of_a_defect(exc)),
    }
