"""A check that runs over is stopped and answered with a problem; the service goes on serving."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.domain.report import Report
from tests.http.service import Service, running_service
from tests.processes import GUARD_S, eventually

ARTICLE = "“We tested 15 missiles in 2022,” Minister Kim said on Tuesday. It was the last test – so far."
PAGE = (
    f"<!doctype html><html lang='en'><head><title>Missiles</title></head><body><nav><a href='/'>Home</a></nav>"
    f"<article><h1>Missiles: an inventory</h1><p>{ARTICLE}</p></article></body></html>"
)
HEAVY = "<article>" + "".join(f"<p>{ARTICLE} Part {number}.</p>" for number in range(12_000)) + "</article>"


@pytest.fixture(scope="module")
def hurried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running_service(tmp_path_factory.mktemp("hurried"), FACTCHECK_CHECK_TIMEOUT_S="0.5") as running:
        yield running


@pytest.fixture(scope="module")
def cramped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    variables = {"FACTCHECK_CHECK_MEMORY_MB": "200", "FACTCHECK_CHECK_TIMEOUT_S": str(GUARD_S)}
    with running_service(tmp_path_factory.mktemp("cramped"), **variables) as running:
        yield running


def test_a_page_that_takes_too_long_is_a_problem_and_the_next_is_answered(hurried: Service) -> None:
    """On a machine that is busy the next may take too long as well, but not each that follows."""
    for _ in range(3):
        late = hurried.post(HEAVY.encode(), "text/html")
        assert late.problem() == (422, "over-limit")
        assert "FACTCHECK_CHECK_TIMEOUT_S" in late.json()["detail"]
    eventually(lambda: hurried.post(ARTICLE.encode(), "text/plain").is_report, "a report in time")


def test_a_page_that_takes_too_much_memory_is_a_problem_and_the_next_is_answered(cramped: Service) -> None:
    answer = cramped.post(HEAVY.encode(), "text/html")
    assert answer.problem() == (422, "over-limit")
    assert "FACTCHECK_CHECK_MEMORY_MB" in answer.json()["detail"]
    assert cramped.post(ARTICLE.encode(), "text/plain").is_report


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the processes of the service in /proc")
def test_a_worker_that_died_is_replaced(cramped: Service) -> None:
    killed = cramped.check_processes()
    for worker in killed:
        os.kill(worker, signal.SIGKILL)
    statuses = [cramped.post(ARTICLE.encode(), "text/plain", Cache_Control="no-store").status for _ in [*killed, 0]]
    assert statuses == [500] * len(killed) + [200]


@pytest.mark.parametrize(
    ("media_type", "page", "codec"),
    [
        pytest.param("text/html", PAGE, "utf-8", id="UTF-8"),
        pytest.param("text/html; charset=windows-1252", PAGE, "cp1252", id="charset"),
        pytest.param("text/html", PAGE, "utf-16", id="byte order mark"),
        pytest.param(
            "text/html",
            PAGE.replace("<head>", "<head><meta charset=windows-1252>"),
            "cp1252",
            id="declared on the page",
        ),
    ],
)
def test_a_page_is_read_in_its_encoding(service: Service, media_type: str, page: str, codec: str) -> None:
    answer = service.post(page.encode(codec), media_type)
    assert answer.is_report
    assert Report.model_validate_json(answer.body).article.text == f"Missiles: an inventory\n\n{ARTICLE}"


@pytest.mark.parametrize("media_type", ["text/html", "text/html; charset=utf-8"])
def test_a_page_in_an_encoding_that_nobody_names_is_not_guessed(service: Service, media_type: str) -> None:
    assert service.post(PAGE.encode("cp1252"), media_type).problem() == (422, "undecodable")


def test_html_in_json_and_html_as_the_body_give_the_same_bytes(service: Service) -> None:
    assert service.post(PAGE.encode(), "text/html").body == service.post_json(html=PAGE).body
