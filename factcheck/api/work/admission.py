"""Admission control: a bounded queue before the process pool; a check beyond it is refused at once (load shedding)."""

import asyncio
import math
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from typing import Final, TypeVar

from factcheck.api.observability import metrics
from factcheck.api.observability.health_state import Condition, HealthState
from factcheck.api.refusals import BusyError
from factcheck.api.work.calls import Call, OnStart, Runner
from factcheck.errors import FactcheckError, WorkerDiedError

_T = TypeVar("_T")

# Weight of the newest call in the exponential moving average of call times.
_WEIGHT: Final = 0.1
_MOST_RETRY_AFTER_S: Final = 120
# Ordinary articles never take so long.
_SLOW_S: Final = 1.0
# Consecutive worker deaths, without a call in between that finished, after which the pool counts as dead.
_DEATHS: Final = 5


class AdmissionQueue:
    """A `Runner` around another with at least `at_once` processes.

    Only calls with an `on_start` (checks) are refused. Later steps of a check that was admitted always wait.
    """

    def __init__(self, runner: Runner, *, at_once: int, most_waiting: int, health: HealthState) -> None:
        self._runner = runner
        self._slots = asyncio.Semaphore(at_once)
        self._at_once = at_once
        self._most_waiting = most_waiting
        self._health = health
        self._load = _Load()
        self._deaths = 0
        health.update("checks", Condition.OK)

    async def run(self, call: Call[_T], on_start: OnStart | None = None, *, within_s: float | None = None) -> _T:
        """Raises BusyError, and what the other runner raises."""
        if on_start is not None and self._load.length >= self._at_once + self._most_waiting:
            raise BusyError(
                f"{self._load.waiting} checks wait already, as many as FACTCHECK_MAX_WAITING allows; come again later",
                retry_after_s=min(_MOST_RETRY_AFTER_S, math.ceil(self._load.wait_s(self._at_once))),
            )
        tracked = _Call(self._load, on_start)
        try:
            async with self._slot(on_start):
                value = await self._runner.run(call, tracked.start, within_s=within_s)
        except FactcheckError as exc:
            self._count_deaths(exc)
            raise
        finally:
            tracked.end()
        self._recover()
        return value

    @asynccontextmanager
    async def _slot(self, on_start: OnStart | None) -> AsyncIterator[None]:
        """A concurrency slot. A slow check gives its slot up early, so that ordinary ones overtake it (head-of-line
        blocking).
        """
        if on_start is None:
            yield
            return
        await self._slots.acquire()
        releasing = ExitStack()
        releasing.callback(self._slots.release)
        timer = asyncio.get_running_loop().call_later(_SLOW_S, releasing.close)
        try:
            yield
        finally:
            timer.cancel()
            releasing.close()

    def _count_deaths(self, exc: FactcheckError) -> None:
        if not isinstance(exc, WorkerDiedError):
            self._recover()
            return
        self._deaths += 1
        metrics.count_dead_process()
        condition = Condition.DEAD if self._deaths >= _DEATHS else Condition.DEGRADED
        self._health.update("checks", condition, f"{self._deaths} processes died one after the other")

    def _recover(self) -> None:
        if self._deaths:
            self._deaths = 0
            self._health.update("checks", Condition.OK)


class Background:
    """A `Runner` of checks that nobody waits for, around one that has others, too: at most `at_once` of them are in its
    queue, so that requests need not wait behind a batch.
    """

    def __init__(self, runner: Runner, *, at_once: int) -> None:
        self._runner = runner
        self._slots = asyncio.Semaphore(at_once)

    async def run(self, call: Call[_T], on_start: OnStart | None = None, *, within_s: float | None = None) -> _T:
        """Raises what the other runner raises. Later steps of a check do not wait here."""
        if on_start is None:
            return await self._runner.run(call, within_s=within_s)
        async with self._slots:
            return await self._runner.run(call, on_start, within_s=within_s)


class _Load:
    """How many calls wait and run, and the moving average of their time."""

    def __init__(self) -> None:
        self.waiting = 0
        self.running = 0
        self.average_s = 0.0

    def count(self, *, waiting: int = 0, running: int = 0) -> None:
        self.waiting += waiting
        self.running += running
        metrics.show_queue(waiting=self.waiting, running=self.running)

    def learn(self, took_s: float) -> None:
        self.average_s += _WEIGHT * (took_s - self.average_s)

    @property
    def length(self) -> int:
        return self.waiting + self.running

    def wait_s(self, at_once: int) -> float:
        return self.average_s * self.waiting / at_once


class _Call:
    """Tracks one call: counted as waiting, then as running."""

    def __init__(self, load: _Load, on_start: OnStart | None) -> None:
        self._load = load
        self._on_start = on_start
        self._since = time.perf_counter()
        self._has_started = False
        load.count(waiting=1)

    def start(self) -> None:
        self._has_started = True
        self._load.count(waiting=-1, running=1)
        metrics.time_stage("waiting", self._lap())
        if self._on_start is not None:
            self._on_start()

    def end(self) -> None:
        if not self._has_started:
            self._load.count(waiting=-1)
            return
        took_s = self._lap()
        self._load.learn(took_s)
        self._load.count(running=-1)
        metrics.time_stage("working", took_s)

    def _lap(self) -> float:
        began, self._since = self._since, time.perf_counter()
        return self._since - began
