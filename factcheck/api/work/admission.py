"""So many checks may wait for a process; the next one is told at once to come again later."""

import asyncio
import math
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from typing import Final, TypeVar

from factcheck.api.observability import metrics
from factcheck.api.observability.health_state import Condition, Vitals
from factcheck.api.refusals import BusyError
from factcheck.api.work.calls import Call, OnStart, Runner
from factcheck.errors import FactcheckError, WorkerDiedError

_T = TypeVar("_T")

# How much the newest call counts in the average by which the wait is told.
_WEIGHT: Final = 0.1
_LONGEST_WAIT_S: Final = 120
# What an ordinary article never takes.
_LONG_S: Final = 1.0
# Processes that die one after the other, with no call between that comes to its end: there will be no other.
_DEATHS: Final = 5


class Queue:
    """A `Runner` around another, which has a process more than `at_once` checks need, or as many.

    Only checks are turned away: they are told of their start. What belongs to one that was let in waits, however long
    the queue is.
    """

    def __init__(self, runner: Runner, *, at_once: int, most_waiting: int, vitals: Vitals) -> None:
        self._runner = runner
        self._seats = asyncio.Semaphore(at_once)
        self._at_once = at_once
        self._most_waiting = most_waiting
        self._vitals = vitals
        self._line = _Line()
        self._deaths = 0
        vitals.tell("checks", Condition.OK)

    async def run(self, call: Call[_T], on_start: OnStart | None = None) -> _T:
        """Raises BusyError, and what the other runner raises."""
        if on_start is not None and self._line.length >= self._at_once + self._most_waiting:
            raise BusyError(
                f"{self._line.waiting} checks wait already, as many as FACTCHECK_MAX_WAITING allows; come again later",
                retry_after_s=min(_LONGEST_WAIT_S, math.ceil(self._line.wait_s(self._at_once))),
            )
        place = _Place(self._line, on_start)
        try:
            async with self._seat(on_start):
                value = await self._runner.run(call, place.start)
        except FactcheckError as exc:
            self._look_at(exc)
            raise
        finally:
            place.leave()
        self._recover()
        return value

    @asynccontextmanager
    async def _seat(self, on_start: OnStart | None) -> AsyncIterator[None]:
        """One of so many that check at once; who sits longer than others can be made to wait lets the next begin."""
        if on_start is None:
            yield
            return
        await self._seats.acquire()
        given_up = ExitStack()
        given_up.callback(self._seats.release)
        timer = asyncio.get_running_loop().call_later(_LONG_S, given_up.close)
        try:
            yield
        finally:
            timer.cancel()
            given_up.close()

    def _look_at(self, exc: FactcheckError) -> None:
        if not isinstance(exc, WorkerDiedError):
            self._recover()
            return
        self._deaths += 1
        metrics.count_dead_process()
        condition = Condition.DEAD if self._deaths >= _DEATHS else Condition.DEGRADED
        self._vitals.tell("checks", condition, f"{self._deaths} processes died one after the other")

    def _recover(self) -> None:
        if self._deaths:
            self._deaths = 0
            self._vitals.tell("checks", Condition.OK)


class _Line:
    """How many wait and run, and how long a call takes."""

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


class _Place:
    """One call: first among those that wait, then among those that run."""

    def __init__(self, line: _Line, on_start: OnStart | None) -> None:
        self._line = line
        self._on_start = on_start
        self._since = time.perf_counter()
        self._has_started = False
        line.count(waiting=1)

    def start(self) -> None:
        self._has_started = True
        self._line.count(waiting=-1, running=1)
        metrics.time_stage("waiting", self._lap())
        if self._on_start is not None:
            self._on_start()

    def leave(self) -> None:
        if not self._has_started:
            self._line.count(waiting=-1)
            return
        took_s = self._lap()
        self._line.learn(took_s)
        self._line.count(running=-1)
        metrics.time_stage("working", took_s)

    def _lap(self) -> float:
        began, self._since = self._since, time.perf_counter()
        return self._since - began
