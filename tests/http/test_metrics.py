"""/metrics tells what happened, over all workers."""

import re
from pathlib import Path

import pytest

from tests.http.service import Service, running_service

ARTICLE = b"The xylophagous minister said it rained 15 days."


def metrics(service: Service) -> dict[str, float]:
    """Sample -> value; /metrics itself is written as Prometheus reads it."""
    answer = service.get("/metrics")
    assert answer.status == 200
    assert answer.media_type == "text/plain; version=0.0.4; charset=utf-8"
    lines = [line for line in answer.body.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


@pytest.mark.parametrize("workers", ["1", "2"])
def test_requests_are_counted_by_route_over_all_workers(tmp_path: Path, workers: str) -> None:
    with running_service(tmp_path, FACTCHECK_WORKERS=workers) as service:
        for _ in range(6):
            service.post(ARTICLE, "text/plain", Cache_Control="no-store")
        for path in ("/xylophagous", "/xylophagous/2", "/"):
            service.get(path)
        service.request("XYLOPHAGOUS", "/v1/reports")
        found = metrics(service)
        page = service.get("/metrics").body.decode()
    assert found['factcheck_requests_total{method="POST",route="/v1/reports",status="200"}'] == 6
    assert found['factcheck_requests_total{method="GET",route="none",status="404"}'] == 3
    assert found['factcheck_requests_total{method="other",route="none",status="405"}'] == 1
    assert found['factcheck_request_seconds_count{route="/v1/reports"}'] == 6
    assert (found["factcheck_checks_waiting"], found["factcheck_checks_running"]) == (0, 0)
    assert not re.search("xylophagous", page, re.IGNORECASE)


def test_one_worker_tells_of_its_process(service: Service) -> None:
    found = metrics(service)
    assert found["process_open_fds"] > 3
    assert found["process_resident_memory_bytes"] > 1e6


def test_every_metric_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")
    source = (Path(__file__).parents[2] / "factcheck" / "api" / "observability" / "metrics.py").read_text(
        encoding="utf-8"
    )
    names = set(re.findall(r'"(factcheck_[a-z_]+)"', source))
    assert names == set(re.findall(r"^\| `(factcheck_[a-z_]+?)(?:_total)?` \|", page, re.MULTILINE))
