"""Answer the rows of a batch in several processes, in order, and outlive a process that dies."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from types import TracebackType
from typing import Final, Self

from factcheck.errors import WorkerDiedError
from factcheck.pipeline.batch import Answer, Failure, Row, answer, error_answer
from factcheck.pipeline.ports import Checker

MakeChecker = Callable[[], Checker]

# Rows under way for each process: enough that none waits, few enough that memory stays small.
ROWS_AHEAD: Final = 4


def answer_all(rows: Iterable[Row | Failure], make_checker: MakeChecker, *, jobs: int) -> Iterator[Answer]:
    """The answer to each row, in order; `jobs` decides how soon, never what. One job answers as rows come in."""
    if jobs == 1:
        checker = make_checker()
        yield from (answer(row, checker) for row in rows)
        return
    with _Workers(make_checker, jobs) as workers:
        yield from workers.answer_all(rows)


class _Workers:
    """Processes with a checker each. `make_checker` travels to them, so it can be pickled."""

    def __init__(self, make_checker: MakeChecker, jobs: int) -> None:
        self._make_checker = make_checker
        self._jobs = jobs
        self._pool = self._start(jobs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def answer_all(self, rows: Iterable[Row | Failure]) -> Iterator[Answer]:
        under_way: deque[tuple[Row | Failure, Future[Answer]]] = deque()
        for row in rows:
            under_way.append((row, self._submit(row)))
            if len(under_way) == ROWS_AHEAD * self._jobs:
                yield self._settle(*under_way.popleft())
        while under_way:
            yield self._settle(*under_way.popleft())

    def _submit(self, row: Row | Failure) -> Future[Answer]:
        try:
            return self._pool.submit(_answer, row)
        except BrokenExecutor:
            self._pool.shutdown(wait=False)
            self._pool = self._start(self._jobs)
            return self._pool.submit(_answer, row)

    def _settle(self, row: Row | Failure, future: Future[Answer]) -> Answer:
        """A dying process takes the rows of all others with it: each is tried once more, alone, to find the culprit."""
        try:
            return future.result()
        except BrokenExecutor:
            with self._start(1) as pool:
                return self._settle_alone(row, pool.submit(_answer, row))

    def _settle_alone(self, row: Row | Failure, future: Future[Answer]) -> Answer:
        try:
            return future.result()
        except BrokenExecutor:
            message = "the process that checked this row died, perhaps for want of memory; check the row by itself"
            return error_answer(Failure(row.id, row.line, WorkerDiedError.code, message))

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        # A fork would copy the threads' locks of the progress display as they happen to be.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(jobs, mp_context=context, initializer=_set_up, initargs=(self._make_checker,))


_checker: Checker


def _set_up(make_checker: MakeChecker) -> None:
    global _checker
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends a worker without a traceback of its own
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    _checker = make_checker()


def _end_with_the_parent() -> None:
    """A parent that was killed cannot tell its workers: without this they would wait for rows for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _answer(row: Row | Failure) -> Answer:
    return answer(row, _checker)
