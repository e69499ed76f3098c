"""A check -> server-sent events (SSE, https://html.spec.whatwg.org/multipage/server-sent-events.html).

Events, each with one line of JSON: `stage` as the check goes on; with a model `draft`, the report of the rules, and
`change` for each change in it as it is grounded; then `claim` for each claim, `report`, and `end` with the headers; or
`problem`. Comments as heartbeats keep proxies from closing an idle connection.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from typing import Final

from factcheck.api.problems import of_any
from factcheck.api.work.calls import Runner, in_lines
from factcheck.api.work.engines import Stage, Tell, Told
from factcheck.api.work.shared_checks import ReportAnswer

HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
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
            yield _event("problem", of_any(exc).model_dump_json(exclude_none=True).encode())
            return
        answered = answering.result()
        claims, report = await runner.run(partial(in_lines, answered.report.content))
        for claim in claims:
            yield _event("claim", claim)
        yield _event("report", report)
        yield _event("end", json.dumps(headers_of(answered)).encode())
    finally:
        answering.cancel()


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


def _event(name: str, content: bytes) -> bytes:
    return b"event: %b\ndata: %b\n\n" % (name.encode(), content)
