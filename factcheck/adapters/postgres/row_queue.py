"""The queue of batch rows, PgQueuer's: a job for each row, enqueued in the transaction that stores the row.

The job only names the row. What is to be answered, and the answer, stand in the store, which keeps the first one.
"""

import json
from collections.abc import Sequence
from typing import Final, NamedTuple

from pgqueuer.adapters.persistence.qb import QueryBuilderEnvironment, QueryQueueBuilder, QuerySchedulerBuilder
from pgqueuer.db import Driver, SyncPsycopgDriver
from pgqueuer.domain.settings import DBSettings, Durability
from pgqueuer.models import Channel
from pgqueuer.queries import Queries, SyncQueries

from factcheck.adapters.postgres.schema import Connection

# The entrypoint of the jobs.
ROW: Final = "batch_row"
# Every name, since PgQueuer reads those that are not given from variables such as CHANNEL and TRIGGER.
NAMES: Final = DBSettings(
    prefix="",
    db_schema="factcheck",
    channel=Channel("factcheck_rows"),
    function="fn_pgqueuer_changed",
    trigger="tg_pgqueuer_changed",
    queue_status_type="pgqueuer_status",
    queue_table="pgqueuer",
    queue_table_log="pgqueuer_log",
    statistics_table="pgqueuer_statistics",
    schedules_table="pgqueuer_schedules",
    durability=Durability.balanced,  # jobs are logged ahead, the log of what became of them is not
    widen_id=True,
)


class RowAddress(NamedTuple):
    """A row of a batch, as the payload of a job."""

    batch_id: str
    place: int

    def payload(self) -> bytes:
        return json.dumps(self).encode()

    @classmethod
    def read(cls, payload: bytes | None) -> "RowAddress":
        """The inverse of `payload`."""
        batch_id, place = json.loads(payload or b"")
        return cls(batch_id, place)


def enqueue(connection: Connection, batch_id: str, places: Sequence[int]) -> None:
    """In one statement, which sends one NOTIFY when its transaction commits: each takes a lock on the whole server.

    The first rows of all batches go before the second ones (round robin): a large batch does not starve a small one.
    """
    payloads: list[bytes | None] = [RowAddress(batch_id, place).payload() for place in places]
    queries = SyncQueries(SyncPsycopgDriver(connection), qbq=QueryQueueBuilder(NAMES))
    queries.enqueue([ROW] * len(payloads), payloads, [-place for place in places])


def queries_of(driver: Driver) -> Queries:
    """PgQueuer's statements for our tables."""
    return Queries(
        driver,
        qbe=QueryBuilderEnvironment(NAMES),
        qbq=QueryQueueBuilder(NAMES),
        qbs=QuerySchedulerBuilder(NAMES),
    )
