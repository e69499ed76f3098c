"""What a model server is asked, counted on the way: a server on loopback that passes every call on."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

import httpx2

from factcheck.domain.chat import Usage

_PASSED_ON: Final = ("authorization", "content-type")


class Meter(ThreadingHTTPServer):
    """Tokens are as the server counted them, one `Usage` a call; where it counts none, none are spent."""

    daemon_threads = True

    def __init__(self, upstream: str) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.upstream = upstream.rstrip("/")
        self.base_url = f"http://127.0.0.1:{self.server_port}"
        self.usages: list[Usage] = []
        # Who asks decides how long to wait.
        self.client = httpx2.Client(timeout=None, trust_env=False)

    def take(self) -> list[Usage]:
        """What was spent since the last time."""
        taken, self.usages = self.usages, []
        return taken


@contextmanager
def metered(upstream: str) -> Iterator[Meter]:
    """A meter before the OpenAI-compatible server at `upstream`, for the time of the context."""
    with Meter(upstream) as meter, meter.client:
        threading.Thread(target=meter.serve_forever, daemon=True).start()
        try:
            yield meter
        finally:
            meter.shutdown()


class _Passing(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        meter = self.server
        assert isinstance(meter, Meter)
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name: self.headers[name] for name in _PASSED_ON if name in self.headers}
        try:
            answer = meter.client.post(meter.upstream + self.path, content=body, headers=headers)
        except httpx2.TransportError as exc:
            self.send_error(502, explain=str(exc))
            return
        meter.usages.append(_usage(answer.content))
        self.send_response(answer.status_code)
        self.send_header("content-type", answer.headers.get("content-type", "application/json"))
        self.send_header("content-length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- as http.server calls it
        pass


def _usage(content: bytes) -> Usage:
    try:
        usage = json.loads(content)["usage"]
        return Usage(prompt=usage["prompt_tokens"], completion=usage["completion_tokens"])
    except (ValueError, KeyError, TypeError):
        return Usage()
