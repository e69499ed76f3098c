"""The httpx2 transport below the `openai` client: header allow-list, no redirects, capped response body.

Only the headers listed here are sent, whatever client or environment add (OPENAI_ORG_ID, OPENAI_CUSTOM_HEADERS), and
the key is injected here, so that no object of the vendor holds it. Redirects are not followed, proxies and .netrc of
the environment not used; SSL_CERT_FILE and SSL_CERT_DIR are, in the place of the machine's roots of trust. Compression
is refused: 200 kB of gzip can be 200 MB (a decompression bomb).
"""

import ssl
from collections.abc import AsyncIterator, Mapping
from typing import Final

import httpx2

from factcheck.errors import ConfigurationError, ModelOversizeError, ModelProtocolError

_SENT: Final = ("host", "content-type", "content-length")
# No limit of connections: in httpx2's pool calls beyond a hundred would queue and time out. Callers bound concurrency.
_LIMITS: Final = httpx2.Limits(max_connections=None, max_keepalive_connections=100)


def model_client(*, auth: Mapping[str, str], max_bytes: int, tls: ssl.SSLContext | None = None) -> httpx2.AsyncClient:
    """A client for one model server; `auth` has the headers that carry the key, `tls` other roots of trust.

    Raises ConfigurationError where SSL_CERT_FILE cannot be read.
    """
    try:
        # Of the environment a transport by itself takes the roots of trust alone.
        inner = httpx2.AsyncHTTPTransport(verify=tls or True, trust_env=True, retries=0, limits=_LIMITS)
    except OSError as exc:
        raise ConfigurationError(
            f"SSL_CERT_FILE names no file of certificates that can be read ({exc.strerror or exc})"
        ) from exc
    return httpx2.AsyncClient(
        transport=_Guard(inner, auth=auth, max_bytes=max_bytes),
        trust_env=False,
        follow_redirects=False,
        # The caller bounds the whole call; a timeout for each read would not stop a slow drip.
        timeout=None,
    )


class _Guard(httpx2.AsyncBaseTransport):
    def __init__(self, inner: httpx2.AsyncBaseTransport, *, auth: Mapping[str, str], max_bytes: int) -> None:
        self._inner = inner
        self._auth = dict(auth)
        self._max_bytes = max_bytes

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        request.headers = httpx2.Headers(
            [(name, value) for name, value in request.headers.items() if name in _SENT]
            + [("accept", "application/json"), ("accept-encoding", "identity"), ("user-agent", "factcheck")]
            + list(self._auth.items())
        )
        response = await self._inner.handle_async_request(request)
        if response.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
            await response.aclose()
            raise ModelProtocolError("the model server sent a compressed answer that nobody asked for; turn that off")
        return httpx2.Response(
            response.status_code,
            headers=response.headers,
            stream=_Capped(response, self._max_bytes),
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        await self._inner.aclose()


class _Capped(httpx2.AsyncByteStream):
    def __init__(self, response: httpx2.Response, max_bytes: int) -> None:
        self._response = response
        self._max_bytes = max_bytes

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = 0
        async for chunk in self._response.aiter_raw():
            read += len(chunk)
            if read > self._max_bytes:
                raise ModelOversizeError(
                    f"the model server sent more than {self._max_bytes} bytes; "
                    "raise FACTCHECK_MODEL_MAX_BYTES if it should"
                )
            yield chunk

    async def aclose(self) -> None:
        await self._response.aclose()
