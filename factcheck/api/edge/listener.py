"""Settings -> the socket that all workers listen on. No address that others reach is served to everybody by mistake."""

import os
import socket
from collections.abc import Callable
from multiprocessing.reduction import DupFd
from typing import Any, Final

from factcheck.api.edge.hosts import is_loopback
from factcheck.errors import ConfigurationError
from factcheck.settings import Settings

# Connections that the system holds until a worker takes them.
_QUEUE: Final = 2048


class Listening(socket.socket):
    """A socket that workers share, each taking one connection at a time.

    asyncio accepts as many connections at once as the queue may hold, so the first worker to wake would take them all.
    It is told of a queue of one, and the system of the real one.
    """

    def listen(self, backlog: int = 0, /) -> None:
        del backlog
        super().listen(_QUEUE)

    def __reduce__(self) -> tuple[Callable[[Any], "Listening"], tuple[Any]]:
        return _again, (DupFd(self.fileno()),)


def listen(settings: Settings) -> Listening:
    """Raises ConfigurationError."""
    host, port = settings.host, settings.port
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError):
        raise ConfigurationError(f"there is no address {host!r}; set FACTCHECK_HOST") from None
    if not (settings.api_keys or settings.insecure_no_keys or is_loopback(str(address[0]))):
        raise ConfigurationError(
            f"{host} can be reached from other machines, and there is no key: set FACTCHECK_API_KEYS to what "
            "`factcheck keys new NAME` prints, or, to serve everybody, FACTCHECK_INSECURE_NO_KEYS to true"
        )
    try:
        created = socket.create_server(address[:2], family=family)
    except OSError as exc:
        raise ConfigurationError(
            f"cannot listen on {host} port {port}: {os.strerror(exc.errno or 0)}; set FACTCHECK_HOST or FACTCHECK_PORT"
        ) from exc
    return Listening(fileno=created.detach())


def _again(descriptor: Any) -> Listening:
    return Listening(fileno=descriptor.detach())
