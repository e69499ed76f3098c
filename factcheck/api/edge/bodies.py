"""The body of a request, and what its headers say of it -> the submission."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, Final, NamedTuple

from litestar import Request
from litestar.concurrency import sync_to_thread
from litestar.exceptions.http_exceptions import RequestEntityTooLarge

from factcheck.api.edge.charsets import decode
from factcheck.api.edge.forms import read_form
from factcheck.api.edge.requests import read_json, read_query
from factcheck.api.problems import UnsupportedMediaTypeError
from factcheck.errors import TooLargeError
from factcheck.pipeline.submission import Submission

JSON: Final = "application/json"
PLAIN_TEXT: Final = "text/plain"
HTML: Final = "text/html"
FORM: Final = "multipart/form-data"

# To read more than this takes longer than a thread costs.
_READ_AT_ONCE: Final = 50_000

AnyRequest = Request[Any, Any, Any]


class Body(NamedTuple):
    """The bytes of a request and what its headers and its query say of them."""

    content: bytes
    media_type: str
    charset: str | None
    query: tuple[tuple[str, str], ...]

    def digest(self) -> bytes:
        """The same for two requests that cannot be told apart."""
        said = repr((self.media_type, self.charset, self.query)).encode("utf-8", "surrogatepass")
        return sha256(said + b"\n" + self.content).digest()


async def read_body(request: AnyRequest, max_bytes: int) -> Body:
    """Raises UnsupportedMediaTypeError and TooLargeError; what the headers rule out is refused before it is read."""
    content = await read_bytes(request, (JSON, PLAIN_TEXT, HTML, FORM), max_bytes)
    media_type, options = request.content_type
    return Body(content, media_type, options.get("charset"), _query(request))


async def read_submission(body: Body) -> Submission:
    """Raises RequestError and InputError."""
    if len(body.content) <= _READ_AT_ONCE:
        return _read(body)
    return await sync_to_thread(_read, body)


def is_form(request: AnyRequest) -> bool:
    return request.content_type[0] == FORM


async def read_form_submission(request: AnyRequest, max_bytes: int) -> Submission:
    """The same for a form, which is read part by part. Raises RequestError and InputError."""
    _must_be_supported(request, (FORM,))
    with _limited(max_bytes):
        return await read_form(request, read_query(_query(request)).metadata())


def _query(request: AnyRequest) -> tuple[tuple[str, str], ...]:
    return tuple(request.query_params.multi_items()) if request.scope["query_string"] else ()


async def read_bytes(
    request: AnyRequest, supported: tuple[str, ...], max_bytes: int, setting: str = "FACTCHECK_MAX_BYTES"
) -> bytes:
    """The body, of one of these media types. Raises UnsupportedMediaTypeError and TooLargeError."""
    _must_be_supported(request, supported)
    with _limited(max_bytes, setting):
        return await request.body()


@contextmanager
def _limited(max_bytes: int, setting: str = "FACTCHECK_MAX_BYTES") -> Iterator[None]:
    try:
        yield
    except RequestEntityTooLarge:
        raise TooLargeError(
            f"the body is larger than {max_bytes:,} bytes; send less, or have {setting} raised"
        ) from None


def _must_be_supported(request: AnyRequest, supported: tuple[str, ...]) -> None:
    media_type, options = request.content_type
    charset = options.get("charset")
    if media_type not in supported:
        given = repr(media_type[:80]) if media_type else "no Content-Type"
        raise UnsupportedMediaTypeError(f"send {' or '.join(supported)}, not {given}")
    if media_type == JSON and charset and charset.strip().lower() not in ("utf-8", "utf8"):
        raise UnsupportedMediaTypeError(f"JSON is UTF-8 (RFC 8259), not {charset[:40]!r}")
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise UnsupportedMediaTypeError("send the body without a Content-Encoding")


def _read(body: Body) -> Submission:
    query = read_query(body.query).metadata()
    if body.media_type == JSON:
        return read_json(body.content, query)
    text = decode(body.content, body.charset)
    return Submission(kind="html" if body.media_type == HTML else "text", content=text, metadata=query)
