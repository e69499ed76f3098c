"""Too much of a good thing: 429, and when to come again."""

import socket
from pathlib import Path

from factcheck.api.edge.api_keys import entry_of, new_key
from tests.http.service import running_service

CMS, DESK = new_key(), new_key()
KEYS = f"{entry_of('cms', CMS)},{entry_of('desk', DESK)}"
PROXY = {"FACTCHECK_TRUSTED_PROXIES": "127.0.0.1"}


def test_a_key_that_asks_too_often_is_told_when_to_come_again_and_others_are_not(tmp_path: Path) -> None:
    with running_service(tmp_path, FACTCHECK_API_KEYS=KEYS, FACTCHECK_RATE_LIMIT="3/hour") as service:
        answers = [service.request("GET", "/v1/reports", headers={"X-API-Key": CMS}) for _ in range(4)]
        assert [answer.status for answer in answers] == [405, 405, 405, 429]
        assert answers[-1].problem() == (429, "rate-limited")
        assert 1190 <= int(answers[-1].headers["retry-after"]) <= 1200
        assert service.request("GET", "/v1/reports", headers={"X-API-Key": DESK}).status == 405
        assert service.request("GET", "/health/ready", headers={"X-API-Key": CMS}).status == 200


def test_workers_count_the_rate_of_a_key_together(tmp_path: Path) -> None:
    limited = {"FACTCHECK_API_KEYS": KEYS, "FACTCHECK_RATE_LIMIT": "7/hour, 100/day"}
    with running_service(tmp_path, **limited, FACTCHECK_WORKERS="3") as service:
        statuses = [service.request("GET", "/v1/reports", headers={"X-API-Key": CMS}).status for _ in range(40)]
        assert statuses == [405] * 7 + [429] * 33
        assert service.request("GET", "/v1/reports", headers={"X-API-Key": DESK}).status == 405


def test_guessing_keys_is_limited_too(tmp_path: Path) -> None:
    with running_service(tmp_path, FACTCHECK_API_KEYS=KEYS, FACTCHECK_RATE_LIMIT="3/hour", **PROXY) as service:
        guess = {"X-API-Key": "guess", "X-Forwarded-For": "203.0.113.9"}
        statuses = [service.request("GET", "/schema", headers=guess).status for _ in range(4)]
        assert statuses == [401, 401, 401, 429]
        assert service.request("GET", "/v1/reports", headers={"X-API-Key": DESK}).status == 405


def test_without_keys_an_address_is_limited_and_this_machine_is_not(tmp_path: Path) -> None:
    with running_service(tmp_path, FACTCHECK_RATE_LIMIT="2/hour", **PROXY) as service:
        addresses = ("2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1")
        statuses = [service.request("GET", "/v1/reports", headers={"X-Forwarded-For": one}).status for one in addresses]
        assert statuses == [405, 405, 429, 405]
        assert [service.get("/v1/reports").status for _ in range(5)] == [405] * 5


def test_callers_whose_address_is_none_are_one_caller(tmp_path: Path) -> None:
    with running_service(tmp_path, FACTCHECK_RATE_LIMIT="2/hour", **PROXY) as service:
        made_up = ("unknown", "x" * 500, "1.2.3.4.5")
        statuses = [service.request("GET", "/v1/reports", headers={"X-Forwarded-For": one}).status for one in made_up]
        assert statuses == [405, 405, 429]


def test_so_many_requests_of_a_key_may_be_under_way_at_once(tmp_path: Path) -> None:
    with running_service(tmp_path, FACTCHECK_API_KEYS=KEYS, FACTCHECK_CONCURRENCY_LIMIT="1") as service:
        with socket.create_connection(("127.0.0.1", service.port), timeout=30) as half_sent:
            half_sent.sendall(
                f"POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nX-API-Key: {CMS}\r\nContent-Type: text/plain\r\n"
                "Content-Length: 10\r\nExpect: 100-continue\r\n\r\n".encode()
            )
            assert half_sent.recv(100).startswith(b"HTTP/1.1 100")
            answer = service.request("GET", "/v1/reports", headers={"X-API-Key": CMS})
            assert answer.problem() == (429, "too-many-at-once")
            assert answer.headers["retry-after"] == "1"
            assert service.request("GET", "/v1/reports", headers={"X-API-Key": DESK}).status == 405
            half_sent.sendall(b"It rained.")
            assert half_sent.recv(100).startswith(b"HTTP/1.1 201")
        assert service.request("GET", "/v1/reports", headers={"X-API-Key": CMS}).status == 405


def test_where_the_tokens_of_a_key_cannot_be_counted_it_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "keys").touch()
    with running_service(
        tmp_path, FACTCHECK_API_KEYS=KEYS, FACTCHECK_KEY_DAY_TOKENS="1", FACTCHECK_CACHE_DIR=str(tmp_path)
    ) as service:
        answer = service.request("POST", "/v1/reports", b"It rained.", {"X-API-Key": CMS})
        assert answer.problem() == (503, "unavailable")
        assert answer.headers["retry-after"] == "1"
