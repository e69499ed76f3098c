"""A durable job queue in SQLite: rows of batches, leased to workers, one answer kept for each.

A worker leases rows and renews its leases (heartbeat) while it lives; the leases of a crashed worker expire, and its
rows are free again. Delivery is at least once; the first answer wins, that of a worker that was slow is dropped.
"""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from factcheck.adapters.storage.database import PATIENCE_S, Database
from factcheck.pipeline.stored import BatchProgress, NewBatch, TakenRow

FILE: Final = "batches-1.db"

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS batches (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    digest TEXT NOT NULL,
    made_at REAL NOT NULL,
    total INTEGER NOT NULL,
    finished INTEGER NOT NULL,
    failed INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS rows (
    batch TEXT NOT NULL,
    place INTEGER NOT NULL,
    content BLOB,
    answer BLOB,
    number INTEGER,
    worker TEXT,
    until REAL NOT NULL DEFAULT 0,
    PRIMARY KEY (batch, place)
);
CREATE INDEX IF NOT EXISTS open_rows ON rows (place) WHERE answer IS NULL;
CREATE INDEX IF NOT EXISTS answered_rows ON rows (batch, number) WHERE answer IS NOT NULL;
"""
_ADD_BATCH: Final = """
INSERT OR IGNORE INTO batches (id, owner, digest, made_at, total, finished, failed) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_ADD_ROW: Final = "INSERT INTO rows (batch, place, content, answer, number) VALUES (?, ?, ?, ?, ?)"
_PROGRESS: Final = "SELECT total, finished, failed FROM batches WHERE id = ? AND owner = ?"
_RESULTS: Final = (
    "SELECT answer FROM rows WHERE batch = ? AND answer IS NOT NULL AND number > ? ORDER BY number LIMIT ?"
)
# Round robin over batches, by the place of a row in its batch: a large batch does not starve a small one.
_FREE: Final = """
SELECT batch, place, content, owner FROM rows JOIN batches ON batches.id = batch
WHERE answer IS NULL AND until <= ? ORDER BY place LIMIT ?
"""
_COUNT: Final = "UPDATE batches SET finished = finished + 1, failed = failed + ? WHERE id = ?"
_FINISH: Final = """
UPDATE rows SET answer = ?, content = NULL, worker = NULL, number = (SELECT finished + 1 FROM batches WHERE id = batch)
WHERE batch = ? AND place = ? AND answer IS NULL
"""

# Generous: after a timeout the caller cannot tell whether the commit happened.
_LONGEST_ADD_S: Final = 60.0


class SqliteBatchStore:
    """A `BatchStore` in a folder that any number of processes may share; each commit is flushed to the disk."""

    def __init__(
        self,
        folder: Path,
        *,
        max_age_s: float,
        lease_s: float = 10.0,
        patience_s: float = PATIENCE_S,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.lease_s = lease_s
        self._max_age_s = max_age_s
        self._clock = clock
        self._database = Database(folder / FILE, (_SCHEMA,), is_durable=True, patience_s=patience_s)

    async def add(self, batch: NewBatch) -> str:
        return await self._database.run(lambda database: self._add(database, batch), within_s=_LONGEST_ADD_S)

    async def progress(self, batch_id: str, owner: str) -> BatchProgress | None:
        return await self._database.run(lambda database: _progress(database, batch_id, owner))

    async def results(self, batch_id: str, *, after: int, most: int) -> list[bytes]:
        return await self._database.run(
            lambda database: [row[0] for row in database.execute(_RESULTS, (batch_id, after, most))]
        )

    async def take(self, worker: str, most: int) -> list[TakenRow]:
        return await self._database.run(lambda database: self._take(database, worker, most))

    async def finish(self, row: TakenRow, answer: bytes, *, failed: bool) -> None:
        def write(database: sqlite3.Connection) -> None:
            if database.execute(_FINISH, (answer, row.batch_id, row.place)).rowcount:
                database.execute(_COUNT, (failed, row.batch_id))

        await self._database.run(write)

    async def renew(self, worker: str) -> None:
        until = self._clock() + self.lease_s
        await self._database.run(
            lambda database: database.execute("UPDATE rows SET until = ? WHERE worker = ?", (until, worker))
        )

    async def release(self, worker: str) -> None:
        await self._database.run(
            lambda database: database.execute("UPDATE rows SET until = 0, worker = NULL WHERE worker = ?", (worker,))
        )

    async def cancel(self, batch_id: str, owner: str) -> BatchProgress | None:
        def cancel(database: sqlite3.Connection) -> BatchProgress | None:
            database.execute("BEGIN IMMEDIATE")
            progress = _progress(database, batch_id, owner)
            if progress is not None:
                database.execute("DELETE FROM rows WHERE batch = ?", (batch_id,))
                database.execute("DELETE FROM batches WHERE id = ?", (batch_id,))
            return progress

        return await self._database.run(cancel)

    async def forget(self, owner: str) -> None:
        def forget(database: sqlite3.Connection) -> None:
            database.execute("DELETE FROM rows WHERE batch IN (SELECT id FROM batches WHERE owner = ?)", (owner,))
            database.execute("DELETE FROM batches WHERE owner = ?", (owner,))

        await self._database.run(forget)

    def close(self) -> None:
        self._database.close()

    def _add(self, database: sqlite3.Connection, batch: NewBatch) -> str:
        now = self._clock()
        database.execute("BEGIN IMMEDIATE")
        _forget(database, now - self._max_age_s)
        answered = [row for row in batch.rows if row.answer is not None]
        values = (batch.batch_id, batch.owner, batch.digest, now, len(batch.rows), len(answered), len(answered))
        if database.execute(_ADD_BATCH, values).rowcount:
            numbers = {row.place: number for number, row in enumerate(answered, start=1)}
            database.executemany(
                _ADD_ROW,
                ((batch.batch_id, row.place, row.content, row.answer, numbers.get(row.place)) for row in batch.rows),
            )
            return batch.digest
        digest: str = database.execute("SELECT digest FROM batches WHERE id = ?", (batch.batch_id,)).fetchone()[0]
        return digest

    def _take(self, database: sqlite3.Connection, worker: str, most: int) -> list[TakenRow]:
        now = self._clock()
        if not database.execute(_FREE, (now, 1)).fetchone():
            return []  # the idle poll takes no write lock
        database.execute("BEGIN IMMEDIATE")
        taken = [TakenRow(*row) for row in database.execute(_FREE, (now, most))]
        database.executemany(
            "UPDATE rows SET worker = ?, until = ? WHERE batch = ? AND place = ?",
            ((worker, now + self.lease_s, row.batch_id, row.place) for row in taken),
        )
        return taken


def _progress(database: sqlite3.Connection, batch_id: str, owner: str) -> BatchProgress | None:
    row = database.execute(_PROGRESS, (batch_id, owner)).fetchone()
    return None if row is None else BatchProgress(*row)


def _forget(database: sqlite3.Connection, before: float) -> None:
    database.execute("DELETE FROM rows WHERE batch IN (SELECT id FROM batches WHERE made_at <= ?)", (before,))
    database.execute("DELETE FROM batches WHERE made_at <= ?", (before,))
