"""A real service process on loopback, and requests to it over a real socket."""

import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LISTENS = re.compile(r"factcheck listens on [0-9.]+ port (\d+)")
_START_UP_S = 60


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers["content-type"]

    @property
    def is_report(self) -> bool:
        """201 where the report is new in the store, 200 where it was there."""
        return self.status in (200, 201)

    def json(self) -> Any:
        return json.loads(self.body)

    def problem(self) -> tuple[int, str]:
        """Status and code of a problem that has all its parts."""
        found = self.json()
        assert self.media_type == "application/problem+json"
        assert found["status"] == self.status
        assert found["title"]
        assert found["detail"]
        return self.status, found["type"].removeprefix("urn:factcheck:problem:")


@dataclass(frozen=True)
class Service:
    process: subprocess.Popen[bytes]
    log: Path
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def request(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            named = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, named, response.read())
        finally:
            connection.close()

    def get(self, path: str) -> Answer:
        return self.request("GET", path)

    def post(self, body: bytes, media_type: str = "application/json", query: str = "", **headers: str) -> Answer:
        named = {"Content-Type": media_type, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return self.request("POST", f"/v1/reports{query}", body, named)

    def post_json(self, **fields: object) -> Answer:
        return self.post(json.dumps(fields).encode())


@contextmanager
def running_service(folder: Path, **variables: str) -> Iterator[Service]:
    """`python -m factcheck.api` in `folder`, on a free port."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("FACTCHECK_", "OPENAI_"))}
    log = folder / "service.log"
    with log.open("wb") as sink:
        process = subprocess.Popen(
            [sys.executable, "-m", "factcheck.api"],
            cwd=folder,
            env={**inherited, "FACTCHECK_PORT": "0", "FACTCHECK_STORE_DIR": str(folder / "store"), **variables},
            stdout=sink,
            stderr=sink,
        )
    try:
        yield Service(process, log, _wait_for_port(process, log))
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for_port(process: subprocess.Popen[bytes], log: Path) -> int:
    deadline = time.monotonic() + _START_UP_S
    while time.monotonic() < deadline and process.poll() is None:
        if found := _LISTENS.search(log.read_text(encoding="utf-8")):
            return int(found[1])
        time.sleep(0.05)
    raise AssertionError(f"the service did not start:\n{log.read_text(encoding='utf-8')}")
