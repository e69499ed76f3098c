"""Serve the app with uvicorn, behind its gate."""

import logging
import os
import socket
from functools import partial
from typing import Final

import uvicorn
from litestar.types import ASGIApp

from factcheck.api import docs_page
from factcheck.api.app import create_app
from factcheck.api.cors import Origins
from factcheck.api.deadlines import Deadlines
from factcheck.api.gate import OPENABLE, Gate, Rules
from factcheck.api.hosts import LOOPBACK_NAMES, AllowedHosts, is_loopback
from factcheck.api.keys import Keyring, read_entries
from factcheck.api.last_words import tell_of_defects
from factcheck.api.limits import CallerLimits, MemoryRates, read_rates
from factcheck.api.logs import log_config
from factcheck.api.observed import Observed
from factcheck.api.protocol import MOST_HEADER_BYTES, Protocol
from factcheck.api.spending import Spending
from factcheck.api.supervisor import supervise
from factcheck.api.tracing import Traced
from factcheck.errors import ConfigurationError
from factcheck.render import html_page
from factcheck.settings import Settings, TracingChoice, listed

_FOLDER_OF_KEYS: Final = "keys"


def serve(settings: Settings) -> None:
    """Answer requests until SIGINT or SIGTERM, then finish those under way. Raises ConfigurationError."""
    with _listen(settings) as listening:
        config = _config(settings)
        logging.getLogger(__name__).info("factcheck listens on %s port %s", *listening.getsockname()[:2])
        if settings.workers == 1:
            uvicorn.Server(config).run(sockets=[listening])
        else:
            build_service(settings)  # a configuration that cannot work is an error now, not in each worker
            supervise(config, listening)


def _config(settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        partial(build_service, settings),
        factory=True,
        workers=settings.workers,
        http=Protocol,
        ws="none",
        h11_max_incomplete_event_size=MOST_HEADER_BYTES,
        log_config=log_config(),
        access_log=False,
        server_header=False,
        proxy_headers=settings.trusted_proxies is not None,
        forwarded_allow_ips=list(listed(settings.trusted_proxies)),
        timeout_graceful_shutdown=settings.drain_s,
    )


def build_service(settings: Settings) -> ASGIApp:
    """The app behind its gate, in the process that serves it. Raises ConfigurationError."""
    tell_of_defects()
    app = create_app(settings)
    origins = Origins(listed(settings.cors_origins))
    inner = Deadlines(app, body_s=settings.body_timeout_s)
    gate: ASGIApp = Gate(inner, _rules(settings, origins))
    if settings.tracing is TracingChoice.OTLP:
        gate = Traced(gate)
    return Observed(gate, origins, (html_page.style_hash(), docs_page.style_hash()))


def _rules(settings: Settings, origins: Origins) -> Rules:
    return Rules(
        keyring=Keyring(read_entries(settings.api_keys)),
        open_paths=tuple(OPENABLE[name] for name in listed(settings.open_routes)),
        hosts=AllowedHosts(_names(settings)),
        origins=origins,
        limits=CallerLimits(MemoryRates(read_rates(settings.rate_limit)), most_at_once=settings.concurrency_limit),
        spending=Spending(settings.cache_dir.expanduser() / _FOLDER_OF_KEYS, most=settings.key_day_tokens),
        most_headers=settings.max_headers,
    )


def _names(settings: Settings) -> tuple[str, ...]:
    if settings.allowed_hosts:
        return listed(settings.allowed_hosts)
    return ("*",) if settings.api_keys or settings.insecure_no_keys else LOOPBACK_NAMES


def _listen(settings: Settings) -> socket.socket:
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
        return socket.create_server(address[:2], family=family, backlog=2048)
    except OSError as exc:
        raise ConfigurationError(
            f"cannot listen on {host} port {port}: {os.strerror(exc.errno or 0)}; set FACTCHECK_HOST or FACTCHECK_PORT"
        ) from exc
