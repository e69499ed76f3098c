"""The queue before the processes, with a runner that works when the test says so."""

import asyncio
from typing import TypeVar

import pytest

from factcheck.api.observability.health_state import Condition, HealthState
from factcheck.api.refusals import BusyError
from factcheck.api.work.admission import AdmissionQueue
from factcheck.api.work.calls import Call, OnStart
from factcheck.errors import NotAnArticleError, WorkerDiedError
from factcheck.pipeline.ports import Checker
from factcheck.pipeline.submission import Options

_T = TypeVar("_T")


class OneAtATime:
    """A runner with one place."""

    def __init__(self) -> None:
        self.place = asyncio.Semaphore(1)
        self.go_on = asyncio.Event()

    async def run(self, call: Call[_T], on_start: OnStart | None = None, *, within_s: float | None = None) -> _T:
        del within_s
        async with self.place:
            if on_start is not None:
                on_start()
            await self.go_on.wait()
            return call(nobody)


def nobody(options: Options) -> Checker:
    raise AssertionError(options)


def answered(make_checker: object) -> str:
    del make_checker
    return "report"


def dying(make_checker: object) -> str:
    del make_checker
    raise WorkerDiedError("it died")


def without_article(make_checker: object) -> str:
    del make_checker
    raise NotAnArticleError("a menu")


def start() -> None:
    """A check is told of its start."""


def test_so_many_wait_and_the_next_is_told_to_come_again() -> None:
    async def run() -> None:
        runner = OneAtATime()
        queue = AdmissionQueue(runner, at_once=1, most_waiting=2, health=HealthState())
        tasks = [asyncio.create_task(queue.run(answered, start)) for _ in range(3)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        with pytest.raises(BusyError) as caught:
            await queue.run(answered, start)
        assert caught.value.headers() == {"Retry-After": "1"}
        belonging = asyncio.create_task(queue.run(answered))
        runner.go_on.set()
        assert await asyncio.gather(*tasks, belonging) == ["report"] * 4
        assert await queue.run(answered, start) == "report"

    asyncio.run(run())


def test_who_leaves_while_waiting_makes_room() -> None:
    async def run() -> None:
        runner = OneAtATime()
        queue = AdmissionQueue(runner, at_once=1, most_waiting=1, health=HealthState())
        working, waiting = (asyncio.create_task(queue.run(answered, start)) for _ in range(2))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.sleep(0)
        third = asyncio.create_task(queue.run(answered, start))
        runner.go_on.set()
        assert [await working, await third] == ["report"] * 2

    asyncio.run(run())


def test_processes_that_die_one_after_the_other_are_the_end_and_one_that_does_not_is_none() -> None:
    async def run() -> None:
        runner, health = OneAtATime(), HealthState()
        runner.go_on.set()
        queue = AdmissionQueue(runner, at_once=1, most_waiting=1, health=health)
        statuses = [health.readiness().status]
        for _ in range(5):
            with pytest.raises(WorkerDiedError):
                await queue.run(dying, start)
            statuses.append(health.readiness().status)
        with pytest.raises(NotAnArticleError):
            await queue.run(without_article, start)
        statuses.append(health.readiness().status)
        assert statuses == [Condition.OK, *[Condition.DEGRADED] * 4, Condition.DEAD, Condition.OK]

    asyncio.run(run())
