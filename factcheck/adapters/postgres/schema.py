"""Versioned schema migrations: scripts in `migrations/`, in the order of their numbers, each applied once.

Any number of hosts may start at once: they queue for a transaction-level advisory lock, which PgBouncer passes through,
and those that come second find the work done. All scripts run in one transaction, so a crash leaves what was there.
"""

from functools import cache
from importlib.resources import files
from typing import Any, Final

import psycopg

from factcheck.errors import StoreError

Connection = psycopg.Connection[tuple[Any, ...]]

# An arbitrary number that no other program in the database should take: "factchk" in ASCII.
_LOCK: Final = int.from_bytes(b"factchk")
# As a query, which has a snapshot: to_regclass answers from a cache that is as old as the transaction.
_IS_THERE: Final = "SELECT FROM pg_catalog.pg_tables WHERE schemaname = 'factcheck' AND tablename = 'migrations'"
_VERSION: Final = "SELECT coalesce(max(version), 0) FROM factcheck.migrations"


@cache
def migrations() -> tuple[str, ...]:
    """The scripts; the version of a schema is how many of them it has had."""
    folder = files("factcheck.adapters.postgres").joinpath("migrations")
    scripts = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return tuple(script.read_text(encoding="utf-8") for script in scripts)


def migrate(connection: Connection) -> tuple[int, int]:
    """Bring the schema to the version of this code: the version before, and the one after.

    Takes the lock only where there is something to do. Raises StoreError where the schema is of a newer
    version, and psycopg.Error.
    """
    newest = len(migrations())
    found = version(connection)
    if found < newest:
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            found = version(connection)
            for number in range(found + 1, newest + 1):
                connection.execute(migrations()[number - 1].encode())
                connection.execute("INSERT INTO factcheck.migrations (version) VALUES (%s)", (number,))
    if found > newest:
        raise StoreError(
            f"the database has schema version {found}, and this version of factcheck knows "
            f"{newest}: upgrade factcheck on this host"
        )
    return found, newest


def version(connection: Connection) -> int:
    """0 where there is none yet."""
    if connection.execute(_IS_THERE).fetchone() is None:
        return 0
    row = connection.execute(_VERSION).fetchone()
    return int(row[0]) if row is not None else 0
