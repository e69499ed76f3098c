"""The service is told to stop while it works: what it has begun it ends, and then it goes."""

import http.client
import json
import os
import signal
import socket
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.http.processes import family
from tests.http.service import Service, running_service

ARTICLE = ("“We tested 15 missiles in 2022,” Minister Kim said on Tuesday. It was the last test. " * 40).encode()
HEAVY = b"<article>" + b"<p>The minister said it rained 15 days.</p>" * 20_000 + b"</article>"
WAIT_S = 60.0


@dataclass
class Load:
    """Callers that ask, one request a connection, until the service is gone."""

    service: Service
    stopped: threading.Event = field(default_factory=threading.Event)
    answered: list[tuple[str, int]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def run(self) -> None:
        while not self.stopped.is_set():
            connection = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=WAIT_S)
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


def begun(log: Path) -> dict[str, int | None]:
    """The requests that the service has read, and the status of each."""
    lines = map(json.loads, log.read_text(encoding="utf-8").splitlines())
    return {line["id"]: line["status"] for line in lines if line["message"] == "request"}


@pytest.mark.parametrize("workers", ["1", "2"])
def test_under_load_every_request_that_was_read_is_answered(tmp_path: Path, workers: str) -> None:
    with running_service(tmp_path, FACTCHECK_WORKERS=workers) as service:
        assert service.post(ARTICLE, "text/plain", Cache_Control="no-store").status == 200
        load = Load(service)
        threads = [threading.Thread(target=load.run) for _ in range(8)]
        for thread in threads:
            thread.start()
        time.sleep(1)
        service.process.terminate()
        assert service.process.wait(timeout=WAIT_S) in (0, -signal.SIGTERM)
        for thread in threads:
            thread.join(WAIT_S)
    assert len(load.answered) > 8
    assert {status for _, status in load.answered} == {200}
    assert set(load.broken) <= {"ConnectionResetError", "RemoteDisconnected", "BrokenPipeError"}
    others = {request_id: status for request_id, status in begun(service.log).items() if status != 200}
    assert others == {}
    assert len(begun(service.log)) == len(load.answered) + 1


def test_a_check_that_takes_longer_than_it_may_does_not_hold_the_end(tmp_path: Path) -> None:
    with (
        running_service(tmp_path, FACTCHECK_DRAIN_S="1") as service,
        socket.create_connection(("127.0.0.1", service.port), timeout=WAIT_S) as connection,
    ):
        head = f"POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(HEAVY)}\r\n"
        connection.sendall(f"{head}Content-Type: text/html\r\n\r\n".encode() + HEAVY)
        time.sleep(0.5)
        service.process.terminate()
        began = time.monotonic()
        service.process.wait(timeout=WAIT_S)
        assert time.monotonic() - began < 15
    assert "Traceback" not in service.log.read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the processes of the service in /proc")
def test_a_worker_that_is_killed_is_replaced_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with running_service(tmp_path, FACTCHECK_WORKERS="2") as service:
        assert service.post(ARTICLE, "text/plain", Cache_Control="no-store").status == 200
        [first, *_] = sorted({line["pid"] for line in started(service.log)} - {service.process.pid})
        below = family(first) - {first}
        os.kill(first, signal.SIGKILL)
        until = time.monotonic() + WAIT_S
        while len({line["pid"] for line in started(service.log)}) < 3 and time.monotonic() < until:
            time.sleep(0.1)
        assert [service.post(ARTICLE, "text/plain", Cache_Control="no-store").status for _ in range(4)] == [200] * 4
        while any(Path(f"/proc/{pid}").exists() for pid in below) and time.monotonic() < until:
            time.sleep(0.1)
        assert below
        assert [pid for pid in below if Path(f"/proc/{pid}").exists()] == []


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="needs SIGHUP")
def test_sighup_replaces_the_workers_and_nobody_notices(tmp_path: Path) -> None:
    with running_service(tmp_path, FACTCHECK_WORKERS="2") as service:
        assert service.post(ARTICLE, "text/plain").is_report
        before = {line["pid"] for line in started(service.log)}
        load = Load(service)
        thread = threading.Thread(target=load.run)
        thread.start()
        service.process.send_signal(signal.SIGHUP)
        until = time.monotonic() + WAIT_S
        while any(Path(f"/proc/{pid}").exists() for pid in before) and time.monotonic() < until:
            time.sleep(0.1)
        load.stopped.set()
        thread.join(WAIT_S)
        assert len({line["pid"] for line in started(service.log)} - before) == 2
        assert {status for _, status in load.answered} <= {200, 201}
        assert service.post(ARTICLE, "text/plain").is_report


def started(log: Path) -> list[dict[str, int]]:
    lines = map(json.loads, log.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line["message"].startswith("Started server process")]
