"""The queue of batch rows on PostgreSQL: each row comes to a worker until it is answered, whatever ends the worker."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from uuid import uuid4

import psycopg
import pytest
from pgqueuer.db import PsycopgDriver
from pgqueuer.models import QueueEntrypoint, QueueManagerId
from pgqueuer.queries import EntrypointExecutionParameter

from factcheck.adapters.postgres.database import Database, Server
from factcheck.adapters.postgres.queue_worker import QueueWorker
from factcheck.adapters.postgres.row_queue import NAMES, ROW, RowAddress, enqueue, queries_of
from factcheck.errors import StoreError
from factcheck.pipeline.stored import TakenRow
from tests.postgres import Postgres

_LEASE_S = 0.4


@pytest.fixture
def database(postgres_url: str) -> Iterator[Database]:
    made = Database(Server(postgres_url, connections=2))
    made.connect()
    yield made
    made.close()


class Answers:
    """Stands for the store: all rows that were enqueued are open until they are answered."""

    def __init__(self) -> None:
        self.asked: list[RowAddress] = []
        self.answered: Counter[RowAddress] = Counter()
        self.more = asyncio.Event()

    async def find(self, address: RowAddress) -> TakenRow | None:
        self.asked.append(address)
        return None if self.answered[address] else TakenRow(*address, b"", "")

    async def answer(self, row: TakenRow) -> None:
        self.answered[RowAddress(row.batch_id, row.place)] += 1
        self.more.set()

    async def until(self, count: int) -> None:
        async with asyncio.timeout(60):
            while len(self.answered) < count:
                self.more.clear()
                await self.more.wait()


@asynccontextmanager
async def working(
    database: Database,
    answers: Answers,
    answer: Callable[[TakenRow], Awaitable[None]] | None = None,
    *,
    at_once: int = 2,
    lease_s: float = _LEASE_S,
) -> AsyncIterator[QueueWorker]:
    find, do = answers.find, answer or answers.answer
    worker = QueueWorker(database.open_connection, find, do, at_once=at_once, lease_s=lease_s)
    await worker.start()
    try:
        yield worker
    finally:
        await worker.stop()


async def put(database: Database, batch_id: str, places: Sequence[int]) -> None:
    await database.run(lambda connection: enqueue(connection, batch_id, places))


async def left(database: Database) -> int:
    def count(connection: psycopg.Connection[tuple[int]]) -> int:
        return connection.execute("SELECT count(*) FROM factcheck.pgqueuer").fetchall()[0][0]

    return await database.run(count)


async def emptied(database: Database) -> None:
    async with asyncio.timeout(60):
        while await left(database):
            await asyncio.sleep(0.02)


def test_the_schema_is_that_of_the_installed_version(database: Database) -> None:
    async def plan() -> Sequence[object]:
        async with await database.open_connection() as connection:
            return (await queries_of(PsycopgDriver(connection)).plan_upgrade()).statements

    assert list(asyncio.run(plan())) == []


def test_every_row_is_answered_once_and_its_job_is_gone(database: Database) -> None:
    async def run() -> Counter[RowAddress]:
        answers = Answers()
        async with working(database, answers), working(database, answers):
            await put(database, "b", range(1, 41))
            await answers.until(40)
            await emptied(database)
        return answers.answered

    assert asyncio.run(run()) == {RowAddress("b", place): 1 for place in range(1, 41)}


def test_the_first_rows_of_a_batch_go_before_the_others_of_a_larger_one(database: Database) -> None:
    async def run() -> list[RowAddress]:
        answers = Answers()
        await put(database, "large", range(1, 21))
        await put(database, "small", [1, 2])
        async with working(database, answers):
            await answers.until(22)
        return answers.asked[:4]

    places = asyncio.run(run())
    assert sorted(places) == [("large", 1), ("large", 2), ("small", 1), ("small", 2)]


def test_a_batch_sends_one_notification_and_none_before_its_transaction_commits(
    database: Database, postgres_url: str
) -> None:
    assert asyncio.run(left(database)) == 0
    with psycopg.connect(postgres_url, autocommit=True) as listening, psycopg.connect(postgres_url) as adding:
        listening.execute(f"LISTEN {NAMES.channel}")
        adding.autocommit = True
        with adding.transaction():
            enqueue(adding, "b", range(500))
            assert list(listening.notifies(timeout=0.05)) == []
        assert len(list(listening.notifies(timeout=0.05))) == 1


def test_what_was_rolled_back_was_never_queued(database: Database, postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as adding, adding.transaction(force_rollback=True):
        enqueue(adding, "b", [1])
    assert asyncio.run(left(database)) == 0


def test_a_row_whose_worker_is_not_heard_of_comes_to_another_within_a_lease(database: Database) -> None:
    async def crash() -> None:
        async with await database.open_connection() as connection:
            entrypoints = {QueueEntrypoint(ROW): EntrypointExecutionParameter(concurrency_limit=0)}
            queries, lease = queries_of(PsycopgDriver(connection)), timedelta(seconds=_LEASE_S)
            taken = await queries.dequeue(10, entrypoints, QueueManagerId(uuid4()), None, lease)
            assert len(taken) == 2

    async def run() -> Counter[RowAddress]:
        answers = Answers()
        await put(database, "b", [1, 2])
        await crash()
        async with working(database, answers):
            await answers.until(2)
        return answers.answered

    assert asyncio.run(run()) == {("b", 1): 1, ("b", 2): 1}


def test_hundreds_of_rows_that_take_longer_than_a_lease_stay_with_their_workers(database: Database) -> None:
    many, lease_s = 200, 3.0  # long, since a busy machine may be late to renew a short one

    async def run() -> list[RowAddress]:
        answers, all_wait = Answers(), asyncio.Barrier(many)

        async def slowly(row: TakenRow) -> None:
            await all_wait.wait()
            await asyncio.sleep(1.5 * lease_s)
            await answers.answer(row)

        await put(database, "b", range(many))
        slow = partial(working, database, answers, slowly, at_once=many, lease_s=lease_s)
        async with slow(), slow():
            await answers.until(many)
        return answers.asked

    assert sorted(asyncio.run(run())) == [("b", place) for place in range(many)]


@pytest.mark.parametrize("error", [StoreError("the disk is full"), ValueError("a defect")])
def test_a_row_that_could_not_be_answered_is_tried_again(database: Database, error: Exception) -> None:
    async def run() -> Counter[RowAddress]:
        answers, failures = Answers(), iter([error])

        async def answer(row: TakenRow) -> None:
            for failure in failures:
                raise failure
            await answers.answer(row)

        await put(database, "b", [1])
        async with working(database, answers, answer):
            async with asyncio.timeout(60):
                while not answers.asked:
                    await asyncio.sleep(0.02)
        async with working(database, answers, answer):
            await answers.until(1)
            await emptied(database)
        return answers.answered

    assert asyncio.run(run()) == {("b", 1): 1}


def test_a_worker_that_stops_gives_its_rows_back_at_once(database: Database) -> None:
    async def run() -> Counter[RowAddress]:
        answers, begun = Answers(), asyncio.Event()

        async def never(row: TakenRow) -> None:
            del row
            begun.set()
            await asyncio.Event().wait()

        await put(database, "b", [1, 2, 3])
        async with working(database, answers, never):
            await begun.wait()
        assert await left(database) == 3
        async with working(database, answers):
            await answers.until(3)
        return answers.answered

    assert asyncio.run(run()) == {("b", place): 1 for place in (1, 2, 3)}


def test_a_worker_that_drains_ends_its_rows_and_takes_no_more(database: Database) -> None:
    async def run() -> tuple[int, int]:
        answers, begun, go = Answers(), asyncio.Event(), asyncio.Event()

        async def when_told(row: TakenRow) -> None:
            begun.set()
            await go.wait()
            await answers.answer(row)

        await put(database, "b", range(20))
        async with working(database, answers, when_told) as worker:
            await begun.wait()
            draining = asyncio.ensure_future(worker.drain())
            await asyncio.sleep(0)
            go.set()
            await draining
            return len(answers.answered), await left(database)

    done, waiting = asyncio.run(run())
    assert 0 < done < 20
    assert done + waiting == 20


def test_a_worker_comes_back_when_its_server_does(database: Database, postgres: Postgres) -> None:
    async def run() -> Counter[RowAddress]:
        answers = Answers()
        async with working(database, answers):
            await put(database, "b", [1])
            await answers.until(1)
            await asyncio.to_thread(postgres.stop)
            await asyncio.sleep(0.1)
            await asyncio.to_thread(postgres.start)
            async with asyncio.timeout(60):
                while True:
                    try:
                        await put(database, "b", [2])
                        break
                    except StoreError:
                        await asyncio.sleep(0.1)
            await answers.until(2)
        return answers.answered

    assert asyncio.run(run()) == {("b", 1): 1, ("b", 2): 1}
