"""Server-sent events tell how far a check is, and end when whoever listens goes."""

import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.http.hanging import Hanging, hanging_model
from tests.http.service import Service, running_service
from tests.processes import GUARD_S

ARTICLE = b"\xe2\x80\x9cWe tested 15 missiles in 2022,\xe2\x80\x9d Minister Kim said on Tuesday, as a stream."
EVENTS = "text/event-stream"
_MANY = 120

Event = tuple[str, Any]


def read_events(body: bytes) -> Iterator[Event]:
    for block in body.decode().split("\n\n")[:-1]:
        if not block.startswith(":"):
            name, content = block.split("\n")
            yield name.removeprefix("event: "), json.loads(content.removeprefix("data: "))


def stream(service: Service, content: bytes = ARTICLE) -> list[Event]:
    answer = service.post(content, "text/plain", Accept=EVENTS)
    assert (answer.status, answer.media_type) == (200, f"{EVENTS}; charset=utf-8")
    assert answer.headers["cache-control"] == "no-store"
    return list(read_events(answer.body))


@contextmanager
def listening(service: Service, article: bytes = ARTICLE, **headers: str) -> Iterator[socket.socket]:
    """A connection over which events of this article come."""
    named = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = ["POST /v1/reports HTTP/1.1", "Host: localhost", f"Accept: {EVENTS}", "Content-Type: text/plain", *named]
    with socket.create_connection(("127.0.0.1", service.port), timeout=GUARD_S) as connection:
        connection.sendall("\r\n".join([*head, f"Content-Length: {len(article)}", "", ""]).encode() + article)
        yield connection


def read_until(connection: socket.socket, words: bytes) -> bytes:
    received = b""
    while words not in received:
        part = connection.recv(65536)
        assert part, received
        received += part
    return received


@pytest.fixture(scope="module")
def model() -> Iterator[Hanging]:
    with hanging_model() as running:
        yield running


@pytest.fixture(scope="module")
def asking(model: Hanging, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Asks the model that never answers."""
    folder = tmp_path_factory.mktemp("asking")
    with running_service(
        folder, **model.settings(), FACTCHECK_HEARTBEAT_S="0.2", FACTCHECK_MAX_WAITING="200"
    ) as running:
        yield running


def test_a_check_tells_its_stages_its_claims_and_its_report(service: Service) -> None:
    events = stream(service, ARTICLE + b" Anew.")
    report = service.post(ARTICLE + b" Anew.", "text/plain")
    assert [name for name, _ in events] == [
        "stage",
        "stage",
        *["claim"] * len(report.json()["claims"]),
        "report",
        "end",
    ]
    assert [content["stage"] for name, content in events if name == "stage"] == ["queued", "checking"]
    assert [content for name, content in events if name == "claim"] == report.json()["claims"]
    assert events[-2] == ("report", report.json())
    assert events[-1] == (
        "end",
        {"Factcheck-Cache": "miss", "Factcheck-Tokens": "0", "Location": report.headers["location"]},
    )


def test_a_stored_report_is_told_at_once(service: Service) -> None:
    report = service.post(ARTICLE, "text/plain")
    events = stream(service)
    assert [name for name, _ in events if name != "claim"] == ["report", "end"]
    assert events[-1] == (
        "end",
        {"Factcheck-Cache": "hit", "Factcheck-Tokens": "0", "Location": report.headers["location"]},
    )


def test_a_check_that_fails_ends_with_its_problem(service: Service) -> None:
    [*stages, (name, problem)] = stream(service, b"Home\nNews\nSport\n")
    assert {name for name, _ in stages} == {"stage"}
    assert (name, problem["status"], problem["type"]) == ("problem", 422, "urn:factcheck:problem:not-an-article")


def test_a_request_that_is_wrong_is_a_problem_and_no_stream(service: Service) -> None:
    assert service.post(b"x", "application/xml", Accept=EVENTS).problem() == (415, "unsupported-media-type")
    assert service.post(b"[", Accept=EVENTS).problem() == (400, "malformed-json")


def test_events_are_no_form_of_a_stored_report(service: Service) -> None:
    path = service.post(ARTICLE, "text/plain").headers["location"]
    assert service.request("GET", path, headers={"Accept": EVENTS}).problem() == (406, "not-acceptable")


def test_a_stream_without_news_says_that_it_is_still_there(asking: Service) -> None:
    with listening(asking) as connection:
        read_until(connection, b'{"stage": "asking"}')
        read_until(connection, b": still here")


def article(place: str) -> bytes:
    return f"“We tested 15 missiles in {place},” Minister Kim said on Tuesday.".encode()


def test_who_goes_takes_the_call_to_the_model_along(asking: Service, model: Hanging) -> None:
    with listening(asking, article("Goingville")) as connection:
        read_until(connection, b'"asking"')
        assert model.wait_until(lambda: len(model.about(b"Goingville")) == 1)
        [call] = model.about(b"Goingville")
        assert not call.has_left
    assert model.wait_until(lambda: call.has_left)


def test_who_goes_leaves_the_call_to_those_who_share_it(asking: Service, model: Hanging) -> None:
    """The stream that stays has news of the heartbeat alone, after the service has noticed that the other is gone."""
    with listening(asking, article("Sharedville")) as staying:
        read_until(staying, b'"asking"')
        with listening(asking, article("Sharedville"), X_Request_Id="who-goes-1") as going:
            read_until(going, b'"asking"')
        assert asking.lines_of("who-goes-1")
        assert model.wait_until(lambda: len(model.about(b"Sharedville")) == 1)
        [call] = model.about(b"Sharedville")
        for _ in range(3):
            read_until(staying, b"still here")
        assert not call.has_left
        assert model.about(b"Sharedville") == [call]
    assert model.wait_until(lambda: call.has_left)


def test_more_than_a_hundred_reports_ask_a_model_at_once(asking: Service, model: Hanging) -> None:
    """The vendor's client would make what comes beyond wait until it has no time left."""
    with ExitStack() as opened:
        for number in range(_MANY):
            opened.enter_context(listening(asking, article(f"Manyville {number}")))
        assert model.wait_until(lambda: len(model.about(b"Manyville")) == _MANY)
        assert not [call for call in model.about(b"Manyville") if call.has_left]


def test_open_streams_do_not_hold_the_end(tmp_path: Path, model: Hanging) -> None:
    with running_service(tmp_path, **model.settings(), FACTCHECK_DRAIN_S="1") as service:
        with listening(service) as connection:
            read_until(connection, b'"asking"')
            service.process.terminate()
            service.process.wait(timeout=GUARD_S)
        log = service.log.read_text(encoding="utf-8")
    assert "Traceback" not in log
