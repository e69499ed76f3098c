"""Submissions -> reports in JSON: from the store where it has them; who asks for the same at once shares one check."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Final, NamedTuple

from factcheck.api.ports import ReportStore
from factcheck.api.problems import UnavailableEngineError, Violation
from factcheck.api.work.engines import Engine, Stage, Tell
from factcheck.errors import EngineNotConfiguredError
from factcheck.pipeline.stored import Kept, StoredReport
from factcheck.pipeline.submission import Options, Submission, id_of


class Mode(NamedTuple):
    """`reads`: an answer may come from the store; `keeps`: it may be stored."""

    reads: bool = True
    keeps: bool = True


USUAL: Final = Mode()

# About a megabyte of digests and ids.
_MOST_SEEN: Final = 4096
# Where a check can be given up when nobody waits for it any more.
_GIVEN_UP: Final = (Stage.QUEUED, Stage.ASKING)


class Answered(NamedTuple):
    """A report and how it came; `kept` is None where nothing was to be stored. `tokens` were spent for this caller."""

    report_id: str
    report: StoredReport
    is_hit: bool
    kept: Kept | None
    tokens: int = 0
    dollars: float | None = None


class _Key(NamedTuple):
    """What checks have in common that are one."""

    report_id: str
    keeps: bool
    is_strict: bool


class _Flight:
    """A check under way, and who is told of its stages: of each once, also where a model is asked again."""

    def __init__(
        self, make: Callable[[Tell], Coroutine[None, None, "Answered"]], give_up: Callable[["_Flight"], None]
    ) -> None:
        self._give_up = give_up
        self.watchers: list[Tell] = []
        self.stage = Stage.QUEUED
        self._told: set[Stage] = set()
        self.task = asyncio.get_running_loop().create_task(make(self.tell))

    def tell(self, stage: Stage) -> None:
        self.stage = stage
        if stage not in self._told:
            self._told.add(stage)
            for tell_me in self.watchers:
                tell_me(stage)
        self.look_who_waits()

    def look_who_waits(self) -> None:
        """Give it up where nobody does, and it has come to where it can be."""
        if not self.watchers and self.stage in _GIVEN_UP and not self.task.done():
            self._give_up(self)


class Checks:
    """All checks of a process; `identify` says what decides on a report besides what is submitted.

    A caller that leaves leaves the others waiting. The last one takes the check along, unless a process works on it,
    which comes to its end: the report is stored for whoever asks again.
    """

    def __init__(self, engine: Engine, store: ReportStore | None, identify: Callable[[Options], str]) -> None:
        self.engine = engine
        self.store = store
        self._identify = identify
        self._flights: dict[_Key, _Flight] = {}
        self._seen: dict[bytes, str] = {}

    async def report(self, submission: Submission, mode: Mode = USUAL, tell_me: Tell | None = None) -> Answered:
        """Raises what the check raises."""
        report_id = self.id_of(submission)
        if mode.reads and self.store is not None:
            found = await self.store.get(report_id)
            if found is not None:
                return Answered(report_id, found, is_hit=True, kept=None)
        key = _Key(report_id, mode.keeps, bool(submission.options.strict_model))
        return await self._join(key, submission, tell_me or _ignore)

    def id_of(self, submission: Submission) -> str:
        """Raises UnavailableEngineError."""
        try:
            return id_of(submission, self._identify(submission.options))
        except EngineNotConfiguredError as exc:
            what = "this service has no model for engine llm; ask for auto or offline"
            raise UnavailableEngineError(what, (Violation(pointer="/options/engine", detail=what),)) from exc

    async def seen(self, request: bytes) -> Answered | None:
        """The stored report of a request with this digest, if it was read before: to read it again takes its time."""
        report_id = self._seen.get(request)
        found = await self.stored(report_id) if report_id is not None else None
        return None if found is None or report_id is None else Answered(report_id, found, is_hit=True, kept=None)

    def remember(self, request: bytes, submission: Submission) -> None:
        if len(self._seen) >= _MOST_SEEN:
            self._seen.clear()
        self._seen[request] = self.id_of(submission)

    async def stored(self, report_id: str) -> StoredReport | None:
        return None if self.store is None else await self.store.get(report_id)

    async def _join(self, key: _Key, submission: Submission, tell_me: Tell) -> Answered:
        flight = self._flights.get(key)
        is_first = flight is None
        if flight is None:
            flight = _Flight(partial(self._make, key, submission), partial(self._give_up, key))
            self._flights[key] = flight
            flight.task.add_done_callback(partial(self._land, key, flight))
        tell_me(flight.stage)
        flight.watchers.append(tell_me)
        try:
            answered = await asyncio.shield(flight.task)
            return answered if is_first else answered._replace(tokens=0, dollars=None)
        finally:
            flight.watchers.remove(tell_me)
            flight.look_who_waits()

    def _give_up(self, key: _Key, flight: _Flight) -> None:
        self._land(key, flight)
        flight.task.cancel()

    def _land(self, key: _Key, flight: _Flight, task: "asyncio.Task[Answered] | None" = None) -> None:
        """Nobody joins a check that is over or given up. What it raised has reached those who waited."""
        if self._flights.get(key) is flight:
            del self._flights[key]
        if task is not None and not task.cancelled():
            task.exception()

    async def _make(self, key: _Key, submission: Submission, tell: Tell) -> Answered:
        made = await self.engine.make(submission, tell)
        kept = None
        if key.keeps and made.is_whole and self.store is not None:
            kept = await self.store.put(key.report_id, made.report)
        return Answered(key.report_id, made.report, is_hit=False, kept=kept, tokens=made.tokens, dollars=made.dollars)


def _ignore(stage: Stage) -> None:
    del stage
