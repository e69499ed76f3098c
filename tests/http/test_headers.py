"""What every answer carries, and what it does not."""

import re
from collections.abc import Iterator

import pytest

from tests.http.service import Answer, Service, running_service

PAGE = "https://cms.example.org"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    origins = f"{PAGE}, http://localhost:3000"
    folder = tmp_path_factory.mktemp("shared")
    with running_service(folder, FACTCHECK_CORS_ORIGINS=origins, FACTCHECK_TRUSTED_PROXIES="127.0.0.1") as running:
        yield running


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/health/live", {}, 200),
        ("GET", "/schema/docs", {}, 200),
        ("GET", "/nowhere", {}, 404),
        ("DELETE", "/v1/prompts", {}, 405),
        ("POST", "/v1/reports", {"Content-Type": "image/png"}, 415),
        ("GET", "/schema", {"Host": "evil.example"}, 400),
        ("GET", "/schema", {"X": "a" * 60_000}, 431),
    ],
)
def test_every_answer_is_fenced_in(
    service: Service, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    answer = service.request(method, path, headers=headers)
    assert answer.status == status
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; ")
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["x-request-id"])
    assert not {"server", "access-control-allow-origin"} & set(answer.headers)


def test_no_origin_is_let_in_by_default(service: Service) -> None:
    asked = {"Origin": PAGE, "Access-Control-Request-Method": "POST"}
    for answer in (
        service.request("OPTIONS", "/v1/reports", headers=asked),
        service.request("GET", "/schema", headers=asked),
    ):
        assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("origin", [PAGE, "http://localhost:3000"])
def test_an_origin_of_the_setting_may_ask_and_read_also_problems(shared: Service, origin: str) -> None:
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
    }
    preflight = shared.request("OPTIONS", "/v1/reports", headers=asked)
    assert (preflight.status, preflight.headers["access-control-allow-origin"]) == (204, origin)
    assert "authorization" in preflight.headers["access-control-allow-headers"]
    assert "POST" in preflight.headers["access-control-allow-methods"]
    problem = shared.request("GET", "/nowhere", headers={"Origin": origin})
    assert (problem.status, problem.headers["access-control-allow-origin"]) == (404, origin)
    readable = problem.headers["access-control-expose-headers"].split(", ")
    assert {"Factcheck-Cache", "Factcheck-Tokens", "Factcheck-Store", "Idempotency-Replayed"} <= set(readable)
    assert "access-control-allow-credentials" not in problem.headers


@pytest.mark.parametrize(
    "origin", ["https://evil.example", f"{PAGE}.evil.example", "null", "https://cms.example.org:444"]
)
def test_another_origin_may_not(shared: Service, origin: str) -> None:
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    for answer in (
        shared.request("OPTIONS", "/v1/reports", headers=asked),
        shared.request("GET", "/schema", headers=asked),
    ):
        assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("given", ["trace-0001.a_b", "4bf92f3577b34da6a3ce929d0e0e4736"])
def test_a_request_id_that_is_well_formed_comes_back(service: Service, given: str) -> None:
    assert service.request("GET", "/health/live", headers={"X-Request-Id": given}).headers["x-request-id"] == given
    assert service.lines_of(given)[-1]["route"] == "/health/live"


@pytest.mark.parametrize("given", ["short", "a" * 129, 'x","level":"fatal', "caf\xe9-caf\xe9-caf\xe9", ""])
def test_another_request_id_is_replaced(service: Service, given: str) -> None:
    answer = service.request("GET", "/health/live", headers={"X-Request-Id": given})
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["x-request-id"])


def test_forwarded_addresses_are_believed_of_trusted_proxies_alone(service: Service, shared: Service) -> None:
    forwarded = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
    clients = []
    for running in (service, shared):
        answer = running.request("GET", "/health/live", headers=forwarded)
        clients.append(running.lines_of(answer.request_id)[-1]["client"])
    assert clients == ["127.0.0.1", "203.0.113.9"]


def test_the_page_of_the_interface_asks_nothing_from_elsewhere(service: Service) -> None:
    answer = service.get("/schema/docs")
    page = answer.body.decode()
    assert answer.media_type.startswith("text/html")
    assert not re.search(r"<script|<link|<img|<iframe|\son\w+=|url\(|@import|javascript:", page)
    assert set(re.findall(r'(?:src|href|action)="([^"#][^"]*)"', page)) == {"/schema/openapi.json"}
    document = service.get("/schema").json()
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert f"{method.upper()} {path}" in page
            assert f'<section id="{operation["operationId"]}">' in page
    assert page.count("<pre>curl ") == sum(len(methods) for methods in document["paths"].values())
    assert all(f'<section id="schema-{name}">' in page for name in document["components"]["schemas"])
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r' id="([^"]+)"', page))


def test_the_policy_lets_the_styles_of_our_pages_through(service: Service) -> None:
    answer = service.get("/schema/docs")
    assert style_hash(answer) in answer.headers["content-security-policy"]


def style_hash(answer: Answer) -> str:
    from base64 import b64encode
    from hashlib import sha256

    [style] = re.findall(r"<style>(.*?)</style>", answer.body.decode(), re.DOTALL)
    return b64encode(sha256(style.encode()).digest()).decode()
