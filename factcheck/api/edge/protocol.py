"""uvicorn's HTTP protocol with time limits of its own, and problem documents where it would answer in plain text."""

import asyncio
import logging
import sys
import uuid
from typing import Final, Self

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from factcheck.api.edge.coalescing import Gathering
from factcheck.api.edge.headers import Pairs, security_headers
from factcheck.api.problems import MEDIA_TYPE, Problem, problem

_LONGEST_PATIENCE_S: Final = 15.0
MOST_HEADER_BYTES: Final = 32_768
# Bytes of an answer that a client takes in that time at least, or it is not there.
_LEAST_TAKEN: Final = 10_000
_log: Final = logging.getLogger(__name__)


class ServiceConfig(uvicorn.Config):
    """What the protocol has to know besides; without the setting, as long as no honest client needs."""

    patience_s = _LONGEST_PATIENCE_S

    def within(self, request_s: float) -> Self:
        """`patience_s` is for the request line and headers, and for the rest of a body after its answer."""
        self.patience_s = min(_LONGEST_PATIENCE_S, request_s)
        return self


class Protocol(H11Protocol):
    """One connection. What cannot be read as HTTP never comes to the app, so it is answered and logged here."""

    _deadline: asyncio.TimerHandle | None = None
    _taking: asyncio.TimerHandle | None = None
    _has_begun = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(Gathering(transport, self.loop))
        self._watch()

    def data_received(self, data: bytes) -> None:
        self._has_begun = True
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        self._has_begun = False
        super().on_response_complete()
        self._watch()

    def pause_writing(self) -> None:
        """The client has an answer before it, and does not take it as fast as it comes."""
        super().pause_writing()
        self._check_later()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stop_checking()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_watching()
        self._stop_checking()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Called where the bytes are no HTTP; `msg` says no more than that."""
        del msg
        hint = getattr(sys.exc_info()[1], "error_status_hint", 400)
        if hint == 431:
            detail = f"the headers take more than {MOST_HEADER_BYTES} bytes"
            self._refuse(problem("headers-too-large", 431, detail))
        else:
            self._refuse(problem("malformed-request", 400, "the bytes that came are no HTTP/1.1 request"))

    def _watch(self) -> None:
        """A timer runs whenever the app has nothing to do for this connection, however much comes in."""
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop_watching()
        elif self._deadline is None and not self.transport.is_closing():
            self._deadline = self.loop.call_later(self._patience_s(), self._give_up)

    def _stop_watching(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _check_later(self) -> None:
        untaken = self.transport.get_write_buffer_size()
        self._taking = self.loop.call_later(self._patience_s(), self._check, untaken)

    def _check(self, untaken: int) -> None:
        if self.transport.get_write_buffer_size() > untaken - _LEAST_TAKEN:
            self.transport.abort()
        else:
            self._check_later()

    def _stop_checking(self) -> None:
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None

    def _give_up(self) -> None:
        detail = f"the request did not come within {self._patience_s():g} s"
        if self._has_begun:
            self._refuse(problem("request-timeout", 408, detail))
        else:
            self.transport.close()

    def _patience_s(self) -> float:
        return self.config.patience_s if isinstance(self.config, ServiceConfig) else _LONGEST_PATIENCE_S

    def _refuse(self, found: Problem) -> None:
        """Where an answer has begun, another cannot: then the connection closes, which says enough."""
        request_id = uuid.uuid4().hex
        facts = {"id": request_id, "status": found.status, "client": self.client[0] if self.client else None}
        _log.info("request", extra={"facts": facts})
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
