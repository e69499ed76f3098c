"""Single flight: concurrent calls for one key share one task and its outcome.

diskcache's `memoize_stampede` ran a cold function once for each of eight callers, so this is ours, in asyncio.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

_T = TypeVar("_T")


class Flight(Generic[_T]):
    """One task and those who wait for it. The last waiter to leave cancels it, as soon as `is_cancellable`."""

    def __init__(self, call: Coroutine[Any, Any, _T]) -> None:
        self.task = asyncio.get_running_loop().create_task(call)
        self._waiters = 0

    @property
    def is_cancellable(self) -> bool:
        """Whether nothing is lost that an uncancelled task would still bring to its end; call `cancel_if_abandoned`
        where this becomes true.
        """
        return True

    async def wait(self) -> _T:
        """The outcome of the task; a waiter that is cancelled leaves the others waiting."""
        self._waiters += 1
        try:
            return await asyncio.shield(self.task)
        finally:
            self._waiters -= 1
            self.cancel_if_abandoned()

    def cancel_if_abandoned(self) -> None:
        """Cancel the task where nobody waits for it; without effect on one that is done."""
        if self._waiters == 0 and self.is_cancellable:
            self.task.cancel()


_F = TypeVar("_F", bound=Flight[Any])
_K = TypeVar("_K")


class SingleFlight(Generic[_K, _F]):
    """The flights under way, by key, within one event loop."""

    def __init__(self) -> None:
        self._flights: dict[_K, _F] = {}

    def join(self, key: _K, start: Callable[[], _F]) -> tuple[_F, bool]:
        """The flight under way for `key`, or a new one; and whether it is new. Wait for it without awaiting before."""
        flight = self._flights.get(key)
        if flight is not None and not flight.task.done() and not flight.task.cancelling():
            return flight, False
        flight = self._flights[key] = start()
        flight.task.add_done_callback(lambda _: self._land(key, flight))
        return flight, True

    def _land(self, key: _K, flight: _F) -> None:
        """Retrieve the exception, which waiters have had: asyncio would log it as never retrieved."""
        if self._flights.get(key) is flight:
            del self._flights[key]
        if not flight.task.cancelled():
            flight.task.exception()
