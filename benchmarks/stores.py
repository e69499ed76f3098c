"""CPU time of an operation of a store, embedded and in PostgreSQL, with 16 callers at once in one process.

usage: python -m benchmarks.stores postgresql://USER@HOST/DATABASE [--operations 2000]

The database is migrated, and what is measured is left in it: take an empty one. Of PostgreSQL's own CPU time nothing is
counted.
"""

import argparse
import asyncio
import resource
import tempfile
from collections.abc import Awaitable, Callable
from hashlib import sha256
from pathlib import Path
from typing import Final

from benchmarks.measuring import print_table, seed_text
from factcheck.domain.chat import ChatResponse
from factcheck.library import check
from factcheck.pipeline.stored import StoredReport
from factcheck.settings import Settings
from factcheck.wiring.stores import build_cache, build_rates, build_report_store

CALLERS: Final = 16


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--operations", type=int, default=2000)
    options = parser.parse_args()
    report = check(seed_text()).model_dump_json().encode()
    with tempfile.TemporaryDirectory() as name:
        folders = {"store_dir": Path(name), "cache_dir": Path(name)}
        embedded = _measured(Settings.model_validate(folders), report, options.operations)
        shared = _measured(Settings.model_validate({**folders, "store_url": options.url}), report, options.operations)
    rows = [(what, f"{embedded[what]:.3f}" if what in embedded else "", f"{ms:.3f}") for what, ms in shared.items()]
    print_table((f"a report of {len(report):,} bytes, CPU ms", "embedded", "PostgreSQL"), rows)


def _measured(settings: Settings, report: bytes, operations: int) -> dict[str, float]:
    return asyncio.run(_measure(settings, StoredReport(report, sha256(report).hexdigest()), operations))


async def _measure(settings: Settings, report: StoredReport, operations: int) -> dict[str, float]:
    """By operation, milliseconds of CPU of this process."""
    reports, cache = build_report_store(settings), build_cache(settings)
    rates, response = build_rates(settings, [(10**6, 60.0)]), ChatResponse(text="word " * 400, model="m")
    assert reports is not None
    acts: dict[str, Callable[[int], Awaitable[object]]] = {
        "put a report": lambda number: reports.put(f"{number:064x}", report, "cms"),
        "get a report, remembered": lambda number: reports.get(f"{operations - 1 - number % 100:064x}", "cms"),
        "put a response": lambda number: cache.put(f"{number:064x}", response),
        "get a response": lambda number: cache.get(f"{number:064x}"),
    }
    if rates is not None:
        acts["take from a rate"] = lambda _: rates.take("cms")
    try:
        return {what: await _cpu_ms(act, operations) for what, act in acts.items()}
    finally:
        reports.close()
        cache.close()


async def _cpu_ms(act: Callable[[int], Awaitable[object]], operations: int) -> float:
    await act(0)

    async def call(first: int) -> None:
        for number in range(first, operations, CALLERS):
            await act(number)

    before = _cpu_s()
    await asyncio.gather(*(call(first) for first in range(CALLERS)))
    return 1000 * (_cpu_s() - before) / operations


def _cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
