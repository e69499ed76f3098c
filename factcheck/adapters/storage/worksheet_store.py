"""Worksheets in SQLite: what checkers note about claims, with optimistic concurrency by entity tag."""

import secrets
import sqlite3
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

from factcheck.adapters.storage.database import PATIENCE_S, Database
from factcheck.domain.checking import Checking, Status
from factcheck.pipeline.stored import UNTOUCHED_ROW, Change, SavedChecking

FILE: Final = "worksheets-1.db"

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS checkings (
    owner TEXT NOT NULL,
    report TEXT NOT NULL,
    claim TEXT NOT NULL,
    status TEXT NOT NULL,
    note TEXT NOT NULL,
    assignee TEXT NOT NULL,
    etag TEXT NOT NULL,
    used_at REAL NOT NULL,
    PRIMARY KEY (owner, report, claim)
);
CREATE INDEX IF NOT EXISTS checkings_by_age ON checkings (used_at)
"""
_ROWS: Final = "SELECT claim, status, note, assignee, etag, used_at FROM checkings WHERE owner = ? AND report = ?"
_ROW: Final = "SELECT status, note, assignee, etag FROM checkings WHERE owner = ? AND report = ? AND claim = ?"
_WRITE: Final = "INSERT OR REPLACE INTO checkings VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_USE: Final = "UPDATE checkings SET used_at = ? WHERE owner = ? AND report = ?"
# Reading a worksheet prolongs its life, which is written no oftener than this.
_USES_APART_S: Final = 24 * 3600.0


class SqliteWorksheetStore:
    """A `WorksheetStore` in a folder that any number of processes may share; each commit is flushed to the disk.

    A worksheet goes `max_age_s` after it was last read or written. It outlives its report: where the same article is
    sent again, the worksheet is there.
    """

    def __init__(
        self,
        folder: Path,
        *,
        max_age_s: float,
        patience_s: float = PATIENCE_S,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._max_age_s = max_age_s
        self._clock = clock
        self._database = Database(folder / FILE, (_SCHEMA,), is_durable=True, patience_s=patience_s)

    async def rows(self, owner: str, report_id: str) -> dict[str, SavedChecking]:
        now = self._clock()

        def rows(database: sqlite3.Connection) -> dict[str, SavedChecking]:
            found = database.execute(_ROWS, (owner, report_id)).fetchall()
            if any(used_at < now - _USES_APART_S for *_, used_at in found):
                database.execute(_USE, (now, owner, report_id))
            return {claim: _saved(status, note, assignee, etag) for claim, status, note, assignee, etag, _ in found}

        return await self._database.run(rows)

    async def write(
        self, owner: str, report_id: str, claim_id: str, change: Change, etags: Collection[str] | None
    ) -> tuple[SavedChecking, bool]:
        now, etag = self._clock(), secrets.token_hex(8)

        def write(database: sqlite3.Connection) -> tuple[SavedChecking, bool]:
            database.execute("BEGIN IMMEDIATE")
            database.execute("DELETE FROM checkings WHERE used_at <= ?", (now - self._max_age_s,))
            row = database.execute(_ROW, (owner, report_id, claim_id)).fetchone()
            current = UNTOUCHED_ROW if row is None else _saved(*row)
            if etags is not None and current.etag not in etags:
                return current, False
            new = change(current.checking)
            database.execute(_WRITE, (owner, report_id, claim_id, new.status, new.note, new.assignee, etag, now))
            return SavedChecking(new, etag), True

        return await self._database.run(write)

    async def forget(self, owner: str, report_id: str | None = None) -> None:
        def forget(database: sqlite3.Connection) -> None:
            if report_id is None:
                database.execute("DELETE FROM checkings WHERE owner = ?", (owner,))
            else:
                database.execute("DELETE FROM checkings WHERE owner = ? AND report = ?", (owner, report_id))

        await self._database.run(forget)

    def close(self) -> None:
        self._database.close()


def _saved(status: str, note: str, assignee: str, etag: str) -> SavedChecking:
    return SavedChecking(Checking(status=Status(status), note=note, assignee=assignee), etag)
