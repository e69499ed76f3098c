"""A check -> server-sent events as it goes on (https://html.spec.whatwg.org/multipage/server-sent-events.html).

`stage` says how far it is, `claim` has one claim, `report` the whole report, `end` where it is stored; `problem` ends a
check that fails. Each has JSON in one line of data. A comment now and then keeps proxies from closing the connection.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from typing import Final

from factcheck.api.problems import of_any
from factcheck.api.work.calls import Runner, in_lines
from factcheck.api.work.engines import OnStage, Stage
from factcheck.api.work.shared_checks import Answered

HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
_HEARTBEAT: Final = b": still here\n\n"


async def events(
    answer: Callable[[OnStage], Awaitable[Answered]],
    runner: Runner,
    headers_of: Callable[[Answered], dict[str, str]],
    *,
    heartbeat_s: float,
) -> AsyncIterator[bytes]:
    """When who listens goes, the generator is cancelled, and with it what `answer` does for this listener alone."""
    told: asyncio.Queue[Stage | None] = asyncio.Queue()
    answering = asyncio.ensure_future(answer(told.put_nowait))
    answering.add_done_callback(lambda _: told.put_nowait(None))
    try:
        async for stage in _until_none(told, heartbeat_s):
            yield _HEARTBEAT if stage is None else _event("stage", json.dumps({"stage": stage}).encode())
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


async def _until_none(told: "asyncio.Queue[Stage | None]", heartbeat_s: float) -> AsyncIterator[Stage | None]:
    """The stages; None where none has come for so long."""
    while True:
        try:
            stage = await asyncio.wait_for(told.get(), heartbeat_s)
        except TimeoutError:
            yield None
            continue
        if stage is None:
            return
        yield stage


def _event(name: str, content: bytes) -> bytes:
    return b"event: %b\ndata: %b\n\n" % (name.encode(), content)
