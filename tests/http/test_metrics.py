"""GET /metrics sums the samples of all worker processes."""

import re
from pathlib import Path

import pytest

from tests.http.keys import ARCHIVE
from tests.http.service import Service
from tests.processes import eventually

ARTICLE = b"The xylophagous minister said it rained 15 days."


def metrics(service: Service) -> dict[str, float]:
    """Sample -> value; /metrics itself is written as Prometheus reads it."""
    answer = service.get("/metrics")
    assert answer.status == 200
    assert answer.media_type == "text/plain; version=0.0.4; charset=utf-8"
    lines = [line for line in answer.body.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


@pytest.mark.parametrize("name", ["service", "two_workers"])
def test_requests_are_counted_by_route_over_all_workers(name: str, request: pytest.FixtureRequest) -> None:
    service: Service = request.getfixturevalue(name)
    as_archive = {"X-API-Key": ARCHIVE}
    before = metrics(service)
    answers = [service.post(ARTICLE, "text/plain", Cache_Control="no-store", **as_archive) for _ in range(6)]
    unknown = [
        ("GET", "/xylophagous"),
        ("GET", "/xylophagous/2"),
        ("GET", "/xylophagous/3"),
        ("XYLOPHAGOUS", "/v1/reports"),
    ]
    answers += [service.request(method, path, headers=as_archive) for method, path in unknown]
    service.log_after(*answers)

    def counted(sample: str) -> float:
        return metrics(service)[sample] - before.get(sample, 0)

    assert counted('factcheck_requests_total{method="POST",route="/v1/reports",status="200"}') == 6
    assert counted('factcheck_requests_total{method="GET",route="none",status="404"}') == 3
    assert counted('factcheck_requests_total{method="other",route="none",status="405"}') == 1
    assert counted('factcheck_request_seconds_count{route="/v1/reports"}') == 6
    assert not re.search("xylophagous", service.get("/metrics").body.decode(), re.IGNORECASE)
    eventually(lambda: not service.metric("factcheck_checks_waiting"), "an empty queue")
    eventually(lambda: not service.metric("factcheck_checks_running"), "idle processes")


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
