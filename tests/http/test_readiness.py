"""GET /health/ready tells which part is degraded; reports are made meanwhile."""

import itertools
import resource
import socket
import sqlite3
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from tests.http.service import Service, running_service
from tests.processes import GUARD_S, eventually


def article(number: int) -> bytes:
    return f"The minister said it rained {number} days.".encode()


def until_ready_says(service: Service, part: str, status: str) -> str | None:
    """The detail of the part, once it has that status."""

    def asked() -> dict[str, str | None] | None:
        answer = service.get("/health/ready")
        assert answer.status == 200
        found: dict[str, str | None] = answer.json()["parts"].get(part, {})
        return found if found.get("status") == status else None

    return eventually(asked, f"{part}: {status}")["detail"]


def test_all_is_well(service: Service) -> None:
    answer = service.get("/health/ready")
    well = {"status": "ok", "detail": None}
    assert (answer.status, answer.json()) == (200, {"status": "ok", "parts": {"checks": well, "store": well}})


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        pytest.param(lambda folder: folder.write_bytes(b""), "File exists", id="a file where the folder should be"),
        pytest.param(
            lambda folder: (folder.mkdir(), (folder / "reports-1.db").write_bytes(b"garbage" * 1000)),
            "file is not a database",
            id="garbage",
        ),
        pytest.param(
            lambda folder: (folder.mkdir(), (folder / "reports-1.db").symlink_to("/etc/passwd")),
            "the database is a link to elsewhere",
            id="a link elsewhere",
        ),
    ],
)
def test_a_store_that_cannot_be_used_is_told_and_reports_are_made(
    tmp_path: Path, spoil: Callable[[Path], object], reason: str
) -> None:
    spoil(tmp_path / "store")
    with running_service(tmp_path) as service:
        assert until_ready_says(service, "store", "degraded")
        answers = [service.post(article(number), "text/plain") for number in range(3)]
        assert [answer.status for answer in answers] == [200] * 3
        assert {answer.headers["factcheck-store"] for answer in answers} == {"unavailable"}
        assert not [answer for answer in answers if "location" in answer.headers]
        assert reason in service.log_after(*answers)


def test_a_store_that_is_locked_is_told_until_it_is_free(tmp_path: Path) -> None:
    """All that is answered in the block is answered while the lock is held."""
    with running_service(tmp_path) as service:
        first = service.post(article(0), "text/plain")
        assert first.status == 201
        with closing(sqlite3.connect(tmp_path / "store" / "reports-1.db", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            during = service.post(article(1), "text/plain")
            assert (during.status, during.headers["factcheck-store"]) == (200, "unavailable")
            assert service.post(article(0), "text/plain").body == first.body
            assert service.get("/health/live").status == 200
            assert until_ready_says(service, "store", "degraded") is not None
        eventually(lambda: service.post(article(2), "text/plain").status == 201, "a store that works again")
        until_ready_says(service, "store", "ok")


@pytest.mark.skipif(sys.platform != "linux", reason="sets a limit of another process")
def test_a_disk_that_is_full_is_told_and_reports_are_made(tmp_path: Path) -> None:
    """No file of the service grows any more, nor does its log."""
    with running_service(tmp_path) as service:
        assert service.post(article(0), "text/plain").status == 201
        resource.prlimit(service.process.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        for number in range(1, 20):
            assert service.post(article(number), "text/plain").status in (200, 201)
        assert until_ready_says(service, "store", "degraded")
        resource.prlimit(service.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        numbers = itertools.count(30)
        eventually(lambda: service.post(article(next(numbers)), "text/plain").status == 201, "a store that works again")
        until_ready_says(service, "store", "ok")


def test_a_model_server_that_is_down_and_a_cache_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    (tmp_path / "cache").touch()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    variables = {"FACTCHECK_MODEL": "small", "FACTCHECK_BASE_URL": f"http://127.0.0.1:{port}/v1"}
    with running_service(tmp_path, FACTCHECK_CACHE_DIR=str(tmp_path / "cache"), **variables) as service:
        parts = service.get("/health/ready").json()["parts"]
        assert {name: part["status"] for name, part in parts.items()} == {
            "checks": "ok",
            "store": "ok",
            "cache": "degraded",
            "model": "ok",
        }
        answer = service.post(article(1), "text/plain")
        assert answer.is_report
        assert answer.json()["provenance"]["engine"] == "offline"
        detail = until_ready_says(service, "upstream", "degraded")
        assert detail == "a report was made without the model: model-unreachable"
        page = service.get("/metrics").body.decode()
    assert 'factcheck_upstream_errors_total{code="model-unreachable"} ' in page
    assert 'factcheck_reports_total{cache="miss",engine="offline"} 1.0' in page


def in_line(service: Service) -> float:
    return service.metric("factcheck_checks_waiting") + service.metric("factcheck_checks_running")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the processes of the service in /proc")
def test_when_as_many_checks_wait_as_may_the_next_is_told_to_come_again(tmp_path: Path) -> None:
    """Of two checks that are held one waits for the only core, or runs beside the other after a second."""
    variables = {"FACTCHECK_WORKERS": "1", "FACTCHECK_MAX_WAITING": "1", "FACTCHECK_CHECK_TIMEOUT_S": str(2 * GUARD_S)}
    with running_service(tmp_path, **variables) as service, ThreadPoolExecutor(2) as pool:
        assert service.post(article(0), "text/plain").status == 201
        with service.held():
            under_way = [pool.submit(service.post, article(number), "text/plain") for number in (1, 2)]
            eventually(lambda: in_line(service) == 2, "two checks under way")
            refused = service.post(article(4), "text/plain")
            assert refused.problem() == (503, "busy")
            assert int(refused.headers["retry-after"]) >= 1
            stored = service.post(article(0), "text/plain")
            assert (stored.status, stored.headers["factcheck-cache"]) == (200, "hit")
        assert [each.result().status for each in under_way] == [201] * len(under_way)
        last = service.post(article(4), "text/plain")
        assert last.status == 201
        assert service.lines_of(last.request_id)
        assert not [line for line in service.log_lines() if line["level"] == "error"]
