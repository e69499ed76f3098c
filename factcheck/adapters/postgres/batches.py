"""Batches in PostgreSQL, with their rows and the first answer to each; PgQueuer has the queue of the rows."""

import zlib
from collections.abc import Sequence
from typing import Final

from factcheck.adapters.postgres._gathering import Gathering, columns
from factcheck.adapters.postgres.database import Database
from factcheck.adapters.postgres.housekeeping import Housekeeping
from factcheck.adapters.postgres.row_queue import RowRun, enqueue
from factcheck.adapters.postgres.schema import Connection
from factcheck.pipeline.stored import BatchProgress, NewBatch, RowAnswer, TakenRow, pack

_ADD_BATCH: Final = """
INSERT INTO factcheck.batches (id, owner, digest, total, finished, failed) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT DO NOTHING
"""
_ADD_ROWS: Final = "COPY factcheck.batch_rows (batch, place, content, answer, number) FROM STDIN"
_DIGEST: Final = "SELECT digest FROM factcheck.batches WHERE id = %s"
_PROGRESS: Final = "SELECT total, finished, failed FROM factcheck.batches WHERE id = %s AND owner = %s"
_RESULTS: Final = """
SELECT answer FROM factcheck.batch_rows WHERE batch = %s AND answer IS NOT NULL AND number > %s ORDER BY number LIMIT %s
"""
_OPEN: Final = """
SELECT batch, place, content, owner FROM factcheck.batch_rows JOIN factcheck.batches ON id = batch
WHERE batch = %s AND place = ANY(%s) AND answer IS NULL ORDER BY place
"""
# Under the lock on its batch a row is numbered when all numbers below are committed: who reads on from one skips none.
_LOCK_BATCHES: Final = "SELECT FROM factcheck.batches WHERE id = ANY(%s) ORDER BY id FOR UPDATE"
_FINISH: Final = """
WITH open AS (
    SELECT batch, place, given.answer, has_failed,
        finished + row_number() OVER (PARTITION BY batch ORDER BY ordinality) AS number
    FROM unnest(%s::text[], %s::integer[], %b::bytea[], %s::boolean[]) WITH ORDINALITY
        AS given (batch, place, answer, has_failed)
    JOIN factcheck.batches ON id = batch JOIN factcheck.batch_rows AS stored USING (batch, place)
    WHERE stored.answer IS NULL
), answered AS (
    UPDATE factcheck.batch_rows AS stored SET answer = open.answer, content = NULL, number = open.number
    FROM open WHERE stored.batch = open.batch AND stored.place = open.place
    RETURNING stored.batch, has_failed
)
UPDATE factcheck.batches SET finished = finished + more, failed = failed + more_failed
FROM (
    SELECT batch, count(*) AS more, count(*) FILTER (WHERE has_failed) AS more_failed FROM answered GROUP BY batch
) AS counted WHERE id = batch
"""
_CANCEL: Final = "DELETE FROM factcheck.batches WHERE id = %s AND owner = %s RETURNING total, finished, failed"
_FORGET: Final = "DELETE FROM factcheck.batches WHERE owner = %s"
_DELETE_OLD: Final = "DELETE FROM factcheck.batches WHERE made_at <= now() - make_interval(secs => %s)"

# Answers, and their reports, that come within so long of the last ones are written together (group commit).
PAUSE_S: Final = 0.25
# Generous: after a timeout the caller cannot tell whether the commit happened.
_LONGEST_ADD_S: Final = 60.0


class PostgresBatchStore:
    """A `BatchStore` that any number of hosts may share; what is added and answered is flushed to the disk."""

    def __init__(self, database: Database, *, max_age_s: float) -> None:
        self._max_age_s = max_age_s
        self._database = database
        self._housekeeping = Housekeeping()
        self._answers = Gathering(database, _finish, size_of=lambda answer: len(answer.packed), pause_s=PAUSE_S)

    async def add(self, batch: NewBatch) -> str:
        def add(connection: Connection) -> str:
            if self._housekeeping.is_due():
                self._delete_old(connection)
            return _add(connection, batch)

        return await self._database.run(add, within_s=_LONGEST_ADD_S)

    async def progress(self, batch_id: str, owner: str) -> BatchProgress | None:
        return await self._database.run(lambda connection: _progress(connection, _PROGRESS, batch_id, owner))

    async def results(self, batch_id: str, *, after: int, most: int) -> list[bytes]:
        given = (batch_id, after, most)
        rows = await self._database.run(lambda connection: connection.execute(_RESULTS, given).fetchall())
        return [zlib.decompress(answer) for (answer,) in rows]

    async def open_rows(self, run: RowRun) -> list[TakenRow]:
        """The rows of a job that have no answer; none of a batch that is no more. Raises StoreError."""
        rows = await self._database.run(lambda connection: connection.execute(_OPEN, run).fetchall())
        return [TakenRow(batch, place, zlib.decompress(content), owner) for batch, place, content, owner in rows]

    async def finish(self, row: TakenRow, answer: bytes, *, failed: bool) -> None:
        await self._answers.do(RowAnswer(row, pack(answer), failed))

    async def finish_all(self, answers: Sequence[RowAnswer]) -> None:
        for outcome in await self._answers.do_all(answers):
            if outcome is not None:
                raise outcome

    async def cancel(self, batch_id: str, owner: str) -> BatchProgress | None:
        return await self._database.run(lambda connection: _progress(connection, _CANCEL, batch_id, owner))

    async def forget(self, owner: str) -> None:
        await self._database.run(lambda connection: connection.execute(_FORGET, (owner,)))

    def prune(self) -> int:
        """Delete what is too old: how many batches. Blocks. Raises StoreError."""
        return self._database.run_blocking(self._delete_old)

    def close(self) -> None:
        self._database.close()

    def _delete_old(self, connection: Connection) -> int:
        return connection.execute(_DELETE_OLD, (self._max_age_s,)).rowcount


def _add(connection: Connection, batch: NewBatch) -> str:
    answered = [row for row in batch.rows if row.answer is not None]
    numbers = {row.place: number for number, row in enumerate(answered, start=1)}
    with connection.transaction(), connection.cursor() as cursor:
        values = (batch.batch_id, batch.owner, batch.digest, len(batch.rows), len(answered), len(answered))
        if cursor.execute(_ADD_BATCH, values).rowcount:
            with cursor.copy(_ADD_ROWS) as copy:
                for row in batch.rows:
                    content, answer = _packed(row.content), _packed(row.answer)
                    copy.write_row((batch.batch_id, row.place, content, answer, numbers.get(row.place)))
            places = [row.place for row in batch.rows if row.answer is None]
            if places:
                enqueue(connection, batch.batch_id, places)
            return batch.digest
        stored = cursor.execute(_DIGEST, (batch.batch_id,)).fetchone()
    return batch.digest if stored is None else str(stored[0])


def _finish(connection: Connection, page: Sequence[RowAnswer]) -> Sequence[None]:
    first: dict[tuple[str, int], RowAnswer] = {}
    for answer in page:
        first.setdefault((answer.row.batch_id, answer.row.place), answer)
    rows = [(*place, answer.packed, answer.has_failed) for place, answer in first.items()]
    with connection.pipeline(), connection.transaction():
        connection.execute(_LOCK_BATCHES, (sorted({batch_id for batch_id, _ in first}),))
        connection.execute(_FINISH, columns(rows))
    return [None] * len(page)


def _progress(connection: Connection, query: str, batch_id: str, owner: str) -> BatchProgress | None:
    row = connection.execute(query.encode(), (batch_id, owner)).fetchone()
    return None if row is None else BatchProgress(*row)


def _packed(content: bytes | None) -> bytes | None:
    return None if content is None else pack(content)
