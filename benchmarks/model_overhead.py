"""What does asking a model through `OpenAIChat` cost over the bare call on loopback?

usage: python -m benchmarks.model_overhead

The server is a process of its own that answers at once, so that what is measured is the client. The bare call is one
POST of the same bytes on an open connection, its answer read whole: with `http.client`, and with `httpx2`, which
`OpenAIChat` stands on. `import openai` is paid once by the first question and shown apart.
"""

import asyncio
import http.client
import json
import multiprocessing
import time
from collections.abc import Awaitable, Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from statistics import median
from typing import Final

from benchmarks.measuring import print_table, seed_text
from factcheck.adapters.model.openai_chat import Endpoint, OpenAIChat
from factcheck.adapters.model.request_body import chat_request
from factcheck.adapters.model.request_shapes import Shape
from factcheck.domain.chat import ChatRequest, canonical_json
from factcheck.domain.question import Message, Question, Role

ROUNDS: Final = 400
AT_MOST_MS: Final = 5.0
ANSWER: Final = json.dumps({"claims": [{"id": f"c{number}", "checkable": True} for number in range(40)]})


class _Server(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": ANSWER}}
        body = json.dumps({"model": "m", "choices": [choice], "usage": {"prompt_tokens": 1}}).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self.wfile.write(head.encode() + body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- as http.server calls it
        pass


def main() -> None:
    ready, told = multiprocessing.Pipe()
    server = multiprocessing.Process(target=_serve, args=(told,), daemon=True)
    server.start()
    port = ready.recv()
    try:
        asyncio.run(_measure(port))
    finally:
        server.terminate()


def _serve(told: Connection) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    told.send(server.server_address[1])
    server.serve_forever()


async def _measure(port: int) -> None:
    import httpx2

    request = _request()
    body = request.body.encode()
    connection = http.client.HTTPConnection("127.0.0.1", port)
    async with (
        httpx2.AsyncClient(trust_env=False) as client,
        OpenAIChat(Endpoint(base_url=f"http://127.0.0.1:{port}/v1")) as chat,
    ):

        async def with_http_client() -> None:
            connection.request("POST", "/v1/chat/completions", body)
            connection.getresponse().read()

        async def with_httpx2() -> None:
            await client.post(f"http://127.0.0.1:{port}/v1/chat/completions", content=body)

        async def with_ours() -> None:
            await chat.answer(request)

        first_s = await _seconds(with_ours)
        calls = {"http.client": with_http_client, "httpx2": with_httpx2, "OpenAIChat": with_ours}
        times: dict[str, list[float]] = {name: [] for name in calls}
        for _ in range(ROUNDS):  # in turns, so that a slow moment of the machine slows all of them alike
            for name, call in calls.items():
                times[name].append(await _seconds(call))
    connection.close()
    _print(first_s, times)


async def _seconds(call: Callable[[], Awaitable[None]]) -> float:
    started = time.perf_counter()
    await call()
    return time.perf_counter() - started


def _request() -> ChatRequest:
    claim = {
        "type": "object",
        "properties": {"id": {"type": "string"}, "checkable": {"type": "boolean"}},
        "required": ["id", "checkable"],
        "additionalProperties": False,
    }
    schema = {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": claim}},
        "required": ["claims"],
        "additionalProperties": False,
    }
    question = Question(
        prompt="benchmark",
        prompt_version=1,
        prompt_sha256="0" * 64,
        messages=(Message(role=Role.USER, content=seed_text()),),
        answer_schema=canonical_json(schema),
        max_answer_tokens=1000,
    )
    return chat_request(question, endpoint="default", model="m", shape=Shape())


def _print(first_s: float, times: dict[str, list[float]]) -> None:
    medians = {name: median(took) * 1000 for name, took in times.items()}
    bare = medians["http.client"]
    print_table(
        (f"one call, median of {ROUNDS}", "ms", "over the bare call, ms", "at most, ms"),
        [
            (name, f"{took:.2f}", f"{took - bare:.2f}", f"{AT_MOST_MS:g}" if name == "OpenAIChat" else "")
            for name, took in medians.items()
        ],
    )
    print(f"the first call, with the import of openai: {first_s * 1000:.0f} ms")


if __name__ == "__main__":
    main()
