"""Answers that leave without Litestar."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Final

from litestar.types import HTTPResponseBodyEvent, Send

from factcheck.api.edge.headers import Pairs
from factcheck.api.problems import MEDIA_TYPE, Problem

_PIECE_BYTES: Final = 256 * 1024


async def send_problem(send: Send, found: Problem, headers: Mapping[str, str]) -> None:
    """A problem as an answer."""
    content = found.model_dump_json(exclude_none=True).encode()
    pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await _send(send, found.status, [*pairs, (b"content-type", MEDIA_TYPE.encode())], content)


async def send_empty(send: Send, status: int, headers: Iterable[tuple[bytes, bytes]]) -> None:
    """Headers alone."""
    await _send(send, status, list(headers), b"")


async def send_in_pieces(send: Send, message: HTTPResponseBodyEvent) -> None:
    """A large body as the client takes it, others having their turns between: to hand it over takes long, too."""
    body = message["body"]
    for place in range(_PIECE_BYTES, len(body), _PIECE_BYTES):
        await send({**message, "body": body[place - _PIECE_BYTES : place], "more_body": True})
        await asyncio.sleep(0)
    last = max(0, len(body) - 1) // _PIECE_BYTES * _PIECE_BYTES
    await send({**message, "body": body[last:]} if last else message)


async def _send(send: Send, status: int, headers: Pairs, content: bytes) -> None:
    length = [(b"content-length", str(len(content)).encode())] if content else []
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *length]})
    await send({"type": "http.response.body", "body": content, "more_body": False})
