"""A transport that sends together what is written together: uvicorn writes the head of an answer and its body apart.

Each `send` is a call of the system and may wake the client, which costs more than to make the answer to it.
"""

import asyncio
from typing import Any, Final

# More is sent at once, so that who writes learns in time that the client does not keep up.
_MOST_BYTES: Final = 64 * 1024


class Gathering(asyncio.Transport):
    """Around another transport: what is written before the event loop turns goes out as one."""

    def __init__(self, inner: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._inner = inner
        self._loop = loop
        self._parts: list[bytes | bytearray | memoryview] = []
        self._size = 0

    def write(self, data: bytes | bytearray | memoryview) -> None:
        if not data:
            return
        if not self._parts:
            self._loop.call_soon(self._send)
        self._parts.append(data)
        self._size += len(data)
        if self._size >= _MOST_BYTES:
            self._send()

    def close(self) -> None:
        self._send()
        self._inner.close()

    def abort(self) -> None:
        self._parts, self._size = [], 0
        self._inner.abort()

    def is_closing(self) -> bool:
        return self._inner.is_closing()

    def get_write_buffer_size(self) -> int:
        return self._size + self._inner.get_write_buffer_size()

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return self._inner.get_extra_info(name, default)

    def pause_reading(self) -> None:
        self._inner.pause_reading()

    def resume_reading(self) -> None:
        self._inner.resume_reading()

    def is_reading(self) -> bool:
        return self._inner.is_reading()

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        self._inner.set_write_buffer_limits(high, low)

    def _send(self) -> None:
        parts, self._parts, self._size = self._parts, [], 0
        if parts:
            self._inner.write(b"".join(parts))
