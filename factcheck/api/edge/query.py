"""Query parameters: which an operation takes, and each at most once. Others are an error, not ignored."""

from typing import Final

from factcheck.api.edge.bodies import AnyRequest
from factcheck.api.edge.requests import escaped
from factcheck.api.problems import RequestError, Violation

# The option of a route handler with the names of its query parameters; None where the handler vets them itself.
OPTION: Final = "query"


async def known_parameters(request: AnyRequest) -> None:
    """A hook before each handler. Raises RequestError for a parameter that the operation has not.

    Asynchronous, since Litestar runs others in a thread; no guard, for which it copies the handler each time.
    """
    if not request.scope["query_string"]:
        return
    known = request.route_handler.opt.get(OPTION, ())
    unknown = () if known is None else [name for name in request.query_params if name not in known]
    if unknown:
        detail = f"there is no such parameter; known are {', '.join(known)}" if known else "this address takes none"
        violations = tuple(Violation(parameter=escaped(name), detail=detail) for name in dict.fromkeys(unknown))
        raise RequestError(f"{violations[0].parameter}: {detail}", violations[:20])


def single(request: AnyRequest, name: str) -> str | None:
    """The value of a parameter, None where it is not there. Raises RequestError where it stands twice."""
    given = request.query_params.getall(name, [])
    if len(given) > 1:
        detail = "it stands twice in the query; give it once"
        raise RequestError(f"{name}: {detail}", (Violation(parameter=name, detail=detail),))
    return given[0] if given else None
