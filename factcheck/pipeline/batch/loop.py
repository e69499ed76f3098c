"""Rows of a batch -> answers in order, in one event loop: many articles wait for their model at the same time."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from typing import TypeVar, TypeVarTuple

from factcheck.domain.report import Report
from factcheck.pipeline.batch.in_order import in_order
from factcheck.pipeline.batch.pool import OPTIONS_CACHED
from factcheck.pipeline.batch.rows import (
    ISOLATED,
    Answer,
    CheckerOf,
    Failure,
    Row,
    check,
    error_answer,
    failed_answer,
    report_answer,
)
from factcheck.pipeline.model_engine.checker import ModelChecker
from factcheck.pipeline.ports import Checker
from factcheck.pipeline.prior_checks import PriorChecker

_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")


def answer_concurrently(rows: Iterable[Row | Failure], checker_of: CheckerOf, *, at_once: int) -> Iterator[Answer]:
    """The answer to each row, in order, with at most `at_once` articles under way; rows are read ahead.

    The steps before and after a model's answers run in one thread beside the event loop, whose timeouts so measure the
    model and the disk, and not the other articles.
    """
    cached = lru_cache(OPTIONS_CACHED)(checker_of)
    with _running_loop() as loop, ThreadPoolExecutor(1, "factcheck-steps") as thread:

        def submit(row: Row | Failure) -> Future[Answer]:
            return asyncio.run_coroutine_threadsafe(_answer(row, cached, _Steps(loop, thread)), loop)

        for _, future in in_order(rows, submit, at_once=at_once, size_of=lambda done: len(done.line)):
            yield future.result()


class _Steps:
    """Awaits functions that run in one thread, each to its end."""

    def __init__(self, loop: asyncio.AbstractEventLoop, thread: Executor) -> None:
        self._loop = loop
        self._thread = thread

    def run(self, act: Callable[[*_Ts], _T], *arguments: *_Ts) -> Awaitable[_T]:
        return self._loop.run_in_executor(self._thread, act, *arguments)


async def _answer(row: Row | Failure, checker_of: CheckerOf, steps: _Steps) -> Answer:
    if isinstance(row, Failure):
        return error_answer(row)
    try:
        checker = await steps.run(checker_of, row.options)
        return await steps.run(report_answer, row, await _report(row, checker, steps))
    except ISOLATED as exc:
        return failed_answer(row, exc)


async def _report(row: Row, checker: Checker, steps: _Steps) -> Report:
    """A checker that asks no model has nothing to wait for."""
    if isinstance(checker, PriorChecker):
        return await steps.run(checker.annotate, await _report(row, checker.checker, steps))
    if not isinstance(checker, ModelChecker):
        return await steps.run(check, row, checker)
    prepare = checker.prepare_text if row.html is None else checker.prepare_html
    prepared = await steps.run(prepare, row.html or row.text or "", row.metadata())
    return await steps.run(checker.finish, prepared, await checker.hear(prepared))


@contextmanager
def _running_loop() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop in a thread of its own; what it still does at the end is cancelled."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="factcheck-batch", daemon=True)
    thread.start()
    try:
        yield loop
    finally:
        asyncio.run_coroutine_threadsafe(_cancel_all(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _cancel_all() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
