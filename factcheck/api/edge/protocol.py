"""uvicorn's h11 protocol with read, idle and write timeouts, and problem documents for malformed requests.

Prevents what uvicorn alone lets through: a client that sends its headers byte by byte holds a connection for ever
(slowloris; `timeout_keep_alive` ends with the first byte), one that never reads its answer holds the answer's memory,
and malformed HTTP is answered in text/plain without an id or a log line. A proxy in front does the first two; loopback
and small newsrooms have none. tests/contract/test_uvicorn.py holds the internals of uvicorn that this leans on.
"""

import asyncio
import logging
import sys
import uuid
from typing import Final, Self

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from factcheck.api.edge.asgi import Pairs, security_headers
from factcheck.api.edge.coalescing import CoalescingTransport
from factcheck.api.problems import MEDIA_TYPE, Problem, problem

MOST_HEADER_BYTES: Final = 32_768
_MOST_TIMEOUT_S: Final = 15.0
# Minimum write progress: a client that takes fewer bytes of an answer within the timeout counts as stalled.
_LEAST_PROGRESS_BYTES: Final = 10_000
_log: Final = logging.getLogger(__name__)


class ServiceConfig(uvicorn.Config):
    """uvicorn's configuration with the timeout of the protocol."""

    io_timeout_s = _MOST_TIMEOUT_S

    def with_timeout(self, body_timeout_s: float) -> Self:
        """The timeout for the request line and headers, for an idle connection, for write progress, and for what is
        left of a body after its answer; capped at 15 s, more than an honest client needs.
        """
        self.io_timeout_s = min(_MOST_TIMEOUT_S, body_timeout_s)
        return self


class Protocol(H11Protocol):
    """One connection. Bytes that are no HTTP never reach the app, so they are answered and logged here."""

    _read_timer: asyncio.TimerHandle | None = None
    _write_timer: asyncio.TimerHandle | None = None
    _has_begun = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(CoalescingTransport(transport, self.loop))
        self._arm_read_timer()

    def data_received(self, data: bytes) -> None:
        self._has_begun = True
        super().data_received(data)
        self._arm_read_timer()

    def on_response_complete(self) -> None:
        self._has_begun = False
        super().on_response_complete()
        self._arm_read_timer()

    def pause_writing(self) -> None:
        """Back-pressure: the write buffer is over its high-water mark, so watch that the client drains it."""
        super().pause_writing()
        self._arm_write_timer()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._cancel_write_timer()

    def connection_lost(self, exc: Exception | None) -> None:
        self._cancel_read_timer()
        self._cancel_write_timer()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """uvicorn calls this within the handler of h11's RemoteProtocolError; `msg` says no more than that."""
        del msg
        hint = getattr(sys.exc_info()[1], "error_status_hint", 400)
        if hint == 431:
            detail = f"the headers take more than {MOST_HEADER_BYTES} bytes"
            self._refuse(problem("headers-too-large", 431, detail))
        else:
            self._refuse(problem("malformed-request", 400, "the bytes that came are no HTTP/1.1 request"))

    def _arm_read_timer(self) -> None:
        """Run one timer whenever no request is in the app. Bytes that trickle in do not restart it."""
        if self.cycle is not None and not self.cycle.response_complete:
            self._cancel_read_timer()
        elif self._read_timer is None and not self.transport.is_closing():
            self._read_timer = self.loop.call_later(self._timeout_s(), self._on_read_timeout)

    def _cancel_read_timer(self) -> None:
        if self._read_timer is not None:
            self._read_timer.cancel()
            self._read_timer = None

    def _on_read_timeout(self) -> None:
        """408 for a request that began; an idle keep-alive connection is just closed."""
        if self._has_begun:
            detail = f"the request did not come within {self._timeout_s():g} s"
            self._refuse(problem("request-timeout", 408, detail))
        else:
            self.transport.close()

    def _arm_write_timer(self) -> None:
        unsent = self.transport.get_write_buffer_size()
        self._write_timer = self.loop.call_later(self._timeout_s(), self._on_write_timeout, unsent)

    def _on_write_timeout(self, unsent: int) -> None:
        """Abort a stalled connection; `unsent` is what was buffered when the timer began."""
        if self.transport.get_write_buffer_size() > unsent - _LEAST_PROGRESS_BYTES:
            self.transport.abort()
        else:
            self._arm_write_timer()

    def _cancel_write_timer(self) -> None:
        if self._write_timer is not None:
            self._write_timer.cancel()
            self._write_timer = None

    def _timeout_s(self) -> float:
        return self.config.io_timeout_s if isinstance(self.config, ServiceConfig) else _MOST_TIMEOUT_S

    def _refuse(self, found: Problem) -> None:
        """Answer and close; where an answer has begun, HTTP/1.1 allows no other, so just close."""
        request_id = uuid.uuid4().hex
        fields = {"id": request_id, "status": found.status, "client": self.client[0] if self.client else None}
        _log.info("request", extra={"fields": fields})
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            body = found.model_dump_json(exclude_none=True).encode()
            for event in (
                h11.Response(status_code=found.status, headers=_headers(body, request_id)),
                h11.Data(data=body),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()


def _headers(body: bytes, request_id: str) -> Pairs:
    return [
        *security_headers(()),
        (b"x-request-id", request_id.encode()),
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
