"""Settings -> a host that only works: it answers rows of batches that services took, and listens to no port."""

import asyncio
import gc
import logging
import signal
from contextlib import suppress
from logging.config import dictConfig
from typing import Final

from factcheck.api.core import Core, build_core
from factcheck.api.observability.excepthooks import install_excepthooks
from factcheck.api.observability.logs import log_config
from factcheck.api.service_ports import BatchStore, BatchWorker
from factcheck.errors import ConfigurationError
from factcheck.settings import Settings
from factcheck.wiring.postgres import connect_database

_log: Final = logging.getLogger(__name__)


def work(settings: Settings) -> None:
    """Work until SIGINT or SIGTERM, then drain: rows under way have FACTCHECK_DRAIN_S, and go back to the queue after
    it. Raises ConfigurationError.
    """
    connect_database(settings)
    core = build_core(settings.model_copy(update={"workers": None}))  # those of a service; this is one process
    if core.worker is None or core.batches is None:
        raise ConfigurationError("FACTCHECK_STORE=off keeps no batches, so there is nothing to work on; set it to on")
    dictConfig(log_config())
    install_excepthooks()
    asyncio.run(_work(core, core.worker, core.batches, settings.drain_s))


async def _work(core: Core, worker: BatchWorker, batches: BatchStore, drain_s: float) -> None:
    stopping = _stop_signal()
    if core.pool is not None:
        core.pool.start()
    await worker.start()
    gc.freeze()
    _log.info("factcheck works on batches")
    try:
        await stopping.wait()
        _log.info("factcheck ends its rows")
        with suppress(TimeoutError):
            async with asyncio.timeout(drain_s):
                await worker.drain()
    finally:
        await worker.stop()
        if core.pool is not None:
            core.pool.close()
        batches.close()
        if core.reports is not None:
            core.reports.close()


def _stop_signal() -> asyncio.Event:
    """Set by SIGINT and SIGTERM; on Windows, which has no signals of a loop, Ctrl-C cancels instead."""
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    return stopping
