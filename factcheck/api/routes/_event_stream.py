"""A check, or a batch -> server-sent events (SSE, https://html.spec.whatwg.org/multipage/server-sent-events.html).

Events, each with one line of JSON: `stage` as the check goes on; with a model `draft`, the report of the rules, and
`change` for each change in it as it is grounded; then `claim` for each claim, `report`, and `end` with the headers; or
`problem`. Of a batch `progress` and `row`, after whose id Last-Event-ID resumes, and `end`. Comments as heartbeats keep
proxies from closing an idle connection.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from typing import Final

from factcheck.api.problems import NotFoundError, of_any
from factcheck.api.service_ports import BatchStore
from factcheck.api.work.calls import Runner, in_lines
from factcheck.api.work.engines import Stage, Tell, Told
from factcheck.api.work.shared_checks import ReportAnswer
from factcheck.errors import StoreError

HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
# Of a batch: rows read at once, and how long to wait for more.
_ROWS: Final = 20
_POLL_S: Final = 0.25
_HEARTBEAT: Final = b": still here\n\n"


async def events(
    answer: Callable[[Tell], Awaitable[ReportAnswer]],
    runner: Runner,
    headers_of: Callable[[ReportAnswer], dict[str, str]],
    *,
    heartbeat_s: float,
) -> AsyncIterator[bytes]:
    """Encoded events. A client that disconnects cancels the generator, and with it `answer`."""
    queue: asyncio.Queue[Told | None] = asyncio.Queue()
    answering = asyncio.ensure_future(answer(queue.put_nowait))
    answering.add_done_callback(lambda _: queue.put_nowait(None))
    try:
        async for told in _until_none(queue, heartbeat_s):
            yield _HEARTBEAT if told is None else _told(told)
        exc = answering.exception()
        if exc is not None:
            yield _problem(exc)
            return
        answered = answering.result()
        claims, report = await runner.run(partial(in_lines, answered.report.content))
        for claim in claims:
            yield _event("claim", claim)
        yield _event("report", report)
        yield _event("end", json.dumps(headers_of(answered)).encode())
    finally:
        answering.cancel()


async def batch_events(
    store: BatchStore, batch_id: str, owner: str, *, after: int, heartbeat_s: float
) -> AsyncIterator[bytes]:
    """Encoded events from behind the first `after` results. Polls the store: any process may answer a row."""
    silent_s, told = 0.0, None
    while True:
        try:
            progress = await store.progress(batch_id, owner)
            results = await store.results(batch_id, after=after, most=_ROWS)
        except StoreError as exc:
            yield _problem(exc)
            return
        if progress is None:
            yield _problem(NotFoundError("the batch is cancelled, or there is no such batch any more"))
            return
        if progress != told:
            yield _event("progress", json.dumps(progress._asdict()).encode())
        for line in results:
            after += 1
            yield _event("row", line.rstrip(), number=after)
        if after >= progress.total:
            yield _event("end", json.dumps(progress._asdict()).encode())
            return
        if results or progress != told:
            silent_s, told = 0.0, progress
        elif silent_s >= heartbeat_s:
            silent_s = 0.0
            yield _HEARTBEAT
        if len(results) < _ROWS:
            await asyncio.sleep(_POLL_S)
            silent_s += _POLL_S


async def _until_none(queue: "asyncio.Queue[Told | None]", heartbeat_s: float) -> AsyncIterator[Told | None]:
    """What is told until the sentinel None; yields None as a heartbeat after `heartbeat_s` of silence."""
    while True:
        try:
            told = await asyncio.wait_for(queue.get(), heartbeat_s)
        except TimeoutError:
            yield None
            continue
        if told is None:
            return
        yield told


def _told(told: Told) -> bytes:
    if isinstance(told, Stage):
        return _event("stage", json.dumps({"stage": told}).encode())
    return _event(told.event, told.content)


def _problem(exc: BaseException) -> bytes:
    return _event("problem", of_any(exc).model_dump_json(exclude_none=True).encode())


def _event(name: str, content: bytes, number: int | None = None) -> bytes:
    numbered = b"" if number is None else b"id: %d\n" % number
    return b"event: %b\n%bdata: %b\n\n" % (name.encode(), numbered, content)
