"""GET /health/live and /health/ready for an orchestrator, GET /metrics for Prometheus."""

from dataclasses import dataclass
from http import HTTPStatus

from litestar import Response, Router, get
from litestar.di import NamedDependency, Provide
from litestar.openapi.spec import Operation
from litestar.params import SkipValidation

from factcheck.api.observability.health_state import Condition, HealthState, Readiness
from factcheck.api.observability.metrics import CONTENT_TYPE, exposition
from factcheck.api.openapi.parts import problem, response
from factcheck.domain.values import Value


class Health(Value):
    """Whether the service answers."""

    status: str


@dataclass
class CheckHealth(Operation):
    """OpenAPI of GET /health/live."""

    def __post_init__(self) -> None:
        self.responses = {"200": response("The service answers", Health), "default": problem("Any error")}


@dataclass
class CheckReadiness(Operation):
    """OpenAPI of GET /health/ready."""

    def __post_init__(self) -> None:
        self.responses = {
            "200": response("It takes articles: status is ok, or degraded", Readiness),
            "503": response("It takes none: status is dead", Readiness),
            "default": problem("Any other error"),
        }


@get(
    "/health/live",
    summary="Is the process alive?",
    operation_id="isLive",
    operation_class=CheckHealth,
    sync_to_thread=False,
)
def live() -> dict[str, str]:
    """Liveness: the event loop turns."""
    return Health(status="live").model_dump()


@get(
    "/health/ready",
    summary="Can it take articles?",
    operation_id="isReady",
    operation_class=CheckReadiness,
    sync_to_thread=False,
)
def ready(health: NamedDependency[SkipValidation[HealthState]]) -> Response[bytes]:
    """Readiness: 503 only where no report can be made."""
    found = health.readiness()
    status = HTTPStatus.SERVICE_UNAVAILABLE if found.status is Condition.DEAD else HTTPStatus.OK
    return Response(found.model_dump_json().encode(), status_code=status, media_type="application/json")


@get("/metrics", include_in_schema=False, sync_to_thread=True)
def metrics() -> Response[bytes]:
    """All metrics in Prometheus' text format."""
    return Response(exposition(), media_type=CONTENT_TYPE)


def health_router(health: HealthState) -> Router:
    """The routes for those who run the service."""
    return Router(
        "/",
        route_handlers=[live, ready, metrics],
        dependencies={"health": Provide(lambda: health, sync_to_thread=False)},
    )
