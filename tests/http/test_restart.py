"""SIGTERM, and a service on the same store: what the first accepted or answered, the second has."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pytest

from benchmarks.slow_model import slow_model
from factcheck.adapters.storage.batch_store import FILE
from tests.http.service import Answer, Service, started_service
from tests.http.test_batches import in_lines, results, rows, wait_until
from tests.http.test_batches import post as post_batch
from tests.processes import eventually

ARTICLE = b"\xe2\x80\x9cWe tested 15 missiles in 2022,\xe2\x80\x9d Minister Kim said on Tuesday, before a restart."


@dataclass(frozen=True)
class Restarted:
    """`report` and `batch` are answers of the service that ended; `log` is all that it wrote."""

    service: Service
    report: Answer
    batch: Answer
    leases: int
    log: list[dict[str, object]]


def post(service: Service) -> Answer:
    return service.post(ARTICLE, "text/plain")


@pytest.fixture(scope="module")
def restarted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Restarted]:
    """The first service ended while five of ten rows waited for a model; the second has its answers."""
    folder = tmp_path_factory.mktemp("restarted")
    given = [*rows(5), *rows(5, first=6, options={"engine": "llm"})]
    with slow_model() as model:
        variables = {**model.settings(), "FACTCHECK_ENGINE": "offline", "FACTCHECK_CACHE": "off"}
        with started_service(folder, **variables) as first:
            report = first.post(ARTICLE, "text/plain", Idempotency_Key="restart")
            batch = post_batch(first, in_lines(given))
            wait_until(first, batch.headers["location"], 5)
            eventually(lambda: model.asked, "a row that is under way")
        log = first.log_lines()
        with closing(sqlite3.connect(folder / "store" / FILE)) as database:
            (leases,) = database.execute("SELECT count(*) FROM rows WHERE worker IS NOT NULL").fetchone()
        model.answer_all()
        with started_service(folder, **variables) as second:
            yield Restarted(second, report, batch, leases, log)


def test_sigterm_ends_it_in_good_order(restarted: Restarted) -> None:
    assert "Application shutdown complete." in [line["message"] for line in restarted.log]
    assert not [line for line in restarted.log if line["level"] in ("error", "critical")]
    assert "Traceback" not in json.dumps(restarted.log)


def test_reports_outlive_the_process(restarted: Restarted) -> None:
    assert restarted.service.get(restarted.report.headers["location"]).body == restarted.report.body
    assert post(restarted.service).headers["factcheck-cache"] == "hit"


def test_idempotency_keys_outlive_the_process(restarted: Restarted) -> None:
    again = restarted.service.post(ARTICLE, "text/plain", Idempotency_Key="restart")
    assert (again.status, again.headers["idempotency-replayed"]) == (restarted.report.status, "true") == (201, "true")


def test_a_batch_goes_on(restarted: Restarted) -> None:
    """Its rows are free as soon as the first service has ended, not when their leases have."""
    assert restarted.leases == 0
    path = restarted.batch.headers["location"]
    assert wait_until(restarted.service, path, 10)["state"] == "done"
    assert sorted(answer["id"] for answer in results(restarted.service, path)) == list(range(1, 11))
