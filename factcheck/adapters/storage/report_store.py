"""Ids -> reports, and who has which: SQLite behind an in-memory LRU.

In making and reading reports a failure is a miss: it costs a check, never a report. Lists and deletions, where a miss
would be a wrong answer, raise it.
"""

import asyncio
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from factcheck.adapters.storage import _report_rows as rows
from factcheck.adapters.storage._report_memory import Deletions, ReportMemory
from factcheck.adapters.storage.database import PATIENCE_S, Database
from factcheck.adapters.storage.failures import Failures
from factcheck.domain.values import Value
from factcheck.errors import StoreError
from factcheck.pipeline.stored import Kept, ListedReport, StoredReport

FILE: Final = "reports-1.db"

_DELETIONS: Final = "reports-1.deletions"
# Of reports that were stored by a version without lists, so many are read at a time.
_CAUGHT_UP_AT_ONCE: Final = 50


class Limits(Value):
    """Eviction is first in, first out above `max_bytes` of file; `max_age_s` is the time to live.

    `memory_bytes` bounds the LRU in memory.
    """

    max_bytes: int = 2_000_000_000
    max_age_s: float = 30 * 24 * 3600.0
    memory_bytes: int = 32_000_000


class SqliteReportStore:
    """A `ReportStore` in a folder that any number of processes may share.

    A failure that is a miss is logged once for each kind and counted in `tally`.
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
        self._database = Database(folder / FILE, rows.SCHEMA, is_durable=False, patience_s=patience_s)
        self._failures = Failures(self.tally, f"the report store {folder / FILE}", "reports are made anew")
        self._deletions = Deletions(folder / _DELETIONS)
        self._memory = ReportMemory(self._limits.memory_bytes, self._deletions)

    async def get(self, report_id: str, owner: str) -> StoredReport | None:
        """The report, where the owner has it; None where it is missing, expired, or fails its checksum."""
        return await self._found(report_id, owner, rows.read)

    async def adopt(self, report_id: str, owner: str) -> StoredReport | None:
        """The report, whoever put it; the owner has it, too, from then on."""
        now = self._clock()
        return await self._found(report_id, owner, lambda *given: rows.adopt(*given, now=now))

    async def put(self, report_id: str, report: StoredReport, owner: str) -> Kept:
        """Store, evict above the limit; a failure is counted and answered with `NOT`."""
        now, as_of = self._clock(), self._memory.as_of_now()
        try:
            kept = await self._database.run(lambda database: self._write(database, report_id, report, owner, now))
        except StoreError as exc:
            self._failures.note(str(exc))
            self._failing = str(exc)
            return Kept.NOT
        self._failing = None
        self._memory.put(report_id, owner, report, now, as_of)
        self.tally["stored"] += 1
        return kept

    async def listed(
        self, owner: str, *, words: Sequence[str] = (), before: int | None = None, most: int
    ) -> list[ListedReport]:
        """The owner's reports, newest first, with all of the `words` in title and claims. Raises StoreError."""
        while await self._database.run(lambda database: rows.catch_up(database, owner, _CAUGHT_UP_AT_ONCE)):
            pass
        oldest = self._clock() - self._limits.max_age_s
        return await self._database.run(
            lambda database: rows.listed(database, owner, words, before=before, most=most, oldest=oldest)
        )

    async def delete(self, report_id: str, owner: str) -> bool:
        """Take the report from the owner, and delete it where nobody else has it. Raises StoreError."""
        return await self._delete(lambda database: rows.delete(database, owner, report_id)) > 0

    async def delete_all(self, owner: str) -> int:
        """The same with all reports of the owner: how many they were. Raises StoreError."""
        return await self._delete(lambda database: rows.delete(database, owner))

    async def probe(self) -> str | None:
        """Health probe: why nothing can be written; None where it can. A failed write counts until one succeeds."""
        try:
            await self._database.run(_take_the_lock)
        except StoreError as exc:
            self._failures.note(str(exc))
            return str(exc)
        return self._failing

    def close(self) -> None:
        self._database.close()

    async def _found(self, report_id: str, owner: str, read: rows.Reading) -> StoredReport | None:
        now, as_of = self._clock(), self._memory.as_of_now()
        found = self._memory.get(report_id, owner, now, as_of)
        if found is None:
            try:
                stored = await self._database.run(lambda database: read(database, report_id, owner))
                found = None if stored is None else self._vetted(stored, now)
            except StoreError as exc:
                self._failures.note(str(exc))
            if found is not None:
                self._memory.put(report_id, owner, found, now, as_of)
        self.tally["misses" if found is None else "hits"] += 1
        return found

    def _vetted(self, stored: rows.Stored, now: float) -> StoredReport | None:
        if stored.made_at <= now - self._limits.max_age_s:
            return None
        if type(stored.content) is not bytes or sha256(stored.content).hexdigest() != stored.digest:
            raise StoreError("a report does not match its sha256")
        return StoredReport(stored.content, stored.digest)

    def _write(
        self, database: sqlite3.Connection, report_id: str, report: StoredReport, owner: str, now: float
    ) -> Kept:
        database.execute("BEGIN IMMEDIATE")
        kept = rows.write(database, report_id, report, owner, now)
        rows.evict_older(database, now - self._limits.max_age_s)
        while rows.volume(database) > self._limits.max_bytes:
            evicted = rows.evict_oldest(database, report_id)
            self.tally["evicted"] += evicted
            if not evicted:
                break  # never evict the report that was just written
        return kept

    async def _delete(self, act: Callable[[sqlite3.Connection], int]) -> int:
        deleted = await self._database.run(act)
        if deleted:
            try:
                await asyncio.to_thread(self._deletions.note)
            except OSError as exc:
                raise StoreError(f"other processes may show for a minute what was deleted: {exc.strerror}") from exc
        return deleted


def _take_the_lock(database: sqlite3.Connection) -> None:
    database.execute("BEGIN IMMEDIATE")
