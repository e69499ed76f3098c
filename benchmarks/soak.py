"""An hour's worth of traffic in compressed form: does the service answer all of it, and stay as large as it was?

    python -m benchmarks.soak [REQUESTS]

Mixed requests, 5 % of them hostile, from 16 callers at once. It passes without a 5xx, with memory of its own (PSS
of all its processes) that grows by less than 5 % after the warm-up, and with no file descriptor more.
"""

import random
import socket
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from benchmarks.measuring import print_table, seed_text
from tests.http.service import Service, started_service
from tests.processes import family

_CALLERS: Final = 16
# Until the reports that each worker keeps in memory have reached their limit.
_WARM_UP: Final = 8_000
_MOST_GROWTH: Final = 0.05
_SETTLE_S: Final = 8.0
_HEAD: Final = (
    b"POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
)

# What no honest client sends; each leaves by itself.
_HOSTILE: Final = (
    _HEAD + b"Content-Length: 100\r\n\r\nhalf",
    _HEAD + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n",
    _HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n12345",
    _HEAD + b"X: a\r\n" * 10_000 + b"\r\n",
    _HEAD + b"Content-Length: 40000\r\n\r\n" + b'{"text":' * 5000,
    _HEAD + b'Content-Length: 24\r\n\r\n{"text": "a", "text": 1}',
    _HEAD + b'Content-Length: 13\r\n\r\n{"text": NaN}',
    _HEAD + b"Content-Length: 5010\r\n\r\n" + b'{"text": ' + b"9" * 5000 + b"}",
    _HEAD.replace(b"application/json", b"text/plain; charset=utf-16") + b"Content-Length: 3\r\n\r\n\xe9\xe9\xe9",
    _HEAD.replace(b"application/json", b"text/html") + b"Content-Length: 40000\r\n\r\n" + b"<div>" * 8000,
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 50,
    b"GET /" + b"a" * 50_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
)


class Size(NamedTuple):
    """What the service takes, all its processes together."""

    memory_mb: float
    descriptors: int


def main(requests: int) -> int:
    """0 where it passes."""
    with TemporaryDirectory() as folder, started_service(Path(folder), FACTCHECK_BODY_TIMEOUT_S="2") as service:
        run(service, _WARM_UP, seed=1)
        before = size_of(service)
        began = time.monotonic()
        statuses = run(service, requests, seed=2)
        took_s = time.monotonic() - began
        after = size_of(service)
    growth = after.memory_mb / before.memory_mb - 1
    print_table(
        ("", "after warm-up", "at the end"),
        (
            ("memory of its own (PSS), MB", f"{before.memory_mb:.1f}", f"{after.memory_mb:.1f} ({growth:+.1%})"),
            ("file descriptors", str(before.descriptors), str(after.descriptors)),
        ),
    )
    answers = ", ".join(f"{count} {status}" for status, count in sorted(statuses.items()))
    print(f"{requests} requests in {took_s:.0f} s; {answers}")
    server_errors = sum(count for status, count in statuses.items() if status.startswith("5"))
    return int(bool(server_errors) or growth >= _MOST_GROWTH or after.descriptors > before.descriptors)


def run(service: Service, requests: int, *, seed: int) -> Counter[str]:
    """How often each status came."""
    with ThreadPoolExecutor(_CALLERS) as pool:
        shares = [
            pool.submit(_caller, service, requests // _CALLERS, seed * 1000 + number) for number in range(_CALLERS)
        ]
        return sum((share.result() for share in shares), Counter())


def size_of(service: Service) -> Size:
    """Once slow and half-sent requests have been given up."""
    time.sleep(_SETTLE_S)
    memory_kb, descriptors = 0, 0
    for pid in family(service.process.pid):
        folder = Path(f"/proc/{pid}")
        rollup = (folder / "smaps_rollup").read_text().splitlines()
        memory_kb += next(int(line.split()[1]) for line in rollup if line.startswith("Pss_Anon:"))
        descriptors += len(list((folder / "fd").iterdir()))
    return Size(memory_kb / 1000, descriptors)


def _caller(service: Service, requests: int, seed: int) -> Counter[str]:
    rng = random.Random(seed)  # noqa: S311 - the same traffic each time
    kinds = list(_kinds(service, rng))
    weights = [weight for weight, _ in kinds]
    acts = [act for _, act in kinds]
    found: Counter[str] = Counter()
    for act in rng.choices(acts, weights, k=requests):
        found[act()] += 1
    return found


def _kinds(service: Service, rng: random.Random) -> Iterator[tuple[int, Callable[[], str]]]:
    """The traffic, in parts of a hundred."""
    seed = seed_text().encode()
    yield 45, lambda: str(service.post(seed, "text/plain").status)
    yield 20, lambda: str(service.post(_article(rng), "text/plain").status)
    yield 5, lambda: str(service.post(b"<article>" + _article(rng) + b"</article>", "text/html").status)
    yield 10, lambda: str(service.get("/health/ready").status)
    yield 5, lambda: str(service.get("/schema").status)
    yield 5, lambda: str(service.get("/metrics").status)
    yield 3, lambda: str(service.get(f"/nowhere/{rng.random()}").status)
    yield 2, lambda: str(service.request("DELETE", "/v1/reports").status)
    yield 5, lambda: _send(service, rng.choice(_HOSTILE))


def _article(rng: random.Random) -> bytes:
    """One that was never sent before."""
    lines = (
        f"Minister Kim said that {rng.randrange(10_000)} people had left the town of {rng.randrange(100)} bridges."
        for _ in range(rng.randrange(1, 10))
    )
    return "\n\n".join(lines).encode()


def _send(service: Service, hostile: bytes) -> str:
    """The status of the answer; `none` where the connection closes without, as it may."""
    with socket.create_connection(("127.0.0.1", service.port), timeout=30) as connection, suppress(ConnectionError):
        connection.sendall(hostile)
        answer = connection.recv(100)
        return answer[9:12].decode() if answer.startswith(b"HTTP/1.1 ") else "none"
    return "none"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000))
