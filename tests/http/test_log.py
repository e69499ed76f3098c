"""The log has one line for each request, and nothing of what it was about."""

from typing import Any

import pytest

from tests.http.keys import NEWSROOM
from tests.http.service import Service

WORD = "xylophagous"


def test_a_report_is_one_line_with_what_made_it_and_for_whom(keyed: Service) -> None:
    headers = {"Content-Type": "text/plain", "X-API-Key": NEWSROOM}
    told = []
    for _ in range(2):
        answer = keyed.request("POST", f"/v1/reports?title={WORD}", f"It rained on {WORD} pines.".encode(), headers)
        [line] = keyed.lines_of(answer.request_id)
        assert line["bytes_out"] == len(answer.body)
        told.append({name: fact for name, fact in line.items() if name not in CHANGING})
    log = keyed.log.read_text(encoding="utf-8")
    expected: dict[str, Any] = {
        "level": "info",
        "logger": "factcheck.requests",
        "message": "request",
        "key": "newsroom-cms",
        "client": "127.0.0.1",
        "method": "POST",
        "route": "/v1/reports",
        "tokens": 0,
        "engine": "offline",
        "model": None,
    }
    assert told == [{**expected, "status": 201, "cache": "miss"}, {**expected, "status": 200, "cache": "hit"}]
    assert WORD not in log
    assert NEWSROOM not in log


CHANGING = {"at", "pid", "id", "bytes_out", "duration_ms"}


@pytest.mark.parametrize(
    ("method", "path", "content", "media_type"),
    [
        pytest.param("GET", f"/{WORD}", b"", "text/plain", id="address"),
        pytest.param("GET", f"/v1/reports/{WORD}", b"", "text/plain", id="id of a report"),
        pytest.param("POST", "/v1/reports", f'{{"{WORD}": "{WORD}"}}'.encode(), "application/json", id="field"),
        pytest.param("POST", "/v1/reports", f'{{"text": {WORD}'.encode(), "application/json", id="broken JSON"),
        pytest.param("POST", "/v1/reports", WORD.encode(), f"text/{WORD}", id="media type"),
        pytest.param("POST", "/v1/reports", f"<b {WORD}=<<{WORD}".encode() * 99, "text/html", id="broken page"),
        pytest.param("POST", f"/v1/reports?{WORD}={WORD}", b"It rained.", "text/plain", id="query"),
        pytest.param("POST", "/v1/reports", f"{WORD} \xe9".encode("latin-1"), "text/plain", id="undecodable"),
    ],
)
def test_nothing_of_a_request_that_is_refused_is_told(
    service: Service, method: str, path: str, content: bytes, media_type: str
) -> None:
    headers = {"Content-Type": media_type, "User-Agent": WORD, "Referer": f"https://example.org/{WORD}"}
    answer = service.request(method, path, content, headers)
    assert 400 <= answer.status < 500
    assert WORD not in service.log_after(answer)


def test_every_line_is_json(service: Service) -> None:
    assert service.lines_of(service.get("/nowhere").request_id)
    assert all({"at", "level", "logger", "message"} <= set(line) for line in service.log_lines())
