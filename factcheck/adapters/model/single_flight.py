"""The same request asked at once by many -> one call, and its outcome for all of them."""

import asyncio
from weakref import WeakKeyDictionary

from factcheck.domain.chat import ChatRequest, ChatResponse
from factcheck.pipeline.ports import ChatModel


class _Flight:
    def __init__(self, call: asyncio.Task[ChatResponse]) -> None:
        self.call = call
        self.waiting = 0


class SingleFlight:
    """A `ChatModel` that lets one call of each fingerprint through at a time; within one event loop.

    A waiter that is cancelled leaves the others waiting, and takes the call along only when it was the last. A failure
    reaches all who wait; who asks after them asks anew.
    """

    def __init__(self, chat: ChatModel) -> None:
        self._chat = chat
        self._flights: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, _Flight]] = WeakKeyDictionary()

    async def answer(self, request: ChatRequest) -> ChatResponse:
        """The outcome of the call that is under way for this fingerprint, or of a new one."""
        loop = asyncio.get_running_loop()
        flights = self._flights.setdefault(loop, {})
        flight = flights.get(request.fingerprint)
        if flight is None:
            flight = flights[request.fingerprint] = _Flight(loop.create_task(self._chat.answer(request)))
            flight.call.add_done_callback(lambda _: _land(flights, request.fingerprint, flight))
        flight.waiting += 1
        try:
            return await asyncio.shield(flight.call)
        finally:
            flight.waiting -= 1
            if flight.waiting == 0 and not flight.call.done():
                _land(flights, request.fingerprint, flight)
                flight.call.cancel()


def _land(flights: dict[str, _Flight], fingerprint: str, flight: _Flight) -> None:
    """Nobody joins a call that is over or given up. What it raised has reached those who waited."""
    if flights.get(fingerprint) is flight:
        del flights[fingerprint]
    if flight.call.done() and not flight.call.cancelled():
        flight.call.exception()
