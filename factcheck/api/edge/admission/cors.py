"""CORS headers for the origins of FACTCHECK_CORS_ORIGINS; none where no origin is set.

Litestar's CORS middleware stands within the app, so answers of the gate (401, 429) would lack these headers, and a page
could not read why it was refused. Its `CORSConfig` decides here, too.
"""

from collections.abc import Mapping
from typing import Final

from litestar.config.cors import CORSConfig
from litestar.types import Scope

from factcheck.api.edge.asgi import Pairs

_SENT: Final = [
    "Authorization",
    "X-API-Key",
    "Content-Type",
    "Accept",
    "X-Request-Id",
    "Idempotency-Key",
    "If-None-Match",
    "If-Match",
    "Cache-Control",
    "Last-Event-ID",
]
_READ: Final = [
    "Location",
    "ETag",
    "Retry-After",
    "X-Request-Id",
    "Factcheck-Cache",
    "Factcheck-Tokens",
    "Factcheck-Cost-Dollars",
    "Factcheck-Store",
    "Idempotency-Replayed",
    "WWW-Authenticate",
]


class Origins:
    """The allowed origins. Credentials mode is off: keys travel in a header, not in cookies."""

    def __init__(self, origins: tuple[str, ...]) -> None:
        config = CORSConfig(
            allow_origins=list(origins),
            allow_methods=["GET", "HEAD", "POST", "PATCH", "DELETE"],
            allow_headers=_SENT,
            expose_headers=_READ,
        )
        self._config = config
        self._any = bool(origins)
        self._simple = _encoded(config.simple_headers)
        self._preflight = _encoded(config.preflight_headers)

    def is_preflight(self, scope: Scope, headers: Mapping[bytes, bytes]) -> bool:
        """Whether this is a CORS preflight request of an allowed origin."""
        asks = b"access-control-request-method" in headers
        return asks and scope.get("method") == "OPTIONS" and self._allows(headers)

    def headers(self, headers: Mapping[bytes, bytes], *, preflight: bool = False) -> Pairs:
        """The CORS headers for the answer to a request with these headers."""
        if not self._any:
            return []
        if not self._allows(headers):
            return [(b"vary", b"Origin")]
        own = self._preflight if preflight else [*self._simple, (b"vary", b"Origin")]
        return [*own, (b"access-control-allow-origin", headers[b"origin"])]

    def _allows(self, headers: Mapping[bytes, bytes]) -> bool:
        origin = headers.get(b"origin", b"").decode("latin-1")
        return self._any and bool(origin) and self._config.is_origin_allowed(origin)


def _encoded(headers: Mapping[str, str]) -> Pairs:
    """Without Access-Control-Allow-Origin, which echoes the request's origin."""
    named = ((name.lower(), value) for name, value in headers.items())
    return [(name.encode(), value.encode()) for name, value in named if name != "access-control-allow-origin"]
