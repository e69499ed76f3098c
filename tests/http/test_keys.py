"""Who may come in: keys, hosts, and an address that is not served without either."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.http.keys import CMS, DESK, ENTRIES
from tests.http.service import Service, running_service
from tests.http.test_server import start
from tests.processes import GUARD_S

ARTICLE = b"The minister said it rained 15 days."


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """On all addresses of this machine, with keys, and two routes that need none."""
    folder = tmp_path_factory.mktemp("everywhere")
    opened = {"FACTCHECK_API_KEYS": ENTRIES, "FACTCHECK_OPEN_ROUTES": "ready, schema"}
    with running_service(folder, FACTCHECK_HOST="0.0.0.0", **opened) as running:  # noqa: S104
        yield running


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Authorization": f"Bearer {CMS}"}, id="bearer"),
        pytest.param({"authorization": f"bearer  {DESK} "}, id="another key, loosely written"),
        pytest.param({"X-API-Key": DESK}, id="X-API-Key"),
        pytest.param({"Authorization": "Basic Zm86YmFy", "X-API-Key": CMS}, id="credentials for a proxy"),
    ],
)
def test_a_key_opens_the_service(keyed: Service, headers: dict[str, str]) -> None:
    assert keyed.request("GET", "/health/ready", headers=headers).status == 200
    answer = keyed.request("POST", "/v1/reports", ARTICLE, {"Content-Type": "text/plain", **headers})
    assert answer.is_report


@pytest.mark.parametrize(
    ("headers", "challenge"),
    [
        pytest.param({}, 'Bearer realm="factcheck"', id="none"),
        pytest.param({"Authorization": "Bearer"}, 'Bearer realm="factcheck"', id="empty"),
        pytest.param(
            {"Authorization": f"Bearer {CMS}x"}, 'Bearer realm="factcheck", error="invalid_token"', id="unknown"
        ),
        pytest.param({"X-API-Key": "0" * 64}, 'Bearer realm="factcheck", error="invalid_token"', id="hash"),
        pytest.param({"X-API-Key": "a" * 10_000}, 'Bearer realm="factcheck", error="invalid_token"', id="endless"),
        pytest.param({"X-API-Key": "\xff"}, 'Bearer realm="factcheck", error="invalid_token"', id="not ASCII"),
    ],
)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v1/reports"),
        ("GET", "/health/ready"),
        ("GET", "/schema"),
        ("GET", "/schema/docs"),
        ("GET", "/metrics"),
        ("GET", "/nowhere"),
        ("GET", "/health/live/"),
        ("GET", "//health/live"),
        ("OPTIONS", "/v1/reports"),
    ],
)
def test_without_a_key_that_is_known_nothing_opens(
    keyed: Service, method: str, path: str, headers: dict[str, str], challenge: str
) -> None:
    answer = keyed.request(method, path, headers=headers)
    assert answer.problem() == (401, "unauthorized")
    assert answer.headers["www-authenticate"] == challenge
    assert b"a" * 100 not in answer.body


def test_liveness_needs_no_key(keyed: Service) -> None:
    assert keyed.request("GET", "/health/live").status == 200


def test_no_key_stands_in_the_log_and_its_name_does(keyed: Service) -> None:
    log = keyed.log_after(keyed.request("GET", "/schema", headers={"X-API-Key": DESK}))
    assert '"key": "desk"' in log
    assert DESK not in log
    assert CMS not in log


def test_routes_are_opened_by_name(everywhere: Service) -> None:
    assert everywhere.get("/health/ready").status == 200
    assert everywhere.get("/schema/docs").status == 200
    assert everywhere.get("/schemas").problem() == (401, "unauthorized")
    assert everywhere.get("/v1/reports").problem() == (401, "unauthorized")


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104 - that is what is refused
def test_an_address_that_others_reach_is_not_served_without_keys(tmp_path: Path, host: str) -> None:
    done = start(tmp_path, FACTCHECK_HOST=host, FACTCHECK_PORT="0")
    assert done.code == 1
    assert done.err == (
        f"factcheck: {host} can be reached from other machines, and there is no key: set FACTCHECK_API_KEYS to what "
        "`factcheck keys new NAME` prints, or, to serve everybody, FACTCHECK_INSECURE_NO_KEYS to true\n"
    )


def test_an_address_that_others_reach_is_served_with_keys_under_any_name(everywhere: Service) -> None:
    headers = {"Authorization": f"Bearer {CMS}", "Host": "factcheck.example.org"}
    assert everywhere.request("GET", "/v1/schema", headers=headers).status == 200


def test_an_address_that_others_reach_is_served_to_everybody_when_told_so(tmp_path: Path) -> None:
    told = {"FACTCHECK_HOST": "0.0.0.0", "FACTCHECK_INSECURE_NO_KEYS": "true"}  # noqa: S104
    with running_service(tmp_path, **told) as service:
        assert service.request("GET", "/schema", headers={"Host": "factcheck.example.org"}).status == 200


def test_an_entry_that_is_none_is_refused_and_not_shown(tmp_path: Path) -> None:
    done = start(tmp_path, FACTCHECK_API_KEYS="cms:abc")
    assert done.code == 1
    assert "abc" not in done.err
    assert done.err.startswith("factcheck: FACTCHECK_API_KEYS: the value is not allowed; it takes NAME:SHA256")


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:8000", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:80", "fc.localhost."],
)
def test_on_loopback_the_service_goes_by_the_names_of_loopback(service: Service, host: str) -> None:
    assert service.request("GET", "/schema", headers={"Host": host}).status == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil", "", ":80", "[::2]", "[", "\xff"],
)
def test_another_name_is_a_problem(service: Service, host: str) -> None:
    assert service.request("GET", "/schema", headers={"Host": host}).problem() == (400, "bad-host")


def test_a_probe_of_liveness_may_use_any_name(service: Service) -> None:
    assert service.request("GET", "/health/live", headers={"Host": "10.1.2.3:8000"}).status == 200


def test_the_names_are_a_setting(tmp_path: Path) -> None:
    with running_service(tmp_path, FACTCHECK_ALLOWED_HOSTS="desk.example, *.intern.example,2001:db8::1") as service:
        statuses = {
            host: service.request("GET", "/schema", headers={"Host": host}).status
            for host in ("desk.example:443", "a.b.intern.example", "[2001:db8::1]:80", "intern.example", "localhost")
        }
    assert list(statuses.values()) == [200, 200, 200, 400, 400]


def test_http_1_0_has_no_host_and_is_refused_where_names_count(service: Service) -> None:
    with socket.create_connection(("127.0.0.1", service.port), timeout=GUARD_S) as connection:
        connection.sendall(b"GET /schema HTTP/1.0\r\n\r\n")
        assert b"400 Bad Request" in connection.recv(1000)
