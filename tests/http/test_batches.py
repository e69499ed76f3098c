"""A batch that was accepted is answered, each row once, whatever happens to the service."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from benchmarks.slow_model import slow_model
from factcheck.adapters.storage.batch_store import FILE
from factcheck.adapters.storage.report_store import FILE as REPORTS
from tests.http.service import Answer, Service, running_service
from tests.processes import GUARD_S, eventually

LINES = "application/jsonl"
ARTICLE = "“We tested {number} missiles in 2022,” Minister Kim said on Tuesday. The ministry said that it was over."


def rows(count: int, first: int = 1, **fields: object) -> list[dict[str, Any]]:
    return [{"id": number, "text": ARTICLE.format(number=number), **fields} for number in range(first, first + count)]


def in_lines(given: Sequence[object]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in given)


def post(service: Service, body: bytes, media_type: str = LINES, **headers: str) -> Answer:
    named = {"Content-Type": media_type, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return service.request("POST", "/v1/batches", body, named)


def results(service: Service, path: str, after: int = 0) -> list[Any]:
    answer = service.request("GET", f"{path}?after={after}", headers={"Accept": LINES})
    assert (answer.status, answer.media_type) == (200, LINES)
    return [json.loads(line) for line in answer.body.splitlines()]


def wait_until(service: Service, path: str, finished: int) -> dict[str, Any]:
    def progress() -> dict[str, Any] | None:
        found: dict[str, Any] = service.get(path).json()
        return found if found["rows"]["finished"] >= finished else None

    return eventually(progress, f"{finished} finished rows")


def test_each_row_is_answered_as_the_command_line_answers_it(service: Service, tmp_path: Path) -> None:
    given = [*rows(3), {"id": "menu", "text": "Home\nNews\n"}, {"id": 1, "text": "Twice."}, {"text": "No id."}, []]
    given.append({"id": "page", "html": f"<article><p>{ARTICLE}</p></article>", "publisher": "The Times"})
    body = in_lines(given) + b"\n{\n"
    accepted = post(service, body)
    assert accepted.status == 202
    assert accepted.json()["rows"]["total"] == 9
    done = wait_until(service, accepted.headers["location"], 9)
    assert (done["state"], done["rows"]) == ("done", {"total": 9, "finished": 9, "failed": 5})
    (tmp_path / "in.jsonl").write_bytes(body)
    command = [sys.executable, "-m", "factcheck", "batch", "in.jsonl"]
    expected = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout.splitlines()
    answers = results(service, accepted.headers["location"])
    assert sorted(map(repr, answers)) == sorted(repr(json.loads(line)) for line in expected)


def test_results_come_as_they_are_there_and_each_once(service: Service) -> None:
    path = post(service, in_lines(rows(30))).headers["location"]
    seen: list[Any] = []

    def are_all_there() -> bool:
        seen.extend(results(service, path, after=len(seen)))
        return len(seen) == 30

    assert eventually(are_all_there, "30 results")
    assert sorted(answer["id"] for answer in seen) == list(range(1, 31))
    first = service.get(path).json()
    assert first["results"] == seen
    assert service.get(f"{path}?after=28").json()["results"] == seen[28:]
    assert (first["after"], service.get(f"{path}?after=30").json()["results"]) == (30, [])


def test_a_batch_of_bad_rows_is_done_at_once(service: Service) -> None:
    accepted = post(service, b"{\n[]\n")
    assert (accepted.status, accepted.json()["state"]) == (202, "done")
    assert [answer["error"]["code"] for answer in results(service, accepted.headers["location"])] == ["invalid-row"] * 2


def test_a_row_takes_the_options_that_a_report_takes(service: Service) -> None:
    text = ARTICLE.format(number=77) + " Was it?" * 3
    options = {"engine": "offline", "kinds": ["quotation"], "summary_sentences": 1, "min_checkability": 0.9}
    path = post(service, in_lines([{"id": 1, "text": text, "options": options}, {"id": 2, "text": text}])).headers[
        "location"
    ]
    wait_until(service, path, 2)
    reports = {answer["id"]: answer["report"] for answer in results(service, path)}
    assert {claim["kind"] for claim in reports[1]["claims"]} == {"quotation"}
    assert reports[1] == service.post_json(text=text, options=options).json()
    assert reports[2] == service.post_json(text=text).json()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"engine": "best"}, "options/engine: "),
        ({"kinds": ["quotation", "verdict"]}, "options/kinds/1: "),
        ({"summary_sentences": 11}, "options/summary_sentences: "),
        ({"min_checkability": "0.5"}, "options/min_checkability: "),
        ({"colour": 1}, "options/colour: there is no such field"),
        ([], "options: "),
        ({"engine": "llm"}, "this service has no model for engine llm; ask for auto or offline"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_options_that_cannot_be_cost_their_row_alone(service: Service, options: object, message: str) -> None:
    given = [*rows(1), {"id": "wrong", "text": "Some text.", "options": options}]
    path = post(service, in_lines(given)).headers["location"]
    done = wait_until(service, path, 2)
    assert (done["rows"]["finished"], done["rows"]["failed"]) == (2, 1)
    (error,) = [answer["error"] for answer in results(service, path) if answer["id"] == "wrong"]
    assert error["line"] == 2
    assert error["message"].startswith(message)


def test_after_sigkill_every_accepted_row_is_there_once_and_none_is_done_again(tmp_path: Path) -> None:
    """The last rows wait for a model, so the service is killed while it works on them."""
    hanging = rows(5, first=16, options={"engine": "llm"})
    with slow_model() as model:
        variables = {**model.settings(), "FACTCHECK_ENGINE": "offline", "FACTCHECK_CACHE": "off"}
        with running_service(tmp_path, **variables) as service:
            path = post(service, in_lines([*rows(15), *hanging])).headers["location"]
            wait_until(service, path, 15)
            eventually(lambda: model.asked, "a row that is under way")
            before = results(service, path)
            service.process.kill()
            service.process.wait(GUARD_S)
        model.answer_all()
        let_leases_run_out(tmp_path)
        with running_service(tmp_path, **variables, FACTCHECK_MIN_CHECKABILITY="1") as service:
            done = wait_until(service, path, 20)
            after = results(service, path)
    assert done["rows"] == {"total": 20, "finished": 20, "failed": 0}
    assert sorted(answer["id"] for answer in after) == list(range(1, 21))
    assert after[: len(before)] == before


def let_leases_run_out(folder: Path) -> None:
    """As time does."""
    with closing(sqlite3.connect(folder / "store" / FILE, isolation_level=None)) as database:
        assert database.execute("UPDATE rows SET until = 0 WHERE worker IS NOT NULL").rowcount > 0


@pytest.fixture(scope="module")
def batching(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Whose checks are held, and whose store is looked into."""
    with running_service(tmp_path_factory.mktemp("batching")) as running:
        yield running


def test_a_batch_that_is_cancelled_is_gone_and_its_rows_are_not_checked(batching: Service) -> None:
    at_once = os.cpu_count() or 1
    before = len(stored_reports(batching))
    with batching.held():
        path = post(batching, in_lines(rows(at_once + 20, first=1000))).headers["location"]
        cancelled = batching.request("DELETE", path)
        assert (cancelled.status, cancelled.json()["state"]) == (200, "cancelled")
        assert cancelled.json()["rows"]["finished"] == 0
        assert batching.get(path).problem() == (404, "not-found")
        assert batching.request("DELETE", path).problem() == (404, "not-found")
    after = post(batching, in_lines(rows(1, first=2000)))
    wait_until(batching, after.headers["location"], 1)
    assert len(stored_reports(batching)) - before <= at_once + 1


def test_a_small_batch_does_not_wait_for_a_large_one(batching: Service) -> None:
    with batching.held():
        large = post(batching, in_lines(rows((os.cpu_count() or 1) + 20, first=3000)))
        small = post(batching, in_lines(rows(3, first=4000)))
    for batch in (small, large):
        wait_until(batching, batch.headers["location"], batch.json()["rows"]["total"])
    made = [report for report in stored_reports(batching) if b"We tested 3" in report or b"We tested 4" in report]
    assert b"We tested 3" in made[-1]
    assert len([report for report in made if b"We tested 4" in report]) == 3


def stored_reports(service: Service) -> list[bytes]:
    """In the order in which they were made."""
    with closing(sqlite3.connect(service.log.parent / "store" / REPORTS)) as database:
        return [content for (content,) in database.execute("SELECT content FROM reports ORDER BY number")]


def test_the_same_key_and_batch_is_the_same_batch(service: Service) -> None:
    first = post(service, in_lines(rows(2)), Idempotency_Key="nightly-1")
    again = post(service, in_lines(rows(2)), Idempotency_Key="nightly-1")
    other = post(service, in_lines(rows(2)), Idempotency_Key="nightly-2")
    assert first.headers["location"] == again.headers["location"] != other.headers["location"]
    assert post(service, in_lines(rows(3)), Idempotency_Key="nightly-1").problem() == (422, "idempotency-key-reused")


@pytest.mark.parametrize(
    ("body", "media_type", "expected"),
    [
        (b"", LINES, (422, "empty-input")),
        (b"\n \n", LINES, (422, "empty-input")),
        (b"{}", "text/csv", (415, "unsupported-media-type")),
        (b"{}\n" * 60, LINES, (413, "too-large")),
        (b"x" * 20_000, LINES, (413, "too-large")),
    ],
    ids=["empty", "blank", "CSV", "too many rows", "too large"],
)
def test_a_batch_that_cannot_be_is_a_problem(
    small: Service, body: bytes, media_type: str, expected: tuple[int, str]
) -> None:
    assert post(small, body, media_type).problem() == expected


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_a_batch_that_is_not_there_is_a_problem(service: Service, method: str) -> None:
    assert service.request(method, "/v1/batches/xyz").problem() == (404, "not-found")


@pytest.mark.parametrize("after", ["-1", "x", "1.5", "1&after=2", "9999999999", "%D9%A3"])
def test_after_is_a_number(service: Service, after: str) -> None:
    path = post(service, in_lines(rows(1))).headers["location"]
    assert service.get(f"{path}?after={after}").problem() == (400, "invalid-request")


def test_a_store_that_is_locked_accepts_nothing(batching: Service) -> None:
    path = post(batching, in_lines(rows(1))).headers["location"]
    wait_until(batching, path, 1)
    with closing(sqlite3.connect(batching.log.parent / "store" / FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        refused = post(batching, in_lines(rows(2)))
        assert refused.problem() == (503, "unavailable")
        assert refused.headers["retry-after"] == "2"

    def accepted() -> Answer | None:
        answer = post(batching, in_lines(rows(2)))
        return answer if answer.status == 202 else None

    location = eventually(accepted, "a store that works again").headers["location"]
    assert wait_until(batching, location, 2)["state"] == "done"
    assert results(batching, path)


def test_without_a_store_there_are_no_batches(storeless: Service) -> None:
    assert post(storeless, in_lines(rows(1))).problem() == (404, "not-found")
