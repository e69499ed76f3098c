"""What is written together is sent together, in order, and nothing is lost at the end."""

import asyncio
from collections.abc import Callable

import pytest

from factcheck.api.edge.coalescing import CoalescingTransport

HEAD, BODY = b"HTTP/1.1 200 OK\r\n\r\n", b"report"


class Sent(asyncio.Transport):
    """A transport that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[bytes | str] = []

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.told.append(bytes(data))

    def close(self) -> None:
        self.told.append("close")

    def abort(self) -> None:
        self.told.append("abort")

    def get_write_buffer_size(self) -> int:
        return 0


def told(act: Callable[[CoalescingTransport], object]) -> list[bytes | str]:
    """What the transport is told once the event loop has turned."""
    sent = Sent()

    async def turn() -> None:
        act(CoalescingTransport(sent, asyncio.get_running_loop()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    asyncio.run(turn())
    return sent.told


def write_both(transport: CoalescingTransport) -> None:
    transport.write(HEAD)
    transport.write(b"")
    transport.write(BODY)


def test_head_and_body_go_out_as_one() -> None:
    assert told(write_both) == [HEAD + BODY]


def test_what_is_large_goes_out_before_the_loop_turns() -> None:
    sent = Sent()

    async def write() -> None:
        transport = CoalescingTransport(sent, asyncio.get_running_loop())
        transport.write(HEAD)
        transport.write(b"x" * 100_000)
        assert sent.told == [HEAD + b"x" * 100_000]
        transport.write(BODY)
        assert transport.get_write_buffer_size() == len(BODY)
        await asyncio.sleep(0)

    asyncio.run(write())
    assert sent.told[1:] == [BODY]


@pytest.mark.parametrize(("end", "expected"), [("close", [HEAD + BODY, "close"]), ("abort", ["abort"])])
def test_the_end_sends_what_was_written_unless_it_is_an_abort(end: str, expected: list[bytes | str]) -> None:
    def act(transport: CoalescingTransport) -> None:
        write_both(transport)
        getattr(transport, end)()

    assert told(act) == expected
