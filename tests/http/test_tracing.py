"""Spans go out where they are asked for, and hold nothing of an article."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from tests.http.service import running_service

TRACE, PARENT = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


@contextmanager
def collector() -> Iterator[tuple[str, list[bytes]]]:
    """Takes what an OpenTelemetry collector takes over HTTP."""
    bodies: list[bytes] = []

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
            del format, args

    server = HTTPServer(("127.0.0.1", 0), Taking)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", bodies
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def spans(bodies: list[bytes]) -> list[Span]:
    return [
        span
        for body in bodies
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    ]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_request_is_a_span_of_the_callers_trace(tmp_path: Path, workers: str) -> None:
    with collector() as (url, bodies):
        variables = {"FACTCHECK_TRACING": "otlp", "OTEL_EXPORTER_OTLP_ENDPOINT": url, "FACTCHECK_WORKERS": workers}
        with running_service(tmp_path, **variables) as service:
            headers = {"Content-Type": "text/plain", "traceparent": f"00-{TRACE}-{PARENT}-01"}
            body = b"The xylophagous minister said it rained 15 days."
            answer = service.request("POST", "/v1/reports?title=Xylophagous", body, headers)
            assert answer.status == 201
    [span] = spans(bodies)
    attributes = {one.key: one.value.string_value or one.value.int_value for one in span.attributes}
    assert (span.trace_id.hex(), span.parent_span_id.hex()) == (TRACE, PARENT)
    assert span.name == "POST /v1/reports"
    assert attributes["http.response.status_code"] == 201
    assert attributes["factcheck.request_id"] == answer.headers["x-request-id"]
    assert b"ylophagous" not in b"".join(bodies)
