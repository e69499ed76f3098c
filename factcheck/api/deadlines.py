"""A request's body within its time, and each part of an answer taken within another: slow clients do not stay."""

import asyncio
from typing import Final

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, ReceiveMessage, Scope, Send

from factcheck.api.refusals import RequestTimeoutError

# A heartbeat on a stream of events comes sooner than that, so a client that reads is never taken for one that does not.
_TAKING_S: Final = 60.0


class ClientTooSlowError(ConnectionError):
    """The client does not read what it asked for."""


class Deadlines:
    """An ASGI app around another."""

    def __init__(self, app: ASGIApp, *, body_s: float, taking_s: float = _TAKING_S) -> None:
        self._app = app
        self._body_s = body_s
        self._taking_s = taking_s

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
            is_whole = message["type"] != "http.request" or not message.get("more_body")
            return message

        async def taken(message: Message) -> None:
            try:
                async with asyncio.timeout(self._taking_s):
                    await send(message)
            except TimeoutError:
                raise ClientTooSlowError from None

        await self._app(scope, timely, taken)

    def _late(self) -> RequestTimeoutError:
        return RequestTimeoutError(
            f"the body did not come within {self._body_s:g} s (FACTCHECK_BODY_TIMEOUT_S); send it faster, or send less"
        )
