"""Single flight: concurrent calls with the same fingerprint share one upstream call and its outcome."""

import asyncio
from weakref import WeakKeyDictionary

from factcheck.domain.chat import ChatRequest, ChatResponse
from factcheck.pipeline.ports import ChatModel


class _Flight:
    def __init__(self, call: asyncio.Task[ChatResponse]) -> None:
        self.call = call
        self.waiting = 0


class SingleFlight:
    """A `ChatModel` with one call in flight for each fingerprint; within one event loop.

    The call is cancelled when its last waiter is. An exception is raised to all waiters and not remembered.
    """

    def __init__(self, chat: ChatModel) -> None:
        self._chat = chat
        self._flights: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, _Flight]] = WeakKeyDictionary()

    async def answer(self, request: ChatRequest) -> ChatResponse:
        """The outcome of the call in flight for this fingerprint, or of a new one."""
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
    """Forget a call that is done or cancelled; its exception is marked as retrieved, the waiters having had it."""
    if flights.get(fingerprint) is flight:
        del flights[fingerprint]
    if flight.call.done() and not flight.call.cancelled():
        flight.call.exception()
