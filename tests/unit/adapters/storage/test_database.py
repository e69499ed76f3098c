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
    database = Database(tmp_path / "store" / "a.db", (), is_durable=False, monotonic=lambda: now[0])
    assert asyncio.run(database.run(number)) == 1
    with pytest.raises(StoreError, match="no such table"):
        asyncio.run(database.run(fail))
    now[0] += 1.9
    with pytest.raises(StoreError, match="the store does not work"):
        asyncio.run(database.run(number))
    now[0] += 0.2
    assert asyncio.run(database.run(number)) == 1
    database.close()


def test_a_file_of_an_older_version_is_migrated_once(tmp_path: Path) -> None:
    first, second = "CREATE TABLE a (x)", "INSERT INTO a VALUES (1); INSERT INTO a VALUES (2)"

    def rows(schema: tuple[str, ...]) -> list[int]:
        database = Database(tmp_path / "store" / "a.db", schema, is_durable=False)
        try:
            return asyncio.run(
                database.run(lambda connection: [x for (x,) in connection.execute("SELECT x FROM a ORDER BY x")])
            )
        finally:
            database.close()

    assert rows((first,)) == []
    assert rows((first, second)) == [1, 2]
    assert rows((first, second)) == [1, 2]
    with pytest.raises(StoreError, match="newer version"):
        rows((first,))


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "store" / "a.db"
    broken = Database(
        file, ("CREATE TABLE a (x)", "CREATE TABLE b (x); INSERT INTO nowhere VALUES (1)"), is_durable=False
    )
    with pytest.raises(StoreError, match="no such table"):
        asyncio.run(broken.run(number))
    broken.close()
    whole = Database(file, ("CREATE TABLE a (x)", "CREATE TABLE b (x)"), is_durable=False)
    assert asyncio.run(whole.run(number)) == 1
    whole.close()
