"""GET /health/live and /health/ready: for whoever restarts the service or sends it requests."""

from litestar import get

from factcheck.api.operations import CheckHealth, Health


@get(
    "/health/live",
    summary="Is the process alive?",
    operation_id="isLive",
    operation_class=CheckHealth,
    sync_to_thread=False,
)
def live() -> dict[str, str]:
    """The event loop turns."""
    return Health(status="live").model_dump()


@get(
    "/health/ready",
    summary="Can it take articles?",
    operation_id="isReady",
    operation_class=CheckHealth,
    sync_to_thread=False,
)
def ready() -> dict[str, str]:
    """The offline engine needs nothing that could be missing: once the app is made, it is ready."""
    return Health(status="ready").model_dump()
