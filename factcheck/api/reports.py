"""POST /v1/reports: an article in, its report out."""

from typing import Any, Final, NamedTuple

from litestar import Request, Response, post
from litestar.concurrency import sync_to_thread
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.handlers import HTTPRouteHandler

from factcheck.api.openapi import CreateReport
from factcheck.api.plain_text import decode
from factcheck.api.problems import UnsupportedMediaTypeError
from factcheck.api.requests import HtmlArticle, PastedArticle, Submission, read_json, read_query
from factcheck.domain.article import Metadata
from factcheck.domain.report import Report
from factcheck.errors import TooLargeError
from factcheck.pipeline.ports import Checker
from factcheck.render.json_contract import render

JSON: Final = "application/json"
PLAIN_TEXT: Final = "text/plain"
HTML: Final = "text/html"


class Body(NamedTuple):
    """The bytes of a request and what its headers say of them."""

    content: bytes
    media_type: str
    charset: str | None


def reports_route(checker: Checker, *, max_bytes: int) -> HTTPRouteHandler:
    """The route, answered by `checker` in a thread: a check takes its time, and the event loop must go on."""

    @post(
        "/v1/reports",
        status_code=200,
        summary="Report the checkable claims of an article",
        operation_id="createReport",
        operation_class=CreateReport,
        request_max_body_size=max_bytes,
    )
    async def create_report(request: Request[Any, Any, Any]) -> Response[bytes]:
        query = read_query(list(request.query_params.multi_items())).metadata()
        body = await _read_body(request, max_bytes)
        content = await sync_to_thread(_answer, checker, body, query)
        return Response(content, media_type=JSON)

    return create_report


async def _read_body(request: Request[Any, Any, Any], max_bytes: int) -> Body:
    """Refuses by the headers what it can, before it reads."""
    media_type, options = request.content_type
    charset = options.get("charset")
    _must_be_supported(media_type, charset, request.headers.get("content-encoding", "identity"))
    try:
        return Body(await request.body(), media_type, charset)
    except RequestEntityTooLarge:
        raise TooLargeError(
            f"the body is larger than {max_bytes} bytes; send less, or have FACTCHECK_MAX_BYTES raised"
        ) from None


def _must_be_supported(media_type: str, charset: str | None, content_encoding: str) -> None:
    if media_type not in (JSON, PLAIN_TEXT, HTML):
        given = repr(media_type[:80]) if media_type else "no Content-Type"
        raise UnsupportedMediaTypeError(f"send {JSON}, {PLAIN_TEXT} or {HTML}, not {given}")
    if media_type == JSON and charset and charset.strip().lower() not in ("utf-8", "utf8"):
        raise UnsupportedMediaTypeError(f"JSON is UTF-8 (RFC 8259), not {charset[:40]!r}")
    if content_encoding.strip().lower() != "identity":
        raise UnsupportedMediaTypeError("send the body without a Content-Encoding")


def _answer(checker: Checker, body: Body, query: Metadata) -> bytes:
    submission = _read(body)
    known = submission.metadata().model_dump(exclude_none=True)
    return render(_check(checker, submission, query.model_copy(update=known))).encode()


def _read(body: Body) -> Submission:
    if body.media_type == JSON:
        return read_json(body.content)
    text = decode(body.content, body.charset)
    return HtmlArticle(html=text) if body.media_type == HTML else PastedArticle(text=text)


def _check(checker: Checker, submission: Submission, metadata: Metadata) -> Report:
    match submission:
        case PastedArticle(text=text):
            return checker.check_text(text, metadata)
        case HtmlArticle(html=html):
            return checker.check_html(html, metadata)
