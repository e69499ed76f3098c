"""Processes that do the work of checks, each within a time and a memory: what runs over is killed.

HTML from outside meets parsers written in C; whatever they do to their process, the service goes on.
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

from factcheck.api.observability.excepthooks import OUT_OF_MEMORY, run_telling
from factcheck.api.work.calls import Call, MakeChecker, OnStart
from factcheck.errors import FactcheckError, OverLimitError, WorkerDiedError

_T = TypeVar("_T")

# Imported once, in the server that workers are forked from, so that a killed one is soon replaced.
_PRELOADED: Final = ["factcheck.api.work.calls", "factcheck.pipeline.check", "factcheck.intake.html", "trafilatura"]
# A worker that outlives its parent ends by itself so long after its time is over.
_GRACE_S: Final = 1.0
_BYTES_A_MB: Final = 1_000_000
# One for each combination of options that callers ask for.
_CHECKERS_KEPT: Final = 32


class Limits(NamedTuple):
    """What one call may take; memory is that of the whole process."""

    timeout_s: float
    memory_mb: int


class _Outcome(NamedTuple):
    """What came of a call: its value, what it raised, or neither where memory ran out."""

    value: Any = None
    raised: FactcheckError | None = None
    ran_out: bool = False


class Processes:
    """A `Runner` that hands each call to an idle process, and waits for one where none is.

    `make_checker` and the calls travel to the processes, so they can be pickled. Nothing runs before `start` or after
    `close`. Who is cancelled while waiting takes the call along; a call that has begun goes on to its end.
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

    async def run(self, call: Call[_T], on_start: OnStart | None = None) -> _T:
        """Raises what the call raises, OverLimitError and WorkerDiedError."""
        worker = await self._idle.get()
        if on_start is not None:
            on_start()
        running = asyncio.get_running_loop().create_task(self._drive(worker, call))
        running.add_done_callback(_look_at_what_it_raised)
        return await asyncio.shield(running)

    async def _drive(self, worker: "_Worker", call: Call[_T]) -> _T:
        loop = asyncio.get_running_loop()
        try:
            value: _T = await loop.run_in_executor(self._threads, worker.answer, call)
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


def _look_at_what_it_raised(running: "asyncio.Task[Any]") -> None:
    """Where nobody waits any more."""
    if not running.cancelled():
        running.exception()


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, make_checker: MakeChecker, limits: Limits) -> None:
        if sys.platform == "win32":
            context = multiprocessing.get_context("spawn")
        else:
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(_PRELOADED)
        self._limits = limits
        self._is_ready = False
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=run_telling, args=(_work, theirs, make_checker, limits), daemon=True)
        self._process.start()
        theirs.close()

    def answer(self, call: Call[Any]) -> Any:
        try:
            self._wait_until_ready()
            self._pipe.send(call)
            if not self._pipe.poll(self._limits.timeout_s):
                raise _over("time", f"{self._limits.timeout_s:g} s", "FACTCHECK_CHECK_TIMEOUT_S")
            outcome: _Outcome = self._pipe.recv()
        except (EOFError, OSError) as exc:
            if self._exit_code() == OUT_OF_MEMORY:
                raise self._over_memory() from exc
            raise WorkerDiedError("the process of a check died; its last words stand in the log") from exc
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
        """Who reads from the process learns of it; the pipe is closed with the last of them."""
        self._process.kill()
        self._process.join()

    def _wait_until_ready(self) -> None:
        """Start-up is no part of the time of a check."""
        if not self._is_ready:
            self._pipe.recv()
            self._is_ready = True


def _over(what: str, limit: str, setting: str) -> OverLimitError:
    return OverLimitError(f"the check took more {what} than {limit} ({setting}); send the article's text alone")


def _work(pipe: Connection, make_checker: MakeChecker, limits: Limits) -> None:
    """Answer calls until the service is gone. A defect ends the process, and its traceback goes to the log."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the service, which ends its workers
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
