"""ASGI middleware: a deadline for the whole request body, 408 beyond it.

uvicorn has no read timeout for bodies: a client that sends one byte a second (slow POST, "R.U.D.Y.") would hold a
handler, and its place among the caller's concurrent requests, for ever.
"""

import asyncio

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, ReceiveMessage, Scope, Send

from factcheck.api.refusals import ClientLeftError, RequestTimeoutError


class BodyDeadline:
    """An ASGI app around another."""

    def __init__(self, app: ASGIApp, *, body_s: float) -> None:
        self._app = app
        self._body_s = body_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        deadline = asyncio.get_running_loop().time() + self._body_s
        is_complete = False

        async def receive_in_time() -> ReceiveMessage:
            nonlocal is_complete
            if is_complete:  # the next message is http.disconnect, for which an answer may wait long
                return await receive()
            try:
                async with asyncio.timeout_at(deadline):
                    message = await receive()
            except TimeoutError:
                raise self._timed_out() from None
            if message["type"] == "http.disconnect":
                raise ClientLeftError("the connection ended before the body did")
            is_complete = not (message["type"] == "http.request" and message.get("more_body"))
            return message

        await self._app(scope, receive_in_time, send)

    def _timed_out(self) -> RequestTimeoutError:
        return RequestTimeoutError(
            f"the body did not come within {self._body_s:g} s (FACTCHECK_BODY_TIMEOUT_S); send it faster, or send less"
        )
