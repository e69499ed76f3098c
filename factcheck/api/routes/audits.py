"""POST /v1/audits: an article and a summary in, what of the summary the article does not support out."""

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Final

from litestar import Response, Router, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency, Provide
from litestar.openapi.spec import Operation, RequestBody
from litestar.params import SkipValidation

from factcheck.api.edge.bodies import JSON, AnyRequest, read_bytes
from factcheck.api.edge.idempotency import once
from factcheck.api.edge.negotiation import choose
from factcheck.api.edge.requests import EXAMPLE, SummaryToAudit, read_fields_of
from factcheck.api.openapi.parts import IDEMPOTENCY_KEY, content, problem, ref, response
from factcheck.api.service_ports import AnswerStore
from factcheck.api.work.calls import Runner, audit
from factcheck.pipeline.summary_audit import SummaryAudit

PATH: Final = "/v1/audits"


@dataclass(frozen=True)
class AuditService:
    """What the route needs; audits are not stored."""

    runner: Runner
    answers: AnswerStore | None
    max_bytes: int


@dataclass
class CreateAudit(Operation):
    """OpenAPI of POST /v1/audits."""

    def __post_init__(self) -> None:
        self.parameters = [IDEMPOTENCY_KEY]
        example = {"article": EXAMPLE["text"], "summary": "The ministry tested 15 missiles in 2022."}
        self.request_body = RequestBody(
            required=True, content={"application/json": content(ref(SummaryToAudit), example, "A summary")}
        )
        self.responses = {
            "200": response("Each sentence of the summary, and what speaks against it", SummaryAudit),
            "400": problem("The request is malformed"),
            "413": problem("The body is larger than FACTCHECK_MAX_BYTES"),
            "415": problem("The body is not sent as JSON"),
            "422": problem("The article or the summary is empty"),
            "default": problem("Any other error"),
        }


@post(
    status_code=200,
    summary="Hold a summary against its article",
    operation_id="createAudit",
    operation_class=CreateAudit,
)
async def create_audit(request: AnyRequest, service: NamedDependency[SkipValidation[AuditService]]) -> Response[bytes]:
    """The body is no typed parameter: its JSON is read as strict I-JSON."""
    choose(request.headers.get("accept"), (JSON,))
    body = await read_bytes(request, (JSON,), service.max_bytes)
    given = await sync_to_thread(read_fields_of, SummaryToAudit, body)

    async def respond() -> Response[bytes]:
        document = await service.runner.run(partial(audit, given.article, given.summary), _subject_to_admission)
        return Response(document, media_type=JSON)

    return await once(service.answers, request, lambda: f"audit {sha256(body).hexdigest()}", respond)


def audits_router(service: AuditService) -> Router:
    """The route for audits."""
    return Router(
        PATH,
        route_handlers=[create_audit],
        dependencies={"service": Provide(lambda: service, sync_to_thread=False)},
        request_max_body_size=service.max_bytes,
    )


def _subject_to_admission() -> None:
    """A call with an `on_start` counts as a check: it may be refused where too many wait."""
