"""A request's body comes within its time, or is given up."""

import asyncio

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, ReceiveMessage, Scope, Send

from factcheck.api.refusals import ClientLeftError, RequestTimeoutError


class Deadlines:
    """An ASGI app around another."""

    def __init__(self, app: ASGIApp, *, body_s: float) -> None:
        self._app = app
        self._body_s = body_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        until = asyncio.get_running_loop().time() + self._body_s
        is_whole = False

        async def timely() -> ReceiveMessage:
            nonlocal is_whole
            if is_whole:  # what comes now is that the client goes
                return await receive()
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError:
                raise self._late() from None
            if message["type"] == "http.disconnect":
                raise ClientLeftError("the connection ended before the body did")
            is_whole = not (message["type"] == "http.request" and message.get("more_body"))
            return message

        await self._app(scope, timely, send)

    def _late(self) -> RequestTimeoutError:
        return RequestTimeoutError(
            f"the body did not come within {self._body_s:g} s (FACTCHECK_BODY_TIMEOUT_S); send it faster, or send less"
        )
