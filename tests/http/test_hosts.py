"""Hosts that share a database: what they do while it is away, and what is lost by it, which is nothing.

`tests/scale` has thousands of rows, and more hosts.
"""

from pathlib import Path

from tests.http.service import Service, running_service
from tests.http.test_batches import ARTICLE, in_lines, post, results, rows, wait_until
from tests.http.working import work_host
from tests.postgres import Postgres
from tests.processes import eventually


def has_told(service: Service, message: str) -> bool:
    return any(line["message"] == message for line in service.log_lines())


def is_taken(service: Service, body: bytes) -> str | None:
    answer = post(service, body)
    return answer.headers["location"] if answer.status == 202 else None


def test_hosts_get_over_a_crash_of_their_database(postgres: Postgres, postgres_url: str, tmp_path: Path) -> None:
    shared = {"FACTCHECK_STORE_URL": postgres_url}
    with (
        running_service(tmp_path, FACTCHECK_BATCH_WORKER="false", **shared) as service,
        work_host(tmp_path, **shared),
    ):
        before = post(service, in_lines(rows(6))).headers["location"]
        wait_until(service, before, 6)
        assert service.post(ARTICLE.encode(), "text/plain").status == 201
        under_way = post(service, in_lines(rows(60, first=100))).headers["location"]
        postgres.stop()
        made = service.post(ARTICLE.format(number="many").encode(), "text/plain")
        assert (made.status, made.headers["factcheck-store"]) == (200, "unavailable")
        refused = post(service, in_lines(rows(1)))
        assert refused.problem() == (503, "unavailable")
        assert int(refused.headers["retry-after"]) > 0
        eventually(lambda: has_told(service, "store: degraded"), "readiness that tells of the store")
        ready = service.get("/health/ready")
        assert (ready.status, ready.json()["parts"]["store"]["status"]) == (200, "degraded")

        postgres.start()
        after = eventually(lambda: is_taken(service, in_lines(rows(3, first=200))), "a batch that is taken")
        wait_until(service, under_way, 60)
        wait_until(service, after, 3)
        assert sorted(answer["id"] for answer in results(service, before)) == list(range(1, 7))
        assert sorted(answer["id"] for answer in results(service, under_way)) == list(range(100, 160))
        assert service.post(ARTICLE.format(number="many").encode(), "text/plain").status == 201
        eventually(lambda: has_told(service, "store: ok"), "readiness that tells that the store is back")
