"""The app with checkers that do what the real one must not."""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event

import pytest
from litestar.testing import TestClient

from factcheck.api.app import create_app
from factcheck.domain.article import Metadata
from factcheck.domain.report import Report
from factcheck.errors import EngineNotConfiguredError, NotAnArticleError
from factcheck.settings import EngineChoice, Settings, StoreMode

WAIT_S = 20
KEEPS_NOTHING = Settings(store=StoreMode.OFF)


class BrokenChecker:
    """Has a defect, and a secret in it."""

    def check_text(self, text: str, metadata: Metadata) -> Report:
        raise KeyError(f"hunter2 {text} {metadata}")

    check_html = check_text


@dataclass
class WaitingChecker:
    """Checks until it is told to stop."""

    started: Event = field(default_factory=Event)
    told: Event = field(default_factory=Event)

    def check_text(self, text: str, metadata: Metadata) -> Report:
        self.started.set()
        raise NotAnArticleError(f"{self.told.wait(WAIT_S)} {text} {metadata.title}")

    check_html = check_text


class HtmlOnlyChecker:
    """Says what it was given."""

    def check_text(self, text: str, metadata: Metadata) -> Report:
        raise AssertionError(f"{text} {metadata}")

    def check_html(self, html: str, metadata: Metadata) -> Report:
        raise NotAnArticleError(f"html: {html}, title: {metadata.title}")


def test_a_defect_is_logged_and_nothing_of_it_is_answered(caplog: pytest.LogCaptureFixture) -> None:
    with TestClient(create_app(KEEPS_NOTHING, BrokenChecker()), raise_server_exceptions=False) as client:
        response = client.post("/v1/reports", json={"text": "It rained."})
    assert (response.status_code, response.headers["content-type"]) == (500, "application/problem+json")
    assert response.json() == {
        "type": "urn:factcheck:problem:internal-error",
        "title": "Something went wrong in the service",
        "status": 500,
        "detail": "the log of the service says more",
    }
    [record] = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], KeyError)


def test_a_check_does_not_keep_the_service_from_answering_others() -> None:
    checker = WaitingChecker()
    with TestClient(create_app(KEEPS_NOTHING, checker)) as client, ThreadPoolExecutor() as pool:
        checking = pool.submit(client.post, "/v1/reports", json={"text": "It rained."})
        assert checker.started.wait(WAIT_S)
        assert client.get("/health/live").status_code == 200
        checker.told.set()
        assert checking.result().json()["detail"] == "True It rained. None"


def test_html_goes_to_the_html_check() -> None:
    with TestClient(create_app(KEEPS_NOTHING, HtmlOnlyChecker())) as client:
        response = client.post("/v1/reports", json={"html": "<p>It rained.", "title": "Rain"})
    assert (response.status_code, response.json()["detail"]) == (422, "html: <p>It rained., title: Rain")


def test_the_limit_is_the_setting() -> None:
    with TestClient(create_app(Settings(max_bytes=20, store=StoreMode.OFF), BrokenChecker())) as client:
        response = client.post("/v1/reports", json={"text": "It rained all day."})
    assert response.status_code == 413
    assert "20 bytes" in response.json()["detail"]


def test_an_engine_that_is_not_there_keeps_the_service_from_starting() -> None:
    with pytest.raises(EngineNotConfiguredError):
        create_app(Settings(engine=EngineChoice.LLM))
