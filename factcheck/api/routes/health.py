"""GET /health/live and /health/ready: for whoever restarts the service or sends it requests."""

from http import HTTPStatus

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler

from factcheck.api.observability.health_state import Condition, Vitals
from factcheck.api.routes.operations import CheckHealth, CheckReadiness, Health


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


def ready_route(vitals: Vitals) -> HTTPRouteHandler:
    """The route that tells what is known of the parts."""

    @get(
        "/health/ready",
        summary="Can it take articles?",
        operation_id="isReady",
        operation_class=CheckReadiness,
        sync_to_thread=False,
    )
    def ready() -> Response[bytes]:
        found = vitals.readiness()
        status = HTTPStatus.SERVICE_UNAVAILABLE if found.status is Condition.DEAD else HTTPStatus.OK
        return Response(found.model_dump_json().encode(), status_code=status, media_type="application/json")

    return ready
