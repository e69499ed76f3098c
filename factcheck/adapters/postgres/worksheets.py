"""Worksheets in PostgreSQL: what checkers note about claims, with optimistic concurrency by entity tag; durable."""

import secrets
from collections.abc import Collection
from typing import Final

from factcheck.adapters.postgres.database import Database, unflushed
from factcheck.adapters.postgres.schema import Connection
from factcheck.domain.checking import Checking
from factcheck.pipeline.stored import UNTOUCHED_ROW, Change, SavedChecking

# Reading a worksheet prolongs its life, which is written no oftener than once a day.
_ROWS: Final = """
SELECT claim, checking, etag, used_at < now() - interval '1 day'
FROM factcheck.checkings WHERE owner = %s AND report = %s AND used_at > now() - make_interval(secs => %s)
"""
_USE: Final = "UPDATE factcheck.checkings SET used_at = now() WHERE owner = %s AND report = %s"
_LOCK: Final = """
SELECT checking, etag FROM factcheck.checkings WHERE owner = %s AND report = %s AND claim = %s FOR UPDATE
"""
_INSERT: Final = """
INSERT INTO factcheck.checkings (checking, etag, owner, report, claim) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT DO NOTHING
"""
_UPDATE: Final = """
UPDATE factcheck.checkings SET checking = %s, etag = %s, used_at = now() WHERE owner = %s AND report = %s AND claim = %s
"""
_FORGET: Final = "DELETE FROM factcheck.checkings WHERE owner = %s AND report = coalesce(%s::text, report)"
_DELETE_OLD: Final = "DELETE FROM factcheck.checkings WHERE used_at <= now() - make_interval(secs => %s)"


class PostgresWorksheetStore:
    """A `WorksheetStore` that any number of hosts may share.

    A worksheet goes `max_age_s` after it was last read or written. It outlives its report: where the same article is
    sent again, the worksheet is there.
    """

    def __init__(self, database: Database, *, max_age_s: float) -> None:
        self._max_age_s = max_age_s
        self._database = database

    async def rows(self, owner: str, report_id: str) -> dict[str, SavedChecking]:
        def rows(connection: Connection) -> dict[str, SavedChecking]:
            found = connection.execute(_ROWS, (owner, report_id, self._max_age_s)).fetchall()
            if any(is_due for *_, is_due in found):
                with unflushed(connection):
                    connection.execute(_USE, (owner, report_id))
            return {claim: _saved(checking, etag) for claim, checking, etag, _ in found}

        return await self._database.run(rows)

    async def write(
        self, owner: str, report_id: str, claim_id: str, change: Change, etags: Collection[str] | None
    ) -> tuple[SavedChecking, bool]:
        place, etag = (owner, report_id, claim_id), secrets.token_hex(8)

        def write(connection: Connection) -> tuple[SavedChecking, bool]:
            self._delete_old(connection)
            while True:
                with connection.transaction():
                    row = connection.execute(_LOCK, place).fetchone()
                    current = UNTOUCHED_ROW if row is None else _saved(*row)
                    if etags is not None and current.etag not in etags:
                        return current, False
                    new = SavedChecking(change(current.checking), etag)
                    values = (new.checking.model_dump_json(), etag, *place)
                    if connection.execute(_INSERT if row is None else _UPDATE, values).rowcount:
                        return new, True
                # Another has touched the row first.

        return await self._database.run(write)

    async def forget(self, owner: str, report_id: str | None = None) -> None:
        await self._database.run(lambda connection: connection.execute(_FORGET, (owner, report_id)))

    def prune(self) -> int:
        """Delete what is too old: how many rows. Blocks. Raises StoreError."""
        return self._database.run_blocking(self._delete_old)

    def close(self) -> None:
        self._database.close()

    def _delete_old(self, connection: Connection) -> int:
        return connection.execute(_DELETE_OLD, (self._max_age_s,)).rowcount


def _saved(checking: str, etag: str) -> SavedChecking:
    return SavedChecking(Checking.model_validate_json(checking), etag)
