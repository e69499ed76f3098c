"""Many ask for the same report at once, and nothing of it is stored: is the model asked once?

    python -m benchmarks.herd [REQUESTS]

Every request has a connection of its own, and a real model server keeps all of them waiting.
"""

import asyncio
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.measuring import print_table, seed_text
from benchmarks.slow_model import SlowModel, slow_model
from tests.http.service import Service, started_service

# Connections that are made at a time: the system keeps so many that nobody has taken yet.
_AT_A_TIME: Final = 500


def main(requests: int) -> int:
    """0 where one call answers all."""
    with (
        TemporaryDirectory() as folder,
        slow_model() as model,
        started_service(Path(folder), **model.settings(), FACTCHECK_CACHE_DIR=str(Path(folder) / "cache")) as service,
    ):
        return asyncio.run(_measure(service, model, requests))


async def _measure(service: Service, model: SlowModel, requests: int) -> int:
    began = time.monotonic()
    gate = asyncio.Semaphore(_AT_A_TIME)
    sent = asyncio.Semaphore(0)
    asking = [asyncio.create_task(_ask(service.port, gate, sent)) for _ in range(requests)]
    for _ in range(requests):
        await sent.acquire()
    sent_s = time.monotonic() - began
    await asyncio.to_thread(service.get, "/health/ready")  # taken after the last of them
    model.answer_all()
    answers = Counter(await asyncio.gather(*asking))
    shown = ", ".join(f"{count:,} {answer}" for answer, count in sorted(answers.items()))
    print_table(
        ("requests at once", "all sent after, s", "all answered after, s", "answers", "calls of the model"),
        [(f"{requests:,}", f"{sent_s:.1f}", f"{time.monotonic() - began:.1f}", shown, str(model.asked))],
    )
    return int(model.asked != 1 or any(not answer.startswith("20") for answer in answers))


async def _ask(port: int, gate: asyncio.Semaphore, sent: asyncio.Semaphore) -> str:
    """Status, and whether it came from the store."""
    async with gate:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        body = seed_text().encode()
        head = f"POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\nConnection: close\r\n"
        writer.write(f"{head}Content-Type: text/plain\r\n\r\n".encode() + body)
        await writer.drain()
    sent.release()
    answer = await reader.read(-1)
    writer.close()
    return f"{answer[9:12].decode()} {'hit' if b'factcheck-cache: hit' in answer[:2000].lower() else 'miss'}"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
