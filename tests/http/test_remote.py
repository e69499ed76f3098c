"""`factcheck check --server` is `factcheck check`, done elsewhere."""

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from factcheck.api.edge.api_keys import entry_of, new_key
from tests.cli.command import ARTICLE, SEED, complaint, environment, factcheck
from tests.http.service import Service, running_service

KEY = new_key()


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("keyed")
    with running_service(folder, FACTCHECK_API_KEYS=entry_of("desk", KEY)) as running:
        yield running


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--format", "json", "--publisher", "The Times", "--engine", "offline"],
        ["--format", "html"],
        ["--color", "always"],
    ],
    ids=" ".join,
)
def test_the_report_is_the_same(service: Service, arguments: list[str]) -> None:
    here = factcheck("check", SEED, *arguments)
    there = factcheck("check", SEED, *arguments, "--server", f"{service.url}/")
    assert (there.code, there.out, there.err) == (here.code, here.out, here.err)
    assert here.code == 0


@pytest.mark.parametrize(
    ("stdin", "arguments"),
    [
        pytest.param(b" ", [], id="empty"),
        pytest.param(b"Home\nNews\nSport\n", [], id="no article"),
        pytest.param(b"%PDF-1.7\n" + bytes(99), [], id="binary"),
        pytest.param(b"x" * 2_100_000, [], id="too large"),
    ],
)
def test_an_error_about_the_input_is_the_same(service: Service, stdin: bytes, arguments: list[str]) -> None:
    here, there = (
        factcheck("check", "-", *arguments, *server, stdin=stdin) for server in ([], ["--server", service.url])
    )
    assert complaint(here) == complaint(there)
    assert here.code in (3, 6)


def test_what_is_too_large_for_the_service_is_too_large(tmp_path: Path) -> None:
    with running_service(tmp_path, FACTCHECK_MAX_BYTES="20") as service:
        code, words = complaint(factcheck("check", "-", "--server", service.url, stdin=ARTICLE.encode()))
    assert code == 6
    assert "20 bytes" in words


def test_an_engine_that_the_service_has_not_is_the_same_error(service: Service) -> None:
    outcome = factcheck("check", "-", "--engine", "llm", "--server", service.url, stdin=ARTICLE.encode())
    assert complaint(outcome)[0] == 5


def test_the_key_is_that_of_the_settings(keyed: Service) -> None:
    refused = factcheck("check", "-", "--server", keyed.url, stdin=ARTICLE.encode())
    code, words = complaint(refused)
    assert code == 10
    assert "key" in words
    env = environment(FACTCHECK_SERVICE_KEY=KEY)
    assert factcheck("check", "-", "--server", keyed.url, stdin=ARTICLE.encode(), env=env).code == 0


def test_a_service_that_is_not_there_is_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    outcome = factcheck("check", "-", "--server", f"http://127.0.0.1:{port}", stdin=ARTICLE.encode())
    assert complaint(outcome) == (
        10,
        f"no answer from http://127.0.0.1:{port}: Connection refused; is the service running?",
    )


@pytest.mark.parametrize("url", ["localhost:8000", "ftp://x", "http://", "http://u:p@x", "http://[", "http://x:y"])
def test_an_address_that_is_none_is_a_setting_that_cannot_be(url: str) -> None:
    assert complaint(factcheck("check", "-", "--server", url, stdin=ARTICLE.encode()))[0] == 5


@pytest.fixture(params=[(200, b"<html>"), (302, b""), (500, b'{"type": 5}'), (422, b"[" * 100_000), (200, b"{}")])
def stranger(request: pytest.FixtureRequest) -> Iterator[str]:
    """A server that is no factcheck."""
    status, content = request.param

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            del args

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_another_server_is_one_line(stranger: str) -> None:
    code, words = complaint(factcheck("check", "-", "--server", stranger, stdin=ARTICLE.encode()))
    assert code == 10
    assert stranger in words


def test_the_address_of_something_else_in_a_service_is_told(service: Service) -> None:
    outcome = factcheck("check", "-", "--server", f"{service.url}/v1", stdin=ARTICLE.encode())
    assert complaint(outcome) == (
        10,
        f"there is no /v1/reports at {service.url}/v1; name the address in front of it, such as http://localhost:8000",
    )


def test_a_report_stays_json(service: Service) -> None:
    outcome = factcheck("check", "-", "--format", "json", "--server", service.url, stdin=ARTICLE.encode())
    assert json.loads(outcome.out)["provenance"]["engine"] == "offline"
