"""Who asks the model for which response at the moment: leases by the database's clock, in an UNLOGGED table.

No advisory lock of PostgreSQL: one that lasts as long as a model call would hold a connection, and a session's does not
pass through PgBouncer.
"""

import logging
from typing import Final

from factcheck.adapters.postgres.database import Database
from factcheck.errors import StoreError

_log: Final = logging.getLogger(__name__)

_TAKE: Final = """
INSERT INTO factcheck.asking (key, asker, leased_until)
VALUES (%s, %s, clock_timestamp() + make_interval(secs => %s))
ON CONFLICT (key) DO UPDATE SET asker = excluded.asker, leased_until = excluded.leased_until
WHERE asking.asker = excluded.asker OR asking.leased_until <= clock_timestamp()
"""
_RELEASE: Final = "DELETE FROM factcheck.asking WHERE key = %s AND asker = %s"


class PostgresAskingLeases:
    """`AskingLeases` of all hosts on one database. Where that is away each host asks for itself."""

    def __init__(self, database: Database, *, lease_s: float = 10.0) -> None:
        self.lease_s = lease_s
        self._database = database

    async def take(self, key: str, asker: str) -> bool:
        given = (key, asker, self.lease_s)
        try:
            return await self._database.run(lambda connection: connection.execute(_TAKE, given).rowcount) > 0
        except StoreError as exc:
            _log.warning("a model is asked without a lease, and may be by other hosts, too: %s", exc)
            return True

    async def release(self, key: str, asker: str) -> None:
        try:
            await self._database.run(lambda connection: connection.execute(_RELEASE, (key, asker)))
        except StoreError as exc:
            _log.warning("a lease on a model's response runs out by itself: %s", exc)
