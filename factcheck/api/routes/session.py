"""POST /session: a key in, a cookie out, for the pages of the service. DELETE /session takes it away."""

from dataclasses import dataclass
from typing import Final

from litestar import Response, Router, delete, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency, Provide
from litestar.openapi.spec import Operation, RequestBody
from litestar.params import SkipValidation

from factcheck.api.edge.admission.api_keys import COOKIE, Keyring, must_be_same_origin
from factcheck.api.edge.bodies import JSON, AnyRequest, read_bytes
from factcheck.api.edge.requests import SessionKey, read_fields_of
from factcheck.api.openapi.parts import content, nothing, problem, ref
from factcheck.api.routes._options import describe

PATH: Final = "/session"
# More than the longest key takes, each character of it escaped.
_MOST_BYTES: Final = 10_000

_Keys = NamedDependency[SkipValidation[Keyring]]


@dataclass
class OpenSession(Operation):
    """OpenAPI of POST /session."""

    def __post_init__(self) -> None:
        key = content(ref(SessionKey), {"key": "fck_..."}, "A key")
        self.request_body = RequestBody(required=True, content={JSON: key})
        self.responses = {
            "204": nothing("The key is in the cookie, where the service has keys"),
            "400": problem("The request is malformed"),
            "401": problem("The key is not known"),
            "403": problem("A page of another site has sent it"),
            "415": problem("The body is not sent as JSON"),
            "default": problem("Any other error"),
        }


@dataclass
class CloseSession(Operation):
    """OpenAPI of DELETE /session."""

    def __post_init__(self) -> None:
        self.responses = {"204": nothing("The cookie is gone"), "default": problem("Any error")}


@post(status_code=204, summary="Put a key into a cookie", operation_id="openSession", operation_class=OpenSession)
async def open_session(request: AnyRequest, keyring: _Keys) -> Response[None]:
    """For pages: the cookie goes with each request of theirs, and no script can read it."""
    _must_be_ours(request)
    key = read_fields_of(SessionKey, await read_bytes(request, (JSON,), _MOST_BYTES)).key.encode()
    if not keyring:
        return Response(None, status_code=204)
    keyring.owner_of(key)
    return Response(None, status_code=204, cookies=[_cookie(request, key.decode(), max_age=None)])


@delete(status_code=204, summary="Take the cookie away", operation_id="closeSession", operation_class=CloseSession)
async def close_session(request: AnyRequest) -> Response[None]:
    """Also where there is none."""
    _must_be_ours(request)
    return Response(None, status_code=204, cookies=[_cookie(request, "", max_age=0)])


def session_router(keyring: Keyring) -> Router:
    """The routes for the session of a page."""
    return Router(
        PATH,
        route_handlers=[describe("/", "POST", "DELETE"), open_session, close_session],
        dependencies={"keyring": Provide(lambda: keyring, sync_to_thread=False)},
        request_max_body_size=_MOST_BYTES,
    )


def _must_be_ours(request: AnyRequest) -> None:
    """What a browser sends says where it comes from; other clients have no cookies to lose."""
    headers = dict(request.scope["headers"])
    if b"sec-fetch-site" in headers or b"origin" in headers:
        must_be_same_origin(headers)


def _cookie(request: AnyRequest, key: str, *, max_age: int | None) -> Cookie:
    """Without an age: it goes with the browser's session."""
    is_secure = request.scope["scheme"] == "https"
    return Cookie(key=COOKIE, value=key, max_age=max_age, secure=is_secure, httponly=True, samesite="strict")
