"""Slow, broken or hostile clients (slowloris, request smuggling, endless chunks): one answer or none, and no defect."""

import asyncio
import contextlib
import json
import os
import select
import socket
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from factcheck.adapters.storage.report_store import SqliteReportStore
from factcheck.pipeline.stored import StoredReport
from tests.http.service import Service, running_service
from tests.processes import GUARD_S, eventually

ARTICLE = b"The minister said it rained 15 days."
HEAD = b"POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
DRIPPING = b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
TIMEOUT_S = 1.0
# 200 s at least, so what is cut off sooner was cut off by the deadline.
_DRIP_S, _MOST_DRIPS = 0.05, 4000
# 6.5 GB: no service reads as many in the second after its answer.
_MOST_CHUNKS = 100_000


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running_service(tmp_path_factory.mktemp("impatient"), FACTCHECK_BODY_TIMEOUT_S=str(TIMEOUT_S)) as running:
        yield running


@pytest.fixture(autouse=True)
def it_goes_on(impatient: Service) -> Iterator[None]:
    """After each fault an article is answered as before, and the log has no defect."""
    yield
    answer = impatient.post(ARTICLE, "text/plain")
    assert answer.is_report
    assert impatient.process.poll() is None
    assert impatient.lines_of(answer.request_id)
    assert [line for line in impatient.log_lines() if line["level"] in ("error", "critical")] == []


@contextlib.contextmanager
def connected(service: Service) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", service.port), timeout=GUARD_S) as connection:
        yield connection


def everything(connection: socket.socket) -> bytes:
    """All that comes until the service closes the connection."""
    received = b""
    with contextlib.suppress(ConnectionResetError):
        while part := connection.recv(65536):
            received += part
    return received


def problem_in(answer: bytes) -> tuple[int, str]:
    head, _, body = answer.partition(b"\r\n\r\n")
    found = json.loads(body)
    assert b"application/problem+json" in head
    assert int(head.split()[1]) == found["status"]
    return found["status"], found["type"].removeprefix("urn:factcheck:problem:")


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        pytest.param(b"POST /v1/reports HTTP/1.1\r\nHost: loc", (408, "request-timeout"), id="half of the headers"),
        pytest.param(HEAD + b"Content-Length: 100\r\n\r\nIt rai", (408, "request-timeout"), id="half of the body"),
        pytest.param(
            HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nIt ra\r\n",
            (408, "request-timeout"),
            id="half of the chunks",
        ),
        pytest.param(
            b"GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 100\r\n\r\n",
            None,
            id="a body that nobody reads",
        ),
        pytest.param(b"", b"", id="nothing"),
    ],
)
def test_a_request_that_does_not_come_to_its_end_is_given_up(
    impatient: Service, sent: bytes, expected: tuple[int, str] | bytes | None
) -> None:
    with connected(impatient) as connection:
        connection.sendall(sent)
        answer = everything(connection)
    if expected is None:
        assert answer.startswith((b"HTTP/1.1 200 ", b"HTTP/1.1 201 "))
    elif not answer:
        assert answer == expected
    else:
        assert problem_in(answer) == expected
        assert f"within {TIMEOUT_S:g} s".encode() in answer


@pytest.mark.parametrize(
    ("head", "part"),
    [
        pytest.param(DRIPPING, b"a", id="one long header"),
        pytest.param(DRIPPING, b"X-Filler: a\r\n", id="ever more headers"),
        pytest.param(CHUNKED, b"1\r\na\r\n", id="a body"),
    ],
)
def test_what_drips_is_given_up(impatient: Service, head: bytes, part: bytes) -> None:
    """Each piece comes long before the deadline, which no piece moves."""
    with connected(impatient) as connection:
        connection.sendall(head)
        assert sent_until_cut_off(connection, part, most=_MOST_DRIPS, pause_s=_DRIP_S) < _MOST_DRIPS


@pytest.mark.parametrize("path", [b"/v1/reports", b"/nowhere"])
def test_chunks_without_end_are_cut_off(impatient: Service, path: bytes) -> None:
    chunk = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
    with connected(impatient) as connection:
        connection.sendall(CHUNKED.replace(b"/v1/reports", path))
        assert sent_until_cut_off(connection, chunk, most=_MOST_CHUNKS) < _MOST_CHUNKS


def sent_until_cut_off(connection: socket.socket, part: bytes, *, most: int, pause_s: float = 0) -> int:
    """How often the part was sent before the service closed the connection; `most` where it did not."""
    for sent in range(most):
        try:
            connection.sendall(part)
        except ConnectionError:
            return sent
        time.sleep(pause_s)
    return most


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 50, id="TLS"),
        pytest.param(b"GARBAGE\r\n\r\n", id="no request line"),
        pytest.param(b"GET / HTTP/1.1\r\nbroken header\r\n\r\n", id="no header"),
        pytest.param(HEAD + b"Content-Length: -1\r\n\r\n", id="length below 0"),
        pytest.param(HEAD + b"Content-Length: 1e3\r\n\r\n", id="length that is no number"),
        pytest.param(HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n12345", id="two lengths"),
        pytest.param(HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n", id="unknown coding"),
        pytest.param(CHUNKED + b"ZZ\r\n", id="chunk without length"),
        pytest.param(b"GET /health/live HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", id="two hosts"),
        pytest.param(b"GET /health/live HTTP/1.1\r\n\r\n", id="no host"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n", id="NUL in a header"),
    ],
)
def test_what_is_no_http_is_a_problem(impatient: Service, sent: bytes) -> None:
    with connected(impatient) as connection:
        connection.sendall(sent)
        assert problem_in(everything(connection)) == (400, "malformed-request")


def test_both_lengths_are_never_read_as_two_requests(impatient: Service) -> None:
    """RFC 9112, section 6.3: what a proxy and a server read differently lets one caller speak for another."""
    smuggled = b"GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with connected(impatient) as connection:
        connection.sendall(
            HEAD + b"Connection: close\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled
        )
        assert everything(connection).count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize(
    ("header", "times"), [("X-Filler: a\r\n", 10_000), ("A: b\r\n", 120), (f"A: {'b' * 1000}\r\n", 50)]
)
def test_many_headers_are_refused(impatient: Service, header: str, times: int) -> None:
    with connected(impatient) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(HEAD + header.encode() * times + b"Connection: close\r\nContent-Length: 0\r\n\r\n")
        assert problem_in(everything(connection)) == (431, "headers-too-large")


def test_a_length_that_says_less_than_comes_is_obeyed(impatient: Service) -> None:
    with connected(impatient) as connection:
        connection.sendall(HEAD + b"Content-Length: 10\r\n\r\nIt rained. It poured.")
        answer = everything(connection)
    first, _, second = answer.partition(b"HTTP/1.1 400 ")
    assert first.startswith((b"HTTP/1.1 200 ", b"HTTP/1.1 201 "))
    assert b'"text": "It rained."' in first
    assert b"malformed-request" in second


def test_a_client_that_does_not_read_is_let_go(impatient: Service) -> None:
    """The log has its request once the service has given it up; the system's buffers hold what was sent by then."""
    report = StoredReport(b" " * 20_000_000, sha256(b" " * 20_000_000).hexdigest())
    store = SqliteReportStore(impatient.log.parent / "store")
    asyncio.run(store.put("0" * 64, report, ""))
    store.close()
    with connected(impatient) as connection:
        connection.sendall(
            f"GET /v1/reports/{'0' * 64} HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: reads-nothing\r\n\r\n".encode()
        )
        assert connection.recv(12) == b"HTTP/1.1 200"
        assert impatient.lines_of("reads-nothing")
        received = everything(connection)
    assert b"\r\n\r\n" in received
    assert len(received) < len(report.content)


def test_a_client_that_leaves_half_way_is_no_defect(impatient: Service) -> None:
    for _ in range(20):
        with connected(impatient) as connection:
            connection.sendall(HEAD + b"Content-Length: 1000\r\n\r\nIt rai")
        with connected(impatient) as connection:
            connection.sendall(HEAD + b"Content-Length: 36\r\n\r\n" + ARTICLE)


def test_a_hundred_slow_clients_keep_nobody_waiting(service: Service) -> None:
    """All of them are still there, and have no answer, when the other has its."""
    with contextlib.ExitStack() as stack:
        slow = [stack.enter_context(connected(service)) for _ in range(100)]
        for connection in slow:
            connection.sendall(HEAD + b"Content-Length: 100\r\n\r\nIt")
        assert service.post(ARTICLE, "text/plain").is_report
        readable, _, _ = select.select(slow, [], [], 0)
        assert readable == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="counts descriptors in /proc")
def test_clients_that_leave_take_their_descriptors_along(impatient: Service) -> None:
    folder = Path(f"/proc/{impatient.process.pid}/fd")
    impatient.post(ARTICLE, "text/plain")
    before = len(os.listdir(folder))  # noqa: PTH208 - names alone: what they lead to may be gone
    threads = [threading.Thread(target=_come_and_go, args=(impatient,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    eventually(lambda: len(os.listdir(folder)) <= before, "as few descriptors as before")  # noqa: PTH208


def _come_and_go(service: Service) -> None:
    for _ in range(50):
        with connected(service) as connection:
            connection.sendall(HEAD + b"Content-Length: 100\r\n\r\nIt rai")
