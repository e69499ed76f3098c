"""Rate limiting: 429 and Retry-After, for keys, for addresses, and for requests at once."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.http.keys import ARCHIVE, CMS, DESK, ENTRIES, NEWSROOM
from tests.http.service import Service, running_service
from tests.processes import GUARD_S

PROXY = {"FACTCHECK_TRUSTED_PROXIES": "127.0.0.1"}
_TURN_S = 1200  # between two requests of 3/hour


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Each test asks with keys of its own, but for DESK, which asks once a test."""
    limits = {"FACTCHECK_RATE_LIMIT": "3/hour", "FACTCHECK_CONCURRENCY_LIMIT": "1"}
    folder = tmp_path_factory.mktemp("limited")
    with running_service(folder, FACTCHECK_API_KEYS=ENTRIES, **limits, **PROXY) as running:
        yield running


@pytest.fixture(scope="module")
def keyless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Each test asks from addresses of its own."""
    with running_service(tmp_path_factory.mktemp("keyless"), FACTCHECK_RATE_LIMIT="2/hour", **PROXY) as running:
        yield running


def test_a_key_that_asks_too_often_is_told_when_to_come_again_and_others_are_not(limited: Service) -> None:
    answers = [limited.request("GET", "/v1/reports", headers={"X-API-Key": CMS}) for _ in range(4)]
    assert [answer.status for answer in answers] == [200, 200, 200, 429]
    assert answers[-1].problem() == (429, "rate-limited")
    assert _TURN_S / 2 < int(answers[-1].headers["retry-after"]) <= _TURN_S
    assert limited.request("GET", "/v1/reports", headers={"X-API-Key": DESK}).status == 200
    assert limited.request("GET", "/health/ready", headers={"X-API-Key": CMS}).status == 200


def test_workers_count_the_rate_of_a_key_together(two_workers: Service) -> None:
    statuses = [two_workers.request("GET", "/v1/reports", headers={"X-API-Key": CMS}).status for _ in range(40)]
    assert statuses == [200] * 7 + [429] * 33
    assert two_workers.request("GET", "/v1/reports", headers={"X-API-Key": DESK}).status == 200


def test_guessing_keys_is_limited_too(limited: Service) -> None:
    guess = {"X-API-Key": "guess", "X-Forwarded-For": "203.0.113.9"}
    statuses = [limited.request("GET", "/schema", headers=guess).status for _ in range(4)]
    assert statuses == [401, 401, 401, 429]
    assert limited.request("GET", "/v1/reports", headers={"X-API-Key": DESK}).status == 200


def test_without_keys_an_address_is_limited_and_this_machine_is_not(keyless: Service) -> None:
    addresses = ("2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1")
    statuses = [keyless.request("GET", "/v1/reports", headers={"X-Forwarded-For": one}).status for one in addresses]
    assert statuses == [200, 200, 429, 200]
    assert [keyless.get("/v1/reports").status for _ in range(5)] == [200] * 5


def test_callers_whose_address_is_none_are_one_caller(keyless: Service) -> None:
    made_up = ("unknown", "x" * 500, "1.2.3.4.5")
    statuses = [keyless.request("GET", "/v1/reports", headers={"X-Forwarded-For": one}).status for one in made_up]
    assert statuses == [200, 200, 429]


def test_so_many_requests_of_a_key_may_be_under_way_at_once(limited: Service) -> None:
    with socket.create_connection(("127.0.0.1", limited.port), timeout=GUARD_S) as half_sent:
        half_sent.sendall(
            f"POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nX-API-Key: {NEWSROOM}\r\nContent-Type: text/plain\r\n"
            "Content-Length: 10\r\nExpect: 100-continue\r\n\r\n".encode()
        )
        assert half_sent.recv(100).startswith(b"HTTP/1.1 100")
        answer = limited.request("GET", "/v1/reports", headers={"X-API-Key": NEWSROOM})
        assert answer.problem() == (429, "too-many-at-once")
        assert answer.headers["retry-after"] == "1"
        assert limited.request("GET", "/v1/reports", headers={"X-API-Key": ARCHIVE}).status == 200
        half_sent.sendall(b"It rained.")
        assert half_sent.recv(100).startswith(b"HTTP/1.1 201")
    assert limited.request("GET", "/v1/reports", headers={"X-API-Key": NEWSROOM}).status == 200


def test_where_the_tokens_of_a_key_cannot_be_counted_it_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "keys").touch()
    with running_service(
        tmp_path, FACTCHECK_API_KEYS=ENTRIES, FACTCHECK_KEY_DAY_TOKENS="1", FACTCHECK_CACHE_DIR=str(tmp_path)
    ) as service:
        answer = service.request("POST", "/v1/reports", b"It rained.", {"X-API-Key": CMS})
        assert answer.problem() == (503, "unavailable")
        assert answer.headers["retry-after"] == "1"
