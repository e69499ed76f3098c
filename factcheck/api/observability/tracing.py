"""Requests -> OpenTelemetry spans, where FACTCHECK_TRACING says so: the extra `tracing` brings the library.

The exporter reads the standard variables, OTEL_EXPORTER_OTLP_ENDPOINT first. A span holds what a log line holds: no
query and no URL, which may hold words of an article; Litestar's opentelemetry plugin puts both into its spans.
"""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from factcheck import __version__
from factcheck.api.observability.log_fields import fields_of
from factcheck.errors import ConfigurationError

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.trace import Span


class Tracing:
    """ASGI middleware: a server span for each request, a child of the caller's trace where it sends `traceparent`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._provider = _provider()
        self._tracer = self._provider.get_tracer("factcheck", __version__)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, partial(self._flush_before_shutdown, send))
            return
        from opentelemetry.propagate import extract
        from opentelemetry.trace import SpanKind

        carrier = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        with self._tracer.start_as_current_span(
            "request",
            context=extract(carrier),
            kind=SpanKind.SERVER,
            record_exception=False,  # its message may hold words of an article
            set_status_on_exception=False,
        ) as span:
            await self._app(scope, receive, send)
            _describe(span, scope)

    async def _flush_before_shutdown(self, send: Send, message: Message) -> None:
        """Flush buffered spans: uvicorn ends by re-raising the signal, which skips atexit."""
        if message["type"] == "lifespan.shutdown.complete":  # type: ignore[comparison-overlap]
            await asyncio.to_thread(self._provider.shutdown)
        await send(message)


def _describe(span: "Span", scope: Scope) -> None:
    """Attributes by OpenTelemetry's semantic conventions for HTTP server spans; log fields as `factcheck.*`."""
    method, route = str(scope.get("method")), scope.get("path_template") or None
    span.update_name(f"{method} {route}" if route else method)
    span.set_attribute("http.request.method", method)
    if route:
        span.set_attribute("http.route", route)
    fields = fields_of(scope)
    if fields is None:
        return
    if fields.status is not None:
        span.set_attribute("http.response.status_code", fields.status)
    for name, value in {"request_id": fields.request_id, "key": fields.key, **fields.extra}.items():
        if value is not None:
            span.set_attribute(f"factcheck.{name}", value)


def _provider() -> "TracerProvider":
    """Raises ConfigurationError."""
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ModuleNotFoundError as exc:
        raise ConfigurationError(
            f"FACTCHECK_TRACING needs {exc.name}; install factcheck-desk[tracing], or set it to off"
        ) from exc
    provider = TracerProvider(resource=Resource.create({"service.name": "factcheck"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return provider
