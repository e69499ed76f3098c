"""Two services and a host that only works share a database: nothing lost, nothing twice, one count of everything.

Each listens on a loopback address of its own. FACTCHECK_SCALE_ROWS makes the batches smaller.
"""

import os
import signal
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest

from tests.cli.command import ARTICLE
from tests.http.keys import ARCHIVE, ENTRIES
from tests.http.service import Answer, Service, started_service
from tests.http.test_batches import in_lines, rows
from tests.http.working import WorkHost, work_host
from tests.model_server import running_model
from tests.postgres import Postgres
from tests.processes import eventually

pytestmark = [pytest.mark.scale, pytest.mark.allow_hosts(["127.0.0.1", "127.0.0.2", "127.0.0.3"])]

_ROWS: Final = int(os.environ.get("FACTCHECK_SCALE_ROWS", "5000"))
_REQUESTS: Final = 10_000
_CALLERS: Final = 16
_ASKED_ABOUT: Final = 30
_MADE_ANEW: Final = {"Cache-Control": "no-cache"}
_KEY: Final = {"Authorization": f"Bearer {ARCHIVE}"}
_LINES: Final = {**_KEY, "Content-Type": "application/jsonl"}


@dataclass(frozen=True)
class Hosts:
    first: Service
    second: Service
    worker: WorkHost

    def send(self, count: int, **headers: str) -> str:
        """Where the batch is."""
        answer = self.first.request("POST", "/v1/batches", in_lines(rows(count)), {**_LINES, **headers})
        assert answer.status == 202, answer.body
        return answer.headers["location"]

    def finished(self, path: str) -> int:
        answer = self.second.request("GET", path, headers=_KEY)
        return int(answer.json()["rows"]["finished"]) if answer.status == 200 else 0

    def wait_until(self, path: str, finished: int) -> None:
        eventually(lambda: self.finished(path) >= finished, f"{finished} finished rows")

    def ids(self, path: str) -> Counter[int]:
        """Of the answers, each with how often it is there; all have reports."""
        accept = {**_KEY, "Accept": "application/jsonl"}
        lines = [
            line
            for service in (self.first, self.second)
            for line in service.request("GET", path, headers=accept).body.splitlines()
        ]
        assert all(b'"report":' in line for line in lines)
        return Counter(int(line[len(b'{"id":') :].partition(b",")[0]) for line in lines)


@contextmanager
def hosts(folder: Path, url: str, **variables: str) -> Iterator[Hosts]:
    """Two services, which work on batches, too, and a host that only works."""
    shared = {"FACTCHECK_STORE_URL": url, "FACTCHECK_API_KEYS": ENTRIES, **variables}
    with ExitStack() as running:
        for name in ("127.0.0.2", "127.0.0.3", "worker"):
            (folder / name).mkdir()
        first, second = (
            running.enter_context(started_service(folder / address, FACTCHECK_HOST=address, **shared))
            for address in ("127.0.0.2", "127.0.0.3")
        )
        yield Hosts(first, second, running.enter_context(work_host(folder / "worker", **shared)))


def each_twice(count: int) -> Counter[int]:
    """Both services give each answer once."""
    return Counter(dict.fromkeys(range(1, count + 1), 2))


def test_a_killed_worker_and_a_crash_of_the_database_lose_no_row_and_answer_none_twice(
    postgres: Postgres, postgres_url: str, tmp_path: Path
) -> None:
    with hosts(tmp_path, postgres_url) as running:
        path = running.send(_ROWS)
        running.wait_until(path, _ROWS // 5)
        os.killpg(running.worker.process.pid, signal.SIGKILL)
        running.wait_until(path, _ROWS // 2)
        postgres.stop()
        postgres.start()
        running.wait_until(path, _ROWS)
        assert running.ids(path) == each_twice(_ROWS)


def test_a_service_that_is_killed_leaves_its_batch_to_the_others(postgres_url: str, tmp_path: Path) -> None:
    with hosts(tmp_path, postgres_url) as running:
        path = running.send(_ROWS // 5)
        os.killpg(running.first.process.pid, signal.SIGKILL)
        running.wait_until(path, _ROWS // 5)
        accept = {**_KEY, "Accept": "application/jsonl"}
        lines = running.second.request("GET", path, headers=accept).body.splitlines()
        assert len(lines) == len(set(lines)) == _ROWS // 5


def test_one_key_through_two_services_has_one_rate(postgres_url: str, tmp_path: Path) -> None:
    most = 200  # a day: the next is let in after seven minutes
    with hosts(tmp_path, postgres_url, FACTCHECK_RATE_LIMIT=f"{most}/day") as running:

        def ask(number: int) -> int:
            service = (running.first, running.second)[number % 2]
            return service.request("GET", "/v1/prompts", headers=_KEY).status

        with ThreadPoolExecutor(_CALLERS) as callers:
            statuses = Counter(callers.map(ask, range(_REQUESTS)))
    assert statuses == {200: most, 429: _REQUESTS - most}


def test_one_idempotency_key_has_one_answer(postgres_url: str, tmp_path: Path) -> None:
    with hosts(tmp_path, postgres_url) as running:
        body = in_lines(rows(20))

        def send(number: int) -> Answer:
            """Callers with a key may try again, and on a busy machine have to."""
            service = (running.first, running.second)[number % 2]
            while True:
                with suppress(ConnectionError):
                    return service.request("POST", "/v1/batches", body, {**_LINES, "Idempotency-Key": "the-same-batch"})

        with ThreadPoolExecutor(_CALLERS) as callers:
            answers = list(callers.map(send, range(200)))
        assert {answer.status for answer in answers} == {202}
        (path,) = {answer.headers["location"] for answer in answers}
        running.wait_until(path, 20)
        assert running.ids(path) == each_twice(20)


def check_through_both(running: Hosts, numbers: Iterable[int]) -> list[Any]:
    """The reports of each article from both services, asked for at once, and made by each of them."""

    def check(call: tuple[Service, int]) -> Any:
        service, number = call
        body = f"{ARTICLE}{number} houses were sold in May, the office said.".encode()
        answer = service.request("POST", "/v1/reports", body, {**_KEY, "Content-Type": "text/plain", **_MADE_ANEW})
        assert answer.is_report, answer.body
        return answer.json()

    with ThreadPoolExecutor(_CALLERS) as callers:
        return list(callers.map(check, product((running.first, running.second), numbers)))


def test_an_answer_of_a_model_is_paid_for_once(postgres_url: str, tmp_path: Path) -> None:
    def take_long(question: str) -> dict[str, object]:
        del question
        time.sleep(0.3)
        return {}

    with running_model() as model:
        model.say = take_long
        with hosts(tmp_path, postgres_url, **{**model.settings(), "FACTCHECK_CACHE": "use"}) as running:
            check_through_both(running, [0])
            of_one = len(model.keys)
            assert of_one > 0
            reports = check_through_both(running, range(_ASKED_ABOUT))
            assert len(model.keys) == of_one * _ASKED_ABOUT
            path = running.send(40)
            running.wait_until(path, 40)
            assert running.ids(path) == each_twice(40)
            assert len(model.keys) == of_one * (_ASKED_ABOUT + 40)
    assert {report["provenance"]["engine"] for report in reports} == {"llm"}


def test_the_budget_of_a_day_is_never_exceeded(postgres_url: str, tmp_path: Path) -> None:
    with running_model() as model:
        model.prompt_tokens = 997  # with the answer 1,000 a call
        budget = {"FACTCHECK_CACHE": "off", "FACTCHECK_BUDGET_DAY_TOKENS": "20500"}
        with hosts(tmp_path, postgres_url, **{**model.settings(), **budget}) as running:
            check_through_both(running, range(_ASKED_ABOUT))
        with psycopg.connect(postgres_url) as connection:
            (spent,) = connection.execute("SELECT sum(tokens) FROM factcheck.spent").fetchone() or (0,)
        assert spent == 1000 * len(model.keys)
        assert 10_000 < spent <= 20_500
