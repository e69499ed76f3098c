"""Settings -> the listening socket that all workers share. Refuses to expose a service without keys beyond loopback.

asyncio accepts up to `backlog` connections in one turn of the loop, so the first worker to wake takes most of a burst.
Measured with two workers and 200 connections: 65 and 135 with a backlog of 2048, 100 and 100 with this socket.
"""

import os
import socket
from collections.abc import Callable
from multiprocessing.reduction import DupFd
from typing import Any, Final

from factcheck.api.edge.admission.hosts import is_loopback
from factcheck.errors import ConfigurationError
from factcheck.settings import Settings

# The kernel's accept queue.
_BACKLOG: Final = 2048


class SharedSocket(socket.socket):
    """A socket from which each worker accepts one connection a turn.

    uvicorn is configured with a backlog of 1, which bounds asyncio's accept loop; the kernel gets the real backlog.
    """

    def listen(self, backlog: int = 0, /) -> None:
        del backlog
        super().listen(_BACKLOG)

    def __reduce__(self) -> tuple[Callable[[Any], "SharedSocket"], tuple[Any]]:
        return _from_descriptor, (DupFd(self.fileno()),)


def listen(settings: Settings) -> SharedSocket:
    """Bind the address of the settings. Raises ConfigurationError."""
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
    return SharedSocket(fileno=created.detach())


def _from_descriptor(descriptor: Any) -> SharedSocket:
    return SharedSocket(fileno=descriptor.detach())
