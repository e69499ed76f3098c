"""Settings -> the Litestar app."""

import gc
import os
from functools import partial

from litestar import Litestar

from factcheck.api.edge.token_quotas import Spending
from factcheck.api.observability.health_state import Probe, Vitals, Watch
from factcheck.api.observability.metrics import metrics_route
from factcheck.api.openapi.document import openapi_config
from factcheck.api.ports import Probed
from factcheck.api.problems import exception_handlers
from factcheck.api.routes.audits import audits_route
from factcheck.api.routes.batches import Limits as BatchLimits
from factcheck.api.routes.batches import batches_routes
from factcheck.api.routes.health import live, ready_route
from factcheck.api.routes.reports import Limits as ReportLimits
from factcheck.api.routes.reports import reports_routes
from factcheck.api.routes.resources import resource_routes
from factcheck.api.work.admission import Queue
from factcheck.api.work.batch_runner import BatchRunner
from factcheck.api.work.calls import Threads
from factcheck.api.work.checkers import make_checker
from factcheck.api.work.engines import Engine, hearing_of, identify, rules_alone
from factcheck.api.work.processes import Limits, Processes
from factcheck.api.work.shared_checks import SharedChecks
from factcheck.pipeline.ports import Checker
from factcheck.settings import CacheMode, Settings
from factcheck.wiring import (
    build_answer_store,
    build_batch_store,
    build_cache,
    build_checker,
    build_key_ledgers,
    build_report_store,
    has_model,
    load_prices,
)

# With one alone, a check that runs over would keep all others waiting.
_FEWEST_PROCESSES = 2


def create_app(settings: Settings, checker: Checker | None = None) -> Litestar:
    """The service; without a checker, the one that the settings ask for, in processes. Raises ConfigurationError."""
    vitals = Vitals()
    processes = None
    if checker is None:
        processes = _processes(settings)
        engine = Engine(_queue(settings, processes, vitals), hearing_of(settings), vitals, load_prices())
    else:
        engine = Engine(Threads(checker), rules_alone, vitals, load_prices())
    reports, batches, answers = build_report_store(settings), build_batch_store(settings), build_answer_store(settings)
    watch = Watch(vitals, _probes(settings, reports))
    checks = SharedChecks(engine, reports, identify(settings))
    rows = (
        None
        if batches is None
        else BatchRunner(
            batches,
            checks,
            Spending(build_key_ledgers(settings), most=settings.key_day_tokens),
            at_once=_cores(settings),
        )
    )
    return Litestar(
        route_handlers=[
            *reports_routes(checks, answers, ReportLimits(settings.max_bytes, settings.heartbeat_s)),
            *([batches_routes(batches, rows.wake, _batch_limits(settings))] if batches and rows else []),
            audits_route(engine.runner, answers, max_bytes=settings.max_bytes),
            *resource_routes(),
            live,
            ready_route(vitals),
            metrics_route,
        ],
        on_startup=[
            *([processes.start] if processes else []),
            watch.start,
            *([rows.start] if rows else []),
            _spare_what_is_loaded,
        ],
        on_shutdown=[
            watch.close,
            *([rows.stop] if rows else []),
            *([processes.close] if processes else []),
            *(store.close for store in (reports, batches, answers) if store is not None),
        ],
        exception_handlers=exception_handlers(),
        openapi_config=openapi_config(),
        logging_config=None,
    )


def _probes(settings: Settings, store: Probed | None) -> dict[str, Probe]:
    probes: dict[str, Probe] = {}
    if store is not None:
        probes["store"] = store.probe
    if settings.cache is not CacheMode.OFF and has_model(settings):
        probes["cache"] = build_cache(settings).probe
    return probes


def _spare_what_is_loaded() -> None:
    """Take modules and what else lives on from the collector: to look them through would hold the event loop up."""
    gc.collect()
    gc.freeze()


def _processes(settings: Settings) -> Processes:
    build_checker(settings)  # a configuration that cannot work is an error now, not in a worker
    limits = Limits(settings.check_timeout_s, settings.check_memory_mb)
    return Processes(partial(make_checker, settings), limits, max(_FEWEST_PROCESSES, _cores(settings)))


def _queue(settings: Settings, processes: Processes, vitals: Vitals) -> Queue:
    return Queue(processes, at_once=_cores(settings), most_waiting=settings.max_waiting, vitals=vitals)


def _cores(settings: Settings) -> int:
    """That checks may take: a worker that is one of a number has one, one that nobody has counted has all."""
    return 1 if settings.workers is not None else os.cpu_count() or 1


def _batch_limits(settings: Settings) -> BatchLimits:
    return BatchLimits(settings.batch_max_bytes, settings.batch_max_rows, settings.max_bytes)
