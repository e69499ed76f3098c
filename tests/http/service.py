"""Settings -> a service process on loopback, and requests to it over TCP.

A check is made to take as long as a test needs with `held`: SIGSTOP to the processes that do the checks.
"""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.command import environment, fork_server, may_fork
from tests.fork_server import Forked
from tests.processes import GUARD_S, eventually, family, started

Process = subprocess.Popen[bytes] | Forked

_LISTENS = re.compile(r"factcheck listens on [0-9.]+ port (\d+)")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers["content-type"]

    @property
    def request_id(self) -> str:
        return self.headers["x-request-id"]

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
    process: Process
    log: Path
    port: int
    host: str = "127.0.0.1"

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def request(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=GUARD_S)
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

    def metric(self, name: str) -> float:
        """A sample of /metrics without labels."""
        lines = self.get("/metrics").body.decode().splitlines()
        return next(float(line.removeprefix(f"{name} ")) for line in lines if line.startswith(f"{name} "))

    def log_lines(self) -> list[dict[str, Any]]:
        """Those that are whole: the service may be writing the next. A line that is no JSON fails the test."""
        written = self.log.read_text(encoding="utf-8").rpartition("\n")[0].splitlines()
        strange = next((at for at, line in enumerate(written) if not line.startswith("{")), len(written))
        assert strange == len(written), "no JSON in the log:\n" + "\n".join(written[strange:])
        return [json.loads(line) for line in written]

    def lines_of(self, request_id: str) -> list[dict[str, Any]]:
        """What the log says of a request, which is written and counted after its answer has gone out."""
        return eventually(
            lambda: [line for line in self.log_lines() if line.get("id") == request_id], f"a line of {request_id}"
        )

    def log_after(self, *answers: Answer) -> str:
        """The log, with the lines of the requests that had these answers."""
        for answer in answers:
            self.lines_of(answer.request_id)
        return self.log.read_text(encoding="utf-8")

    def check_processes(self) -> list[int]:
        """PIDs; with one worker they are children of the fork server, which is a child of the service."""
        parents = family(self.process.pid)
        return [pid for pid, parent in parents.items() if parents.get(parent) == self.process.pid]

    @contextmanager
    def held(self) -> Iterator[None]:
        """No check goes on in this block; those that began in it go on after it."""
        held = self.check_processes()
        assert held
        for pid in held:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in held:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)


@contextmanager
def running_service(folder: Path, **variables: str) -> Iterator[Service]:
    """`python -m factcheck.api` in `folder`, on a free port, from when it has started up.

    In a fork, unless the variables say what a process reads before it runs. Where the block fails it is killed, else
    SIGTERM ends it.
    """
    log, env = _empty_log(folder), _environment(folder, variables)
    if not may_fork(env):
        with started_service(folder, **variables) as service:
            yield service
        return
    process = fork_server().start("factcheck.api", env=env, cwd=folder, stdin=Path(os.devnull), output=log)
    with process:
        yield from _serving(process, log, env)


@contextmanager
def started_service(folder: Path, **variables: str) -> Iterator[Service]:
    """The same in a process that has imported nothing before."""
    log, env = _empty_log(folder), _environment(folder, variables)
    command = [sys.executable, "-m", "factcheck.api"]
    with (
        log.open("wb") as sink,
        started(command, cwd=folder, env=env, stdout=sink.fileno(), stderr=sink.fileno()) as process,
    ):
        yield from _serving(process, log, env)


def _empty_log(folder: Path) -> Path:
    """In this folder another service may have run before."""
    log = folder / "service.log"
    log.write_bytes(b"")
    return log


def _environment(folder: Path, variables: dict[str, str]) -> dict[str, str]:
    return environment(FACTCHECK_PORT="0", FACTCHECK_STORE_DIR=str(folder / "store")) | variables


def _serving(process: Process, log: Path, env: Mapping[str, str]) -> Iterator[Service]:
    yield Service(process, log, _port(process, log), _reached(env.get("FACTCHECK_HOST", "127.0.0.1")))
    process.terminate()
    process.wait(GUARD_S)


def _reached(listens: str) -> str:
    """The address of a service that listens on all of them is that of loopback."""
    return "127.0.0.1" if listens == "0.0.0.0" else listens  # noqa: S104


def _port(process: Process, log: Path) -> int:
    def serves() -> re.Match[str] | None:
        said = log.read_text(encoding="utf-8")
        assert process.poll() is None, said
        return _LISTENS.search(said) if "Application startup complete" in said else None

    return int(eventually(serves, "a service that has started")[1])
