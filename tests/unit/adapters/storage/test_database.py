"""One SQLite file on its own thread: after a failure it fails fast for a while (a circuit breaker)."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from factcheck.adapters.storage.database import Database
from factcheck.errors import StoreError


def number(database: sqlite3.Connection) -> int:
    found: int = database.execute("SELECT 1").fetchone()[0]
    return found


def fail(database: sqlite3.Connection) -> None:
    database.execute("SELECT * FROM nowhere")


def test_after_a_failure_nobody_is_served_for_two_seconds(tmp_path: Path) -> None:
    now = [100.0]
    database = Database(tmp_path / "store" / "a.db", "", is_durable=False, monotonic=lambda: now[0])
    assert asyncio.run(database.run(number)) == 1
    with pytest.raises(StoreError, match="no such table"):
        asyncio.run(database.run(fail))
    now[0] += 1.9
    with pytest.raises(StoreError, match="the store does not work"):
        asyncio.run(database.run(number))
    now[0] += 0.2
    assert asyncio.run(database.run(number)) == 1
    database.close()
