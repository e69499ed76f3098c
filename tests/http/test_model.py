"""The engine with a model answers over HTTP as it does on the command line; a model that fails costs no report."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from benchmarks.slow_model import slow_model
from factcheck.api.edge.admission.api_keys import entry_of, new_key
from factcheck.domain.authority import Decision
from factcheck.pipeline.exam.certificate import Count
from factcheck.pipeline.exam.examining import Result
from factcheck.settings import load_settings
from factcheck.wiring import certify
from tests.cli.command import ARTICLE, SEED, environment, factcheck
from tests.http.service import Service, running_service
from tests.http.test_batches import post as post_batch
from tests.http.test_streams import listening, read_events, read_until
from tests.model_server import Model, running_model
from tests.processes import eventually

TEXT = SEED.read_text(encoding="utf-8")
_MANY = 300
# As many as are under way at once may be answered before the first of them is counted.
_ROWS = (os.cpu_count() or 1) + 18


@pytest.fixture(scope="module")
def model() -> Iterator[Model]:
    with running_model() as running:
        yield running


@pytest.fixture(scope="module")
def asking(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Asks that model."""
    with running_service(tmp_path_factory.mktemp("asking"), **model.settings()) as running:
        yield running


def test_what_a_batch_spends_counts_for_the_key_that_sent_it(tmp_path: Path) -> None:
    """The last row is begun when nearly all others have ended."""
    key = new_key()
    limited = {"FACTCHECK_API_KEYS": entry_of("desk", key), "FACTCHECK_KEY_DAY_TOKENS": "1"}
    counted = {"FACTCHECK_CACHE_DIR": str(tmp_path / "cache"), "FACTCHECK_ARTICLES_AT_ONCE": "1"}
    rows = ({"id": number, "text": f"{TEXT}\n\nIt rained {number} days."} for number in range(_ROWS))
    articles = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    with running_model() as model, running_service(tmp_path, **model.settings(), **limited, **counted) as service:
        headers = {"X-API-Key": key, "Content-Type": "application/jsonl", "Accept": "application/jsonl"}
        path = service.request("POST", "/v1/batches", articles, headers).headers["location"]

        def answers() -> list[Any] | None:
            found = service.request("GET", path, headers=headers).body.splitlines()
            return [json.loads(line) for line in found] if len(found) == _ROWS else None

        codes = {answer["id"]: answer.get("error", {}).get("code") for answer in eventually(answers, "all rows")}
        assert (codes[0], codes[_ROWS - 1]) == (None, "tokens-spent")
        assert set(codes.values()) == {None, "tokens-spent"}
        assert service.request("POST", "/v1/reports", b"It rained.", headers).problem() == (429, "tokens-spent")


def post(service: Service, text: str = TEXT, **options: object) -> Any:
    return service.post_json(text=text, options=options)


def test_a_service_takes_up_a_certificate_that_is_made_while_it_runs(tmp_path: Path, model: Model) -> None:
    """A report that is stored is not that of another authority, not even for the very same request."""
    variables = {**model.settings(), "FACTCHECK_CACHE_DIR": str(tmp_path / "cache")}
    settings = load_settings(variables)

    def examined(**mended: int) -> tuple[str, Path]:
        counts = {Decision(name): Count(mended=count) for name, count in mended.items()}
        certificate, path = certify(settings, Result(counts=counts, articles=1))
        return certificate.id, path

    with running_service(tmp_path, **variables) as service:

        def authority() -> tuple[object, object]:
            """Who has granted what, as a report has it; readiness says the same."""
            found = post(service).json()["provenance"]["authority"]
            part = service.get("/health/ready").json()["parts"]["model"]
            assert part["status"] == "ok"
            assert (found["certificate"] or "not examined") in part["detail"]
            return found["certificate"], found["granted"]

        assert authority() == (None, [])
        digest, path = examined(drop=9)
        assert authority() == (digest, ["drop"])
        digest, _ = examined(span=9, add=9)
        assert authority() == (digest, ["span", "add"])
        assert post(service).headers["factcheck-cache"] == "hit"
        path.unlink()
        assert authority() == (None, [])
        assert post(service).headers["factcheck-cache"] == "hit"
        path.write_text("{}", encoding="utf-8")
        assert post(service, strict_model=False).is_report
        assert service.get("/health/ready").json()["parts"]["model"]["status"] == "degraded"


def test_readiness_tells_of_a_certificate_before_an_article_comes(tmp_path: Path, model: Model) -> None:
    variables = {**model.settings(), "FACTCHECK_CACHE_DIR": str(tmp_path / "cache")}
    with running_service(tmp_path, **variables) as service:
        certificate, _ = certify(load_settings(variables), Result(articles=1))

        def is_told() -> bool:
            return certificate.id in service.get("/health/ready").json()["parts"]["model"]["detail"]

        eventually(is_told, "the certificate in readiness")


def test_with_a_model_the_report_is_that_of_the_command_line_and_is_stored(asking: Service, model: Model) -> None:
    answer = post(asking)
    here = factcheck("check", SEED, "--format", "json", env=environment(**model.settings()))
    assert (answer.status, answer.body) == (201, here.out)
    assert answer.json()["provenance"]["engine"] == "llm"
    asked = model.asked
    tokens = answer.json()["provenance"]["tokens"]
    assert answer.headers["factcheck-tokens"] == str(tokens["prompt"] + tokens["completion"])
    assert "factcheck-cost-dollars" not in answer.headers  # nobody has a price for m-1
    assert post(asking).headers["factcheck-cache"] == "hit"
    assert model.asked == asked
    offline = post(asking, engine="offline")
    assert offline.json()["provenance"]["engine"] == "offline"
    assert offline.headers["location"] != answer.headers["location"]


def test_a_stream_tells_that_a_model_is_asked(asking: Service) -> None:
    answer = asking.post(f"{TEXT}\n\nIt streamed.".encode(), "text/plain", Accept="text/event-stream")
    stages = [content["stage"] for name, content in read_events(answer.body) if name == "stage"]
    assert stages == ["queued", "checking", "asking", "grounding"]


def test_a_model_that_fails_costs_no_report_and_what_comes_is_not_stored(asking: Service, model: Model) -> None:
    text = f"{TEXT}\n\nIt failed."
    model.status = 401
    try:
        plain, strict = post(asking, text), post(asking, text, strict_model=True)
    finally:
        model.status = 200
    assert (plain.status, "location" in plain.headers) == (200, False)
    assert plain.json()["provenance"]["engine"] == "offline"
    assert any("the model failed" in warning for warning in plain.json()["warnings"])
    assert strict.problem() == (502, "model-failed")
    assert post(asking, text).status == 201


@pytest.mark.parametrize(("model", "expected"), [("m-1", "True"), ("", "False")])
def test_the_client_of_a_model_is_imported_before_the_first_request(tmp_path: Path, model: str, expected: str) -> None:
    """It takes a second, in which nobody would be answered."""
    code = (
        "import sys; from factcheck.api.server import build_service; from factcheck.settings import load_settings\n"
        f"build_service(load_settings({{'FACTCHECK_MODEL': '{model}', 'FACTCHECK_STORE_DIR': 'store'}}))\n"
        "print('openai' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == expected


def test_rows_of_a_batch_wait_for_a_model_at_once_and_no_request_waits_for_them(tmp_path: Path) -> None:
    lines = b"".join(
        json.dumps({"id": number, "text": f"{ARTICLE} {number}."}).encode() + b"\n" for number in range(12)
    )
    settings = {"FACTCHECK_CACHE": "off", "FACTCHECK_WORKERS": "1", "FACTCHECK_MAX_WAITING": "0"}
    with slow_model() as model, running_service(tmp_path, **model.settings(), **settings) as service:
        path = post_batch(service, lines).headers["location"]
        eventually(lambda: model.asked == 12, "a question about each row before one is answered")
        assert post(service, engine="offline").status == 201
        model.answer_all()
        eventually(lambda: service.get(path).json()["rows"]["finished"] == 12, "all rows")


def test_many_who_ask_for_the_same_at_once_ask_a_model_once(tmp_path: Path) -> None:
    with slow_model() as model, ExitStack() as opened:
        cache = str(tmp_path / "cache")
        service = opened.enter_context(running_service(tmp_path, **model.settings(), FACTCHECK_CACHE_DIR=cache))
        streams = [opened.enter_context(listening(service, TEXT.encode())) for _ in range(_MANY)]
        begun = [read_until(stream, b'"asking"') for stream in streams]
        model.answer_all()
        ended = [start + read_until(stream, b"event: end") for start, stream in zip(begun, streams, strict=True)]
        assert model.asked == 1
    assert len({answer.partition(b"event: report")[2].split(b"\n\n")[0] for answer in ended}) == 1
