"""The queue of batch rows, PgQueuer's: a job for each run of rows, enqueued in the transaction that stores them.

The job only names its rows. What is to be answered, and the answers, stand in the store, which keeps the first of each.
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
ROWS: Final = "batch_rows"
# A job costs its host about a millisecond, so it is one of several rows where a batch is large enough for all hosts.
LONGEST_RUN: Final = 16
_RUNS: Final = 64
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


class RowRun(NamedTuple):
    """Rows of a batch, as the payload of a job."""

    batch_id: str
    places: list[int]

    def payload(self) -> bytes:
        return json.dumps(self).encode()

    @classmethod
    def read(cls, payload: bytes | None) -> "RowRun":
        """The inverse of `payload`."""
        batch_id, places = json.loads(payload or b"")
        return cls(batch_id, places)


def enqueue(connection: Connection, batch_id: str, places: Sequence[int]) -> None:
    """In one statement, which sends one NOTIFY when its transaction commits: each takes a lock on the whole server.

    The first rows of all batches go before the second ones (round robin): a large batch does not starve a small one.
    """
    length = min(LONGEST_RUN, max(1, len(places) // _RUNS))
    runs = [RowRun(batch_id, list(places[first : first + length])) for first in range(0, len(places), length)]
    payloads: list[bytes | None] = [run.payload() for run in runs]
    queries = SyncQueries(SyncPsycopgDriver(connection), qbq=QueryQueueBuilder(NAMES))
    queries.enqueue([ROWS] * len(runs), payloads, [-run.places[0] for run in runs])


def queries_of(driver: Driver) -> Queries:
    """PgQueuer's statements for our tables."""
    return Queries(
        driver,
        qbe=QueryBuilderEnvironment(NAMES),
        qbq=QueryQueueBuilder(NAMES),
        qbs=QuerySchedulerBuilder(NAMES),
    )
