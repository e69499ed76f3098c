"""How much of a bare endpoint's speed is left for a stored report, and how busy checks keep their processors.

usage: python -m benchmarks.service [--seconds 8] [--rounds 3] [--store-url postgresql://USER@HOST/DATABASE]

With an address the stored report comes from PostgreSQL, whose goal is 0.7 of the bare endpoint.

Requests come from wrk where it is installed, else from a load generator of ours on asyncio, which takes more of the
machine. Both servers are uvicorn with one worker; the store of ours is warm.
"""

import argparse
import asyncio
import http.client
import json
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from benchmarks.measuring import clean_environment, median_s, print_table, seed_text

CONNECTIONS: Final = 16
_LISTENS: Final = re.compile(r"listens on 127\.0\.0\.1 port (\d+)")
_NUMBER: Final = b"NUMBER__"
_LUA_NUMBERED: Final = f"""
local number = 0
request = function()
    number = number + 1
    return wrk.format(nil, nil, nil, (wrk.body:gsub("{_NUMBER.decode()}", string.format("%08d", number))))
end
"""
_BARE: Final = Path(__file__).with_name("bare_service.py")


class Load(NamedTuple):
    """What came of a load: answers a second, and seconds within which 99 of 100 came."""

    per_second: float
    p99_s: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--store-url", default="")
    options = parser.parse_args()
    print(f"load from {'wrk' if shutil.which('wrk') else 'asyncio'}, {CONNECTIONS} connections\n")
    body = json.dumps({"text": seed_text(), "publisher": "The Hindu"}).encode()
    with tempfile.TemporaryDirectory() as name:
        _stored(Path(name), body, options.seconds, options.rounds, options.store_url)
        _checks(Path(name), options.seconds)


def _stored(folder: Path, body: bytes, seconds: int, rounds: int, store_url: str) -> None:
    with _bare(folder) as bare, _service(folder, FACTCHECK_STORE_URL=store_url) as service:
        length = len(_post(service, body))
        _post(bare, body, {"X-Answer-Bytes": str(length)})
        _load(service, body, 1), _load(bare, body, 1)
        runs = [(_load(bare, body, seconds), _load(service, body, seconds)) for _ in range(rounds)]
    speed = [(mine.per_second, other.per_second) for other, mine in runs]
    p99 = [(mine.p99_s, other.p99_s) for other, mine in runs]
    print_table(
        ("a stored report", "bare endpoint", "service", "ratio", "aim"),
        [
            ("answers a second", *_compared(speed, "{:,.0f}"), "at least 0.7" if store_url else "at least 0.8"),
            ("p99, ms", *_compared([(mine * 1000, other * 1000) for mine, other in p99], "{:.1f}"), "at most 1.5"),
        ],
    )


def _compared(pairs: list[tuple[float, float]], form: str) -> tuple[str, str, str]:
    mine, other = median(mine for mine, _ in pairs), median(other for _, other in pairs)
    return form.format(other), form.format(mine), f"{median(mine / other for mine, other in pairs):.2f}"


def _checks(folder: Path, seconds: int) -> None:
    """Nothing is stored; each worker of uvicorn has check processes of its own, as many as there are processors."""
    from factcheck.domain.article import Metadata
    from factcheck.pipeline.check import OfflineChecker

    text = seed_text()
    checker = OfflineChecker()
    alone_s = median_s(lambda: checker.check_text(text, Metadata()), rounds=20)
    body = json.dumps({"text": text, "byline": _NUMBER.decode()}).encode()
    rows = []
    for workers in (1, 2):
        with _service(folder, FACTCHECK_STORE="off", FACTCHECK_WORKERS=str(workers)) as service:
            _load(service, body, 2, vary=True)
            load = _load(service, body, seconds, vary=True)
        share = load.per_second * alone_s
        rows.append((f"{workers}", f"{1 / alone_s:,.0f}", f"{load.per_second:,.0f}", f"{share:.2f}"))
    print()
    print_table(("workers, nothing stored", "1 / one check", "reports a second", "ratio"), rows)


@contextmanager
def _service(folder: Path, **variables: str) -> Iterator[int]:
    settings = {"FACTCHECK_PORT": "0", "FACTCHECK_STORE_DIR": str(folder / "store"), **variables}
    with _running([sys.executable, "-m", "factcheck.api"], folder, settings) as port:
        yield port


@contextmanager
def _bare(folder: Path) -> Iterator[int]:
    with _running([sys.executable, str(_BARE), str(folder / "bare")], folder, {}) as port:
        yield port


@contextmanager
def _running(command: list[str], folder: Path, variables: Mapping[str, str]) -> Iterator[int]:
    log = folder / "log"
    with log.open("wb") as sink:
        process = subprocess.Popen(
            command, cwd=folder, env=clean_environment() | dict(variables), stdout=sink, stderr=sink
        )
    try:
        while process.poll() is None and not _LISTENS.search(log.read_text()):
            time.sleep(0.05)
        found = _LISTENS.search(log.read_text())
        if found is None:
            raise SystemExit(log.read_text())
        _wait_for(int(found[1]))
        yield int(found[1])
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return


def _post(port: int, body: bytes, headers: Mapping[str, str] | None = None) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("POST", "/v1/reports", body, {"Content-Type": "application/json", **(headers or {})})
    answer = connection.getresponse()
    content = answer.read()
    assert answer.status in (200, 201), content
    return content


def _load(port: int, body: bytes, seconds: int, *, vary: bool = False) -> Load:
    """With `vary` no two requests are the same: a running number stands in the place of `_NUMBER`."""
    if shutil.which("wrk"):
        return _wrk(port, body, seconds, _LUA_NUMBERED if vary else "")
    return asyncio.run(_asyncio(port, body, seconds))


def _wrk(port: int, body: bytes, seconds: int, more: str) -> Load:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        lua = "".join(f"\\{byte:03d}" for byte in body)
        script.write(f'wrk.method = "POST"\nwrk.body = "{lua}"\nwrk.headers["Content-Type"] = "application/json"\n')
        script.write(more)
        script.flush()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", script.name]
        said = subprocess.run(
            [*command, f"http://127.0.0.1:{port}/v1/reports"], capture_output=True, text=True, check=True
        ).stdout
    assert "Non-2xx" not in said, said
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    assert rate is not None, said
    assert p99 is not None, said
    return Load(float(rate[1]), float(p99[1]) * {"us": 1e-6, "ms": 1e-3, "s": 1.0}[p99[2]])


def _numbered(body: bytes) -> Iterator[bytes]:
    for number in count():
        yield body.replace(_NUMBER, b"%0*d" % (len(_NUMBER), number))


async def _asyncio(port: int, body: bytes, seconds: int) -> Load:
    until = time.perf_counter() + seconds
    took: list[float] = []
    bodies = _numbered(body)
    await asyncio.gather(*(_ask(port, bodies, until, took) for _ in range(CONNECTIONS)))
    return Load(len(took) / seconds, sorted(took)[int(0.99 * len(took))])


async def _ask(port: int, bodies: Iterator[bytes], until: float, took: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while (began := time.perf_counter()) < until:
        body = next(bodies)
        head = f"POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{head}Content-Type: application/json\r\n\r\n".encode() + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 20"), answer
        length = re.search(rb"(?i)content-length: (\d+)", answer)
        assert length is not None
        await reader.readexactly(int(length[1]))
        took.append(time.perf_counter() - began)
    writer.close()


if __name__ == "__main__":
    main()
