"""Settings -> the Litestar app."""

from litestar import Litestar

from factcheck.api.health import live, ready
from factcheck.api.openapi import openapi_config
from factcheck.api.problems import exception_handlers
from factcheck.api.reports import reports_route
from factcheck.pipeline.ports import Checker
from factcheck.settings import Settings
from factcheck.wiring import build_checker


def create_app(settings: Settings, checker: Checker | None = None) -> Litestar:
    """The service; without a checker, the one that the settings ask for. Raises ConfigurationError."""
    return Litestar(
        route_handlers=[
            reports_route(checker or build_checker(settings), max_bytes=settings.max_bytes),
            live,
            ready,
        ],
        exception_handlers=exception_handlers(),
        openapi_config=openapi_config(),
        logging_config=None,
    )
