"""POST /v1/drafts: a draft against its sources, over HTTP."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.http.service import Answer, Service

SOURCE = "“We will not build it,” Mayor Ann Roe said on Monday. The bridge would cost 15 million euros."
DRAFT = "“We will build it,” Mayor Ann Roe said on Monday. The bridge would cost 15 million euros."
BODY: dict[str, Any] = {"draft": {"text": DRAFT, "name": "-"}, "sources": [{"name": "notes", "text": SOURCE}]}


def post(service: Service, body: object, media_type: str = "application/json", **headers: str) -> Answer:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    named = {"Content-Type": media_type, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return service.request("POST", "/v1/drafts", content, named)


def test_the_report_of_a_draft_is_that_of_the_command_line(service: Service, tmp_path: Path) -> None:
    answer = post(service, BODY, Idempotency_Key="draft-1")
    (tmp_path / "notes").write_text(SOURCE, encoding="utf-8")
    command = [sys.executable, "-m", "factcheck", "draft", "-", "--source", "notes", "--format", "json"]
    expected = subprocess.run(command, cwd=tmp_path, input=DRAFT.encode(), capture_output=True, check=True).stdout
    assert (answer.status, answer.media_type, answer.body) == (200, "application/json", expected)
    again = post(service, BODY, Idempotency_Key="draft-1")
    assert (again.body, again.headers["idempotency-replayed"]) == (expected, "true")
    assert post(service, {**BODY, "sources": [{"text": "x"}]}, Idempotency_Key="draft-1").problem()[0] == 422


def test_the_page_is_allowed_its_style_by_the_policy(service: Service) -> None:
    answer = post(service, BODY, Accept="text/html")
    assert (answer.status, answer.media_type.partition(";")[0]) == (200, "text/html")
    (own,) = {word for word in answer.body.decode().split("'") if word.startswith("sha256-")}
    assert own in answer.headers["content-security-policy"]
    assert "left out “not”: a negation" in answer.body.decode()


def test_a_source_may_be_html(service: Service) -> None:
    page = f"<!doctype html><body><article><h1>Halden and its bridge</h1><p>{SOURCE}</p></article></body>"
    answer = post(service, {"draft": {"text": DRAFT}, "sources": [{"html": page}]})
    (quotation,) = answer.json()["quotations"]
    assert (quotation["verdict"], answer.json()["sources"][0]["name"]) == ("altered", "source 1")


@pytest.mark.parametrize(
    ("body", "media_type", "expected"),
    [
        (b"{", "application/json", (400, "malformed-json")),
        ({"draft": {"text": "x"}}, "application/json", (400, "invalid-request")),
        ({"draft": {"text": "x"}, "sources": []}, "application/json", (400, "invalid-request")),
        ({"draft": {}, "sources": [{"text": "x"}]}, "application/json", (400, "invalid-request")),
        (
            {"draft": {"text": "x", "html": "y"}, "sources": [{"text": "x"}]},
            "application/json",
            (400, "invalid-request"),
        ),
        ({"draft": {"text": " "}, "sources": [{"text": "It rained."}]}, "application/json", (422, "empty-input")),
        ({"draft": {"text": "It rained."}, "sources": [{"text": " "}]}, "application/json", (422, "empty-input")),
        (b"x", "text/plain", (415, "unsupported-media-type")),
        (b"x" * 11_000_000, "application/json", (413, "too-large")),
    ],
    ids=["broken", "no sources", "none", "no text", "both", "blank draft", "blank source", "text", "too large"],
)
def test_a_draft_that_cannot_be_checked_is_a_problem(
    service: Service, body: object, media_type: str, expected: tuple[int, str]
) -> None:
    assert post(service, body, media_type).problem() == expected


def test_what_cannot_be_made_is_not_acceptable(service: Service) -> None:
    assert post(service, BODY, Accept="text/csv").problem() == (406, "not-acceptable")
