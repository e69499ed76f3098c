"""How long is the event loop of the service blocked while articles of 1 MB come in?

    python -m benchmarks.event_loop [SECONDS]

The service runs in this process beside a ticker that wants to be woken every millisecond; callers post from another
process. What the ticker waits longer than that is what the loop was blocked, or this process was not let run by the
machine: so the processor time that this process took meanwhile, in all its threads, stands beside it, and that decides.
"""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

import uvicorn

from benchmarks.measuring import body_of, print_table, seed_text
from factcheck.api.edge.protocol import Protocol
from factcheck.api.server import build_service
from factcheck.settings import Settings

_TICK_S: Final = 0.001
_CALLERS: Final = 4
_BYTES: Final = 1_000_000
_MOST_S: Final = 0.05

_POST: Final = """
import http.client, sys, time
body, until = sys.stdin.buffer.read(), time.monotonic() + float(sys.argv[2])
while time.monotonic() < until:
    connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=120)
    headers = {"Content-Type": "text/plain", "Cache-Control": "no-store"}
    connection.request("POST", "/v1/reports", body, headers)
    answer = connection.getresponse()
    assert answer.status == 200, answer.read()
    print(len(answer.read()))
    connection.close()
"""


class Wait(NamedTuple):
    """Between two ticks: the time beyond the tick, and the processor time that this process took."""

    blocked_s: float
    busy_s: float


async def measure(seconds: float) -> tuple[list[Wait], list[Wait], int]:
    """Waits of the ticker with the service idle and under load, and the number of reports that were answered."""
    with TemporaryDirectory() as folder:
        settings = Settings(store_dir=Path(folder) / "store", check_timeout_s=120)
        server = uvicorn.Server(uvicorn.Config(build_service(settings), http=Protocol, port=0, log_level="critical"))
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        idle = await _tick(asyncio.create_task(asyncio.sleep(seconds / 4)))
        loading = asyncio.create_task(_load(port, seconds))
        loaded = await _tick(loading)
        server.should_exit = True
        await serving
    return idle, loaded, await loading


async def _tick(until: "asyncio.Task[object]") -> list[Wait]:
    waits, since, busy_since = [], time.perf_counter(), time.process_time()
    while not until.done():
        await asyncio.sleep(_TICK_S)
        now, busy = time.perf_counter(), time.process_time()
        waits.append(Wait(now - since - _TICK_S, busy - busy_since))
        since, busy_since = now, busy
    return waits


async def _load(port: int, seconds: float) -> int:
    body = body_of(seed_text())
    article = "\n\n".join([body] * (_BYTES // len(body.encode()))).encode()
    callers = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", _POST, str(port), str(seconds)), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(_CALLERS)
    ]
    outputs = await asyncio.gather(*(caller.communicate(article) for caller in callers))
    assert all(caller.returncode == 0 for caller in callers)
    return sum(len(out.splitlines()) for out, _ in outputs)


def main(seconds: float) -> int:
    """0 where the loop was never blocked for longer than it may."""
    idle, loaded, reports = asyncio.run(measure(seconds))
    rows = [
        (f"{name}, {kind}", str(len(waits)), *_shown([wait[field] for wait in waits]))
        for name, waits in (("idle", idle), ("under load", loaded))
        for field, kind in enumerate(("blocked or not let run", "busy"))
    ]
    print_table(("", "ticks", "p99, ms", "p99.9, ms", "longest, ms"), rows)
    print(f"{reports} reports on {_BYTES / 1e6:g} MB in {seconds:g} s; load average {os.getloadavg()[0]:.1f}")
    return int(max(wait.busy_s for wait in loaded) > _MOST_S)


def _shown(waits_s: list[float]) -> list[str]:
    cuts = quantiles(waits_s, n=1000)
    return [f"{1000 * value:.1f}" for value in (cuts[989], cuts[998], max(waits_s))]


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 30))
