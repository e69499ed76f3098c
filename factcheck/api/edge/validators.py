"""If-None-Match -> 304 where the caller has what it asks for (RFC 9110, section 13.1.2)."""

from collections.abc import Mapping

from litestar import Response

from factcheck.api.edge.bodies import AnyRequest


def answer_unless_known(request: AnyRequest, headers: Mapping[str, str]) -> Response[bytes] | None:
    """304 where one of the caller's tags is the ETag in `headers`; tags are compared weakly."""
    given = request.headers.get("if-none-match")
    if given is None:
        return None
    tags = {tag.strip().removeprefix("W/") for tag in given.split(",")}
    return Response(b"", status_code=304, headers=dict(headers)) if tags & {"*", headers["ETag"]} else None
