"""A checker that works in processes of its own, each check within a time and a memory: what runs over is killed.

HTML from outside meets parsers written in C; whatever they do to their process, the service goes on.
"""

import multiprocessing
import queue
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Final, Literal, NamedTuple

from factcheck.api.last_words import run_telling
from factcheck.domain.article import Metadata
from factcheck.domain.report import Report
from factcheck.errors import FactcheckError, OverLimitError, WorkerDiedError
from factcheck.pipeline.ports import Checker

MakeChecker = Callable[[], Checker]

# Imported once, in the server that workers are forked from, so that a killed one is soon replaced.
_PRELOADED: Final = ["factcheck.pipeline.check", "factcheck.intake.html", "trafilatura"]
# A worker that outlives its parent ends by itself so long after its time is over.
_GRACE_S: Final = 1.0
_BYTES_A_MB: Final = 1_000_000


class Limits(NamedTuple):
    """What one check may take; memory is that of the whole process."""

    timeout_s: float
    memory_mb: int


class Job(NamedTuple):
    """An article to check."""

    kind: Literal["text", "html"]
    content: str
    metadata: Metadata


@dataclass
class ProcessChecker:
    """Hands each check to an idle process, and waits for one where none is. Threads may share it.

    `make_checker` travels to the processes, so it can be pickled. Nothing runs before `start` or after `close`.
    """

    make_checker: MakeChecker
    limits: Limits
    workers: int
    _idle: "queue.Queue[_Worker]" = field(default_factory=queue.Queue)

    def start(self) -> None:
        for _ in range(self.workers):
            self._idle.put(self._new_worker())

    def close(self) -> None:
        """Ends the idle processes; those at work end with the service."""
        while not self._idle.empty():
            self._idle.get().kill()

    def check_text(self, text: str, metadata: Metadata) -> Report:
        return self._check(Job("text", text, metadata))

    def check_html(self, html: str, metadata: Metadata) -> Report:
        return self._check(Job("html", html, metadata))

    def _check(self, job: Job) -> Report:
        """Raises what the check raises, OverLimitError and WorkerDiedError."""
        worker = self._idle.get()
        try:
            answer = worker.answer(job)
        except (OverLimitError, WorkerDiedError):
            worker.kill()
            worker = self._new_worker()
            raise
        finally:
            self._idle.put(worker)
        if isinstance(answer, FactcheckError):
            raise answer
        return answer

    def _new_worker(self) -> "_Worker":
        return _Worker(self.make_checker, self.limits)


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

    def answer(self, job: Job) -> Report | FactcheckError:
        try:
            self._wait_until_ready()
            self._pipe.send(job)
            if not self._pipe.poll(self._limits.timeout_s):
                raise _over("time", f"{self._limits.timeout_s:g} s", "FACTCHECK_CHECK_TIMEOUT_S")
            answer: Report | FactcheckError | None = self._pipe.recv()
        except (EOFError, OSError) as exc:
            raise WorkerDiedError("the process of a check died; its last words stand in the log") from exc
        if answer is None:
            raise _over("memory", f"{self._limits.memory_mb} MB", "FACTCHECK_CHECK_MEMORY_MB")
        return answer

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def _wait_until_ready(self) -> None:
        """Start-up is no part of the time of a check."""
        if not self._is_ready:
            self._pipe.recv()
            self._is_ready = True


def _over(what: str, limit: str, setting: str) -> OverLimitError:
    return OverLimitError(f"the check took more {what} than {limit} ({setting}); send the article's text alone")


def _work(pipe: Connection, make_checker: MakeChecker, limits: Limits) -> None:
    """Answer jobs until the service is gone. A defect ends the process, and its traceback goes to the log."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the service, which ends its workers
    checker = make_checker()
    _limit_memory(limits.memory_mb)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send(None)
        while True:
            job = pipe.recv()
            _set_alarm(limits.timeout_s + _GRACE_S)
            pipe.send(_answer(checker, job))
            _set_alarm(0)


def _answer(checker: Checker, job: Job) -> Report | FactcheckError | None:
    """None where memory ran out."""
    check = checker.check_html if job.kind == "html" else checker.check_text
    try:
        return check(job.content, job.metadata)
    except FactcheckError as exc:
        return exc
    except MemoryError:
        return None


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
