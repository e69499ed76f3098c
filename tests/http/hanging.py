"""A model server that accepts requests and never answers; it keeps who asked for what, and who left."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from tests.processes import GUARD_S


@dataclass
class Call:
    """One connection of a client: all that it sent so far, and whether it closed the connection."""

    sent: bytes = b""
    has_left: bool = False


@dataclass
class Hanging:
    """`calls` are never taken out; a test finds its own by words that it sent."""

    port: int
    calls: list[Call] = field(default_factory=list)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def about(self, words: bytes) -> list[Call]:
        return [call for call in self.calls if words in call.sent]

    def wait_until(self, is_so: Callable[[], bool]) -> bool:
        """Whether it came to be so, looked at whenever a call changes."""
        with self._changed:
            return self._changed.wait_for(is_so, GUARD_S)

    def serve(self, connection: socket.socket) -> None:
        call = Call()
        self.calls.append(call)
        with connection, suppress(OSError):
            while part := connection.recv(65536):
                self._change(call, sent=call.sent + part)
        self._change(call, has_left=True)

    def _change(self, call: Call, **fields: object) -> None:
        with self._changed:
            vars(call).update(fields)
            self._changed.notify_all()

    def settings(self) -> dict[str, str]:
        """For a service that asks this model and nobody else."""
        return {
            "FACTCHECK_ENGINE": "llm",
            "FACTCHECK_MODEL": "hanging",
            "FACTCHECK_BASE_URL": f"http://127.0.0.1:{self.port}/v1",
            "FACTCHECK_CACHE": "off",
        }


@contextmanager
def hanging_model() -> Iterator[Hanging]:
    """In threads of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        model = Hanging(listening.getsockname()[1])

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    threading.Thread(target=model.serve, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield model
        finally:
            listening.shutdown(socket.SHUT_RDWR)
