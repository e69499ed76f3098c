"""What /health/ready tells, and what goes on meanwhile."""

import json
import os
import resource
import socket
import sqlite3
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.http.service import Service, running_service
from tests.http.test_limits import HEAVY

WAIT_S = 40.0


def article(number: int) -> bytes:
    return f"The minister said it rained {number} days.".encode()


def until_ready_says(service: Service, status: str, part: str) -> str | None:
    """The detail of the part, once the whole has that status."""
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        answer = service.get("/health/ready")
        assert answer.status == 200
        if answer.json()["status"] == status:
            found = answer.json()["parts"][part]
            assert found["status"] == status
            detail: str | None = found["detail"]
            return detail
        time.sleep(0.2)
    raise AssertionError(answer.body)


def test_all_is_well(service: Service) -> None:
    answer = service.get("/health/ready")
    well = {"status": "ok", "detail": None}
    assert (answer.status, answer.json()) == (200, {"status": "ok", "parts": {"checks": well, "store": well}})


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda folder: folder.write_bytes(b""), id="a file where the folder should be"),
        pytest.param(
            lambda folder: (folder.mkdir(), (folder / "reports-1.db").write_bytes(os.urandom(20_000))), id="garbage"
        ),
        pytest.param(
            lambda folder: (folder.mkdir(), (folder / "reports-1.db").symlink_to("/etc/passwd")), id="a link elsewhere"
        ),
    ],
)
def test_a_store_that_cannot_be_used_is_told_and_reports_are_made(
    tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    store = tmp_path / "spoilt"
    spoil(store)
    with running_service(tmp_path, FACTCHECK_STORE_DIR=str(store)) as service:
        assert until_ready_says(service, "degraded", "store")
        answers = [service.post(article(number), "text/plain") for number in range(3)]
        assert [answer.status for answer in answers] == [200] * 3
        assert {answer.headers["factcheck-store"] for answer in answers} == {"unavailable"}


def test_a_store_that_is_locked_is_told_until_it_is_free(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with running_service(tmp_path, FACTCHECK_STORE_DIR=str(store)) as service:
        assert service.post(article(0), "text/plain").status == 201
        with sqlite3.connect(store / "reports-1.db", isolation_level=None) as database:
            database.execute("BEGIN IMMEDIATE")
            assert until_ready_says(service, "degraded", "store") is not None
            began = time.monotonic()
            assert service.post(article(1), "text/plain").is_report
            assert service.get("/health/live").status == 200
            assert time.monotonic() - began < 10
            database.execute("ROLLBACK")
        database.close()
        deadline = time.monotonic() + WAIT_S
        while service.post(article(2), "text/plain").headers.get("factcheck-store") == "unavailable":
            assert time.monotonic() < deadline
            time.sleep(0.5)
        until_ready_says(service, "ok", "store")


@pytest.mark.skipif(sys.platform != "linux", reason="sets a limit of another process")
def test_a_disk_that_is_full_is_told_and_reports_are_made(tmp_path: Path) -> None:
    """No file of the service grows any more, nor does its log."""
    with running_service(tmp_path, FACTCHECK_STORE_DIR=str(tmp_path / "store")) as service:
        assert service.post(article(0), "text/plain").status == 201
        resource.prlimit(service.process.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        for number in range(1, 20):
            assert service.post(article(number), "text/plain").status in (200, 201)
        assert until_ready_says(service, "degraded", "store")
        resource.prlimit(service.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        time.sleep(3)
        assert service.post(article(30), "text/plain").status == 201
        until_ready_says(service, "ok", "store")


def test_a_model_server_that_is_down_is_told_and_reports_are_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    variables = {"FACTCHECK_MODEL": "small", "FACTCHECK_BASE_URL": f"http://127.0.0.1:{port}/v1"}
    with running_service(tmp_path, FACTCHECK_CACHE_DIR=str(tmp_path / "cache"), **variables) as service:
        assert set(service.get("/health/ready").json()["parts"]) == {"checks", "store", "cache"}
        answer = service.post(article(1), "text/plain")
        assert answer.is_report
        assert answer.json()["provenance"]["engine"] == "offline"
        detail = until_ready_says(service, "degraded", "upstream")
        assert detail == "a report was made without the model: model-unreachable"
        page = service.get("/metrics").body.decode()
    assert 'factcheck_upstream_errors_total{code="model-unreachable"} ' in page
    assert 'factcheck_reports_total{cache="miss",engine="offline"} 1.0' in page


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache").touch()
    variables = {"FACTCHECK_MODEL": "small", "FACTCHECK_BASE_URL": "http://127.0.0.1:9/v1"}
    with running_service(tmp_path, FACTCHECK_CACHE_DIR=str(tmp_path / "cache"), **variables) as service:
        assert until_ready_says(service, "degraded", "cache")


def test_when_as_many_checks_wait_as_may_the_next_is_told_at_once(tmp_path: Path) -> None:
    with (
        running_service(
            tmp_path, FACTCHECK_WORKERS="1", FACTCHECK_MAX_WAITING="1", FACTCHECK_CHECK_TIMEOUT_S="60"
        ) as service,
        ThreadPoolExecutor(8) as pool,
    ):
        assert service.post(article(0), "text/plain").status == 201
        under_way = [
            pool.submit(service.post, f"{HEAVY}{number}".encode(), "text/html", Cache_Control="no-store")
            for number in range(4)
        ]
        time.sleep(0.5)
        began = time.monotonic()
        refused = service.post(article(1), "text/plain")
        assert time.monotonic() - began < 0.5
        assert refused.problem() == (503, "busy")
        assert int(refused.headers["retry-after"]) >= 1
        stored = service.post(article(0), "text/plain")
        assert (stored.status, stored.headers["factcheck-cache"]) == (200, "hit")
        assert sorted({each.result().status for each in under_way}) == [200, 503]
        assert service.post(article(1), "text/plain").status == 201
        lines = [json.loads(line) for line in service.log.read_text(encoding="utf-8").splitlines()]
    assert not [line for line in lines if line["level"] == "error"]
