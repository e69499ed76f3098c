"""The tokens spent on each day: one counter a day and ledger in PostgreSQL, shared by all hosts.

A process that crashes leaves its reservation as spent. Commits do not wait for the disk: a crash of the server may lose
the last entries.
"""

from datetime import date
from typing import Final

from factcheck.adapters.postgres.database import Database, unflushed
from factcheck.adapters.postgres.schema import Connection

_READ: Final = "SELECT tokens FROM factcheck.spent WHERE ledger = %(ledger)s AND day = %(day)s"
_ADD: Final = """
INSERT INTO factcheck.spent AS spent (ledger, day, tokens) VALUES (%(ledger)s, %(day)s, %(tokens)s)
ON CONFLICT (ledger, day) DO UPDATE SET tokens = spent.tokens + excluded.tokens RETURNING tokens
"""
_RESERVE: Final = """
INSERT INTO factcheck.spent AS spent (ledger, day, tokens) SELECT %(ledger)s, %(day)s, %(tokens)s
WHERE %(tokens)s <= %(most)s::bigint
ON CONFLICT (ledger, day) DO UPDATE SET tokens = spent.tokens + excluded.tokens
WHERE spent.tokens + excluded.tokens <= %(most)s RETURNING tokens
"""


class PostgresDayLedger:
    """The ledger of that name. Blocks. Each method raises StoreError: a limit that cannot be counted is none."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self._name = name

    def add(self, day: date, tokens: int) -> int:
        """Add tokens (0 reads, negative releases a reservation); the day's total with them."""
        given = {"ledger": self._name, "day": day, "tokens": tokens}
        return self._database.run_blocking(lambda connection: _total(connection, _ADD if tokens else _READ, given)) or 0

    def reserve(self, day: date, tokens: int, *, most: int) -> bool:
        """Add tokens, unless the total would be more than `most`, in one statement: no total ever is, on any host."""
        given = {"ledger": self._name, "day": day, "tokens": tokens, "most": most}
        return self._database.run_blocking(lambda connection: _total(connection, _RESERVE, given)) is not None


def _total(connection: Connection, query: str, given: dict[str, object]) -> int | None:
    with unflushed(connection):
        row = connection.execute(query.encode(), given).fetchone()
    return None if row is None else int(row[0])
