"""Answers that leave without Litestar."""

from collections.abc import Iterable, Mapping

from litestar.types import Send

from factcheck.api.problems import MEDIA_TYPE, Problem

Pairs = list[tuple[bytes, bytes]]


async def send_problem(send: Send, found: Problem, headers: Mapping[str, str]) -> None:
    """A problem as an answer."""
    content = found.model_dump_json(exclude_none=True).encode()
    pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await _send(send, found.status, [*pairs, (b"content-type", MEDIA_TYPE.encode())], content)


async def send_empty(send: Send, status: int, headers: Iterable[tuple[bytes, bytes]]) -> None:
    """Headers alone."""
    await _send(send, status, list(headers), b"")


async def send_text(send: Send, content: bytes, media_type: str) -> None:
    """200 with a text."""
    await _send(send, 200, [(b"content-type", media_type.encode())], content)


async def _send(send: Send, status: int, headers: Pairs, content: bytes) -> None:
    length = [(b"content-length", str(len(content)).encode())] if content else []
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *length]})
    await send({"type": "http.response.body", "body": content, "more_body": False})
