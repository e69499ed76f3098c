"""POST /v1/drafts: a draft and its sources in, what differs between them out."""

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Final

from litestar import Response, Router, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency, Provide
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIResponse, Operation, RequestBody
from litestar.params import SkipValidation

from factcheck.api.edge.bodies import HTML, JSON, AnyRequest, read_bytes
from factcheck.api.edge.idempotency import once
from factcheck.api.edge.negotiation import choose
from factcheck.api.edge.requests import DraftToCheck, read_fields_of
from factcheck.api.openapi.parts import IDEMPOTENCY_KEY, TEXT, content, problem, ref
from factcheck.api.service_ports import AnswerStore
from factcheck.api.work.calls import Runner, check_draft
from factcheck.domain.draft_report import DraftReport

PATH: Final = "/v1/drafts"
_EXAMPLE: Final = {
    "draft": {"text": "The ministry tested 16 missiles. “We will go on,” Minister Kim said on Tuesday."},
    "sources": [{"name": "speech", "text": "We tested 15 missiles. We will not go on."}],
}


@dataclass(frozen=True)
class DraftService:
    """What the route needs; reports of drafts are not stored."""

    runner: Runner
    answers: AnswerStore | None
    max_bytes: int


@dataclass
class CreateDraft(Operation):
    """OpenAPI of POST /v1/drafts."""

    def __post_init__(self) -> None:
        self.parameters = [IDEMPOTENCY_KEY]
        self.request_body = RequestBody(
            required=True, content={JSON: content(ref(DraftToCheck), _EXAMPLE, "A draft and its source")}
        )
        self.responses = {
            "200": OpenAPIResponse(
                description="Each quotation, figure, date and name of the draft, and where it stands in the sources",
                content={JSON: OpenAPIMediaType(schema=ref(DraftReport)), HTML: OpenAPIMediaType(schema=TEXT)},
            ),
            "400": problem("The request is malformed"),
            "413": problem("The body is larger than FACTCHECK_DRAFT_MAX_BYTES"),
            "415": problem("The body is not sent as JSON"),
            "422": problem("The draft or a source is empty, or cannot be read"),
            "default": problem("Any other error"),
        }


@post(
    status_code=200,
    summary="Hold a draft against its sources",
    operation_id="createDraft",
    operation_class=CreateDraft,
)
async def create_draft(request: AnyRequest, service: NamedDependency[SkipValidation[DraftService]]) -> Response[bytes]:
    """The body is no typed parameter: its JSON is read as strict I-JSON."""
    media_type = choose(request.headers.get("accept"), (JSON, HTML))
    body = await read_bytes(request, (JSON,), service.max_bytes, "FACTCHECK_DRAFT_MAX_BYTES")
    given: DraftToCheck = await sync_to_thread(read_fields_of, DraftToCheck, body)
    draft = given.draft.as_text("draft")
    sources = [source.as_text(f"source {number}") for number, source in enumerate(given.sources, start=1)]

    async def respond() -> Response[bytes]:
        call = partial(check_draft, draft, sources, "html" if media_type == HTML else "json")
        document = await service.runner.run(call, _subject_to_admission)
        return Response(document, media_type=media_type, headers={"Vary": "Accept"})

    return await once(service.answers, request, lambda: f"draft {media_type} {sha256(body).hexdigest()}", respond)


def drafts_router(service: DraftService) -> Router:
    """The route for drafts."""
    return Router(
        PATH,
        route_handlers=[create_draft],
        dependencies={"service": Provide(lambda: service, sync_to_thread=False)},
        request_max_body_size=service.max_bytes,
    )


def _subject_to_admission() -> None:
    """A call with an `on_start` counts as a check: it may be refused where too many wait."""
