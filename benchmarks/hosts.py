"""What a row of a batch costs on a host that only works, beyond the bare check; how soon it starts; and after a crash.

usage: python -m benchmarks.hosts [--rows 5000]

A service and a `factcheck work` on a PostgreSQL of the benchmark's own (tests/postgres.py), with fsync off. Costs are
CPU time, user and system, of all processes of the host and of the server. How soon rows start is told by PgQueuer's
log, by the database's clock. What several hosts count together (a key's rate, the day's budget, a model's answers) and
kill -9 of a worker are asserted by `make test-scale`.
"""

import argparse
import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import fmean, quantiles
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

import psycopg

from benchmarks.measuring import body_of, print_table, seed_text
from factcheck import check
from tests.http.service import Service, started_service
from tests.http.test_batches import in_lines, post, results, wait_until
from tests.http.working import WorkHost, work_host
from tests.postgres import Postgres, find_programs, running_postgres
from tests.processes import eventually, family

_SINGLE_ROWS: Final = 100
_WARM_UP: Final = 100
_BARE_ROWS: Final = 200
_CRASH_ROWS: Final = 500
_WORDS: Final = 187
_POLL_S: Final = 0.5
_TICKS_A_S: Final = os.sysconf("SC_CLK_TCK")
_STARTS: Final = """
SELECT extract(epoch FROM picked.created - queued.created) * 1000
FROM factcheck.pgqueuer_log AS queued JOIN factcheck.pgqueuer_log AS picked USING (job_id)
WHERE queued.status = 'queued' AND picked.status = 'picked'
"""


class Crash(NamedTuple):
    """Of a database, in the middle of a batch: seconds from its return to the first answer; rows."""

    back_s: float
    lost: int
    repeated: int


class Hosts(NamedTuple):
    postgres: Postgres
    url: str
    service: Service
    worker: WorkHost


def main(count: int) -> None:
    with _hosts() as hosts:
        _answer(hosts, _WARM_UP, first=0)
        bare_ms = _bare_ms()
        before, server_before = _cpu_s(hosts.worker.process.pid), _cpu_s(hosts.postgres.pid)
        began = time.perf_counter()
        _answer(hosts, count, first=1_000_000)
        took_s = time.perf_counter() - began
        worker_ms = (_cpu_s(hosts.worker.process.pid) - before) * 1000 / count
        server_ms = (_cpu_s(hosts.postgres.pid) - server_before) * 1000 / count
        starts_ms = _starts_ms(hosts)
        crash = _crash(hosts)
    print_table(
        ("rows of batches", "", "aim"),
        [
            ("rows in all", f"{count:,}", ""),
            ("bare check, CPU ms", f"{bare_ms:.2f}", ""),
            ("work host beyond it, CPU ms a row", f"{worker_ms - bare_ms:.2f}", "at most 1.5"),
            ("PostgreSQL, CPU ms a row", f"{server_ms:.2f}", ""),
            ("rows a second", f"{count / took_s:.0f}", ""),
            ("start of a row, p50 and p99, ms", f"{starts_ms[49]:.1f} {starts_ms[98]:.1f}", "p99 at most 20"),
            ("crash of the database: first answer after it is back, s", f"{crash.back_s:.1f}", "at most 15"),
            (f"of {_CRASH_ROWS} rows lost, and answered twice", f"{crash.lost}, {crash.repeated}", "0, 0"),
        ],
    )


@contextmanager
def _hosts() -> Iterator[Hosts]:
    programs = find_programs()
    assert programs is not None, "it needs PostgreSQL's server; as root: apt-get install postgresql"
    with TemporaryDirectory() as name, running_postgres(programs) as postgres:
        url = postgres.url(postgres.create_database())
        shared = {"FACTCHECK_STORE_URL": url}
        with (
            started_service(Path(name), FACTCHECK_BATCH_WORKER="false", **shared) as service,
            work_host(Path(name), **shared) as worker,
        ):
            yield Hosts(postgres, url, service, worker)


def _text(number: int) -> str:
    return f"{' '.join(body_of(seed_text()).split()[:_WORDS])}\n\nThe ministry counted {number} tests."


def _answer(hosts: Hosts, count: int, first: int) -> None:
    rows = [{"id": number, "text": _text(number)} for number in range(first, first + count)]
    path = _send(hosts, in_lines(rows))
    while _progress(hosts, path) < count:
        time.sleep(_POLL_S)  # seldom: the database answers it, too


def _send(hosts: Hosts, body: bytes) -> str:
    answer = post(hosts.service, body)
    assert answer.status == 202, answer.body
    return answer.headers["location"]


def _bare_ms() -> float:
    """CPU time of a check, in as many processes as the host has: beside each other they share caches and memory."""
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores) as pool:
        return fmean(pool.map(_bare_in_one, range(cores)))


def _bare_in_one(_: int) -> float:
    check(_text(0))
    began = time.process_time()
    for number in range(_BARE_ROWS):
        check(_text(number))
    return (time.process_time() - began) * 1000 / _BARE_ROWS


def _starts_ms(hosts: Hosts) -> list[float]:
    """Percentiles, of single rows that come while nothing is to be done."""
    with psycopg.connect(hosts.url, autocommit=True) as connection:
        connection.execute("DELETE FROM factcheck.pgqueuer_log")
        for number in range(_SINGLE_ROWS):
            path = _send(hosts, in_lines([{"id": number, "text": _text(2_000_000 + number)}]))
            wait_until(hosts.service, path, 1)
        return quantiles((float(ms) for (ms,) in connection.execute(_STARTS)), n=100)


def _crash(hosts: Hosts) -> Crash:
    path = _send(hosts, in_lines([{"id": number, "text": _text(3_000_000 + number)} for number in range(_CRASH_ROWS)]))
    wait_until(hosts.service, path, _CRASH_ROWS // 10)
    hosts.postgres.stop()
    hosts.postgres.start()
    began = time.perf_counter()
    found = eventually(lambda: _progress(hosts, path), "a service that has its database again")
    eventually(lambda: _progress(hosts, path) > found, "an answer")
    back_s = time.perf_counter() - began
    wait_until(hosts.service, path, _CRASH_ROWS)
    ids = [answer["id"] for answer in results(hosts.service, path)]
    return Crash(back_s, _CRASH_ROWS - len(set(ids)), len(ids) - len(set(ids)))


def _progress(hosts: Hosts, path: str) -> int:
    answer = hosts.service.get(path)
    return int(answer.json()["rows"]["finished"]) if answer.status == 200 else 0


def _cpu_s(pid: int) -> float:
    """Of the process and all below it, and of those below it that have ended (proc(5))."""
    ticks = 0
    for one in family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(") ")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return ticks / _TICKS_A_S


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=5000)
    main(parser.parse_args().rows)
