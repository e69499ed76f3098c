"""What the service refuses before it looks at an article: errors that become problems."""

import math

from factcheck.errors import FactcheckError


class RefusedError(FactcheckError):
    """A request that is not let in. `headers` go with the answer."""

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
        """RFC 6750: a key that was presented, and is none, is named as the reason."""
        error = ', error="invalid_token"' if self._was_presented else ""
        return {"WWW-Authenticate": f'Bearer realm="factcheck"{error}'}


class HeadersTooLargeError(RefusedError):
    code = "headers-too-large"


class RequestTimeoutError(RefusedError):
    """The body did not come in time; the connection is of no more use."""

    code = "request-timeout"

    def headers(self) -> dict[str, str]:
        return {"Connection": "close"}


class ClientLeftError(RefusedError):
    """Nobody is there to read the answer; the log has it."""

    code = "malformed-request"


class LaterError(RefusedError):
    """The same request may be fine after `retry_after_s`."""

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
    """The caller's tokens of the day are spent."""

    code = "tokens-spent"


class BusyError(LaterError):
    """More checks wait than may."""

    code = "busy"


class UnavailableError(LaterError):
    """Something that the service needs is not there at the moment."""

    code = "unavailable"
