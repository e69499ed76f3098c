"""Ids -> reports, in SQLite behind an in-memory LRU. A failure is a miss: it costs a check, never a report."""

import logging
import sqlite3
import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final

from factcheck.adapters.storage.database import PATIENCE_S, Database
from factcheck.domain.values import Value
from factcheck.errors import StoreError
from factcheck.pipeline.stored import Kept, StoredReport

FILE: Final = "reports-1.db"

_log: Final = logging.getLogger(__name__)

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS reports (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    content BLOB NOT NULL,
    made_at REAL NOT NULL
);
"""
_READ: Final = "SELECT content, digest, made_at FROM reports WHERE id = ?"
_WRITE: Final = "INSERT INTO reports (id, digest, content, made_at) VALUES (?, ?, ?, ?)"
# The bytes in use, without counting rows: pages that were freed are filled before the file grows.
_VOLUME: Final = (
    "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
)
_OLDEST: Final = (
    "DELETE FROM reports WHERE number IN (SELECT number FROM reports WHERE id <> ? ORDER BY number LIMIT 64)"
)
# Time to live in memory: bounds how stale an entry is that another process has replaced or evicted.
_MEMORY_TTL_S: Final = 60.0


class Limits(Value):
    """Eviction is first in, first out above `max_bytes` of file; `max_age_s` is the time to live.

    `memory_bytes` bounds the LRU in memory.
    """

    max_bytes: int = 2_000_000_000
    max_age_s: float = 30 * 24 * 3600.0
    memory_bytes: int = 32_000_000


class SqliteReportStore:
    """A `ReportStore` in a folder that any number of processes may share.

    A failure is a miss, logged once for each kind and counted in `tally`.
    """

    def __init__(
        self,
        folder: Path,
        limits: Limits | None = None,
        *,
        patience_s: float = PATIENCE_S,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.tally: Counter[str] = Counter()
        self._failing: str | None = None
        self._limits = limits or Limits()
        self._clock = clock
        self._database = Database(folder / FILE, _SCHEMA, is_durable=False, patience_s=patience_s)
        self._memory = _Memory(self._limits.memory_bytes)

    async def get(self, report_id: str) -> StoredReport | None:
        """The report stored under the id; None where it is missing, expired, or fails its checksum."""
        now = self._clock()
        found = self._memory.get(report_id, now)
        if found is None:
            try:
                found = await self._database.run(lambda database: self._read(database, report_id, now))
            except StoreError as exc:
                self._fail(exc)
            if found is not None:
                self._memory.put(report_id, found, now)
        self.tally["misses" if found is None else "hits"] += 1
        return found

    async def put(self, report_id: str, report: StoredReport) -> Kept:
        """Store, evict above the limit; a failure is counted and answered with `NOT`."""
        now = self._clock()
        try:
            kept = await self._database.run(lambda database: self._write(database, report_id, report, now))
        except StoreError as exc:
            self._fail(exc)
            self._failing = str(exc)
            return Kept.NOT
        self._failing = None
        self._memory.put(report_id, report, now)
        self.tally["stored"] += 1
        return kept

    async def probe(self) -> str | None:
        """Health probe: why nothing can be written; None where it can. A failed write counts until one succeeds."""
        try:
            await self._database.run(_take_the_lock)
        except StoreError as exc:
            self._fail(exc)
            return str(exc)
        return self._failing

    def close(self) -> None:
        self._database.close()

    def _read(self, database: sqlite3.Connection, report_id: str, now: float) -> StoredReport | None:
        row = database.execute(_READ, (report_id,)).fetchone()
        if row is None:
            return None
        content, digest, made_at = row
        if type(content) is not bytes or sha256(content).hexdigest() != digest:
            self._fail(StoreError("a report does not match its sha256"))
            return None
        return StoredReport(content, digest) if made_at > now - self._limits.max_age_s else None

    def _write(self, database: sqlite3.Connection, report_id: str, report: StoredReport, now: float) -> Kept:
        database.execute("BEGIN IMMEDIATE")
        replaced = database.execute("DELETE FROM reports WHERE id = ?", (report_id,)).rowcount
        database.execute("DELETE FROM reports WHERE made_at <= ?", (now - self._limits.max_age_s,))
        database.execute(_WRITE, (report_id, report.digest, report.content, now))
        while self._volume(database) > self._limits.max_bytes:
            evicted = database.execute(_OLDEST, (report_id,)).rowcount
            self.tally["evicted"] += evicted
            if not evicted:
                break  # never evict the report that was just written
        return Kept.REPLACED if replaced else Kept.NEW

    def _volume(self, database: sqlite3.Connection) -> int:
        volume: int = database.execute(_VOLUME).fetchone()[0]
        return volume

    def _fail(self, exc: StoreError) -> None:
        self.tally["failures"] += 1
        kind = f"failures: {exc}"
        self.tally[kind] += 1
        if self.tally[kind] == 1:
            _log.warning("the report store %s does not work (%s); reports are made anew", self._database.file, exc)


def _take_the_lock(database: sqlite3.Connection) -> None:
    database.execute("BEGIN IMMEDIATE")


class _Memory:
    """An LRU cache bounded in bytes, whose entries expire."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._reports: OrderedDict[str, tuple[StoredReport, float]] = OrderedDict()

    def get(self, report_id: str, now: float) -> StoredReport | None:
        report, until = self._reports.get(report_id, (None, 0.0))
        if report is None or until <= now:
            return None
        self._reports.move_to_end(report_id)
        return report

    def put(self, report_id: str, report: StoredReport, now: float) -> None:
        self._take(report_id)
        self._reports[report_id] = report, now + _MEMORY_TTL_S
        self._bytes += len(report.content)
        while self._bytes > self._most_bytes:
            self._take(next(iter(self._reports)))

    def _take(self, report_id: str) -> None:
        report, _ = self._reports.pop(report_id, (None, 0.0))
        if report is not None:
            self._bytes -= len(report.content)
