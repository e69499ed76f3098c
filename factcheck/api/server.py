"""Settings -> a running service: the listening socket, uvicorn with its workers, the middlewares around the app."""

import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import uvicorn
from litestar.types import ASGIApp
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from factcheck.api.app import create_app
from factcheck.api.edge.admission.api_keys import Keyring, read_entries
from factcheck.api.edge.admission.cors import Origins
from factcheck.api.edge.admission.gate import OPENABLE, Gate, Rules
from factcheck.api.edge.admission.hosts import LOOPBACK_NAMES, AllowedHosts
from factcheck.api.edge.admission.rates import CallerLimits, DatabaseRates, MemoryRates, Rate, Rates, read_rates
from factcheck.api.edge.admission.token_quotas import TokenQuotas
from factcheck.api.edge.asgi import Pairs, security_headers
from factcheck.api.edge.body_deadline import BodyDeadline
from factcheck.api.edge.compression import Compression
from factcheck.api.edge.head import HeadAsGet
from factcheck.api.edge.listener import listen
from factcheck.api.edge.protocol import MOST_HEADER_BYTES, Protocol, ServiceConfig
from factcheck.api.observability.excepthooks import install_excepthooks
from factcheck.api.observability.logs import log_config
from factcheck.api.observability.metrics import FOLDER_VARIABLE
from factcheck.api.observability.request_log import RequestLog
from factcheck.api.observability.tracing import Tracing
from factcheck.api.openapi import docs_page
from factcheck.api.routes import desk
from factcheck.errors import ConfigurationError
from factcheck.render.drafts import page as draft_page
from factcheck.render.page import html_page
from factcheck.settings import Settings, TracingChoice, listed
from factcheck.wiring.postgres import connect_database
from factcheck.wiring.stores import build_key_ledgers, build_rates

# Health check timeout of a worker: on an overloaded machine it starts slowly, and must not be killed for it.
_WORKER_S: Final = 30


def serve(settings: Settings, on_listening: Callable[[str, int], None] = lambda *_: None) -> None:
    """Serve until SIGINT or SIGTERM, then drain (graceful shutdown); `on_listening` is called with address and port.
    Raises ConfigurationError.
    """
    connect_database(settings)
    # uvicorn raises the signal again once it has drained, whose default action would end the process without its
    # exit handlers: those of multiprocessing remove the folder of the fork server's socket.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with listen(settings) as listening, _file_of_rates(settings) as shared:
        config = _config(settings, shared)
        address, port = listening.getsockname()[:2]
        logging.getLogger(__name__).info("factcheck listens on %s port %s", address, port)
        on_listening(address, port)
        if shared is None:
            uvicorn.Server(config).run(sockets=[listening])
        else:
            build_service(settings, shared)  # a configuration that cannot work is an error now, not in each worker
            _supervise(config, listening)


def _supervise(config: uvicorn.Config, listening: socket.socket) -> None:
    """Run several workers under uvicorn's supervisor, which restarts those that die. Raises ConfigurationError."""
    with TemporaryDirectory(prefix="factcheck-workers-") as folder:
        os.environ.setdefault(FOLDER_VARIABLE, folder)
        os.environ["TMPDIR"] = folder  # SIGTERM ends a worker without its exit handlers, see `serve`
        supervisor = Supervisor(config, sockets=[listening])
        supervisor.run()
    if any(process.exitcode == STARTUP_FAILURE for process in supervisor.processes):
        raise ConfigurationError("a worker process did not start; the log above says why")


class Supervisor(Multiprocess):
    def terminate_all(self) -> None:
        """Close the socket before the workers drain: as long as this process held it open, the kernel would go on
        accepting connections that no worker takes.
        """
        for listening in self.sockets:
            listening.close()
        super().terminate_all()


@contextmanager
def _file_of_rates(settings: Settings) -> Iterator[Path | None]:
    """A temporary file for the rates that several workers share; None where there is one worker."""
    if (settings.workers or 1) == 1:
        yield None
        return
    with TemporaryDirectory(prefix="factcheck-rates-") as folder:
        yield Path(folder) / "rates"


def _config(settings: Settings, shared: Path | None = None) -> ServiceConfig:
    return ServiceConfig(
        partial(build_service, settings, shared),
        factory=True,
        workers=settings.workers or 1,
        loop="asyncio",  # uvloop, which uvicorn else takes where it is installed, listens past SharedSocket
        backlog=1,  # see SharedSocket
        http=Protocol,
        ws="none",
        h11_max_incomplete_event_size=MOST_HEADER_BYTES,
        log_config=log_config(),
        access_log=False,
        server_header=False,
        proxy_headers=settings.trusted_proxies is not None,
        forwarded_allow_ips=list(listed(settings.trusted_proxies)),
        timeout_graceful_shutdown=settings.drain_s,
        timeout_worker_healthcheck=_WORKER_S,
    ).with_timeout(settings.body_timeout_s)


def build_service(settings: Settings, shared: Path | None = None) -> ASGIApp:
    """The app within its middlewares; `shared` is the file of rates where several workers serve.

    Raises ConfigurationError.
    """
    install_excepthooks()
    app = create_app(settings)
    origins = Origins(listed(settings.cors_origins))
    inner = BodyDeadline(app, body_s=settings.body_timeout_s)
    gate: ASGIApp = Gate(HeadAsGet(Compression(inner)), _rules(settings, origins, _rates(settings, shared)))
    if settings.tracing is TracingChoice.OTLP:
        gate = Tracing(gate)
    return RequestLog(gate, origins, _headers(settings))


def _headers(settings: Settings) -> Pairs:
    """The default headers of answers: what our pages hold is allowed."""
    pages = (html_page.INLINED, desk.INLINED)
    styles = tuple(page.style_hash for page in (docs_page.INLINED, *pages, draft_page.INLINED))
    scripts = [one for page in pages for one in page.script_hashes]
    return security_headers(styles, scripts, listed(settings.frame_ancestors))


def _rules(settings: Settings, origins: Origins, rates: Rates) -> Rules:
    return Rules(
        keyring=Keyring(read_entries(settings.api_keys)),
        open_paths=tuple(OPENABLE[name] for name in listed(settings.open_routes)),
        hosts=AllowedHosts(_names(settings)),
        origins=origins,
        limits=CallerLimits(rates, most_at_once=settings.concurrency_limit),
        quotas=TokenQuotas(build_key_ledgers(settings), most=settings.key_day_tokens),
        most_headers=settings.max_headers,
    )


def _rates(settings: Settings, shared: Path | None) -> Rates:
    rates = read_rates(settings.rate_limit)
    local = _local_rates(rates, shared)
    database = build_rates(settings, rates)
    return local if database is None else DatabaseRates(database, local)


def _local_rates(rates: tuple[Rate, ...], shared: Path | None) -> Rates:
    if shared is None or sys.platform == "win32":
        return MemoryRates(rates)
    from factcheck.api.edge.admission.shared_rates import SharedRates

    return SharedRates(shared, rates)


def _names(settings: Settings) -> tuple[str, ...]:
    if settings.allowed_hosts:
        return listed(settings.allowed_hosts)
    return ("*",) if settings.api_keys or settings.insecure_no_keys else LOOPBACK_NAMES
