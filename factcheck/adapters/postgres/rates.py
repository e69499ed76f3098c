"""Rate limits shared by hosts: the generic cell rate algorithm (GCRA) by the database's clock, a statement a request.

The table is UNLOGGED: counting writes nothing to the disk, and a crash of the server begins anew.
"""

from collections.abc import Sequence
from typing import Final

from factcheck.adapters.postgres.database import Database
from factcheck.adapters.postgres.housekeeping import Housekeeping
from factcheck.adapters.postgres.schema import Connection

_TAKE: Final = "SELECT factcheck.take(%s, %s, %s)"
# A caller whose arrival times are past is as good as a new one.
_DELETE_OLD: Final = """
DELETE FROM factcheck.rates
WHERE NOT EXISTS (SELECT FROM unnest(due) AS at_s WHERE at_s > extract(epoch FROM clock_timestamp()))
"""


class PostgresRates:
    """`rates` are pairs: so many requests in so many seconds."""

    def __init__(self, database: Database, rates: Sequence[tuple[int, float]]) -> None:
        self._database = database
        self._intervals_s = [period_s / times for times, period_s in rates]
        self._periods_s = [float(period_s) for _, period_s in rates]
        self._housekeeping = Housekeeping()

    async def take(self, caller: str) -> float:
        """0.0 and the request is counted; or the seconds until it would be allowed. Raises StoreError."""

        def take(connection: Connection) -> float:
            if self._housekeeping.is_due():
                connection.execute(_DELETE_OLD)
            row = connection.execute(_TAKE, (caller, self._intervals_s, self._periods_s)).fetchone()
            return float(row[0]) if row is not None else 0.0

        return await self._database.run(take)

    def prune(self) -> int:
        """Delete callers that are as good as new: how many. Blocks. Raises StoreError."""
        return self._database.run_blocking(lambda connection: connection.execute(_DELETE_OLD).rowcount)
