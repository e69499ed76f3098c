"""The queue of batch rows on PostgreSQL: each row comes to a worker until it is answered, whatever ends the worker."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
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
from factcheck.adapters.postgres.row_queue import LONGEST_RUN, NAMES, ROWS, RowRun, enqueue, queries_of
from factcheck.api.work.row_runs import each_by_itself
from factcheck.errors import StoreError
from factcheck.pipeline.stored import AnswerRow, TakenRow
from tests.postgres import Postgres

_LEASE_S = 0.4


@pytest.fixture
def database(postgres_url: str) -> Iterator[Database]:
    made = Database(Server(postgres_url, connections=2))
    made.connect()
    yield made
    made.close()


Address = tuple[str, int]


class Answers:
    """Stands for the store: all rows that were enqueued are open until they are answered."""

    def __init__(self) -> None:
        self.asked: list[Address] = []
        self.answered: Counter[Address] = Counter()
        self.more = asyncio.Event()

    async def open_rows(self, run: RowRun) -> list[TakenRow]:
        found = [(run.batch_id, place) for place in run.places if not self.answered[run.batch_id, place]]
        self.asked += found
        return [TakenRow(batch_id, place, b"", "") for batch_id, place in found]

    async def answer(self, row: TakenRow) -> None:
        self.answered[row.batch_id, row.place] += 1
        self.more.set()

    async def until(self, count: int, *, besides: Address | None = None) -> None:
        async with asyncio.timeout(60):
            while len(self.answered.keys() - {besides}) < count:
                self.more.clear()
                await self.more.wait()


@asynccontextmanager
async def working(
    database: Database,
    answers: Answers,
    answer: AnswerRow | None = None,
    *,
    at_once: int = 2,
    lease_s: float = _LEASE_S,
) -> AsyncIterator[QueueWorker]:
    find, do = answers.open_rows, each_by_itself(answer or answers.answer)
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
    async def run() -> Counter[Address]:
        answers = Answers()
        async with working(database, answers), working(database, answers):
            await put(database, "b", range(1, 41))
            await answers.until(40)
            await emptied(database)
        return answers.answered

    assert asyncio.run(run()) == {("b", place): 1 for place in range(1, 41)}


def test_the_first_rows_of_a_batch_go_before_the_others_of_a_larger_one(database: Database) -> None:
    async def run() -> list[Address]:
        answers = Answers()
        await put(database, "large", range(1, 21))
        await put(database, "small", [1, 2])
        async with working(database, answers):
            await answers.until(22)
        return answers.asked[:4]

    places = asyncio.run(run())
    assert sorted(places) == [("large", 1), ("large", 2), ("small", 1), ("small", 2)]


def test_a_job_is_a_run_of_rows_where_a_batch_is_large(database: Database) -> None:
    async def lengths(count: int) -> list[int]:
        await put(database, "b", range(count))

        def taken(connection: psycopg.Connection[tuple[bytes]]) -> list[tuple[bytes]]:
            return connection.execute("DELETE FROM factcheck.pgqueuer RETURNING payload").fetchall()

        runs = [RowRun.read(payload) for (payload,) in await database.run(taken)]
        assert sorted(place for run in runs for place in run.places) == list(range(count))
        return [len(run.places) for run in runs]

    assert asyncio.run(lengths(100)) == [1] * 100
    assert asyncio.run(lengths(320)) == [5] * 64
    assert asyncio.run(lengths(100 * LONGEST_RUN + 1)) == [LONGEST_RUN] * 100 + [1]


def test_a_slow_row_holds_up_no_other(database: Database) -> None:
    async def run() -> tuple[Counter[Address], int]:
        answers, go = Answers(), asyncio.Event()

        async def answer(row: TakenRow) -> None:
            if row.place == 3:
                await go.wait()
            await answers.answer(row)

        await put(database, "b", range(150))
        async with working(database, answers, answer):
            await answers.until(149)
            waiting = await left(database)
            go.set()
            await answers.until(150)
            await emptied(database)
        return answers.answered, waiting

    answered, waiting = asyncio.run(run())
    assert answered == {("b", place): 1 for place in range(150)}
    assert waiting >= 1


def test_a_worker_takes_no_more_than_it_has_room_for(database: Database) -> None:
    async def run() -> int:
        answers, begun = Answers(), asyncio.Event()

        async def never(row: TakenRow) -> None:
            del row
            begun.set()
            await asyncio.Event().wait()

        await put(database, "b", range(60))
        async with working(database, answers, never), working(database, Answers(), never):
            await begun.wait()
            await asyncio.sleep(2 * _LEASE_S)
        return len(answers.asked)

    assert 0 < asyncio.run(run()) < 2 + 2 * LONGEST_RUN


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
            entrypoints = {QueueEntrypoint(ROWS): EntrypointExecutionParameter(concurrency_limit=0)}
            queries, lease = queries_of(PsycopgDriver(connection)), timedelta(seconds=_LEASE_S)
            taken = await queries.dequeue(10, entrypoints, QueueManagerId(uuid4()), None, lease)
            assert len(taken) == 2

    async def run() -> Counter[Address]:
        answers = Answers()
        await put(database, "b", [1, 2])
        await crash()
        async with working(database, answers):
            await answers.until(2)
        return answers.answered

    assert asyncio.run(run()) == {("b", 1): 1, ("b", 2): 1}


def test_hundreds_of_rows_that_take_longer_than_a_lease_stay_with_their_workers(database: Database) -> None:
    many, lease_s = 200, 3.0  # long, since a busy machine may be late to renew a short one

    async def run() -> list[Address]:
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
    async def run() -> Counter[Address]:
        answers, failures, failed = Answers(), iter([error]), asyncio.Event()

        async def answer(row: TakenRow) -> None:
            for failure in failures:
                failed.set()
                raise failure
            await answers.answer(row)

        await put(database, "b", [1])
        async with working(database, answers, answer):
            async with asyncio.timeout(60):
                await failed.wait()
        async with working(database, answers, answer):
            await answers.until(1)
            await emptied(database)
        return answers.answered

    assert asyncio.run(run()) == {("b", 1): 1}


@pytest.mark.parametrize("error", [StoreError("the disk is full"), ValueError("a defect")])
def test_a_row_that_could_not_be_answered_leaves_the_others_of_its_run_answered(
    database: Database, error: Exception
) -> None:
    count = 3 * 64

    async def run() -> list[Address]:
        answers, failures = Answers(), iter([error])

        async def answer(row: TakenRow) -> None:
            if row.place == 1:
                for failure in failures:
                    raise failure
            await answers.answer(row)

        await put(database, "b", range(count))
        async with working(database, answers, answer):
            await answers.until(count - 1, besides=("b", 1))
        async with working(database, answers, answer):
            await answers.until(count)
            await emptied(database)
        return answers.asked

    asked = Counter(asyncio.run(run()))
    assert asked.pop(("b", 1)) > 1
    assert set(asked.values()) == {1}


def test_a_worker_that_stops_gives_its_rows_back_at_once(database: Database) -> None:
    async def run() -> Counter[Address]:
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
    async def run() -> Counter[Address]:
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
