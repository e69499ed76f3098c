"""Rows of a batch -> answers in order, on this process or a pool of processes, which survives the crash of one."""

from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from functools import lru_cache
from types import TracebackType
from typing import Final, Self

from factcheck.errors import WorkerDiedError
from factcheck.pipeline.batch.in_order import in_order
from factcheck.pipeline.batch.rows import Answer, CheckerOf, Failure, Row, answer, error_answer
from factcheck.pipeline.batch.worker_processes import spawning_pool

# Back-pressure: rows in flight for each process, enough to keep it busy, few enough to bound memory.
ROWS_AHEAD: Final = 4
# Checkers kept at a time: rows with the same options share one.
OPTIONS_CACHED: Final = 8


def answer_all(rows: Iterable[Row | Failure], checker_of: CheckerOf, *, jobs: int) -> Iterator[Answer]:
    """The answer to each row, in order; the same for any number of `jobs`. One job runs in this process, unbuffered."""
    if jobs == 1:
        cached = lru_cache(OPTIONS_CACHED)(checker_of)
        yield from (answer(row, cached) for row in rows)
        return
    with _Workers(checker_of, jobs) as workers:
        yield from workers.answer_all(rows)


class _Workers:
    """A pool whose processes have checkers of their own, built in them by `checker_of`, which is pickled."""

    def __init__(self, checker_of: CheckerOf, jobs: int) -> None:
        self._checker_of = checker_of
        self._jobs = jobs
        self._pool = self._start(jobs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def answer_all(self, rows: Iterable[Row | Failure]) -> Iterator[Answer]:
        at_once = ROWS_AHEAD * self._jobs
        for row, future in in_order(rows, self._submit, at_once=at_once, size_of=lambda done: len(done.line)):
            yield self._settle(row, future)

    def _submit(self, row: Row | Failure) -> Future[Answer]:
        try:
            return self._pool.submit(_answer, row)
        except BrokenExecutor:
            self._pool.shutdown(wait=False)
            self._pool = self._start(self._jobs)
            return self._pool.submit(_answer, row)

    def _settle(self, row: Row | Failure, future: Future[Answer]) -> Answer:
        """A crash breaks the whole pool: each row in flight is retried in a pool of one, to isolate the poison row."""
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
        return spawning_pool(jobs, self._checker_of, _set_up)


_checker_of: CheckerOf


def _set_up(checker_of: CheckerOf) -> None:
    global _checker_of
    _checker_of = lru_cache(OPTIONS_CACHED)(checker_of)


def _answer(row: Row | Failure) -> Answer:
    return answer(row, _checker_of)
