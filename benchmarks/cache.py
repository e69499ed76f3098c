"""Does the cache stay fast when it is full, and whole when its writers are killed?

usage: python -m benchmarks.cache [--entries 1000000] [--kills 25]
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from random import Random
from statistics import median
from typing import Final

from benchmarks.measuring import clean_environment, print_table
from factcheck.adapters.storage.response_cache import FOLDER, DiskResponseCache, Limits
from factcheck.adapters.storage.safe_disk import open_database
from factcheck.domain.chat import ChatResponse

ROUNDS: Final = 2000
# Above what any of the caches here takes: nothing is evicted.
ROOM: Final = Limits(max_bytes=10**12)
_ANSWER: Final = '{"claims": [' + ", ".join(f'{{"candidate": "c{number}"}}' for number in range(20)) + "]}"

_WRITER = """
import asyncio, sys
from pathlib import Path
from benchmarks.cache import ROOM, fingerprint, response
from factcheck.adapters.storage.response_cache import DiskResponseCache
async def main():
    cache = DiskResponseCache(Path(sys.argv[1]), ROOM)
    number = int(sys.argv[2])
    while True:
        await cache.put(fingerprint(number), response(number))
        if cache.tally["failures"]:
            sys.exit(3)
        print(number, flush=True)
        number += 1
asyncio.run(main())
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--kills", type=int, default=25)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        _compare(Path(name), options.entries)
        _kill(Path(name) / "killed", options.kills)


def fingerprint(number: int) -> str:
    return sha256(str(number).encode()).hexdigest()


def response(number: int) -> ChatResponse:
    return ChatResponse(text=f"{number} {_ANSWER}", model="small")


def _compare(folder: Path, entries: int) -> None:
    sizes = (1000, entries)
    for size in sizes:
        _fill(folder / str(size), size)
    caches = {size: DiskResponseCache(folder / str(size), ROOM) for size in sizes}
    times: dict[int, list[float]] = {size: [] for size in sizes}
    with asyncio.Runner() as runner:
        for size in sizes * 2:  # in turns, and the first turn only warms up
            times[size] = runner.run(_get_s(caches[size], size))
    base = median(times[sizes[0]])
    print_table(
        ("entries", f"get, median of {ROUNDS}", "times that of 1,000"),
        [(f"{size:,}", f"{median(took) * 1000:.3f} ms", f"{median(took) / base:.2f}") for size, took in times.items()],
    )
    for cache in caches.values():
        cache.close()


def _fill(folder: Path, size: int) -> None:
    """Through diskcache itself, many in one transaction: one by one a million would take minutes."""
    database = open_database(folder / FOLDER, patience_s=5)
    for start in range(0, size, 10_000):
        with database.transact():
            for number in range(start, min(start + 10_000, size)):
                key = fingerprint(number)
                entry = f'{{"fingerprint":"{key}","response":{response(number).model_dump_json()}}}'
                database.set(key, entry.encode(), expire=10**8, retry=False)
    database.close()


async def _get_s(cache: DiskResponseCache, size: int) -> list[float]:
    random = Random(7)  # noqa: S311 -- which entries are asked for is no secret
    times = []
    for number in (random.randrange(size) for _ in range(ROUNDS)):
        key = fingerprint(number)
        started = time.perf_counter()
        found = await cache.get(key)
        times.append(time.perf_counter() - started)
        assert found == response(number)
    return times


def _kill(folder: Path, kills: int) -> None:
    """Each writer is killed at another moment of its work; what it had acknowledged is then asked for."""
    acknowledged: list[int] = []
    random = Random(7)  # noqa: S311 -- no secret either
    for turn in range(kills):
        with subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(folder), str(turn * 100_000)],
            stdout=subprocess.PIPE,
            text=True,
            env=clean_environment(),
            cwd=Path(__file__).parents[1],
        ) as writer:
            assert writer.stdout is not None
            acknowledged.append(int(writer.stdout.readline()))
            time.sleep(random.uniform(0.02, 0.3))
            writer.kill()
            acknowledged += [int(line) for line in writer.stdout if line.endswith("\n")]
    lost = asyncio.run(_lost(folder, acknowledged))
    print(f"\n{kills} writers killed: {len(acknowledged)} entries acknowledged, {lost} of them lost or unreadable")


async def _lost(folder: Path, acknowledged: list[int]) -> int:
    cache = DiskResponseCache(folder, ROOM)
    lost = sum([await cache.get(fingerprint(number)) != response(number) for number in acknowledged])
    cache.close()
    return lost


if __name__ == "__main__":
    main()
