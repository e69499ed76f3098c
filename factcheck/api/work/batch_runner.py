"""Background worker: leases rows from the batch store, answers them, and renews the leases meanwhile."""

import asyncio
import contextlib
import logging
import uuid
from typing import Final

from factcheck.api.edge.token_quotas import TokenQuotas
from factcheck.api.refusals import BusyError, UnavailableError
from factcheck.api.service_ports import BatchStore
from factcheck.api.work.batch_rows import error_line, read_row, report_line
from factcheck.api.work.shared_checks import ReportAnswer, SharedChecks
from factcheck.errors import StoreError
from factcheck.pipeline.stored import TakenRow
from factcheck.pipeline.submission import Submission

_log: Final = logging.getLogger(__name__)

# Polling interval for rows that another process accepted, or whose lease has expired.
_POLL_S: Final = 1.0
# Renewals within the time of a lease.
_RENEWALS: Final = 4


class BatchRunner:
    """Answers `at_once` rows concurrently. Any number of processes may run one on the same store."""

    def __init__(self, store: BatchStore, checks: SharedChecks, quotas: TokenQuotas, *, at_once: int) -> None:
        self._store = store
        self._checks = checks
        self._quotas = quotas
        self._at_once = at_once
        self._name = uuid.uuid4().hex
        self._wakeup = asyncio.Event()
        self._working: set[asyncio.Task[None]] = set()
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._run()), loop.create_task(self._renew())]

    async def stop(self) -> None:
        """Cancel, and release the leases of rows under way."""
        for task in (*self._tasks, *self._working):
            task.cancel()
        await asyncio.gather(*self._tasks, *self._working, return_exceptions=True)
        with contextlib.suppress(StoreError):
            await self._store.release(self._name)

    def wake(self) -> None:
        """Poll at once: there are new rows."""
        self._wakeup.set()

    async def _run(self) -> None:
        while True:
            room = self._at_once - len(self._working)
            for row in await self._take(room) if room else ():
                task = asyncio.get_running_loop().create_task(self._answer(row))
                self._working.add(task)
                task.add_done_callback(self._done)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wakeup.wait(), _POLL_S)
            self._wakeup.clear()

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._working.discard(task)
        self._wakeup.set()
        if not task.cancelled() and (exc := task.exception()) is not None:
            _log.error("a row of a batch was not answered; it will be tried again", exc_info=exc)

    async def _take(self, most: int) -> list[TakenRow]:
        try:
            return await self._store.take(self._name, most)
        except StoreError as exc:
            _log.warning("the store of batches does not work (%s); its rows wait", exc)
            return []

    async def _answer(self, row: TakenRow) -> None:
        stored = read_row(row.content)
        checking = asyncio.ensure_future(self._report(stored.submission, row.owner))
        try:
            await asyncio.wait([checking])
        finally:
            checking.cancel()
        exc = checking.exception()
        line = report_line(stored, checking.result()) if exc is None else error_line(stored, exc)
        await self._store.finish(row, line, failed=exc is not None)

    async def _report(self, submission: Submission, owner: str) -> ReportAnswer:
        """Retry where a request would be refused (queue full, quota unavailable). The owner has the report, and is
        charged its tokens.
        """
        key = owner or None
        while True:
            try:
                await self._quotas.require_left(key)
                answered = await self._checks.report(submission, owner)
            except (BusyError, UnavailableError):
                await asyncio.sleep(_POLL_S)
            else:
                await self._quotas.charge(key, answered.tokens)
                return answered

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(self._store.lease_s / _RENEWALS)
            if self._working:
                with contextlib.suppress(StoreError):
                    await self._store.renew(self._name)
