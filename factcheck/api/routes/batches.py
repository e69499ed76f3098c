"""POST /v1/batches: many articles in. GET and DELETE /v1/batches/{id}: progress and results, and cancelling."""

import json
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from litestar import Response, Router, delete, get, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, SkipValidation
from litestar.response import Stream

from factcheck.api.edge.bodies import JSON, AnyRequest, read_bytes
from factcheck.api.edge.idempotency import HEADER, key_of
from factcheck.api.edge.negotiation import EVENTS, NAMES_OF_LINES, choose
from factcheck.api.observability.log_fields import caller_of
from factcheck.api.problems import KeyReusedError, NotFoundError, RequestError, Violation
from factcheck.api.routes._event_stream import HEADERS, batch_events
from factcheck.api.routes._options import describe
from factcheck.api.routes.batch_operations import CancelBatch, CreateBatch, GetBatch
from factcheck.api.service_ports import BatchStore
from factcheck.api.work.batch_rows import lines_of, read_batch
from factcheck.pipeline.stored import BatchProgress, NewBatch

PATH: Final = "/v1/batches"
FORMS: Final = (JSON, *NAMES_OF_LINES)
# Of the results in one answer of JSON; JSON lines have all.
MOST_RESULTS: Final = 100

_A_PAGE: Final = 20


@dataclass(frozen=True)
class BatchService:
    """What the routes need; `wake` tells the batch runner that there are new rows."""

    store: BatchStore
    wake: Callable[[], None]
    max_bytes: int
    max_rows: int
    article_max_bytes: int
    heartbeat_s: float


_Service = NamedDependency[SkipValidation[BatchService]]


def _read_after(request: AnyRequest) -> int:
    """Stricter than a typed query parameter, which takes 1e3, and the last of several. Raises RequestError."""
    given = request.query_params.getall("after", ["0"])
    if len(given) == 1 and given[0].isascii() and given[0].isdigit() and len(given[0]) <= 9:
        return int(given[0])
    detail = "it takes a whole number: how many results you have"
    raise RequestError(f"after: {detail}", (Violation(parameter="after", detail=detail),))


@post(
    status_code=202,
    summary="Take a batch of articles",
    operation_id="createBatch",
    operation_class=CreateBatch,
)
async def create_batch(request: AnyRequest, service: _Service) -> Response[bytes]:
    """202 once every row is on the disk; the body may be JSON lines, so it is no typed parameter."""
    body = await read_bytes(request, (JSON, *NAMES_OF_LINES), service.max_bytes, "FACTCHECK_BATCH_MAX_BYTES")
    lines = await sync_to_thread(lines_of, body) if request.content_type[0] == JSON else body
    rows = await sync_to_thread(read_batch, lines, max_bytes=service.article_max_bytes, max_rows=service.max_rows)
    batch = NewBatch(_new_id(request), caller_of(request.scope), sha256(body).hexdigest(), rows)
    if await service.store.add(batch) != batch.digest:
        raise KeyReusedError(f"this {HEADER} came with another batch; take a new one")
    service.wake()
    progress = await _progress(service.store, request, batch.batch_id)
    return Response(
        _document(batch.batch_id, progress),
        status_code=202,
        media_type=JSON,
        headers={"Location": f"{PATH}/{batch.batch_id}"},
    )


@get(
    "/{batch_id:str}",
    summary="How far a batch is, and its results as they come",
    operation_id="getBatch",
    operation_class=GetBatch,
    opt={"query": ("after",)},
    dependencies={"after": Provide(_read_after, sync_to_thread=False)},
)
async def get_batch(
    request: AnyRequest, batch_id: FromPath[str], after: NamedDependency[int], service: _Service
) -> Response[Any]:
    """As JSON a page of results, as JSON lines all of them, as events each when it comes."""
    media_type = choose(request.headers.get("accept"), (*FORMS, EVENTS))
    progress = await _progress(service.store, request, batch_id)
    if media_type == EVENTS:
        owner, seen = caller_of(request.scope), _last_seen(request, after)
        stream = batch_events(service.store, batch_id, owner, after=seen, heartbeat_s=service.heartbeat_s)
        return Stream(stream, media_type=EVENTS, headers=HEADERS)
    if media_type in NAMES_OF_LINES:
        return Stream(_lines(service.store, batch_id, after), media_type=media_type)
    results = await service.store.results(batch_id, after=after, most=MOST_RESULTS)
    return Response(_document(batch_id, progress, results, after=after), media_type=JSON)


@delete(
    "/{batch_id:str}",
    status_code=200,
    summary="Cancel a batch, and forget it",
    operation_id="cancelBatch",
    operation_class=CancelBatch,
)
async def cancel_batch(request: AnyRequest, batch_id: FromPath[str], service: _Service) -> Response[bytes]:
    """Rows without an answer will have none."""
    progress = await service.store.cancel(batch_id, caller_of(request.scope))
    if progress is None:
        raise _not_found()
    return Response(_document(batch_id, progress, state="cancelled"), media_type=JSON)


def batches_router(service: BatchService) -> Router:
    """The routes for batches."""
    return Router(
        PATH,
        route_handlers=[describe("/{batch_id:str}", "GET", "DELETE"), create_batch, get_batch, cancel_batch],
        dependencies={"service": Provide(lambda: service, sync_to_thread=False)},
        request_max_body_size=service.max_bytes,
    )


def _new_id(request: AnyRequest) -> str:
    """Derived from the Idempotency-Key where there is one, so that a retry finds the batch; random otherwise."""
    key = key_of(request)
    if key is None:
        return secrets.token_hex(16)
    return sha256(json.dumps([caller_of(request.scope), key]).encode()).hexdigest()[:32]


async def _progress(store: BatchStore, request: AnyRequest, batch_id: str) -> BatchProgress:
    progress = await store.progress(batch_id, caller_of(request.scope))
    if progress is None:
        raise _not_found()
    return progress


def _last_seen(request: AnyRequest, after: int) -> int:
    """Where a stream that broke off goes on: EventSource sends the id of the last event by itself."""
    last = request.headers.get("last-event-id", "")
    return int(last) if last.isascii() and last.isdigit() and len(last) <= 9 else after


def _not_found() -> NotFoundError:
    return NotFoundError("there is no such batch, or not any more, or it is another caller's")


def _document(
    batch_id: str,
    progress: BatchProgress,
    results: list[bytes] | None = None,
    *,
    after: int = 0,
    state: str | None = None,
) -> bytes:
    state = state or ("done" if progress.finished == progress.total else "running")
    rows = {"total": progress.total, "finished": progress.finished, "failed": progress.failed}
    document = json.dumps({"id": batch_id, "state": state, "rows": rows})
    if results is None:
        return document.encode() + b"\n"
    listed = b",".join(line.rstrip() for line in results)
    return b'%b,"after":%d,"results":[%b]}\n' % (document[:-1].encode(), after + len(results), listed)


async def _lines(store: BatchStore, batch_id: str, after: int) -> AsyncIterator[bytes]:
    while page := await store.results(batch_id, after=after, most=_A_PAGE):
        yield b"".join(page)
        after += len(page)
