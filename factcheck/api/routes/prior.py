"""POST /v1/prior/search: the words of a claim in, the published fact-checks that are like it out."""

from dataclasses import dataclass
from typing import Final

from litestar import Response, Router, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency, Provide
from litestar.openapi.spec import Operation, RequestBody
from litestar.params import SkipValidation

from factcheck.api.edge.bodies import JSON, AnyRequest, read_bytes
from factcheck.api.edge.negotiation import choose
from factcheck.api.edge.requests import PriorSearch, read_fields_of
from factcheck.api.openapi.parts import content, problem, ref, response
from factcheck.api.problems import UnavailableIndexError
from factcheck.domain.prior import PriorFound, PriorQuery
from factcheck.errors import PriorIndexError
from factcheck.pipeline.ports import PriorIndex
from factcheck.pipeline.prior_checks import look_up

PATH: Final = "/v1/prior/search"
NO_INDEX: Final = (
    "this service has no index of published fact-checks; its operator makes one with factcheck prior import"
)


@dataclass(frozen=True)
class PriorService:
    """What the route needs."""

    index: PriorIndex
    max_bytes: int


@dataclass
class SearchPrior(Operation):
    """OpenAPI of POST /v1/prior/search."""

    def __post_init__(self) -> None:
        example = {"text": "Canada puts a 270% tariff on dairy products", "claimant": "Donald Trump"}
        self.request_body = RequestBody(
            required=True, content={"application/json": content(ref(PriorSearch), example, "A claim")}
        )
        self.responses = {
            "200": response("The published fact-checks that are like the claim", PriorFound),
            "400": problem("The request is malformed"),
            "413": problem("The body is larger than FACTCHECK_MAX_BYTES"),
            "415": problem("The body is not sent as JSON"),
            "422": problem("The service has no index of published fact-checks"),
            "default": problem("Any other error"),
        }


@post(
    status_code=200,
    summary="Look a claim up among published fact-checks",
    operation_id="searchPrior",
    operation_class=SearchPrior,
)
async def search_prior(request: AnyRequest, service: NamedDependency[SkipValidation[PriorService]]) -> Response[bytes]:
    """The body is no typed parameter: its JSON is read as strict I-JSON."""
    choose(request.headers.get("accept"), (JSON,))
    asked = await sync_to_thread(read_fields_of, PriorSearch, await read_bytes(request, (JSON,), service.max_bytes))
    found: PriorFound = await sync_to_thread(_find, service.index, asked)
    return Response(found.model_dump_json().encode(), media_type=JSON)


def prior_router(service: PriorService) -> Router:
    """The route for searches in the index."""
    return Router(
        PATH,
        route_handlers=[search_prior],
        dependencies={"service": Provide(lambda: service, sync_to_thread=False)},
        request_max_body_size=service.max_bytes,
    )


def _find(index: PriorIndex, asked: PriorSearch) -> PriorFound:
    query = PriorQuery(text=asked.text, claimant=asked.claimant, date=asked.date)
    try:
        return look_up(query, index, most=asked.most)
    except PriorIndexError as exc:
        raise UnavailableIndexError(NO_INDEX) from exc
