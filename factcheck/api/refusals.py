"""Refusals before an article is read: keys, rates, load shedding, timeouts. Each becomes a problem document."""

import math

from factcheck.errors import FactcheckError


class RefusedError(FactcheckError):
    """A request that is not admitted. `headers` go with the answer."""

    code = "refused"

    def headers(self) -> dict[str, str]:
        return {}


class BadHostError(RefusedError):
    code = "bad-host"


class UnauthorizedError(RefusedError):
    code = "unauthorized"

    def __init__(self, message: str, *, was_presented: bool = False) -> None:
        super().__init__(message)
        self._was_presented = was_presented

    def headers(self) -> dict[str, str]:
        """WWW-Authenticate (RFC 6750), with `invalid_token` where a wrong key was presented."""
        error = ', error="invalid_token"' if self._was_presented else ""
        return {"WWW-Authenticate": f'Bearer realm="factcheck"{error}'}


class CrossSiteError(RefusedError):
    """A cookie with an unsafe method that no page of this site sent (CSRF)."""

    code = "cross-site"


class HeadersTooLargeError(RefusedError):
    code = "headers-too-large"


class RequestTimeoutError(RefusedError):
    """The body missed its deadline; the connection cannot be reused, since the rest of the body may follow."""

    code = "request-timeout"

    def headers(self) -> dict[str, str]:
        return {"Connection": "close"}


class ClientLeftError(RefusedError):
    """The client disconnected before the body was complete; the answer is only logged."""

    code = "malformed-request"


class LaterError(RefusedError):
    """A temporary refusal: the same request may succeed after `retry_after_s` (the header Retry-After)."""

    def __init__(self, message: str, *, retry_after_s: float = 1) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s

    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(max(1, math.ceil(self.retry_after_s)))}


class RateLimitedError(LaterError):
    code = "rate-limited"


class TooManyAtOnceError(LaterError):
    code = "too-many-at-once"


class TokensSpentError(LaterError):
    """The daily token quota of the key is used up."""

    code = "tokens-spent"


class BusyError(LaterError):
    """The queue of checks is full."""

    code = "busy"


class UnavailableError(LaterError):
    """A dependency of the service, such as its store, does not work at the moment."""

    code = "unavailable"
