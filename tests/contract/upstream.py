"""A fake model server: an asyncio HTTP/1.1 server on loopback with scripted answers, faults among them."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Received:
    """One request as it came over the wire; header names in lower case."""

    target: str
    headers: dict[str, str]
    body: bytes

    def json(self) -> dict[str, object]:
        content = json.loads(self.body)
        assert isinstance(content, dict)
        return content


@dataclass
class Upstream:
    """Answers the first request with the first of `answers`, and so on; the last one again and again."""

    answers: list["Answer"]
    received: list[Received] = field(default_factory=list)
    connections: int = 0
    port: int = 0
    open: dict[asyncio.Task[None], asyncio.StreamWriter] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self.open[task] = writer
        try:
            while True:
                request = await _read(reader)
                answer = self.answers[min(len(self.received), len(self.answers) - 1)]
                self.received.append(request)
                await answer(request, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()
            del self.open[task]

    async def close(self) -> None:
        """Abort every connection (RST), and wait until the tasks that served them have ended."""
        for writer in self.open.values():
            writer.transport.abort()
        await asyncio.gather(*self.open)


Answer = Callable[[Received, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def upstream(*answers: Answer, tls: ssl.SSLContext | None = None) -> AsyncIterator[Upstream]:
    """A server for the life of the block, on a free port."""
    state = Upstream(list(answers))
    server = await asyncio.start_server(state.serve, "127.0.0.1", 0, ssl=tls)
    state.port = server.sockets[0].getsockname()[1]
    try:
        yield state
    finally:
        server.close()
        await state.close()


def says(
    content: str | bytes, *, status: int = 200, headers: tuple[str, ...] = (), kind: str = "application/json"
) -> Answer:
    """A whole response."""
    body = content.encode() if isinstance(content, str) else content
    lines = (f"HTTP/1.1 {status} x", f"content-type: {kind}", f"content-length: {len(body)}", *headers)

    async def answer(_: Received, writer: asyncio.StreamWriter) -> None:
        writer.write("\r\n".join((*lines, "", "")).encode() + body)
        await writer.drain()

    return answer


def completes(content: object, *, finish: str | None = "stop", **message: object) -> Answer:
    """A chat completion with that content: a text, None, or a list of parts."""
    return says(completion(content, finish=finish, **message))


def completion(content: object, *, finish: str | None = "stop", **message: object) -> str:
    choice = {
        "index": 0,
        "finish_reason": finish,
        "message": {"role": "assistant", "content": content, **message},
    }
    usage = {"prompt_tokens": 7, "completion_tokens": 3, "prompt_tokens_details": {"cached_tokens": 2}}
    return json.dumps({"id": "x", "object": "chat.completion", "model": "m-1", "choices": [choice], "usage": usage})


def least(schema: dict[str, Any]) -> Any:
    """A minimal instance of a JSON schema of ours: empty strings and arrays, zero, the first of an enum."""
    if "enum" in schema:
        return schema["enum"][0]
    if "anyOf" in schema:
        return least(schema["anyOf"][0])
    match schema.get("type"):
        case "object":
            return {name: least(part) for name, part in schema.get("properties", {}).items()}
        case "array":
            return []
        case "integer":
            return 0
        case _:
            return ""


def fails(status: int, *, code: str = "x", param: str | None = None, message: str = "", header: str = "") -> Answer:
    """An error as OpenAI words it."""
    error = {"message": message, "type": "x", "param": param, "code": code}
    return says(json.dumps({"error": error}), status=status, headers=(header,) if header else ())


def breaks_off(content: bytes) -> Answer:
    """A reset in the middle of a response of which `content` is the beginning."""

    async def answer(_: Received, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n" + content)
        await writer.drain()
        writer.transport.abort()

    return answer


def hangs_up() -> Answer:
    """A reset (RST) without a response."""

    async def answer(_: Received, writer: asyncio.StreamWriter) -> None:
        writer.transport.abort()

    return answer


def drips(every_s: float) -> Answer:
    """An endless chunked response, a byte a chunk."""

    async def answer(_: Received, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"1\r\n \r\n")
            await writer.drain()
            await asyncio.sleep(every_s)

    return answer


def is_silent() -> Answer:
    """No response; the connection stays open."""

    async def answer(_: Received, writer: asyncio.StreamWriter) -> None:
        while not writer.is_closing():
            await asyncio.sleep(0.01)

    return answer


def knows_no_tls() -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
    """The handler of a plaintext server, which answers a TLS ClientHello with 400."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n")
        writer.close()

    return serve


async def _read(reader: asyncio.StreamReader) -> Received:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Received(head[0].split()[1], headers, body)
