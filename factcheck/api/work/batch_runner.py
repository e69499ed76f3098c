"""The embedded queue's worker: leases rows from the batch store, has them answered, and renews the leases meanwhile."""

import asyncio
import contextlib
import logging
import uuid
from typing import Final

from factcheck.api.service_ports import RowLeases
from factcheck.errors import StoreError
from factcheck.pipeline.stored import AnswerRow, TakenRow

_log: Final = logging.getLogger(__name__)

# Polling interval for rows that another process accepted, or whose lease has expired.
_POLL_S: Final = 1.0
# Renewals within the time of a lease.
_RENEWALS: Final = 4


class BatchRunner:
    """A `BatchWorker` of `at_once` rows concurrently. Any number of processes may run one on the same store."""

    def __init__(self, leases: RowLeases, answer: AnswerRow, *, at_once: int) -> None:
        self._leases = leases
        self._answer = answer
        self._at_once = at_once
        self._name = uuid.uuid4().hex
        self._wakeup = asyncio.Event()
        self._working: set[asyncio.Future[None]] = set()
        self._taking: asyncio.Task[None] | None = None
        self._renewing: asyncio.Task[None] | None = None

    async def start(self) -> None:
        loop = asyncio.get_running_loop()
        self._taking, self._renewing = loop.create_task(self._run()), loop.create_task(self._renew())

    async def drain(self) -> None:
        await _cancel(self._taking)
        await asyncio.gather(*self._working, return_exceptions=True)

    async def stop(self) -> None:
        await _cancel(self._taking, self._renewing, *self._working)
        with contextlib.suppress(StoreError):
            await self._leases.release(self._name)

    def wake(self) -> None:
        self._wakeup.set()

    async def _run(self) -> None:
        while True:
            room = self._at_once - len(self._working)
            for row in await self._take(room) if room else ():
                task = asyncio.ensure_future(self._answer(row))
                self._working.add(task)
                task.add_done_callback(self._done)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wakeup.wait(), _POLL_S)
            self._wakeup.clear()

    def _done(self, task: "asyncio.Future[None]") -> None:
        self._working.discard(task)
        self._wakeup.set()
        if not task.cancelled() and (exc := task.exception()) is not None:
            _log.error("a row of a batch was not answered; it will be tried again", exc_info=exc)

    async def _take(self, most: int) -> list[TakenRow]:
        try:
            return await self._leases.take(self._name, most)
        except StoreError as exc:
            _log.warning("the store of batches does not work (%s); its rows wait", exc)
            return []

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(self._leases.lease_s / _RENEWALS)
            if self._working:
                with contextlib.suppress(StoreError):
                    await self._leases.renew(self._name)


async def _cancel(*tasks: "asyncio.Future[None] | None") -> None:
    """Cancel, and wait until they have ended."""
    there = [task for task in tasks if task is not None]
    for task in there:
        task.cancel()
    await asyncio.gather(*there, return_exceptions=True)
