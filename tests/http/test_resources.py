"""Audits, prompts, and the schema of a report."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.http.service import Answer, Service

ROOT = Path(__file__).parents[2]
ARTICLE = "The ministry tested 15 missiles in 2022. “We will go on,” Minister Kim said on Tuesday."
SUMMARY = "The ministry tested 16 missiles in 2022. Kim said that they will go on."


def audit(service: Service, body: bytes, media_type: str = "application/json", **headers: str) -> Answer:
    named = {"Content-Type": media_type, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return service.request("POST", "/v1/audits", body, named)


def test_an_audit_is_that_of_the_command_line(service: Service, tmp_path: Path) -> None:
    answer = audit(service, json.dumps({"article": ARTICLE, "summary": SUMMARY}).encode(), Idempotency_Key="audit-1")
    (tmp_path / "article").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "summary").write_text(SUMMARY, encoding="utf-8")
    command = [sys.executable, "-m", "factcheck", "audit", "--article", "article", "--summary", "summary"]
    expected = subprocess.run([*command, "--format", "json"], cwd=tmp_path, capture_output=True, check=True).stdout
    assert (answer.status, answer.media_type, answer.body) == (200, "application/json", expected)
    assert answer.json()["supported"] is False
    assert audit(service, b'{"article": "x", "summary": "y"}', Idempotency_Key="audit-1").problem()[0] == 422


@pytest.mark.parametrize(
    ("body", "media_type", "expected"),
    [
        (b"{", "application/json", (400, "malformed-json")),
        (b"[]", "application/json", (400, "invalid-request")),
        (b'{"article": "x"}', "application/json", (400, "invalid-request")),
        (b'{"article": "x", "summary": 1}', "application/json", (400, "invalid-request")),
        (b'{"article": "x", "summary": "y", "verdict": 1}', "application/json", (400, "invalid-request")),
        (b'{"article": "", "summary": "It rained."}', "application/json", (422, "empty-input")),
        (b'{"article": "It rained.", "summary": " "}', "application/json", (422, "empty-input")),
        (b"x", "text/plain", (415, "unsupported-media-type")),
        (b"x" * 3_000_000, "application/json", (413, "too-large")),
    ],
    ids=["broken", "array", "no summary", "number", "unknown", "no article", "blank", "text", "too large"],
)
def test_an_audit_that_cannot_be_is_a_problem(
    service: Service, body: bytes, media_type: str, expected: tuple[int, str]
) -> None:
    assert audit(service, body, media_type).problem() == expected


def test_the_prompts_are_those_of_the_repository(service: Service) -> None:
    answer = service.get("/v1/prompts")
    found = {each["name"]: each for each in answer.json()["prompts"]}
    assert set(found) == {path.stem for path in (ROOT / "prompts").glob("*.md")} - {"README"}
    for name, each in found.items():
        assert each["text"] in (ROOT / "prompts" / f"{name}.md").read_text(encoding="utf-8")


def test_the_schema_is_the_published_one(service: Service) -> None:
    answer = service.get("/v1/schema")
    assert (answer.status, answer.media_type) == (200, "application/schema+json")
    assert answer.body == (ROOT / "docs" / "report.schema.json").read_bytes()


@pytest.mark.parametrize("path", ["/v1/prompts", "/v1/schema"])
def test_what_the_caller_has_is_not_sent_again(service: Service, path: str) -> None:
    tag = service.get(path).headers["etag"]
    known = service.request("GET", path, headers={"If-None-Match": tag})
    assert (known.status, known.body) == (304, b"")
    assert service.request("GET", path, headers={"Accept": "text/csv"}).problem() == (406, "not-acceptable")
