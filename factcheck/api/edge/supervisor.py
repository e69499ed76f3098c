"""Several worker processes on one socket: uvicorn's own supervisor, which replaces those that die."""

import os
import socket
from tempfile import TemporaryDirectory

import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from factcheck.api.observability.metrics import FOLDER_VARIABLE
from factcheck.errors import ConfigurationError


def supervise(config: uvicorn.Config, listening: socket.socket) -> None:
    """Until SIGINT or SIGTERM; the workers share the folder of their metrics. Raises ConfigurationError."""
    with TemporaryDirectory(prefix="factcheck-metrics-") as folder:
        os.environ.setdefault(FOLDER_VARIABLE, folder)
        supervisor = _Supervisor(config, sockets=[listening])
        supervisor.run()
    if any(process.exitcode == STARTUP_FAILURE for process in supervisor.processes):
        raise ConfigurationError("a worker process did not start; the log above says why")


class _Supervisor(Multiprocess):
    def terminate_all(self) -> None:
        """As long as this process held the socket open, callers would wait in its queue for nobody."""
        for listening in self.sockets:
            listening.close()
        super().terminate_all()
