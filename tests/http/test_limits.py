"""A check that runs over is stopped and answered with a problem; the service goes on serving."""

import os
import signal
from pathlib import Path

import pytest

from factcheck.domain.report import Report
from tests.http.service import Service, running_service

ARTICLE = "“We tested 15 missiles in 2022,” Minister Kim said on Tuesday. It was the last test – so far."
PAGE = (
    f"<!doctype html><html lang='en'><head><title>Missiles</title></head><body><nav><a href='/'>Home</a></nav>"
    f"<article><h1>Missiles: an inventory</h1><p>{ARTICLE}</p></article></body></html>"
)
HEAVY = "<article>" + "".join(f"<p>{ARTICLE} Part {number}.</p>" for number in range(12_000)) + "</article>"


def test_a_page_that_takes_too_long_is_a_problem_and_the_next_is_answered(tmp_path: Path) -> None:
    with running_service(tmp_path, FACTCHECK_CHECK_TIMEOUT_S="0.5") as service:
        for _ in range(3):
            late = service.post(HEAVY.encode(), "text/html")
            assert late.problem() == (422, "over-limit")
            assert "FACTCHECK_CHECK_TIMEOUT_S" in late.json()["detail"]
        assert service.post(ARTICLE.encode(), "text/plain").is_report


def test_a_page_that_takes_too_much_memory_is_a_problem_and_the_next_is_answered(tmp_path: Path) -> None:
    with running_service(tmp_path, FACTCHECK_CHECK_MEMORY_MB="200", FACTCHECK_CHECK_TIMEOUT_S="60") as service:
        answer = service.post(HEAVY.encode(), "text/html")
        assert answer.problem() == (422, "over-limit")
        assert "FACTCHECK_CHECK_MEMORY_MB" in answer.json()["detail"]
        assert service.post(ARTICLE.encode(), "text/plain").is_report


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the processes of the service in /proc")
def test_a_worker_that_died_is_replaced(tmp_path: Path) -> None:
    with running_service(tmp_path) as service:
        for worker in grandchildren(service.process.pid):
            os.kill(worker, signal.SIGKILL)
        answers = [service.post(ARTICLE.encode(), "text/plain").status for _ in range(10)]
        assert answers[-1] in (200, 201)
        assert set(answers) <= {200, 201, 500}


def grandchildren(pid: int) -> list[int]:
    """The workers: the fork server, a child of the service, has started them."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        _, _, fields = status.read_text().rpartition(") ")
        parents[int(status.parent.name)] = int(fields.split()[1])
    return [one for one, parent in parents.items() if parents.get(parent) == pid]


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
