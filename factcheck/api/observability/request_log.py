"""What goes around every request: an id, the headers that each answer carries, a line in the log, the metrics."""

import re
import time
import uuid
from collections.abc import Iterable
from typing import Final

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from factcheck.api.edge.asgi import send_in_pieces
from factcheck.api.edge.cors import Origins
from factcheck.api.edge.headers import Pairs, security_headers, with_missing
from factcheck.api.observability import metrics
from factcheck.api.observability.log_fields import Fact, Note, begin_note
from factcheck.api.observability.logs import tell_of_request

_WELL_FORMED: Final = re.compile(rb"[A-Za-z0-9._-]{8,128}")


class Observed:
    """The outermost ASGI app."""

    def __init__(self, app: ASGIApp, origins: Origins, style_hashes: Iterable[str] = ()) -> None:
        self._app = app
        self._origins = origins
        self._headers = security_headers(style_hashes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        headers = dict(scope["headers"])
        noted = Note(_request_id(headers))
        begin_note(scope, noted)
        own: Pairs = [(b"x-request-id", noted.request_id.encode()), *self._origins.headers(headers)]

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message["headers"])
                _look_at(noted, message["status"], given)
                message["headers"] = [*with_missing(given, self._headers), *own]
            elif message["type"] == "http.response.body":
                noted.bytes_out += len(message["body"])
                await send_in_pieces(send, message)
                return
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            _tell(scope, noted, time.perf_counter() - started)


def _look_at(noted: Note, status: int, headers: Pairs) -> None:
    noted.status = status
    cache = next((value.decode() for name, value in headers if name.lower() == b"factcheck-cache"), None)
    if cache is not None:
        noted.facts["cache"] = cache


def _tell(scope: Scope, noted: Note, duration_s: float) -> None:
    """No status means that nobody was there to answer. The address itself may be words: its route is told."""
    client, method, route = scope.get("client"), str(scope.get("method")), scope.get("path_template") or None
    facts: dict[str, Fact] = {
        "id": noted.request_id,
        "key": noted.key,
        "client": client[0] if client else None,
        "method": method,
        "route": route,
        "status": noted.status,
        "bytes_out": noted.bytes_out,
        "duration_ms": round(duration_s * 1000, 1),
        **noted.facts,
    }
    tell_of_request(facts)
    metrics.count_request(method, route, noted.status, duration_s)
    metrics.count_facts(noted.facts)


def _request_id(headers: dict[bytes, bytes]) -> str:
    """The caller's, where it has a form that cannot do harm in a log."""
    given = headers.get(b"x-request-id", b"")
    return given.decode() if _WELL_FORMED.fullmatch(given) else uuid.uuid4().hex
