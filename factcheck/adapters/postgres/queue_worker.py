"""PgQueuer's worker, under a supervisor: takes jobs, has their rows answered, and comes back when its connection goes.

PgQueuer leases by heartbeat: a job whose worker has not been heard of for a lease is taken by another. A worker ends
with its connections; the supervisor starts the next with exponential back-off.
"""

import asyncio
import contextlib
import json
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Final

import psycopg
from pgqueuer.db import PsycopgDriver
from pgqueuer.errors import PgqException, RetryRequested
from pgqueuer.executors import AbstractEntrypointExecutor, EntrypointExecutorParameters
from pgqueuer.models import Context, Job
from pgqueuer.ports.driver import NotifyCallback
from pgqueuer.qm import QueueManager
from pgqueuer.queries import Queries

from factcheck.adapters.postgres.row_queue import NAMES, ROW, RowAddress, queries_of
from factcheck.errors import StoreError
from factcheck.pipeline.stored import AnswerRow, TakenRow

_log: Final = logging.getLogger(__name__)

AsyncConnection = psycopg.AsyncConnection[tuple[Any, ...]]
Connect = Callable[[], Awaitable[AsyncConnection]]
# The row of a job, None where it is answered or its batch cancelled.
FindRow = Callable[[RowAddress], Awaitable[TakenRow | None]]

LEASE_S: Final = 10.0
# Polling interval: expired leases send no NOTIFY.
_POLL_S: Final = 2.0
# Jobs that are taken, and later deleted, in one statement: one a job would cost more than all else of its queueing.
# Twice as many are in hand, and have to last until PgQueuer looks for more.
_TAKEN_A_SLOT: Final = 16
# With hundreds of slots a host that took so many more would leave nothing of a small batch to the others.
_MOST_TAKEN: Final = 32
# How soon it looks for more where there is more than it may take.
_LOOKS: Final = timedelta(seconds=0.25)
_FIRST_DELAY_S: Final = 0.25
_LONGEST_DELAY_S: Final = 2.0
# A row that cannot be stored at the moment.
_RETRY_S: Final = 1.0
_TIDY_S: Final = 60.0
_MOST_FAILED: Final = 1000
# What ends a worker: its connection, its listener, its tables.
_ENDS: Final = (psycopg.Error, PgqException, OSError, RuntimeError)


class QueueWorker:
    """A `BatchWorker` of `at_once` rows, with some more in hand so that it need not wait for the next. Any
    number of processes on any number of hosts may run one.
    """

    def __init__(
        self, connect: Connect, find: FindRow, answer: AnswerRow, *, at_once: int, lease_s: float = LEASE_S
    ) -> None:
        self._connect = connect
        self._at_once = at_once
        self._lease_s = lease_s
        self._rows = _Rows(find, answer, at_once)
        self._stopping = asyncio.Event()
        self._manager: QueueManager | None = None
        self._supervisor: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Returns at once, whether the database is there or not."""
        self._supervisor = asyncio.get_running_loop().create_task(self._supervise())

    async def drain(self) -> None:
        self._rows.close()
        self._stopping.set()
        if self._manager is not None:
            self._manager.shutdown.set()
        if self._supervisor is not None:
            await self._supervisor

    async def stop(self) -> None:
        self._rows.give_back()
        await self.drain()

    def wake(self) -> None:
        """NOTIFY does."""

    async def _supervise(self) -> None:
        delay_s = _FIRST_DELAY_S
        while not self._stopping.is_set():
            try:
                async with await self._connect() as connection, await self._connect() as listening:
                    _log.info("the queue of batch rows is connected")
                    delay_s = _FIRST_DELAY_S
                    await self._work(queries_of(_Driver(connection, listening)))
            except _ENDS as exc:
                _log.warning("the queue of batch rows cannot be reached (%s); trying again", type(exc).__name__)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), delay_s)
                delay_s = min(2 * delay_s, _LONGEST_DELAY_S)

    async def _work(self, queries: Queries) -> None:
        self._manager = manager = QueueManager(queries, channel=NAMES.channel)
        manager.min_dequeue_poll_interval = _LOOKS
        manager.register_executor(ROW, self._rows)
        tidying = asyncio.get_running_loop().create_task(_tidy(queries))
        taken = min(_TAKEN_A_SLOT * self._at_once, _MOST_TAKEN)
        try:
            if not self._stopping.is_set():
                await manager.run(
                    dequeue_timeout=timedelta(seconds=_POLL_S),
                    batch_size=taken,
                    max_concurrent_tasks=max(2 * taken, self._at_once + taken),
                    shutdown_on_listener_failure=True,
                    heartbeat_timeout=timedelta(seconds=self._lease_s),
                    log_aggregation_interval=timedelta(0),
                )
        finally:
            self._manager = None
            tidying.cancel()
            await asyncio.gather(tidying, return_exceptions=True)


class _Driver(PsycopgDriver):
    """PgQueuer's driver, with a connection of its own to listen on: psycopg's `notifies` holds the lock of its
    connection as long as it waits, and a job would start up to a second late.
    """

    def __init__(self, connection: AsyncConnection, listening: AsyncConnection) -> None:
        super().__init__(listening)
        self._statements = PsycopgDriver(connection)
        self._listens = asyncio.Event()

    async def add_listener(self, channel: str, callback: NotifyCallback) -> None:
        """Of jobs that come: PgQueuer looks for one after each notice, also after those of the jobs that it deletes."""

        def tell(payload: str | bytearray | bytes) -> None:
            if json.loads(payload).get("operation") != "delete":
                callback(payload)

        await super().add_listener(channel, tell)
        self._listens.set()

    async def notify(self, channel: str, payload: str) -> None:
        """After LISTEN, or the worker would not hear the health check that it sends to itself, and end."""
        await self._listens.wait()
        await self._statements.notify(channel, payload)

    async def fetch(self, query: str, *args: object) -> list[dict[str, object]]:
        return await self._statements.fetch(query, *args)

    async def execute(self, query: str, *args: object) -> str:
        return await self._statements.execute(query, *args)


class _Rows(AbstractEntrypointExecutor):
    """The executor of jobs. PgQueuer deletes a job that was cancelled, or failed, unless it is held or asks to be
    retried; a row that has no answer must keep its job.
    """

    def __init__(self, find: FindRow, answer: AnswerRow, at_once: int) -> None:
        super().__init__(EntrypointExecutorParameters(concurrency_limit=0, func=_no_function, on_failure="hold"))
        self._find = find
        self._answer = answer
        self._slots = asyncio.Semaphore(at_once)
        self._under_way: set[asyncio.Task[bool]] = set()
        self._is_closed = False

    def close(self) -> None:
        """Begin nothing more: a job that waits for a slot goes back to its queue."""
        self._is_closed = True

    def give_back(self) -> None:
        """The same with what is under way."""
        self.close()
        for task in self._under_way:
            task.cancel()

    async def execute(self, job: Job, context: Context) -> None:
        del context
        task = asyncio.get_running_loop().create_task(self._was_begun(RowAddress.read(job.payload)))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        try:
            await asyncio.wait([task])
        finally:
            task.cancel()
        if not task.cancelled() and isinstance(task.exception(), StoreError):
            raise RetryRequested(timedelta(seconds=_RETRY_S), reason="the store does not work")
        if task.cancelled() or not task.result():
            raise RetryRequested(reason="the worker stops")

    async def _was_begun(self, address: RowAddress) -> bool:
        async with self._slots:
            if self._is_closed:
                return False
            row = await self._find(address)
            if row is not None:
                await self._answer(row)
            return True


async def _no_function(job: Job) -> None:
    del job


async def _tidy(queries: Queries) -> None:
    """Try again what a defect held, and empty PgQueuer's log, which nobody reads."""
    while True:
        held = await queries.list_failed_jobs(_MOST_FAILED)
        if held:
            await queries.requeue_jobs([job.id for job in held])
        await queries.clear_queue_log([ROW])
        await asyncio.sleep(_TIDY_S)
