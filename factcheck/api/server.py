"""Serve the app with uvicorn."""

import logging
import os
import socket
from typing import Final

import uvicorn

from factcheck.api.app import create_app
from factcheck.errors import ConfigurationError
from factcheck.settings import Settings

# How long an answer that is under way may take once the service is told to stop.
_DRAIN_S: Final = 10


def serve(settings: Settings) -> None:
    """Answer requests until SIGINT or SIGTERM, then finish those under way. Raises ConfigurationError."""
    app = create_app(settings)
    config = uvicorn.Config(app, server_header=False, access_log=False, timeout_graceful_shutdown=_DRAIN_S)
    with _listen(settings.host, settings.port) as listening:
        logging.getLogger("uvicorn.error").info("factcheck listens on %s port %s", *listening.getsockname()[:2])
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=2048)
    except (socket.gaierror, UnicodeError):
        raise ConfigurationError(f"there is no address {host!r}; set FACTCHECK_HOST") from None
    except OSError as exc:
        raise ConfigurationError(
            f"cannot listen on {host} port {port}: {os.strerror(exc.errno or 0)}; set FACTCHECK_HOST or FACTCHECK_PORT"
        ) from exc
