"""Counters, gauges and histograms -> Prometheus metrics, summed over all worker processes.

Several workers write to files in the folder that PROMETHEUS_MULTIPROC_DIR names, which has to stand in the environment
before prometheus_client is imported (https://prometheus.github.io/client_python/multiprocess/). One worker needs none.
Litestar's prometheus plugin counts within Litestar; requests that the gate refuses never come so far.
"""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector

from factcheck.api.observability.log_fields import FieldValue

FOLDER_VARIABLE: Final = "PROMETHEUS_MULTIPROC_DIR"
# Litestar adds the charset.
CONTENT_TYPE: Final = CONTENT_TYPE_PLAIN_0_0_4.removesuffix("; charset=utf-8")

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# A check of an ordinary article takes some milliseconds, a model call some seconds.
_BUCKETS_S: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)

_registry: Final = CollectorRegistry()
_requests: Final = Counter(
    "factcheck_requests", "Requests by the pattern of their route", ["method", "route", "status"], registry=_registry
)
_seconds: Final = Histogram(
    "factcheck_request_seconds", "Time of a request", ["route"], buckets=_BUCKETS_S, registry=_registry
)
_stages: Final = Histogram(
    "factcheck_stage_seconds", "Time of one stage of a check", ["stage"], buckets=_BUCKETS_S, registry=_registry
)
_reports: Final = Counter("factcheck_reports", "Reports that were answered", ["engine", "cache"], registry=_registry)
_tokens: Final = Counter("factcheck_tokens", "Tokens of models", ["kind"], registry=_registry)
_cost: Final = Counter("factcheck_cost_dollars", "What those tokens cost by our prices", registry=_registry)
_upstream: Final = Counter("factcheck_upstream_errors", "Model calls that failed", ["code"], registry=_registry)
_died: Final = Counter("factcheck_check_processes_died", "Processes that died while they checked", registry=_registry)
_waiting: Final = Gauge("factcheck_checks_waiting", "In the queue", multiprocess_mode="livesum", registry=_registry)
_running: Final = Gauge("factcheck_checks_running", "At work", multiprocess_mode="livesum", registry=_registry)

if FOLDER_VARIABLE not in os.environ:
    ProcessCollector(registry=_registry)


def count_request(method: str, route: str | None, status: int | None, seconds: float) -> None:
    """Bounded cardinality: the route is its pattern, never a caller's URL; an unknown method is `other`."""
    counted, timed = _request_series(method if method in _METHODS else "other", route or "none", status)
    counted.inc()
    timed.observe(seconds)


@cache
def _request_series(method: str, route: str, status: int | None) -> tuple[Counter, Histogram]:
    """Cached label lookup, which takes longer than the increment; at most one entry a series."""
    return _requests.labels(method, route, str(status or "none")), _seconds.labels(route)


def count_report(fields: Mapping[str, FieldValue]) -> None:
    """By engine and cache, where the log fields of a request name the engine of a report."""
    engine = fields.get("engine")
    if engine is not None:
        _report_series(str(engine), str(fields.get("cache") or "none")).inc()


@cache
def _report_series(engine: str, cache: str) -> Counter:
    return _reports.labels(engine, cache)


def count_tokens(prompt: int, completion: int, dollars: float) -> None:
    """Tokens and cost of one model response."""
    _tokens.labels("prompt").inc(prompt)
    _tokens.labels("completion").inc(completion)
    _cost.inc(dollars)


def count_upstream_error(code: str) -> None:
    """A model call that failed, by the code of its ModelError."""
    _upstream.labels(code).inc()


def time_stage(stage: str, seconds: float) -> None:
    """`waiting` for a process, `working` in one, `asking` a model."""
    _stages.labels(stage).observe(seconds)


def count_dead_process() -> None:
    """A worker process that died during a check."""
    _died.inc()


def show_queue(*, waiting: int, running: int) -> None:
    """Set the gauges of this server process."""
    _waiting.set(waiting)
    _running.set(running)


def exposition() -> bytes:
    """All metrics in Prometheus' text format; reads files where several workers share them."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder is None:
        return generate_latest(_registry)
    _remove_dead_gauges(Path(folder))
    all_workers = CollectorRegistry()
    MultiProcessCollector(all_workers, path=folder)  # type: ignore[no-untyped-call]
    return generate_latest(all_workers)


def _remove_dead_gauges(folder: Path) -> None:
    """Delete the live gauge files of dead workers; their counters stay."""
    for file in folder.glob("gauge_live*_*.db"):
        pid = int(file.stem.rpartition("_")[2])
        if not _is_alive(pid):
            file.unlink(missing_ok=True)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
