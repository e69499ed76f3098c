"""Submissions -> reports in JSON: a read-through store, and single flight for identical checks under way."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Final, NamedTuple

from factcheck.api.problems import UnavailableEngineError, UnavailableIndexError, Violation
from factcheck.api.service_ports import ReportStore
from factcheck.api.work.calls import News
from factcheck.api.work.engines import Engine, IsFollowed, Stage, Tell, Told
from factcheck.errors import EngineNotConfiguredError, PriorIndexError
from factcheck.pipeline.single_flight import Flight, SingleFlight
from factcheck.pipeline.stored import Kept, StoredReport
from factcheck.pipeline.submission import Options, Submission, id_of


class Mode(NamedTuple):
    """`reads`: an answer may come from the store; `keeps`: it may be stored; `follows`: who is told wants every change
    as it comes, and not only the stages.
    """

    reads: bool = True
    keeps: bool = True
    follows: bool = True


USUAL: Final = Mode()

# About a megabyte of digests and ids.
_MOST_DIGESTS: Final = 4096
_CANCELLABLE: Final = (Stage.QUEUED, Stage.ASKING)


class ReportAnswer(NamedTuple):
    """A report and how it came; `kept` is None where nothing was to be stored. `tokens` were spent for this caller."""

    report_id: str
    report: StoredReport
    is_hit: bool
    kept: Kept | None
    tokens: int = 0
    dollars: float | None = None


class _Key(NamedTuple):
    """What identical checks have in common."""

    report_id: str
    keeps: bool
    is_strict: bool


class _Known(NamedTuple):
    """The report of a request, as long as the engine's identity is the same."""

    report_id: str
    options: Options
    identity: str


class _Observer(NamedTuple):
    tell: Tell
    follows: bool


class _CheckFlight(Flight[ReportAnswer]):
    """A check under way and its observers. A model may be asked in several rounds; each stage is told once, and so is
    what has changed. Who comes later is told the news so far.

    While a worker process is at work it is not cancelled: the process would come to its end all the same, and its
    report be lost.
    """

    def __init__(self, make: Callable[[Tell, IsFollowed], Coroutine[Any, Any, ReportAnswer]]) -> None:
        self.observers: list[_Observer] = []
        self.stage = Stage.QUEUED
        self._told: set[Stage] = set()
        self._news: dict[str, News] = {}
        super().__init__(make(self._tell, lambda: any(one.follows for one in self.observers)))

    @property
    def is_cancellable(self) -> bool:
        return self.stage in _CANCELLABLE

    def observe(self, observer: _Observer) -> None:
        """Tell how far it is, and from now on what goes on."""
        observer.tell(self.stage)
        for news in self._news.values():
            observer.tell(news)
        self.observers.append(observer)

    def _tell(self, told: Told) -> None:
        if self._is_new(told):
            for observer in self.observers:
                observer.tell(told)
        self.cancel_if_abandoned()

    def _is_new(self, told: Told) -> bool:
        if isinstance(told, News):
            is_new = self._news.get(told.place) != told
            self._news[told.place] = told
        else:
            self.stage = told
            is_new = told not in self._told
            self._told.add(told)
        return is_new


class SharedChecks:
    """All checks of a process; `identify` gives what decides on a report besides what is submitted.

    A caller that disconnects leaves the others waiting. The last one cancels the check, unless a process works on it:
    that finishes, and the report is stored for the next who asks.
    """

    def __init__(self, engine: Engine, store: ReportStore | None, identify: Callable[[Options], str]) -> None:
        self.engine = engine
        self._store = store
        self._identify = identify
        self._flights: SingleFlight[_Key, _CheckFlight] = SingleFlight()
        self._known: dict[bytes, _Known] = {}

    async def report(
        self, submission: Submission, owner: str, mode: Mode = USUAL, tell: Tell | None = None
    ) -> ReportAnswer:
        """From the store, a check under way, or a new one; what is stored the owner has from then on.

        Raises what the check raises.
        """
        report_id = self.id_of(submission)
        found = await self._adopted(report_id, owner) if mode.reads else None
        if found is not None:
            return ReportAnswer(report_id, found, is_hit=True, kept=None)
        key = _Key(report_id, mode.keeps, bool(submission.options.strict_model))
        return await self._share(key, submission, owner, None if tell is None else _Observer(tell, mode.follows))

    def id_of(self, submission: Submission) -> str:
        """The id of the submission's report. Raises UnavailableEngineError and UnavailableIndexError."""
        return id_of(submission, self._identity(submission.options))

    def _identity(self, options: Options) -> str:
        try:
            return self._identify(options)
        except EngineNotConfiguredError as exc:
            what = "this service has no model for engine llm; ask for auto or offline"
            raise UnavailableEngineError(what, (Violation(pointer="/options/engine", detail=what),)) from exc
        except PriorIndexError as exc:
            what = "this service has no index of published fact-checks; leave the option out"
            raise UnavailableIndexError(what, (Violation(pointer="/options/prior", detail=what),)) from exc

    async def stored(self, report_id: str, owner: str) -> StoredReport | None:
        """None where the owner has no such report, or there is no store."""
        return None if self._store is None else await self._store.get(report_id, owner)

    async def find(self, request_digest: bytes, owner: str) -> ReportAnswer | None:
        """The stored report of a request whose bytes were parsed before: a hit skips parsing."""
        known = self._known.get(request_digest)
        if known is None or self._identity(known.options) != known.identity:
            return None
        found = await self._adopted(known.report_id, owner)
        return None if found is None else ReportAnswer(known.report_id, found, is_hit=True, kept=None)

    def remember(self, request_digest: bytes, submission: Submission) -> None:
        """For `find`. Raises UnavailableEngineError."""
        if len(self._known) >= _MOST_DIGESTS:
            self._known.clear()
        report_id, options = self.id_of(submission), submission.options
        self._known[request_digest] = _Known(report_id, options, self._identity(options))

    async def _adopted(self, report_id: str, owner: str) -> StoredReport | None:
        return None if self._store is None else await self._store.adopt(report_id, owner)

    async def _share(self, key: _Key, submission: Submission, owner: str, observer: _Observer | None) -> ReportAnswer:
        flight, is_first = self._flights.join(key, lambda: _CheckFlight(partial(self._make, key, submission, owner)))
        if observer is not None:
            flight.observe(observer)
        try:
            answered = await flight.wait()
        finally:
            if observer is not None:
                flight.observers.remove(observer)
        if is_first:
            return answered
        if answered.kept in (Kept.NEW, Kept.REPLACED):
            await self._adopted(key.report_id, owner)
        return answered._replace(tokens=0, dollars=None)

    async def _make(
        self, key: _Key, submission: Submission, owner: str, tell: Tell, is_followed: IsFollowed
    ) -> ReportAnswer:
        made = await self.engine.make(submission, tell, is_followed)
        kept = None
        if key.keeps and made.is_whole and self._store is not None:
            kept = await self._store.put(key.report_id, made.report, owner)
        return ReportAnswer(
            key.report_id, made.report, is_hit=False, kept=kept, tokens=made.tokens, dollars=made.dollars
        )
