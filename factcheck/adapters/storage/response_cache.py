"""Hashes of requests -> model responses, in diskcache. A failure is a miss: it costs a model call, never a report."""

import asyncio
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

from diskcache import Cache, Timeout
from pydantic import Field, ValidationError

from factcheck.adapters.storage.failures import Failures
from factcheck.adapters.storage.response_entries import pack, unpack
from factcheck.adapters.storage.safe_disk import DamagedEntryError, open_database
from factcheck.domain.chat import ChatResponse
from factcheck.domain.values import Value
from factcheck.errors import ConfigurationError, UnwritableFileError

_T = TypeVar("_T")

# A subfolder of the configured one: chmod and clearing touch nothing else. The number is the version of the format.
FOLDER: Final = "responses-1"
# SQLite's busy timeout. Writers hold the lock for less than a millisecond.
PATIENCE_S: Final = 2.0
_PROBE_PATIENCE_S: Final = 1.0
# The size of an eviction batch, in entries.
_EVICTED_AT_ONCE: Final = 64


class Limits(Value):
    """Eviction is first in, first out above `max_bytes` of files; `max_age_s` is the time to live."""

    max_bytes: int = Field(default=1_000_000_000, ge=1)
    max_age_s: float = Field(default=30 * 24 * 3600.0, gt=0)


class Contents(Value):
    """What a cache holds, as `factcheck cache info` shows it."""

    entries: int
    size_bytes: int


class DiskResponseCache:
    """A `ResponseCache` in a folder that any number of processes may share.

    A failure is a miss, logged once for each kind and counted in `tally`, as are hits, misses, stores and evictions.
    diskcache blocks, so it runs in a single-thread executor.
    """

    def __init__(self, folder: Path, limits: Limits | None = None, *, patience_s: float = PATIENCE_S) -> None:
        self.folder = folder / FOLDER
        self.where = str(self.folder)
        self.tally: Counter[str] = Counter()
        instead = "the model is asked instead. To start it anew: factcheck cache clear"
        self._failures = Failures(self.tally, f"the response cache in {self.folder}", instead)
        self._limits = limits or Limits()
        self._patience_s = patience_s
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="factcheck-cache")
        self._opened: Cache | None = None
        self._ended = 0  # calls, for a queue that moves is no failure
        self._is_closed = False

    async def get(self, key: str) -> ChatResponse | None:
        """The response stored for `key`; None where it is missing, expired or damaged."""
        found = await self._in_thread(lambda: self._read(key))
        self.tally["misses" if found is None else "hits"] += 1
        return found

    async def put(self, key: str, response: ChatResponse) -> None:
        """Store; visible to every process when this returns, or the failure is counted."""
        if await self._in_thread(lambda: self._write(key, response)):
            self.tally["stored"] += 1

    def close(self) -> None:
        """Close the database and join the thread; idempotent, and final."""
        if not self._is_closed:
            self._is_closed = True
            self._thread.submit(self._close)
            self._thread.shutdown()

    async def probe(self) -> str | None:
        """Why nothing can be stored at the moment; None where it can. Takes the write lock."""
        return await asyncio.to_thread(_try_to_open, self.folder)

    def contents(self) -> Contents:
        """How much is in it. Raises ConfigurationError: here the user asks for the cache itself."""
        try:
            return self._thread.submit(self._count).result()
        except (OSError, ValueError, sqlite3.Error, DamagedEntryError) as exc:
            raise ConfigurationError(
                f"the cache in {self.folder} cannot be read: {exc}; run: factcheck cache clear"
            ) from exc

    def clear(self) -> None:
        """Remove all entries; where the database is corrupt, its files. Raises UnwritableFileError."""
        try:
            self._thread.submit(self._clear).result()
        except OSError as exc:
            raise UnwritableFileError(f"the cache in {self.folder} cannot be cleared: {exc.strerror or exc}") from exc

    async def _in_thread(self, act: Callable[[], _T | None]) -> _T | None:
        """A queue that moves is waited for, however long; one that stands still for twice the patience is a failure."""
        working = asyncio.get_running_loop().run_in_executor(self._thread, lambda: self._guarded(act))
        while True:
            ended = self._ended
            if (await asyncio.wait([working], timeout=2 * self._patience_s))[0]:
                return await working
            if self._ended == ended:
                working.cancel()
                self._failures.note("the disk takes too long")
                return None

    def _guarded(self, act: Callable[[], _T | None]) -> _T | None:
        try:
            return act()
        except Timeout:
            self._failures.note("the database is locked")
        except (OSError, sqlite3.Error, DamagedEntryError, ValueError) as exc:
            self._failures.note(_reason(exc))
        finally:
            self._ended += 1
        return None

    def _read(self, key: str) -> ChatResponse | None:
        stored = self._database().get(key, retry=False)
        if stored is None:
            return None
        response = unpack(key, stored)
        if response is None:
            raise DamagedEntryError("a value stands under another's key")
        return response

    def _write(self, key: str, response: ChatResponse) -> bool:
        cache = self._database()
        cache.set(key, pack(key, response), expire=self._limits.max_age_s, retry=False)
        if cache.volume() > self._limits.max_bytes:
            self._make_room(cache)
        return True

    def _make_room(self, cache: Cache) -> None:
        """Evict expired entries, then the oldest, until it fits; never the newest, however large."""
        cache.expire(retry=False)
        while cache.volume() > self._limits.max_bytes and len(cache) > 1:
            oldest = list(islice(cache, min(_EVICTED_AT_ONCE, len(cache) - 1)))
            with cache.transact(retry=False):
                for key in oldest:
                    cache.delete(key, retry=False)
            self.tally["evicted"] += len(oldest)
            if not oldest:
                return

    def _count(self) -> Contents:
        if not self.folder.exists():
            return Contents(entries=0, size_bytes=0)
        cache = self._database()
        return Contents(entries=len(cache), size_bytes=cache.volume())

    def _clear(self) -> None:
        if self.folder.exists() and self._guarded(self._empty) is None:
            self._close()
            shutil.rmtree(self.folder)

    def _empty(self) -> bool:
        self._database().clear(retry=False)
        return True

    def _database(self) -> Cache:
        if self._opened is None:
            self._opened = open_database(self.folder, patience_s=self._patience_s)
            self._opened.expire(retry=False)
        return self._opened

    def _close(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()


def _try_to_open(folder: Path) -> str | None:
    try:
        open_database(folder, patience_s=_PROBE_PATIENCE_S).close()
    except (OSError, sqlite3.Error, DamagedEntryError) as exc:
        return _reason(exc)
    return None


def _reason(exc: Exception) -> str:
    """The error's own words, with nothing of an entry."""
    if isinstance(exc, ValidationError):
        return "a value is no response"
    return getattr(exc, "strerror", None) or str(exc)
