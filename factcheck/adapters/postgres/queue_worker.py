"""PgQueuer's worker, under a supervisor: takes jobs, has their rows answered, and comes back when its connection goes.

PgQueuer leases by heartbeat: a job whose worker has not been heard of for a lease is taken by another. A worker ends
with its connections; the supervisor starts the next with exponential back-off.
"""

import asyncio
import contextlib
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

import psycopg
from pgqueuer.db import PsycopgDriver
from pgqueuer.errors import PgqException, RetryRequested
from pgqueuer.executors import AbstractEntrypointExecutor, EntrypointExecutorParameters
from pgqueuer.models import Context, Job, QueueEntrypoint, QueueManagerId
from pgqueuer.ports.driver import NotifyCallback
from pgqueuer.qm import QueueManager
from pgqueuer.queries import EntrypointExecutionParameter, Queries

from factcheck.adapters.postgres.row_queue import LONGEST_RUN, NAMES, ROWS, RowRun, queries_of
from factcheck.errors import StoreError
from factcheck.pipeline.stored import AnswerRows, TakenRow

_log: Final = logging.getLogger(__name__)

AsyncConnection = psycopg.AsyncConnection[tuple[Any, ...]]
Connect = Callable[[], Awaitable[AsyncConnection]]
# The rows of a job that have no answer; none of a batch that was cancelled.
FindRows = Callable[[RowRun], Awaitable[list[TakenRow]]]

LEASE_S: Final = 10.0
# Polling interval: expired leases send no NOTIFY.
_POLL_S: Final = 2.0
# How soon a worker that has its hands full looks for more.
_LOOKS: Final = timedelta(seconds=0.25)
# Jobs that are done are deleted together: so many, or those of a tenth of a second.
_DELETED_AT_ONCE: Final = 64
_FIRST_DELAY_S: Final = 0.25
_LONGEST_DELAY_S: Final = 2.0
# A row that cannot be stored at the moment.
_RETRY_S: Final = 1.0
_TIDY_S: Final = 60.0
_MOST_FAILED: Final = 1000
# What ends a worker: its connection, its listener, its tables.
_ENDS: Final = (psycopg.Error, PgqException, OSError, RuntimeError)


class QueueWorker:
    """A `BatchWorker` of `at_once` rows, with half as many more in hand so that it need not wait for the next. Any
    number of processes on any number of hosts may run one.
    """

    def __init__(
        self,
        connect: Connect,
        find: FindRows,
        answer: AnswerRows,
        *,
        at_once: int,
        together: int = 1,
        lease_s: float = LEASE_S,
    ) -> None:
        self._connect = connect
        self._lease_s = lease_s
        self._rows = _Rows(find, answer, at_once, min(together, at_once))
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
                    await self._work(_Queue(**vars(queries_of(_Driver(connection, listening))), rows=self._rows))
            except _ENDS as exc:
                _log.warning("the queue of batch rows cannot be reached (%s); trying again", type(exc).__name__)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), delay_s)
                delay_s = min(2 * delay_s, _LONGEST_DELAY_S)

    async def _work(self, queries: Queries) -> None:
        self._manager = manager = QueueManager(queries, channel=NAMES.channel)
        manager.min_dequeue_poll_interval = _LOOKS
        manager.register_executor(ROWS, self._rows)
        tidying = asyncio.get_running_loop().create_task(_tidy(queries))
        try:
            if not self._stopping.is_set():
                await manager.run(
                    dequeue_timeout=timedelta(seconds=_POLL_S),
                    batch_size=_DELETED_AT_ONCE,
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
    retried; one with a row that has no answer must stay. Each answer is stored as it comes.
    """

    def __init__(self, find: FindRows, answer: AnswerRows, at_once: int, together: int) -> None:
        super().__init__(EntrypointExecutorParameters(concurrency_limit=0, func=_no_function, on_failure="hold"))
        self._find = find
        self._answer = answer
        self._together = together
        self._slots = asyncio.Semaphore(at_once)
        self._most_in_hand = at_once + max(at_once // 2, LONGEST_RUN)
        self._in_hand = 0
        self._under_way: set[asyncio.Task[bool]] = set()
        self._is_closed = False

    @property
    def room(self) -> int:
        """How many more jobs may be taken."""
        return (self._most_in_hand - self._in_hand) // LONGEST_RUN

    def close(self) -> None:
        """Begin nothing more: a job with rows that wait for a slot goes back to its queue."""
        self._is_closed = True

    def give_back(self) -> None:
        """The same with what is under way."""
        self.close()
        for task in self._under_way:
            task.cancel()

    async def execute(self, job: Job, context: Context) -> None:
        del context
        rows = await self._rows_of(RowRun.read(job.payload))
        tasks = [self._begin(rows[first : first + self._together]) for first in range(0, len(rows), self._together)]
        try:
            if tasks:
                await asyncio.wait(tasks)
        finally:
            for task in tasks:
                task.cancel()
        _settle(tasks)

    async def _rows_of(self, run: RowRun) -> list[TakenRow]:
        self._in_hand += len(run.places)
        try:
            return await self._find(run)
        except StoreError as exc:
            raise _later(exc) from exc
        finally:
            self._in_hand -= len(run.places)

    def _begin(self, rows: Sequence[TakenRow]) -> asyncio.Task[bool]:
        task = asyncio.get_running_loop().create_task(self._were_begun(rows))
        self._in_hand += len(rows)
        self._under_way.add(task)

        def end(task: asyncio.Task[bool]) -> None:
            self._in_hand -= len(rows)
            self._under_way.discard(task)

        task.add_done_callback(end)
        return task

    async def _were_begun(self, rows: Sequence[TakenRow]) -> bool:
        async with self._slots:
            if self._is_closed:
                return False
            await self._answer(rows)
            return True


def _settle(tasks: Sequence[asyncio.Task[bool]]) -> None:
    """Raise what becomes of the job, if some of its rows were not answered."""
    ended = [task for task in tasks if not task.cancelled()]
    failures = [exc for exc in (task.exception() for task in ended) if exc is not None]
    for exc in failures:
        if isinstance(exc, StoreError):
            raise _later(exc)
    if len(ended) < len(tasks) or not all(task.result() for task in ended if task.exception() is None):
        raise RetryRequested(reason="the worker stops")
    for exc in failures:
        raise exc


def _later(exc: StoreError) -> RetryRequested:
    _log.warning("rows of a batch wait for their store: %s", exc)
    return RetryRequested(timedelta(seconds=_RETRY_S), reason="the store does not work")


@dataclass
class _Queue(Queries):
    """PgQueuer's statements, but that no more is taken than there is room for: it would leave others nothing of a small
    batch.
    """

    rows: _Rows = field(kw_only=True)

    async def dequeue(
        self,
        batch_size: int,
        entrypoints: dict[QueueEntrypoint, EntrypointExecutionParameter],
        queue_manager_id: QueueManagerId,
        global_concurrency_limit: int | None,
        heartbeat_timeout: timedelta,
    ) -> list[Job]:
        await asyncio.sleep(0)  # those taken before begin
        most = min(batch_size, self.rows.room)
        if most < 1:
            return []
        return await super().dequeue(most, entrypoints, queue_manager_id, global_concurrency_limit, heartbeat_timeout)


async def _no_function(job: Job) -> None:
    del job


async def _tidy(queries: Queries) -> None:
    """Try again what a defect held, and empty PgQueuer's log, which nobody reads."""
    while True:
        held = await queries.list_failed_jobs(_MOST_FAILED)
        if held:
            await queries.requeue_jobs([job.id for job in held])
        await queries.clear_queue_log([ROWS])
        await asyncio.sleep(_TIDY_S)
