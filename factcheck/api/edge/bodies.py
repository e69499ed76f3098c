"""Request bodies of four media types (JSON, text, HTML, multipart form) -> the submission."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, Final, NamedTuple

from litestar import Request
from litestar.concurrency import sync_to_thread
from litestar.datastructures import UploadFile
from litestar.exceptions import ClientException
from litestar.exceptions.http_exceptions import RequestEntityTooLarge

from factcheck.api.edge.charsets import decode
from factcheck.api.edge.requests import VIEW_PARAMETERS, parse_json, read_fields, read_json, read_query
from factcheck.api.problems import RequestError, UnsupportedMediaTypeError, Violation
from factcheck.domain.article import Metadata
from factcheck.errors import TooLargeError
from factcheck.pipeline.submission import Submission

JSON: Final = "application/json"
PLAIN_TEXT: Final = "text/plain"
HTML: Final = "text/html"
FORM: Final = "multipart/form-data"

_FILE: Final = "file"
_OPTIONS: Final = "options"
_HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")
# What a browser sends for a file type unknown to it.
_UNKNOWN: Final = "application/octet-stream"

# Parsing more than this takes longer than the hand-over to a thread.
_INLINE_BYTES: Final = 50_000

AnyRequest = Request[Any, Any, Any]


class Body(NamedTuple):
    """The raw bytes of a request, with the headers and query that decide how they are parsed."""

    content: bytes
    media_type: str
    charset: str | None
    query: tuple[tuple[str, str], ...]

    def digest(self) -> bytes:
        """A sha256 that is equal for byte-identical requests."""
        said = repr((self.media_type, self.charset, self.query)).encode("utf-8", "surrogatepass")
        return sha256(said + b"\n" + self.content).digest()


async def read_body(request: AnyRequest, max_bytes: int) -> Body:
    """Buffer the body. Raises UnsupportedMediaTypeError, before it is read, and TooLargeError."""
    content = await read_bytes(request, (JSON, PLAIN_TEXT, HTML, FORM), max_bytes)
    media_type, options = request.content_type
    return Body(content, media_type, options.get("charset"), _query(request))


async def read_submission(body: Body) -> Submission:
    """Parse the body, a large one in a thread. Raises RequestError and InputError."""
    if len(body.content) <= _INLINE_BYTES:
        return _read(body)
    return await sync_to_thread(_read, body)


def is_form(request: AnyRequest) -> bool:
    return request.content_type[0] == FORM


async def read_form_submission(request: AnyRequest, max_bytes: int) -> Submission:
    """Parse a multipart form as it streams in. Raises RequestError and InputError."""
    _must_be_supported(request, (FORM,))
    with _limited(max_bytes):
        return await _read_form(request, read_query(_query(request)).metadata())


def _query(request: AnyRequest) -> tuple[tuple[str, str], ...]:
    """The pairs that say something of the article."""
    if not request.scope["query_string"]:
        return ()
    return tuple(pair for pair in request.query_params.multi_items() if pair[0] not in VIEW_PARAMETERS)


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


async def _read_form(request: AnyRequest, query: Metadata) -> Submission:
    """One file, facts as text fields, and a field `options` with JSON. Raises RequestError and InputError."""
    fields, files = await _fields(request)
    if len(files) != 1 or files[0][0] != _FILE:
        raise RequestError(
            f"send one file, in the field {_FILE!r}", (Violation(pointer=f"/{_FILE}", detail="one file is needed"),)
        )
    file = files[0][1]
    kind, charset = _kind_of(file)
    text = decode(await file.read(), charset)
    given = {name: parse_json(value.encode()) if name == _OPTIONS else value for name, value in fields.items()}
    return read_fields({**given, kind: text}, query)


async def _fields(request: AnyRequest) -> tuple[dict[str, str], list[tuple[str, UploadFile]]]:
    try:
        pairs = list((await request.form()).multi_items())
    except RequestEntityTooLarge:
        raise
    except (ClientException, UnicodeError, LookupError):
        raise RequestError("the body is no multipart/form-data (RFC 7578) in UTF-8") from None
    fields = {name: value for name, value in pairs if isinstance(value, str)}
    files = [(name, value) for name, value in pairs if isinstance(value, UploadFile)]
    for name in ("text", "html", _FILE):
        if name in fields:
            raise RequestError(f"{name}: send the article as a file, in the field {_FILE!r}")
    if len(fields) + len(files) < len(pairs):
        raise RequestError("a field stands twice in the form; give it once")
    return fields, files


def _kind_of(file: UploadFile) -> tuple[str, str | None]:
    """`html` or `text`, and the charset, by the part's Content-Type and file name."""
    said = next((value for name, value in file.headers.items() if name.lower() == "content-type"), "")
    media_type, _, parameters = said.partition(";")
    media_type = media_type.strip().lower()
    charset = parameters.strip().lower().removeprefix("charset=").strip('"') or None
    if media_type == "text/html" or (
        media_type in (_UNKNOWN, "text/plain") and file.filename.lower().endswith(_HTML_SUFFIXES)
    ):
        return "html", charset
    if media_type in ("text/plain", "text/markdown", _UNKNOWN, ""):
        return "text", charset
    raise UnsupportedMediaTypeError(f"the file has to be text/plain or text/html, not {media_type[:80]!r}")
