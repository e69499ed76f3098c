"""A pool of warm worker processes with limits of time and memory: a call that exceeds one has its process killed.

HTML from outside meets parsers written in C: a segfault, a runaway loop or an allocation ends a worker, never the
service. No library does all of it. concurrent.futures cannot kill on a timeout, and one death breaks the whole pool.
pebble 5.2 kills on time (within 0.1 s), and on memory by an rlimit in its initializer. But it does not tell when a call
leaves its queue, which admission and the stage `checking` need; the worker of a killed parent runs its call to the end,
since the parent alone keeps the time; and a call costs 0.6 to 1 ms against 0.3 ms here.
"""

import asyncio
import multiprocessing
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from multiprocessing.connection import Connection
from typing import Any, Final, NamedTuple, TypeVar

from factcheck.api.observability.excepthooks import OUT_OF_MEMORY, run_logged
from factcheck.api.work.calls import Call, MakeChecker, OnStart
from factcheck.errors import FactcheckError, OverLimitError, WorkerDiedError

_T = TypeVar("_T")

# Imported once, in the forkserver, so that a killed worker is replaced within milliseconds.
PRELOADED: Final = [
    "factcheck.api.work.fork_server",
    "factcheck.api.work.calls",
    "factcheck.pipeline.check",
    "factcheck.intake.html",
    "trafilatura",
]
# An orphaned worker ends itself by SIGALRM so long after its time limit.
_GRACE_S: Final = 1.0
_BYTES_A_MB: Final = 1_000_000
# Checkers are cached by options, in each worker.
_CHECKERS_KEPT: Final = 32


class Limits(NamedTuple):
    """Limits of one call; memory is the address space of the whole process (RLIMIT_AS)."""

    timeout_s: float
    memory_mb: int


class _Outcome(NamedTuple):
    """The result of a call: its value, its FactcheckError, or `ran_out` for a MemoryError."""

    value: Any = None
    raised: FactcheckError | None = None
    ran_out: bool = False


class ProcessPool:
    """A `Runner` that hands each call to an idle process, or waits for one.

    `make_checker` and the calls are pickled. Nothing runs before `start` or after `close`. Cancelling `run` drops a
    call that waits; one that has begun runs to its end.
    """

    def __init__(self, make_checker: MakeChecker, limits: Limits, count: int) -> None:
        self.count = count
        self._make_checker = make_checker
        self._limits = limits
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: set[_Worker] = set()
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="factcheck-worker")

    def start(self) -> None:
        for _ in range(self.count):
            self._idle.put_nowait(self._new_worker())

    def close(self) -> None:
        """End all processes, also those at work."""
        for worker in self._all:
            worker.kill()
        self._threads.shutdown()

    async def run(self, call: Call[_T], on_start: OnStart | None = None, *, within_s: float | None = None) -> _T:
        """Raises what the call raises, OverLimitError and WorkerDiedError."""
        worker = await self._idle.get()
        if on_start is not None:
            on_start()
        running = asyncio.get_running_loop().create_task(self._drive(worker, call, within_s))
        running.add_done_callback(_retrieve_exception)
        return await asyncio.shield(running)

    async def _drive(self, worker: "_Worker", call: Call[_T], within_s: float | None) -> _T:
        loop = asyncio.get_running_loop()
        try:
            value: _T = await loop.run_in_executor(self._threads, worker.answer, call, within_s)
        except (OverLimitError, WorkerDiedError):
            worker = await loop.run_in_executor(self._threads, self._replace, worker)
            raise
        finally:
            self._idle.put_nowait(worker)
        return value

    def _replace(self, worker: "_Worker") -> "_Worker":
        self._all.discard(worker)
        worker.kill()
        return self._new_worker()

    def _new_worker(self) -> "_Worker":
        worker = _Worker(self._make_checker, self._limits)
        self._all.add(worker)
        return worker


def _retrieve_exception(running: "asyncio.Task[Any]") -> None:
    """Keep asyncio from logging it as never retrieved, where the caller was cancelled."""
    if not running.cancelled():
        running.exception()


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, make_checker: MakeChecker, limits: Limits) -> None:
        if sys.platform == "win32":
            context = multiprocessing.get_context("spawn")
        else:
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(PRELOADED)
        self._limits = limits
        self._is_ready = False
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=run_logged, args=(_serve, theirs, make_checker, limits), daemon=True)
        self._process.start()
        theirs.close()

    def answer(self, call: Call[Any], within_s: float | None = None) -> Any:
        """Run one call and block for its value. Raises OverLimitError, WorkerDiedError, and what the call raises."""
        try:
            self._wait_until_ready()
            self._pipe.send(call)
            timeout_s = min(within_s or self._limits.timeout_s, self._limits.timeout_s)
            if not self._pipe.poll(timeout_s):
                raise _over("time", f"{timeout_s:g} s", "FACTCHECK_CHECK_TIMEOUT_S")
            outcome: _Outcome = self._pipe.recv()
        except (EOFError, OSError) as exc:
            if self._exit_code() == OUT_OF_MEMORY:
                raise self._over_memory() from exc
            raise WorkerDiedError("the process of a check died; the log says why") from exc
        if outcome.ran_out:
            raise self._over_memory()
        if outcome.raised is not None:
            raise outcome.raised
        return outcome.value

    def _exit_code(self) -> int | None:
        self._process.join(_GRACE_S)
        return self._process.exitcode

    def _over_memory(self) -> OverLimitError:
        return _over("memory", f"{self._limits.memory_mb} MB", "FACTCHECK_CHECK_MEMORY_MB")

    def kill(self) -> None:
        """SIGKILL; a thread blocked in `answer` gets EOFError."""
        self._process.kill()
        self._process.join()

    def _wait_until_ready(self) -> None:
        """Wait for the first message, so that start-up does not count against the time limit of a call."""
        if not self._is_ready:
            self._pipe.recv()
            self._is_ready = True


def _over(what: str, limit: str, setting: str) -> OverLimitError:
    return OverLimitError(f"the check took more {what} than {limit} ({setting}); send the article's text alone")


def _serve(pipe: Connection, make_checker: MakeChecker, limits: Limits) -> None:
    """The loop of a worker, until the pipe is closed. Any exception but FactcheckError and MemoryError ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole process group; the service ends its workers
    make_once = lru_cache(_CHECKERS_KEPT)(make_checker)
    _limit_memory(limits.memory_mb)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send(None)
        while True:
            call = pipe.recv()
            _set_alarm(limits.timeout_s + _GRACE_S)
            pipe.send(_outcome(call, make_once))
            _set_alarm(0)


def _outcome(call: Callable[[MakeChecker], Any], make_checker: MakeChecker) -> _Outcome:
    try:
        return _Outcome(value=call(make_checker))
    except FactcheckError as exc:
        return _Outcome(raised=exc)
    except MemoryError:
        return _Outcome(ran_out=True)


def _limit_memory(megabytes: int) -> None:
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = megabytes * _BYTES_A_MB
        soft = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(resource.RLIMIT_AS, (soft, most))


def _set_alarm(seconds: float) -> None:
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)
