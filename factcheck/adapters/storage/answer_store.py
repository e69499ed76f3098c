"""Idempotency keys -> saved answers, in SQLite, with a time to live of 24 h."""

import json
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from factcheck.adapters.storage.database import PATIENCE_S, Database
from factcheck.pipeline.stored import SavedAnswer

FILE: Final = "answers-1.db"
KEPT_S: Final = 24 * 3600.0

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS answers (
    owner TEXT NOT NULL,
    key TEXT NOT NULL,
    digest TEXT NOT NULL,
    made_at REAL NOT NULL,
    status INTEGER,
    headers TEXT,
    content BLOB,
    PRIMARY KEY (owner, key)
);
CREATE INDEX IF NOT EXISTS by_age ON answers (made_at);
"""
_READ: Final = "SELECT digest, status, headers, content FROM answers WHERE owner = ? AND key = ?"
_SAVE: Final = """
UPDATE answers SET status = ?, headers = ?, content = ? WHERE owner = ? AND key = ? AND status IS NULL
"""
_FORGET: Final = "DELETE FROM answers WHERE owner = ? AND json_extract(headers, '$.location') = ?"


class SqliteAnswerStore:
    """An `AnswerStore` in a folder that any number of processes may share."""

    def __init__(self, folder: Path, *, patience_s: float = PATIENCE_S, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._database = Database(folder / FILE, (_SCHEMA,), is_durable=False, patience_s=patience_s)

    async def begin(self, owner: str, key: str, digest: str) -> tuple[str, SavedAnswer | None]:
        now = self._clock()

        def begin(database: sqlite3.Connection) -> tuple[str, SavedAnswer | None]:
            database.execute("BEGIN IMMEDIATE")
            database.execute("DELETE FROM answers WHERE made_at <= ?", (now - KEPT_S,))
            database.execute(
                "INSERT OR IGNORE INTO answers (owner, key, digest, made_at) VALUES (?, ?, ?, ?)",
                (owner, key, digest, now),
            )
            return _read(database, owner, key) or (digest, None)

        return await self._database.run(begin)

    async def save(self, owner: str, key: str, answer: SavedAnswer) -> SavedAnswer:
        values = (answer.status, json.dumps(dict(answer.headers)), answer.content, owner, key)

        def save(database: sqlite3.Connection) -> SavedAnswer:
            if database.execute(_SAVE, values).rowcount:
                return answer
            _, saved = _read(database, owner, key) or ("", None)
            return saved or answer

        return await self._database.run(save)

    async def forget(self, owner: str, location: str | None = None) -> None:
        def forget(database: sqlite3.Connection) -> None:
            if location is None:
                database.execute("DELETE FROM answers WHERE owner = ?", (owner,))
            else:
                database.execute(_FORGET, (owner, location))

        await self._database.run(forget)

    def close(self) -> None:
        self._database.close()


def _read(database: sqlite3.Connection, owner: str, key: str) -> tuple[str, SavedAnswer | None] | None:
    row = database.execute(_READ, (owner, key)).fetchone()
    if row is None:
        return None
    digest, status, headers, content = row
    return digest, None if status is None else SavedAnswer(status, json.loads(headers), content)
