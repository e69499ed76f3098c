"""HEAD as GET without its body (RFC 9110, section 9.3.2): Litestar has no HEAD but for handlers that name it."""

import asyncio

from litestar.types import ASGIApp, HTTPReceiveMessage, Message, Receive, Scope, Send

from factcheck.api.problems import allowing_head


class HeadAsGet:
    """An ASGI app around another, which sees GET; `Allow` names HEAD where it names GET."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match scope.get("method"):
            case "HEAD":
                await self._head(scope, receive, send)
            case "OPTIONS":
                await self._app(scope, receive, lambda message: send(_with_head(message)))
            case _:
                await self._app(scope, receive, send)

    async def _head(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The scope is changed and not copied: the request log reads from it what the router writes there."""
        ended = asyncio.Event()

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
            elif message["type"] == "http.response.body" and not ended.is_set():
                ended.set()
                await send({"type": "http.response.body", "body": b"", "more_body": False})

        scope["method"] = "GET"  # type: ignore[typeddict-item, unused-ignore]
        try:
            await self._app(scope, lambda: _until(ended, receive), send_head)
        finally:
            scope["method"] = "HEAD"  # type: ignore[typeddict-item, unused-ignore]


async def _until(ended: asyncio.Event, receive: Receive) -> "HTTPReceiveMessage":
    """What comes; a disconnect once the answer has ended, so that a stream goes no further."""
    coming, ending = asyncio.ensure_future(receive()), asyncio.ensure_future(ended.wait())
    try:
        await asyncio.wait((coming, ending), return_when=asyncio.FIRST_COMPLETED)
        return coming.result() if coming.done() else {"type": "http.disconnect"}  # type: ignore[return-value]
    finally:
        coming.cancel()
        ending.cancel()


def _with_head(message: Message) -> Message:
    if message["type"] == "http.response.start":
        message["headers"] = [
            (name, allowing_head(value.decode()).encode() if name.lower() == b"allow" else value)
            for name, value in message["headers"]
        ]
    return message
