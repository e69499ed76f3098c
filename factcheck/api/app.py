"""Settings -> the Litestar app."""

import os
from functools import partial

from litestar import Litestar

from factcheck.api.health import live, ready
from factcheck.api.metrics import metrics_route
from factcheck.api.openapi import openapi_config
from factcheck.api.problems import exception_handlers
from factcheck.api.processes import Limits, ProcessChecker
from factcheck.api.reports import reports_route
from factcheck.pipeline.ports import Checker
from factcheck.settings import Settings
from factcheck.wiring import build_checker

# With one alone, a check that runs over would keep all others waiting.
_FEWEST_WORKERS = 2


def create_app(settings: Settings, checker: Checker | None = None) -> Litestar:
    """The service; without a checker, the one that the settings ask for, in processes. Raises ConfigurationError."""
    answering = checker or _processes(settings)
    return Litestar(
        route_handlers=[reports_route(answering, max_bytes=settings.max_bytes), live, ready, metrics_route],
        on_startup=[answering.start] if isinstance(answering, ProcessChecker) else [],
        on_shutdown=[answering.close] if isinstance(answering, ProcessChecker) else [],
        exception_handlers=exception_handlers(),
        openapi_config=openapi_config(),
        logging_config=None,
    )


def _processes(settings: Settings) -> ProcessChecker:
    make_checker = partial(build_checker, settings)
    make_checker()  # a configuration that cannot work is an error now, not in a worker
    limits = Limits(settings.check_timeout_s, settings.check_memory_mb)
    return ProcessChecker(make_checker, limits, max(_FEWEST_WORKERS, os.cpu_count() or 1))
