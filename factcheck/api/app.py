"""Settings -> the Litestar app."""

import os
from functools import partial

from litestar import Litestar

from factcheck.api.checks import Checks
from factcheck.api.engines import Engine, hearing_of, identify, make_checker, rules_alone
from factcheck.api.health import live, ready
from factcheck.api.metrics import metrics_route
from factcheck.api.openapi import openapi_config
from factcheck.api.problems import exception_handlers
from factcheck.api.processes import Limits, Processes
from factcheck.api.reports import Limits as ReportLimits
from factcheck.api.reports import reports_routes
from factcheck.api.work import Threads
from factcheck.pipeline.ports import Checker
from factcheck.settings import Settings
from factcheck.wiring import build_checker, build_report_store

# With one alone, a check that runs over would keep all others waiting.
_FEWEST_WORKERS = 2


def create_app(settings: Settings, checker: Checker | None = None) -> Litestar:
    """The service; without a checker, the one that the settings ask for, in processes. Raises ConfigurationError."""
    runner = _processes(settings) if checker is None else Threads(checker)
    engine = Engine(runner, hearing_of(settings) if checker is None else rules_alone)
    store = build_report_store(settings)
    checks = Checks(engine, store, identify(settings))
    return Litestar(
        route_handlers=[
            *reports_routes(checks, ReportLimits(settings.max_bytes, settings.heartbeat_s)),
            live,
            ready,
            metrics_route,
        ],
        on_startup=[runner.start] if isinstance(runner, Processes) else [],
        on_shutdown=[
            *([runner.close] if isinstance(runner, Processes) else []),
            *([store.close] if store is not None else []),
        ],
        exception_handlers=exception_handlers(),
        openapi_config=openapi_config(),
        logging_config=None,
    )


def _processes(settings: Settings) -> Processes:
    build_checker(settings)  # a configuration that cannot work is an error now, not in a worker
    limits = Limits(settings.check_timeout_s, settings.check_memory_mb)
    return Processes(partial(make_checker, settings), limits, max(_FEWEST_WORKERS, os.cpu_count() or 1))
