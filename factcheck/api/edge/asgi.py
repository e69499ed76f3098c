"""Raw ASGI responses, for middleware that answers before Litestar; default headers of every answer."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from litestar.types import HTTPResponseBodyEvent, Send

from factcheck.api.problems import MEDIA_TYPE, Problem

Pairs = list[tuple[bytes, bytes]]

_CHUNK_BYTES: Final = 256 * 1024
# Our pages have inline style sheets and scripts, allowed by their hashes, and ask nobody but this service.
_POLICY: Final = (
    "default-src 'none'; {script}{style}connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors {ancestors}"
)
_NOBODY: Final = ("none",)
_KEYWORDS: Final = ("none", "self")


def security_headers(
    style_hashes: Iterable[str], script_hashes: Iterable[str] = (), frame_ancestors: Sequence[str] = _NOBODY
) -> Pairs:
    """After the OWASP REST cheat sheet; Strict-Transport-Security is for the proxy that has TLS.

    The hashes are the sha256 of inline style sheets and scripts, in base64. `frame_ancestors` are `none`, `self` and
    origins; X-Frame-Options, which has no origins, goes along where it says the same.
    """
    ancestors = " ".join(f"'{one}'" if one in _KEYWORDS else one for one in frame_ancestors)
    script, style = _allowed("script-src", script_hashes), _allowed("style-src", style_hashes)
    policy = _POLICY.format(script=script, style=style, ancestors=ancestors)
    return [
        (b"content-security-policy", policy.encode()),
        (b"x-content-type-options", b"nosniff"),
        *([(b"x-frame-options", b"DENY")] if ancestors == "'none'" else []),
        (b"referrer-policy", b"no-referrer"),
        (b"cross-origin-resource-policy", b"same-origin"),
        (b"cache-control", b"no-store"),
    ]


def _allowed(directive: str, hashes: Iterable[str]) -> str:
    sources = " ".join(f"'sha256-{one}'" for one in hashes)
    return f"{directive} {sources}; " if sources else ""


def with_defaults(given: Pairs, defaults: Pairs) -> Pairs:
    """`given`, and those `defaults` (names in lower case) whose names it lacks."""
    names = {name.lower() for name, _ in given}
    return [*given, *(pair for pair in defaults if pair[0] not in names)]


async def send_problem(send: Send, found: Problem, headers: Mapping[str, str]) -> None:
    """A whole answer of application/problem+json."""
    content = found.model_dump_json(exclude_none=True).encode()
    pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await _send(send, found.status, [*pairs, (b"content-type", MEDIA_TYPE.encode())], content)


async def send_empty(send: Send, status: int, headers: Iterable[tuple[bytes, bytes]]) -> None:
    """A whole answer without a body."""
    await _send(send, status, list(headers), b"")


async def send_in_chunks(send: Send, message: HTTPResponseBodyEvent) -> None:
    """A large body in chunks, yielding to the event loop between them.

    `send` waits for a slow client only between messages (back-pressure), and copying a whole report blocks the loop.
    """
    body = message["body"]
    for end in range(_CHUNK_BYTES, len(body), _CHUNK_BYTES):
        await send({**message, "body": body[end - _CHUNK_BYTES : end], "more_body": True})
        await asyncio.sleep(0)
    last = max(0, len(body) - 1) // _CHUNK_BYTES * _CHUNK_BYTES
    await send({**message, "body": body[last:]} if last else message)


async def _send(send: Send, status: int, headers: Pairs, content: bytes) -> None:
    length = [(b"content-length", str(len(content)).encode())] if content else []
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *length]})
    await send({"type": "http.response.body", "body": content, "more_body": False})
