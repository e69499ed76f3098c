"""The fields of a multipart/form-data body -> the submission: one file, and what is known of it."""

from typing import Any, Final

from litestar import Request
from litestar.datastructures import UploadFile
from litestar.exceptions import ClientException
from litestar.exceptions.http_exceptions import RequestEntityTooLarge

from factcheck.api.edge.charsets import decode
from factcheck.api.edge.requests import parse_json, read_fields
from factcheck.api.problems import RequestError, UnsupportedMediaTypeError, Violation
from factcheck.domain.article import Metadata
from factcheck.pipeline.submission import Submission

FILE: Final = "file"
OPTIONS: Final = "options"
_HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")
# What a browser sends for a file that it knows nothing about.
_UNKNOWN: Final = "application/octet-stream"


async def read_form(request: Request[Any, Any, Any], query: Metadata) -> Submission:
    """Raises RequestError and InputError. A field `options` holds JSON."""
    fields, files = await _fields(request)
    if len(files) != 1 or files[0][0] != FILE:
        raise RequestError(
            f"send one file, in the field {FILE!r}", (Violation(pointer=f"/{FILE}", detail="one file is needed"),)
        )
    file = files[0][1]
    kind, charset = _kind_of(file)
    text = decode(await file.read(), charset)
    given = {name: parse_json(value.encode()) if name == OPTIONS else value for name, value in fields.items()}
    return read_fields({**given, kind: text}, query)


async def _fields(request: Request[Any, Any, Any]) -> tuple[dict[str, str], list[tuple[str, UploadFile]]]:
    try:
        pairs = list((await request.form()).multi_items())
    except RequestEntityTooLarge:
        raise
    except (ClientException, UnicodeError, LookupError):
        raise RequestError("the body is no multipart/form-data (RFC 7578) in UTF-8") from None
    fields = {name: value for name, value in pairs if isinstance(value, str)}
    files = [(name, value) for name, value in pairs if isinstance(value, UploadFile)]
    for name in ("text", "html", FILE):
        if name in fields:
            raise RequestError(f"{name}: send the article as a file, in the field {FILE!r}")
    if len(fields) + len(files) < len(pairs):
        raise RequestError("a field stands twice in the form; give it once")
    return fields, files


def _kind_of(file: UploadFile) -> tuple[str, str | None]:
    """The field that its content would stand in, and its charset."""
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
