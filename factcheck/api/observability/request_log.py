"""Outermost ASGI middleware: request id, security and CORS headers on each answer, access log line, metrics."""

import re
import time
import uuid
from typing import Final

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from factcheck.api.edge.admission.cors import Origins
from factcheck.api.edge.asgi import Pairs, send_in_chunks, with_defaults
from factcheck.api.observability import metrics
from factcheck.api.observability.log_fields import FieldValue, LogFields, begin_fields
from factcheck.api.observability.logs import log_request

_SAFE_ID: Final = re.compile(rb"[A-Za-z0-9._-]{8,128}")


class RequestLog:
    """An ASGI app around another. uvicorn's access log has neither the route's pattern nor our fields."""

    def __init__(self, app: ASGIApp, origins: Origins, defaults: Pairs) -> None:
        """`defaults` are the headers of answers that have none of these names."""
        self._app = app
        self._origins = origins
        self._headers = defaults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        headers = dict(scope["headers"])
        fields = LogFields(_request_id(headers))
        begin_fields(scope, fields)
        own: Pairs = [(b"x-request-id", fields.request_id.encode()), *self._origins.headers(headers)]

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message["headers"])
                _record_start(fields, message["status"], given)
                message["headers"] = [*with_defaults(given, self._headers), *own]
            elif message["type"] == "http.response.body":
                fields.bytes_out += len(message["body"])
                await send_in_chunks(send, message)
                return
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        finally:
            _log(scope, fields, time.perf_counter() - started)


def _record_start(fields: LogFields, status: int, headers: Pairs) -> None:
    fields.status = status
    cache = next((value.decode() for name, value in headers if name.lower() == b"factcheck-cache"), None)
    if cache is not None:
        fields.extra["cache"] = cache


def _log(scope: Scope, fields: LogFields, duration_s: float) -> None:
    """Log the route's pattern, never the URL, which may hold words of an article; status None: client disconnected."""
    client, method, route = scope.get("client"), str(scope.get("method")), scope.get("path_template") or None
    line: dict[str, FieldValue] = {
        "id": fields.request_id,
        "key": fields.key,
        "client": client[0] if client else None,
        "method": method,
        "route": route,
        "status": fields.status,
        "bytes_out": fields.bytes_out,
        "duration_ms": round(duration_s * 1000, 1),
        **fields.extra,
    }
    metrics.count_request(method, route, fields.status, duration_s)
    metrics.count_report(fields.extra)
    log_request(line)


def _request_id(headers: dict[bytes, bytes]) -> str:
    """The caller's X-Request-Id where it is safe in a log (no log injection), else a random one."""
    given = headers.get(b"x-request-id", b"")
    return given.decode() if _SAFE_ID.fullmatch(given) else uuid.uuid4().hex
