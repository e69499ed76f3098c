"""Each exception of the vendor's client has an error of ours."""

from collections.abc import Iterator

import httpx2
import openai
import pytest

from factcheck.adapters.model.failures import vendor_failure
from factcheck.errors import (
    FilteredAnswerError,
    ModelConnectionLostError,
    ModelError,
    ModelForbiddenError,
    ModelKeyError,
    ModelNotFoundError,
    ModelProtocolError,
    ModelRateLimitError,
    ModelRequestError,
    ModelServerError,
    ModelTimeoutError,
    TruncatedAnswerError,
)

# Those that a chat completion can raise; every other one becomes a plain ModelError.
KNOWN: dict[str, type[ModelError]] = {
    "APIConnectionError": ModelConnectionLostError,
    "APITimeoutError": ModelTimeoutError,
    "APIResponseValidationError": ModelProtocolError,
    "APIStatusError": ModelRequestError,
    "AuthenticationError": ModelKeyError,
    "OAuthError": ModelKeyError,
    "BadRequestError": ModelRequestError,
    "ConflictError": ModelServerError,
    "ContentFilterFinishReasonError": FilteredAnswerError,
    "InternalServerError": ModelServerError,
    "LengthFinishReasonError": TruncatedAnswerError,
    "NotFoundError": ModelNotFoundError,
    "PermissionDeniedError": ModelForbiddenError,
    "RateLimitError": ModelRateLimitError,
    "UnprocessableEntityError": ModelRequestError,
}
# Where the class does not say which status it stands for.
STATUSES = {"APIStatusError": 418, "InternalServerError": 500, "OAuthError": 401}


def vendor_exceptions() -> list[type[openai.OpenAIError]]:
    return sorted(_walk(openai.OpenAIError), key=lambda kind: kind.__name__)


def _walk(kind: type[openai.OpenAIError]) -> Iterator[type[openai.OpenAIError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _walk(below)


def made(kind: type[openai.OpenAIError]) -> openai.OpenAIError:
    """One of that kind, made without its own constructor: each takes something else."""
    exc = kind.__new__(kind)
    if isinstance(exc, openai.APIStatusError):
        status = STATUSES.get(kind.__name__) or getattr(kind, "status_code")  # noqa: B009 -- only some have it
        exc.response = httpx2.Response(status, request=httpx2.Request("POST", "http://x"), text="canary")
    return exc


@pytest.mark.parametrize("kind", vendor_exceptions(), ids=lambda kind: kind.__name__)
def test_each_vendor_exception_is_one_error_of_ours(kind: type[openai.OpenAIError]) -> None:
    error = vendor_failure(made(kind), now=0)
    assert type(error) is KNOWN.get(kind.__name__, ModelError)
    assert "canary" not in str(error)


def test_the_vendor_still_has_the_exceptions_that_we_tell_apart() -> None:
    assert KNOWN.keys() <= {kind.__name__ for kind in vendor_exceptions()}
