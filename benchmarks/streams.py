"""What does a report that waits for a model take? Many open event streams against a model server that is slow.

    python -m benchmarks.streams [STREAMS]

Each stream posts an article of its own. Memory is what all processes of the service have for themselves (PSS), once
every stream waits, and again ten seconds later; then the model answers, and every stream has to bring its report.
"""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.measuring import print_table, seed_text
from benchmarks.slow_model import SlowModel, slow_model
from tests.http.service import Service, started_service
from tests.processes import family

# So many fill what grows once, in the service and in its processes.
_FIRST: Final = 100
_MOST_KB: Final = 200
_REST_S: Final = 10


def main(streams: int) -> int:
    """0 where each takes no more than it may, and all bring their reports."""
    with TemporaryDirectory() as folder, slow_model() as model:
        settings = {**model.settings(), "FACTCHECK_CACHE": "off", "FACTCHECK_MAX_WAITING": "10000"}
        with started_service(Path(folder), **settings) as service:
            return asyncio.run(_measure(service, model, streams))


async def _measure(service: Service, model: SlowModel, streams: int) -> int:
    first = [asyncio.create_task(_stream(service.port, number)) for number in range(_FIRST)]
    await _until_asked(model, _FIRST)
    before_kb = _memory_kb(service)
    others = [asyncio.create_task(_stream(service.port, _FIRST + number)) for number in range(streams)]
    await _until_asked(model, _FIRST + streams)
    waiting_kb = _memory_kb(service)
    await asyncio.sleep(_REST_S)
    later_kb = _memory_kb(service)
    model.answer_all()
    complete = sum(await asyncio.gather(*first, *others)) - _FIRST
    each_kb, later_each_kb = (waiting_kb - before_kb) / streams, (later_kb - before_kb) / streams
    print_table(
        ("open streams", "kB each", f"{_REST_S} s later", "complete"),
        [(str(streams), f"{each_kb:.0f}", f"{later_each_kb:.0f}", str(complete))],
    )
    return int(max(each_kb, later_each_kb) > _MOST_KB or complete < streams)


async def _until_asked(model: SlowModel, times: int) -> None:
    while model.asked < times:
        await asyncio.sleep(0.1)


def _memory_kb(service: Service) -> int:
    total = 0
    for pid in family(service.process.pid):
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        total += next(int(line.split()[1]) for line in rollup if line.startswith("Pss_Anon:"))
    return total


async def _stream(port: int, number: int) -> bool:
    """Whether the stream came to its end, with a report."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    body = f"{seed_text()}\n\nNumber {number} was counted on Monday.".encode()
    head = f"POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\nConnection: close\r\n"
    writer.write(f"{head}Accept: text/event-stream\r\nContent-Type: text/plain\r\n\r\n".encode() + body)
    answer = await reader.read(-1)
    writer.close()
    return b"event: report" in answer and b"event: end" in answer


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
