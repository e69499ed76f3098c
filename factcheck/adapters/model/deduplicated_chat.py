"""A model asked the same request by many at once -> one call (single flight), and its outcome for all of them."""

import asyncio
from weakref import WeakKeyDictionary

from factcheck.domain.chat import ChatRequest, ChatResponse
from factcheck.pipeline.ports import ChatModel
from factcheck.pipeline.single_flight import Flight, SingleFlight

_Flights = SingleFlight[str, Flight[ChatResponse]]


class DeduplicatedChat:
    """A `ChatModel` that lets one call of each fingerprint through at a time; within one event loop.

    A waiter that is cancelled leaves the others waiting, and takes the call along only when it was the last. A failure
    reaches all who wait; who asks after them asks anew.
    """

    def __init__(self, chat: ChatModel) -> None:
        self._chat = chat
        self._flights: WeakKeyDictionary[asyncio.AbstractEventLoop, _Flights] = WeakKeyDictionary()

    async def answer(self, request: ChatRequest) -> ChatResponse:
        """The outcome of the call that is under way for this fingerprint, or of a new one."""
        flights = self._flights.setdefault(asyncio.get_running_loop(), SingleFlight())
        flight, _ = flights.join(request.fingerprint, lambda: Flight(self._chat.answer(request)))
        return await flight.wait()
