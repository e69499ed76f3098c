"""A page of the service gives its key once, and has it in a cookie that no script reads and no other site uses."""

import json
from collections.abc import Iterator

import pytest

from tests.http.keys import CMS, DESK, ENTRIES
from tests.http.service import Answer, Service, running_service

JSON = {"Content-Type": "application/json"}
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def framed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """With keys, behind a proxy that has TLS, and shown in frames."""
    variables = {
        "FACTCHECK_API_KEYS": ENTRIES,
        "FACTCHECK_TRUSTED_PROXIES": "127.0.0.1",
        "FACTCHECK_FRAME_ANCESTORS": "self, https://cms.example.org",
    }
    with running_service(tmp_path_factory.mktemp("framed"), **variables) as running:
        yield running


def open_session(service: Service, key: str, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return service.request("POST", "/session", json.dumps({"key": key}).encode(), JSON | named)


def cookie(service: Service, key: str = DESK) -> dict[str, str]:
    return {"Cookie": open_session(service, key).headers["set-cookie"].partition(";")[0]}


def post(service: Service, headers: dict[str, str]) -> Answer:
    return service.request("POST", "/v1/reports", b'{"text": "The minister said it rained 15 days."}', JSON | headers)


def test_a_key_comes_back_in_a_cookie_for_pages_of_this_site_alone(keyed: Service) -> None:
    answer = open_session(keyed, DESK)
    assert (answer.status, answer.body) == (204, b"")
    name, *attributes = answer.headers["set-cookie"].split("; ")
    assert name == f"factcheck_key={DESK}"
    assert sorted(attribute.lower() for attribute in attributes) == ["httponly", "path=/", "samesite=strict"]


def test_over_https_the_cookie_is_secure(framed: Service) -> None:
    answer = open_session(framed, DESK, X_Forwarded_Proto="https", X_Forwarded_For="203.0.113.9")
    assert "Secure" in answer.headers["set-cookie"].split("; ")


def test_the_cookie_opens_what_the_key_opens(keyed: Service) -> None:
    held = cookie(keyed)
    assert keyed.request("GET", "/v1/reports", headers=held).status == 200
    mixed = {"Cookie": f"theme=dark; {held['Cookie']}; other=1"}
    assert keyed.request("GET", "/v1/reports", headers=mixed).status == 200
    assert post(keyed, held | OURS).is_report
    assert keyed.request("GET", "/v1/reports", headers={"Cookie": f"factcheck_key={CMS}x"}).status == 401


@pytest.mark.parametrize(
    ("sent", "is_ours"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Origin": "http://127.0.0.1:{port}"}, True),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1:{port}"}, False),
        ({"Origin": "http://127.0.0.1:1"}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({}, False),
    ],
)
def test_what_changes_something_comes_from_our_pages(keyed: Service, sent: dict[str, str], is_ours: bool) -> None:  # noqa: FBT001
    origin = {name: value.format(port=keyed.port) for name, value in sent.items()}
    answer = post(keyed, cookie(keyed) | origin)
    assert answer.is_report if is_ours else answer.problem() == (403, "cross-site")


def test_a_key_in_a_header_needs_no_origin(keyed: Service) -> None:
    assert post(keyed, {"X-API-Key": DESK, "Origin": "https://cms.example.org"}).is_report


@pytest.mark.parametrize(
    ("body", "headers", "expected"),
    [
        (b'{"key": "fck_unknown"}', JSON, (401, "unauthorized")),
        (b'{"key": ""}', JSON, (400, "invalid-request")),
        (b'{"token": "x"}', JSON, (400, "invalid-request")),
        (b"key=x", {"Content-Type": "application/x-www-form-urlencoded"}, (415, "unsupported-media-type")),
        (b'{"key": "x"}', JSON | {"Origin": "https://evil.example"}, (403, "cross-site")),
    ],
)
def test_a_session_that_cannot_be_is_a_problem(
    keyed: Service, body: bytes, headers: dict[str, str], expected: tuple[int, str]
) -> None:
    answer = keyed.request("POST", "/session", body, headers)
    assert answer.problem() == expected
    assert "set-cookie" not in answer.headers


def test_the_cookie_is_taken_away(keyed: Service) -> None:
    answer = keyed.request("DELETE", "/session")
    assert answer.status == 204
    assert answer.headers["set-cookie"].startswith("factcheck_key=")
    assert "Max-Age=0" in answer.headers["set-cookie"].split("; ")


def test_without_keys_there_is_no_cookie(service: Service) -> None:
    answer = open_session(service, "whatever")
    assert (answer.status, "set-cookie" in answer.headers) == (204, False)


def test_a_page_is_asked_for_without_a_key(keyed: Service) -> None:
    """It is there to ask for the key; the data behind it is not."""
    for path in ("/", "/reports/" + "0" * 64):
        assert keyed.request("GET", path).media_type.startswith("text/html")
    assert keyed.request("POST", "/").status == 401
    assert keyed.request("GET", "/v1/reports").status == 401


def test_who_may_show_the_pages_in_a_frame_is_a_setting(service: Service, framed: Service) -> None:
    for running, ancestors, option in ((service, "'none'", "DENY"), (framed, "'self' https://cms.example.org", None)):
        answer = running.get("/health/live")
        assert answer.headers["content-security-policy"].endswith(f"; frame-ancestors {ancestors}")
        assert answer.headers.get("x-frame-options") == option
