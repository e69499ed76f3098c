"""Answers to OPTIONS. Litestar's own name only the method that was registered first at a path."""

from litestar import Response
from litestar.handlers import HTTPRouteHandler, route


def describe(path: str, *methods: str) -> HTTPRouteHandler:
    """A handler that names these methods; it comes before theirs."""
    allowed = sorted({*methods, "OPTIONS"})

    @route(path, http_method="OPTIONS", status_code=204, include_in_schema=False, sync_to_thread=False)
    def options() -> Response[None]:
        return Response(None, status_code=204, headers={"Allow": ", ".join(allowed)}, media_type="text/plain")

    return options
