"""Settings -> the probes of what the service keeps on disk. Those of the model server are its answers."""

import asyncio
import sqlite3
from functools import partial
from pathlib import Path
from typing import Final

from factcheck.adapters.storage.report_store import SqliteReportStore
from factcheck.adapters.storage.safe_disk import DamagedEntryError, open_database
from factcheck.api.vitals import Probe
from factcheck.settings import CacheMode, Settings
from factcheck.wiring import build_cache, has_model

_PATIENCE_S: Final = 1.0


def probes_of(settings: Settings, store: SqliteReportStore | None) -> dict[str, Probe]:
    """The store, and the cache of model responses where a model may be asked."""
    probes: dict[str, Probe] = {}
    if store is not None:
        probes["store"] = store.probe
    if settings.cache is not CacheMode.OFF and has_model(settings):
        probes["cache"] = partial(_probe_cache, build_cache(settings).folder)
    return probes


async def _probe_cache(folder: Path) -> str | None:
    return await asyncio.to_thread(_open_and_close, folder)


def _open_and_close(folder: Path) -> str | None:
    """Opening takes the lock for writing, so it shows whatever would keep a response from being stored."""
    try:
        open_database(folder, patience_s=_PATIENCE_S).close()
    except (OSError, sqlite3.Error, DamagedEntryError) as exc:
        return getattr(exc, "strerror", None) or str(exc)
    return None
