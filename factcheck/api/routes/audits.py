"""POST /v1/audits: an article and a summary in, what of the summary the article does not support out."""

from functools import partial
from hashlib import sha256
from typing import Final

from litestar import Response, post
from litestar.concurrency import sync_to_thread
from litestar.handlers import HTTPRouteHandler

from factcheck.api.edge.bodies import JSON, AnyRequest, read_bytes
from factcheck.api.edge.idempotency import once
from factcheck.api.edge.negotiation import choose
from factcheck.api.edge.requests import SummaryToAudit, read_summary
from factcheck.api.ports import AnswerStore
from factcheck.api.routes.operations import CreateAudit
from factcheck.api.work.calls import Runner, audit

PATH: Final = "/v1/audits"


def audits_route(runner: Runner, answers: AnswerStore | None, *, max_bytes: int) -> HTTPRouteHandler:
    """The route for audits, which are not stored."""

    @post(
        PATH,
        status_code=200,
        summary="Hold a summary against its article",
        operation_id="createAudit",
        operation_class=CreateAudit,
        request_max_body_size=max_bytes,
    )
    async def create_audit(request: AnyRequest) -> Response[bytes]:
        choose(request.headers.get("accept"), (JSON,))
        body = await read_bytes(request, (JSON,), max_bytes)
        given: SummaryToAudit = await sync_to_thread(read_summary, body)

        async def respond() -> Response[bytes]:
            content = await runner.run(partial(audit, given.article, given.summary), _start)
            return Response(content, media_type=JSON)

        return await once(answers, request, lambda: f"audit {sha256(body).hexdigest()}", respond)

    return create_audit


def _start() -> None:
    """Who is told of the start stands in line, and may be turned away."""
