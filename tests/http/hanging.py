"""A model server that accepts requests and never answers; it counts who asks and who leaves."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from tests.processes import GUARD_S


@dataclass
class Hanging:
    """`asked_in_all` counts requests, `left_in_all` the connections that clients closed; neither goes down."""

    port: int
    asked_in_all: int = 0
    left_in_all: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def wait_until(self, is_so: Callable[[], bool]) -> bool:
        """Whether it came to be so, looked at whenever a count changes."""
        with self._changed:
            return self._changed.wait_for(is_so, GUARD_S)

    def serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            if connection.recv(65536):
                with self._changed:
                    self.asked_in_all += 1
                    self._changed.notify_all()
            while connection.recv(65536):
                pass
        with self._changed:
            self.left_in_all += 1
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
