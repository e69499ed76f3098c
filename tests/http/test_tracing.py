"""Spans are exported over OTLP, as part of the caller's trace, and hold nothing of an article."""

from pathlib import Path

from tests.http.collector import Collector, running_collector
from tests.http.keys import NEWSROOM
from tests.http.service import Service, running_service
from tests.processes import eventually

PARENT = "00f067aa0ba902b7"


def is_a_span_of_the_callers_trace(service: Service, collector: Collector, trace: str) -> None:
    headers = {"Content-Type": "text/plain", "traceparent": f"00-{trace}-{PARENT}-01", "X-API-Key": NEWSROOM}
    body = b"The xylophagous minister said it rained 15 days."
    answer = service.request("POST", "/v1/reports?title=Xylophagous", body, headers)
    assert answer.status == 201
    [span] = eventually(lambda: collector.spans(trace), "a span")
    attributes = {one.key: one.value.string_value or one.value.int_value for one in span.attributes}
    assert span.parent_span_id.hex() == PARENT
    assert span.name == "POST /v1/reports"
    assert attributes["http.response.status_code"] == 201
    assert attributes["factcheck.request_id"] == answer.headers["x-request-id"]
    assert b"ylophagous" not in b"".join(collector.bodies)


def test_a_request_is_a_span_of_the_callers_trace(tmp_path: Path) -> None:
    with running_collector() as collector, running_service(tmp_path, **collector.settings()) as service:
        is_a_span_of_the_callers_trace(service, collector, "4bf92f3577b34da6a3ce929d0e0e4736")


def test_a_request_to_one_of_two_workers_is_a_span_too(two_workers: Service, collector: Collector) -> None:
    is_a_span_of_the_callers_trace(two_workers, collector, "5bf92f3577b34da6a3ce929d0e0e4736")
