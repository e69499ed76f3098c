"""A model server that takes connections and never answers."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class Hanging:
    """`open_now` counts the connections over which a request came and whose client is still there."""

    port: int
    asked: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    left: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    asked_in_all: int = 0

    def serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            if connection.recv(65536):
                self.asked_in_all += 1
                self.asked.release()
            while connection.recv(65536):
                pass
        self.left.release()

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
    with socket.create_server(("127.0.0.1", 0)) as listening:
        model = Hanging(listening.getsockname()[1])

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    threading.Thread(target=model.serve, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield model
        listening.shutdown(socket.SHUT_RDWR)
