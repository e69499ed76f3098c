"""Vendor exception or HTTP status -> one `ModelError`, whose message quotes nothing of the server.

The server's message is matched here, to tell one failure from another, and goes no further: it may echo the article, or
the key.
"""

import json
import ssl
from collections.abc import Iterator
from http import HTTPStatus
from typing import Final

import httpx2
import openai

from factcheck.adapters.model.retrying import retry_after_s
from factcheck.errors import (
    FilteredAnswerError,
    ModelConnectionLostError,
    ModelContextError,
    ModelError,
    ModelForbiddenError,
    ModelKeyError,
    ModelNotFoundError,
    ModelProtocolError,
    ModelQuotaError,
    ModelRateLimitError,
    ModelRedirectError,
    ModelRequestError,
    ModelServerError,
    ModelTimeoutError,
    ModelUnreachableError,
    ModelUntrustedError,
    TruncatedAnswerError,
)

# How OpenAI, Azure, vLLM, llama.cpp, Ollama and Mistral say that a request is too long.
_TOO_LONG: Final = ("context_length", "context length", "context_size", "context size", "context window")
_NO_QUOTA: Final = ("insufficient_quota", "billing_hard_limit_reached", "exceeded your current quota")
_FILTERED: Final = ("content_filter", "content_policy_violation", "responsibleaipolicyviolation")
# Names in error messages -> field of the request; a name stands before its own prefixes.
_FIELDS: Final = {
    "max_completion_tokens": "max_completion_tokens",
    "max_tokens": "max_tokens",
    "temperature": "temperature",
    "response_format": "response_format",
    "json_schema": "response_format",
    "grammar": "response_format",
    "guided": "response_format",
    "structured": "response_format",
}
# Characters of an error message that are searched.
_LOOKED_AT: Final = 20_000
_TRY_LATER: Final = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT, HTTPStatus.TOO_EARLY)


def vendor_failure(exc: openai.OpenAIError, *, now: float) -> ModelError:
    """The error of an exception of the vendor's client; `now` in seconds since the epoch, for a Retry-After date."""
    match exc:
        case openai.APITimeoutError():
            return ModelTimeoutError("the model server did not answer in time; raise FACTCHECK_TIMEOUT_S")
        case openai.APIConnectionError():
            return _connection_failure(exc)
        case openai.APIStatusError():
            response = exc.response
            return status_failure(response.status_code, response.headers.get("retry-after"), response.text, now=now)
        case openai.APIResponseValidationError():
            return ModelProtocolError("the model server's answer is no chat completion")
        case openai.LengthFinishReasonError():
            return TruncatedAnswerError("the model's answer was cut off at its token limit")
        case openai.ContentFilterFinishReasonError():
            return FilteredAnswerError("a content filter of the model server held back the answer")
        case _:
            return ModelError(f"the client of the model server failed ({type(exc).__name__})")


def status_failure(status: int, retry_after: str | None, text: str, *, now: float) -> ModelError:
    """The error of an answer that is no success; `text` is what the server said."""
    said = text[:_LOOKED_AT].lower()
    wait_s = retry_after_s(retry_after, now=now)
    if status < HTTPStatus.BAD_REQUEST:
        return ModelRedirectError(
            f"the model server answered {status} and not the question; redirects are not followed: "
            "set FACTCHECK_BASE_URL to where it really is"
        )
    if status == HTTPStatus.PAYMENT_REQUIRED or (status == HTTPStatus.TOO_MANY_REQUESTS and _any(_NO_QUOTA, said)):
        return ModelQuotaError("the model server's account has no quota left; see to its plan and billing")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return ModelRateLimitError("the model server takes no more requests for now (429); try again later", wait_s)
    if status != HTTPStatus.UNAUTHORIZED and (status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE or _any(_TOO_LONG, said)):
        return ModelContextError("the question is longer than what the model reads at once; take one that reads more")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _TRY_LATER:
        return ModelServerError(f"the model server failed ({status}); try again later", wait_s)
    return _refusal(status, said)


def _refusal(status: int, said: str) -> ModelError:
    match status:
        case HTTPStatus.UNAUTHORIZED:
            return ModelKeyError("the model server does not accept the key (401); see to FACTCHECK_API_KEY")
        case HTTPStatus.FORBIDDEN:
            return ModelForbiddenError("the key may not use this model or server (403); see to the account's rights")
        case HTTPStatus.NOT_FOUND:
            return ModelNotFoundError(
                "there is no such model, or no chat completions, at the model server (404); "
                "see to FACTCHECK_MODEL and FACTCHECK_BASE_URL"
            )
        case _ if _any(_FILTERED, said):
            return FilteredAnswerError("a content filter of the model server did not let the question in")
        case _:
            field = _field(said)
            named = f", because of {field}" if field else ""
            return ModelRequestError(f"the model server does not take the request ({status}{named})", field)


def _field(said: str) -> str | None:
    """The field of ours that the server names: as OpenAI's `param`, in FastAPI's `loc`, or first in what it says."""
    named = _param(said) or said
    places = [(place, field) for name, field in _FIELDS.items() if (place := named.find(name)) >= 0]
    return min(places, default=(0, None), key=lambda found: found[0])[1]


def _param(said: str) -> str | None:
    try:
        answer = json.loads(said)
    except (ValueError, RecursionError):
        return None
    error = answer.get("error", answer) if isinstance(answer, dict) else None
    param = error.get("param") if isinstance(error, dict) else None
    return param if isinstance(param, str) and param else None


def _connection_failure(exc: openai.APIConnectionError) -> ModelError:
    causes = list(_causes(exc))
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return ModelUntrustedError(
            "no trusted TLS connection to the model server: its certificate is not one that this machine trusts, "
            "or it speaks no TLS; see to FACTCHECK_BASE_URL and the certificate (SSL_CERT_FILE names others to trust)"
        )
    if any(isinstance(cause, httpx2.DecodingError | httpx2.UnsupportedProtocol) for cause in causes):
        return ModelProtocolError("the model server does not speak HTTP as we do; see to FACTCHECK_BASE_URL")
    if any(isinstance(cause, httpx2.ConnectError) for cause in causes):
        return ModelUnreachableError(
            "no connection to the model server: there is no such host, or nothing listens there; "
            "see to FACTCHECK_BASE_URL"
        )
    return ModelConnectionLostError("the connection to the model server broke")


def _causes(exc: BaseException) -> Iterator[BaseException]:
    current: BaseException | None = exc
    while current is not None:
        yield current
        current = current.__cause__ or current.__context__


def _any(words: tuple[str, ...], said: str) -> bool:
    return any(word in said for word in words)
