"""A model server on loopback that answers when it is told to, and counts what it is asked."""

import asyncio
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from tests.contract.upstream import completion, least

_QUEUE: Final = 2048
_SENTENCE: Final = re.compile(r"^s(\d+) (.{80,}\.)$", re.MULTILINE)


class SlowModel:
    """`asked` counts the calls; all are answered once `answer_all` was called, those that come later at once."""

    def __init__(self) -> None:
        self.asked = 0
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._let_go = asyncio.Event()

    def settings(self) -> dict[str, str]:
        """For a service that asks this model and nobody else."""
        return {
            "FACTCHECK_ENGINE": "llm",
            "FACTCHECK_MODEL": "slow",
            "FACTCHECK_BASE_URL": f"http://127.0.0.1:{self.port}/v1",
            "FACTCHECK_TIMEOUT_S": "600",
            "FACTCHECK_MODEL_ATTEMPTS": "1",
        }

    def answer_all(self) -> None:
        self._loop.call_soon_threadsafe(self._let_go.set)

    def serve(self, started: threading.Event) -> None:
        """Until the loop is stopped."""
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=_QUEUE))
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        self._loop.run_forever()
        server.close()
        self._loop.run_until_complete(self._drop())
        self._loop.close()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _drop(self) -> None:
        """Cancel what serves connections, and let the loop turn once more, in which their transports close."""
        serving = asyncio.all_tasks() - {asyncio.current_task()}
        for connection in serving:
            connection.cancel()
        await asyncio.gather(*serving, return_exceptions=True)
        await asyncio.sleep(0)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                while True:
                    asked = (await reader.readuntil(b"\r\n\r\n")).lower()
                    question = await reader.readexactly(int(asked.partition(b"content-length:")[2].split()[0]))
                    self.asked += 1
                    await self._let_go.wait()
                    writer.write(_answer(question))
                    await writer.drain()
        finally:
            writer.transport.abort()


def _answer(body: bytes) -> bytes:
    """The least that the schema asks for, and for a summary the first long sentence as it stands."""
    question = json.loads(body)
    said = least(question["response_format"]["json_schema"]["schema"])
    found = _SENTENCE.search(question["messages"][-1]["content"])
    if found:
        said["summary"]["first"] = {"by": [int(found[1])], "text": found[2]}
    content = completion(json.dumps(said)).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content


@contextmanager
def slow_model() -> Iterator[SlowModel]:
    """In a thread of its own."""
    model, started = SlowModel(), threading.Event()
    thread = threading.Thread(target=model.serve, args=(started,), daemon=True)
    thread.start()
    started.wait()
    try:
        yield model
    finally:
        model.stop()
        thread.join()
