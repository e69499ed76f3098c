"""gzip for answers, as Accept-Encoding asks (RFC 9110, section 12.5.3).

Litestar's middleware compresses event streams, which then wait in its buffer, leaves the ETag as it was, so that two
forms have the same, and blocks the event loop. BREACH is no matter: no answer holds a secret beside what a stranger
chose, since keys and cookies are in headers.
"""

import asyncio
import zlib
from collections.abc import Mapping
from typing import Any, Final

from litestar.types import ASGIApp, HTTPResponseBodyEvent, Message, Receive, Scope, Send

from factcheck.api.edge.asgi import Pairs

_LEAST_BYTES: Final = 1000
# Below it compressing takes less than the hand-over to a thread.
_INLINE_BYTES: Final = 20_000
# Of zlib's levels: within a fifth of the size of the best, in half of the time of the default.
_LEVEL: Final = 4
_GZIP: Final = 31
_MARK: Final = b"-gzip"
_CONDITIONS: Final = (b"if-none-match", b"if-match")
_COMPRESSIBLE: Final = (b"application/json", b"application/ld+json", b"application/schema+json", b"text/")
_LINES: Final = (b"application/jsonl", b"application/x-ndjson", b"application/ndjson", b"application/x-jsonlines")
_EVENTS: Final = b"text/event-stream"


class Compression:
    """An ASGI app around another. A compressed form has an entity tag of its own, which conditions may name."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope.get("headers", ()))
        if not _takes_gzip(headers):
            await self._app(scope, receive, send)
            return
        asked = headers.get(b"if-none-match", b"")
        scope["headers"] = [
            (name, value.replace(_MARK + b'"', b'"') if name in _CONDITIONS else value)
            for name, value in scope["headers"]
        ]
        await self._app(scope, receive, _Compressed(send, asked).send)


class _Compressed:
    """One answer on its way out. Its start waits for the body, whose length decides."""

    def __init__(self, send: Send, asked: bytes) -> None:
        self._send = send
        self._asked = asked
        self._start: Any = None
        self._stream: Any = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if message["status"] == 304:
                _mark_known_tag(message, self._asked)
            if _is_compressible(message["status"], dict(message["headers"])):
                self._start = message
                return
        elif message["type"] == "http.response.body" and self._start is not None:
            await self._send_first(self._start, message)
            self._start = None
            return
        elif message["type"] == "http.response.body" and self._stream is not None:
            message = {**message, "body": self._chunk(message["body"], is_last=not message.get("more_body"))}
        await self._send(message)

    async def _send_first(self, start: Any, message: HTTPResponseBodyEvent) -> None:
        body, goes_on = message["body"], message.get("more_body", False)
        if goes_on:
            self._stream = zlib.compressobj(_LEVEL, wbits=_GZIP)
            start["headers"] = _encoded(start["headers"], None)
            body = self._chunk(body, is_last=False)
        elif len(body) >= _LEAST_BYTES:
            body = await _compress(body)
            start["headers"] = _encoded(start["headers"], len(body))
        await self._send(start)
        await self._send({**message, "body": body})

    def _chunk(self, body: bytes, *, is_last: bool) -> bytes:
        """Flushed, so that a row of a batch does not wait for the next."""
        flush = zlib.Z_FINISH if is_last else zlib.Z_SYNC_FLUSH
        packed: bytes = self._stream.compress(body) + self._stream.flush(flush)
        return packed


async def _compress(body: bytes) -> bytes:
    if len(body) <= _INLINE_BYTES:
        return _gzip(body)
    return await asyncio.to_thread(_gzip, body)  # zlib lets go of the GIL


def _gzip(body: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, wbits=_GZIP)
    return packer.compress(body) + packer.flush()


def _takes_gzip(headers: Mapping[bytes, bytes]) -> bool:
    for coding in headers.get(b"accept-encoding", b"").lower().split(b","):
        name, _, parameter = coding.partition(b";")
        if name.strip() in (b"gzip", b"*"):
            return parameter.replace(b" ", b"").rstrip(b"0.") != b"q="
    return False


def _is_compressible(status: int, headers: Mapping[bytes, bytes]) -> bool:
    media_type = headers.get(b"content-type", b"")
    return (
        status in (200, 201)
        and media_type.startswith((*_COMPRESSIBLE, *_LINES))
        and not media_type.startswith(_EVENTS)
        and b"content-encoding" not in headers
    )


def _encoded(headers: Pairs, length: int | None) -> Pairs:
    """The headers of the compressed form; without a length where it is a stream."""
    given = [(name.lower(), value) for name, value in headers]
    vary = [value for name, value in given if name == b"vary"]
    kept = [
        (name, _marked(value) if name == b"etag" else value)
        for name, value in given
        if name not in (b"content-length", b"vary")
    ]
    words = vary if any(b"Accept-Encoding" in value for value in vary) else [*vary, b"Accept-Encoding"]
    sized = [] if length is None else [(b"content-length", str(length).encode())]
    return [*kept, (b"content-encoding", b"gzip"), (b"vary", b", ".join(words)), *sized]


def _mark_known_tag(message: Any, asked: bytes) -> None:
    """304 names the tag of the form that the caller has."""
    message["headers"] = [
        (name, _marked(value) if name.lower() == b"etag" and _marked(value) in asked else value)
        for name, value in message["headers"]
    ]


def _marked(tag: bytes) -> bytes:
    return tag[:-1] + _MARK + b'"'
