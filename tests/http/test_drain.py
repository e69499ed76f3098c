"""Graceful shutdown and worker replacement under load: requests that were read are answered."""

import http.client
import os
import signal
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.http.service import Service, running_service, started_service
from tests.processes import GUARD_S, eventually, family, lives

ARTICLE = ("“We tested 15 missiles in 2022,” Minister Kim said on Tuesday. It was the last test. " * 40).encode()


@dataclass
class Load:
    """Callers that ask, one request a connection, until the service is gone."""

    service: Service
    pause_s: float = 0.0
    stopped: threading.Event = field(default_factory=threading.Event)
    answered: list[tuple[str, int]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def run(self) -> None:
        while not self.stopped.wait(self.pause_s):
            connection = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=GUARD_S)
            try:
                connection.connect()
            except OSError:
                return
            try:
                connection.request(
                    "POST", "/v1/reports", ARTICLE, {"Content-Type": "text/plain", "Cache-Control": "no-store"}
                )
                answer = connection.getresponse()
                answer.read()
                self.answered.append((answer.headers["x-request-id"], answer.status))
            except (OSError, http.client.HTTPException) as exc:
                self.broken.append(type(exc).__name__)
            finally:
                connection.close()


def begun(service: Service) -> dict[str, int | None]:
    """The requests that the service has read, and the status of each."""
    return {line["id"]: line["status"] for line in service.log_lines() if line["message"] == "request"}


@pytest.mark.parametrize("workers", ["1", "2"])
def test_under_load_every_request_that_was_read_is_answered(tmp_path: Path, workers: str) -> None:
    with running_service(tmp_path, FACTCHECK_WORKERS=workers) as service:
        assert service.post(ARTICLE, "text/plain", Cache_Control="no-store").status == 200
        load = Load(service)
        threads = [threading.Thread(target=load.run) for _ in range(8)]
        for thread in threads:
            thread.start()
        eventually(lambda: len(load.answered) > 8, "a service under load")
        service.process.terminate()
        assert service.process.wait(timeout=GUARD_S) in (0, -signal.SIGTERM)
        for thread in threads:
            thread.join(GUARD_S)
    assert {status for _, status in load.answered} == {200}
    assert set(load.broken) <= {"ConnectionResetError", "RemoteDisconnected", "BrokenPipeError"}
    others = {request_id: status for request_id, status in begun(service).items() if status != 200}
    assert others == {}
    assert len(begun(service)) == len(load.answered) + 1


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_service_that_ends_leaves_no_temporary_file(tmp_path: Path, workers: str) -> None:
    with (
        TemporaryDirectory() as temporary,  # shorter than tmp_path: the path of a Unix socket has 107 bytes at most
        started_service(tmp_path, FACTCHECK_WORKERS=workers, TMPDIR=temporary) as service,
    ):
        assert service.post(ARTICLE, "text/plain").status == 201
        assert list(Path(temporary).iterdir())
        service.process.terminate()
        assert service.process.wait(timeout=GUARD_S) == 0
        assert list(Path(temporary).iterdir()) == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the processes of the service in /proc")
def test_a_check_that_takes_longer_than_it_may_does_not_hold_the_end(tmp_path: Path) -> None:
    """It takes for ever, so that the service ends at all is all that there is to see."""
    with (
        running_service(tmp_path, FACTCHECK_DRAIN_S="1") as service,
        socket.create_connection(("127.0.0.1", service.port), timeout=GUARD_S) as connection,
        service.held(),
    ):
        head = f"POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(ARTICLE)}\r\n"
        connection.sendall(f"{head}Content-Type: text/plain\r\n\r\n".encode() + ARTICLE)
        eventually(lambda: service.metric("factcheck_checks_running"), "a check under way")
        service.process.terminate()
        service.process.wait(timeout=GUARD_S)
    assert "Traceback" not in service.log.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Two workers, which the tests replace."""
    with running_service(tmp_path_factory.mktemp("two"), FACTCHECK_WORKERS="2") as running:
        eventually(lambda: len(serving(running)) == 2, "two workers")
        yield running


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the processes of the service in /proc")
def test_a_worker_that_is_killed_is_replaced_and_leaves_nothing_behind(two: Service) -> None:
    first, second = serving(two)
    eventually(lambda: len(family(first)) > 1, "what the worker starts")
    below = set(family(first)) - {first}
    os.kill(first, signal.SIGKILL)
    eventually(lambda: len(set(serving(two)) - {first, second}) == 1, "another worker")
    assert [two.post(ARTICLE, "text/plain", Cache_Control="no-store").status for _ in range(4)] == [200] * 4
    eventually(lambda: not any(map(lives, below)), "the end of what the worker had started")


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="needs SIGHUP")
def test_sighup_replaces_the_workers_and_nobody_notices(two: Service) -> None:
    """uvicorn aborts a restart where the new worker is not ready in 30 s; then the signal is sent again."""
    before = set(serving(two))
    load, signals = Load(two, pause_s=0.05), 1
    thread = threading.Thread(target=load.run)
    thread.start()
    try:
        two.process.send_signal(signal.SIGHUP)

        def are_gone() -> bool:
            nonlocal signals
            if len([line for line in two.log_lines() if "aborting the restart" in line["message"]]) == signals:
                two.process.send_signal(signal.SIGHUP)
                signals += 1
            return not any(map(lives, before))

        eventually(are_gone, "the end of the workers")
        eventually(lambda: len(set(serving(two)) - before) == 2, "two others")
    finally:
        load.stopped.set()
        thread.join(GUARD_S)
    assert {status for _, status in load.answered} == {200}
    assert two.post(ARTICLE, "text/plain").is_report


def serving(service: Service) -> list[int]:
    """PIDs of the workers that have started and live; the supervisor is none of them."""
    started = {line["pid"] for line in service.log_lines() if line["message"].startswith("Started server process")}
    return sorted(pid for pid in started if lives(pid))
