"""What the service leans on within uvicorn, and the faults of it that the service's protocol prevents.

uvicorn promises none of these names. Where a test on `H11Protocol` fails because uvicorn arms a timer of its own, that
part of factcheck/api/edge/protocol.py can go.
"""

import asyncio
import json
import socket
from collections.abc import Callable, Coroutine
from contextvars import Context
from typing import Any

import pytest
import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState
from uvicorn.supervisors import Multiprocess

from factcheck.api.edge.protocol import MOST_HEADER_BYTES, Protocol, ServiceConfig
from factcheck.api.server import Supervisor

TIMEOUT_S = 7.0
HALF = b"GET / HTTP/1.1\r\nHost: loc"
WHOLE = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
WITH_BODY = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nhalf"


class TimerLoop(asyncio.SelectorEventLoop):
    """Keeps the timers that are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.timers: list[tuple[float, asyncio.TimerHandle]] = []

    def call_later(  # type: ignore[override]
        self, delay: float, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.TimerHandle:
        handle = super().call_later(delay, callback, *args, context=context)
        self.timers.append((delay, handle))
        return handle

    def armed(self) -> list[float]:
        return [delay for delay, handle in self.timers if not handle.cancelled()]


class Wire(asyncio.Transport):
    """A client's connection that keeps what is written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []
        self.ended = ""
        self.unsent = 0

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written.append(bytes(data))

    def close(self) -> None:
        self.ended = self.ended or "closed"

    def abort(self) -> None:
        self.ended = "aborted"

    def is_closing(self) -> bool:
        return bool(self.ended)

    def get_write_buffer_size(self) -> int:
        return self.unsent

    def pause_reading(self) -> None:
        """Nothing is read here."""

    def resume_reading(self) -> None:
        """Nothing is read here."""


async def hello(scope: Any, receive: Any, send: Any) -> None:
    """An app that answers once the body is there."""
    del scope
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"5")]})
    await send({"type": "http.response.body", "body": b"hello"})


def connected(
    kind: type[H11Protocol], act: Callable[[H11Protocol, Wire, TimerLoop], Coroutine[Any, Any, None]]
) -> None:
    """Run `act` on a new connection."""

    async def run() -> None:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, TimerLoop)
        config = ServiceConfig(hello, lifespan="off", h11_max_incomplete_event_size=MOST_HEADER_BYTES, log_config=None)
        protocol = kind(config.with_timeout(TIMEOUT_S), ServerState(), {}, loop)
        wire = Wire()
        protocol.connection_made(wire)
        try:
            await act(protocol, wire, loop)
        finally:
            protocol.connection_lost(None)
            await turns()

    with asyncio.Runner(loop_factory=TimerLoop) as runner:
        runner.run(run())


async def turns() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


@pytest.mark.parametrize("received", [b"", HALF, WITH_BODY], ids=["nothing", "half of the headers", "half of the body"])
def test_uvicorn_waits_for_ever_for_a_request(received: bytes) -> None:
    async def act(protocol: H11Protocol, wire: Wire, loop: TimerLoop) -> None:
        for byte in received:
            protocol.data_received(bytes([byte]))
        await turns()
        assert (loop.armed(), wire.ended) == ([], "")

    connected(H11Protocol, act)


@pytest.mark.parametrize("received", [b"", HALF], ids=["nothing", "half of the headers"])
def test_ours_arms_one_timer_that_bytes_do_not_restart(received: bytes) -> None:
    async def act(protocol: H11Protocol, wire: Wire, loop: TimerLoop) -> None:
        for byte in received:
            protocol.data_received(bytes([byte]))
        assert (loop.armed(), wire.ended) == ([TIMEOUT_S], "")

    connected(Protocol, act)


def test_uvicorn_lets_a_client_stop_reading_for_ever() -> None:
    async def act(protocol: H11Protocol, wire: Wire, loop: TimerLoop) -> None:
        protocol.pause_writing()
        assert (loop.armed(), wire.ended) == ([], "")

    connected(H11Protocol, act)


def test_ours_aborts_a_client_that_stops_reading() -> None:
    async def act(protocol: H11Protocol, wire: Wire, loop: TimerLoop) -> None:
        protocol.data_received(WITH_BODY)
        wire.unsent = 100_000
        protocol.pause_writing()
        [(delay, handle)] = [timer for timer in loop.timers if not timer[1].cancelled()]
        assert delay == TIMEOUT_S
        handle._run()  # noqa: SLF001 - as the loop would when the time has come
        assert wire.ended == "aborted"

    connected(Protocol, act)


def test_an_exchange_disarms_and_arms_the_timer_and_is_sent_as_one() -> None:
    async def act(protocol: H11Protocol, wire: Wire, loop: TimerLoop) -> None:
        protocol.data_received(WHOLE)
        assert loop.armed() == []
        await turns()
        assert protocol.cycle.response_complete
        assert TIMEOUT_S in loop.armed()
        [answer] = wire.written
        assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
        assert answer.endswith(b"hello")

    connected(Protocol, act)


def test_uvicorn_writes_head_and_body_apart() -> None:
    async def act(protocol: H11Protocol, wire: Wire, loop: TimerLoop) -> None:
        del loop
        protocol.data_received(WHOLE)
        await turns()
        assert len(wire.written) > 1

    connected(H11Protocol, act)


@pytest.mark.parametrize(
    ("received", "status", "kind"),
    [
        (b"\0\1\2\r\n\r\n", 400, "malformed-request"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nA: " + b"a" * MOST_HEADER_BYTES, 431, "headers-too-large"),
    ],
    ids=["no HTTP", "headers without end"],
)
def test_what_is_no_http_gets_a_problem_document(received: bytes, status: int, kind: str) -> None:
    async def act(protocol: H11Protocol, wire: Wire, loop: TimerLoop) -> None:
        del loop
        protocol.data_received(received)
        head, _, body = b"".join(wire.written).partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 %d " % status)
        assert (json.loads(body)["type"], wire.ended) == (f"urn:factcheck:problem:{kind}", "closed")

    connected(Protocol, act)


def test_the_supervisor_closes_its_sockets_before_its_workers_end() -> None:
    with socket.socket() as listening:
        supervisor = Supervisor(uvicorn.Config(hello, workers=2, log_config=None), sockets=[listening])
        assert supervisor.processes == []
        supervisor.terminate_all()
        assert listening.fileno() == -1
    assert issubclass(Supervisor, Multiprocess)
    assert isinstance(STARTUP_FAILURE, int)
