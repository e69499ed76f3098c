"""A model server on loopback, in a thread, for tests that run factcheck as a process of its own."""

import json
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.contract.upstream import completion, least


@dataclass
class Model:
    """Answers with the least that satisfies the schema of the question, or with a status that is no success.

    `say` is called with each question, in a thread of its own, and gives what the answer has besides.
    """

    port: int = 0
    scheme: str = "http"
    status: int = 200
    prompt_tokens: int = 7
    asked: int = 0
    keys: list[str | None] = field(default_factory=list)
    say: Callable[[str], dict[str, object]] = lambda _: {}

    def settings(self) -> dict[str, str]:
        url = f"{self.scheme}://127.0.0.1:{self.port}/v1"
        return {"FACTCHECK_MODEL": "m-1", "FACTCHECK_BASE_URL": url, "FACTCHECK_CACHE": "off"}


@contextmanager
def running_model(tls: ssl.SSLContext | None = None) -> Iterator[Model]:
    """Its connections are served in threads of their own; with `tls` over HTTPS."""
    model = Model(scheme="https" if tls else "http")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            model.asked += 1
            model.keys.append(self.headers["Authorization"])
            schema = question.get("response_format", {}).get("json_schema", {}).get("schema", {"type": "object"})
            said = {**least(schema), **model.say(question["messages"][-1]["content"])}
            completed = json.loads(completion(json.dumps(said)))
            completed["usage"]["prompt_tokens"] = model.prompt_tokens
            content = json.dumps(completed).encode() if model.status == 200 else b"{}"
            self.send_response(model.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            del args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        model.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield model
        finally:
            server.shutdown()
            thread.join()


def self_signed(folder: Path) -> tuple[Path, Path]:
    """A certificate of 127.0.0.1 and its private key."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1"]
    named = ["-addext", "subjectAltName=IP:127.0.0.1", "-out", str(certificate), "-keyout", str(key)]
    subprocess.run([*command, *named], check=True, capture_output=True)
    return certificate, key
