"""Ids -> reports, and who has which, in PostgreSQL; reports are compressed (zlib), and those read last kept in memory.

In making and reading reports a failure is a miss: it costs a check, never a report. Lists and deletions, where a miss
would be a wrong answer, raise it.
"""

from collections import Counter, OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import Final

from factcheck.adapters.postgres import _report_rows as rows
from factcheck.adapters.postgres._gathering import Gathering
from factcheck.adapters.postgres._report_rows import Found, Made, Wanted
from factcheck.adapters.postgres.database import Database, unflushed
from factcheck.adapters.postgres.eviction import Eviction
from factcheck.adapters.postgres.housekeeping import Housekeeping
from factcheck.adapters.postgres.schema import Connection
from factcheck.adapters.storage.failures import Failures
from factcheck.adapters.storage.listing_rows import ListingRow, listing_from
from factcheck.adapters.storage.report_store import Limits
from factcheck.errors import StoreError
from factcheck.pipeline.stored import Kept, ListedReport, MadeReport, StoredReport

# Waits for who deletes the report, and then finds none.
_ADOPT: Final = """
INSERT INTO factcheck.owned (owner, report)
SELECT %(owner)s, id FROM factcheck.reports WHERE id = %(id)s FOR KEY SHARE
ON CONFLICT (owner, report) DO UPDATE SET owner = excluded.owner RETURNING report
"""
_LISTED: Final = """
SELECT number, report, extract(epoch FROM owned.made_at)::double precision, listing, words
FROM factcheck.owned JOIN factcheck.reports ON id = report
WHERE owner = %(owner)s AND number < coalesce(%(before)s::bigint, 9223372036854775807)
    AND reports.made_at > now() - make_interval(secs => %(max_age_s)s)
    AND NOT EXISTS (SELECT FROM unnest(%(words)s::text[]) AS word WHERE strpos(words, word) = 0)
ORDER BY number DESC LIMIT %(most)s
"""
# The reports are locked first, as `write` and `_ADOPT` do, which excludes deadlocks.
_LOCK_OWNED: Final = """
SELECT id FROM factcheck.reports JOIN factcheck.owned ON report = id
WHERE owner = %(owner)s AND report = coalesce(%(id)s::text, report) ORDER BY id FOR UPDATE OF reports
"""
_DISOWN: Final = "DELETE FROM factcheck.owned WHERE owner = %s AND report = ANY(%s)"
_DELETE_ABANDONED: Final = """
DELETE FROM factcheck.reports WHERE id = ANY(%s) AND NOT EXISTS (SELECT FROM factcheck.owned WHERE report = id)
"""
# While those who waited together are answered, the thread of the database only waits for the interpreter: a read in
# between costs as much as one for all who come meanwhile. Who asks alone waits for nobody.
_READ_PAUSE_S: Final = 0.005
_FEWEST_AT_ONCE: Final = 2


class PostgresReportStore:
    """A `ReportStore` that any number of hosts may share; of its limits `max_bytes` counts compressed reports.

    A failure that is a miss is logged once for each kind and counted in `tally`. Reports that are put within `pause_s`
    of the last are written together.
    """

    def __init__(self, database: Database, limits: Limits | None = None, *, pause_s: float = 0.0) -> None:
        self.tally: Counter[str] = Counter()
        self._failing: str | None = None
        self._limits = limits or Limits()
        self._eviction = Eviction(
            "factcheck.reports", "id", max_age_s=self._limits.max_age_s, max_bytes=self._limits.max_bytes
        )
        self._database = database
        self._failures = Failures(self.tally, f"the report store {database.address}", "reports are made anew")
        self._memory = _Memory(self._limits.memory_bytes)
        self._reads = Gathering(
            database,
            partial(rows.read, max_age_s=self._limits.max_age_s),
            pause_s=_READ_PAUSE_S,
            pauses_from=_FEWEST_AT_ONCE,
        )
        self._writes = Gathering(database, rows.write, size_of=lambda made: len(made.report[0]), pause_s=pause_s)
        self._housekeeping = Housekeeping()

    async def get(self, report_id: str, owner: str) -> StoredReport | None:
        """The report, where the owner has it; None where it is missing, expired, or fails its checksum."""
        return await self._found(report_id, owner, adopts=False)

    async def adopt(self, report_id: str, owner: str) -> StoredReport | None:
        """The report, whoever put it; the owner has it, too, from then on."""
        return await self._found(report_id, owner, adopts=True)

    async def adopt_all(self, report_ids: Sequence[str], owner: str) -> list[StoredReport | None]:
        """The same with several."""
        wanted = [Wanted(report_id, owner, self._memory.get(report_id)) for report_id in report_ids]
        found = zip(wanted, await self._reads.do_all(wanted), strict=True)
        return [await self._settled(one, outcome, adopts=True) for one, outcome in found]

    async def put(self, report_id: str, report: StoredReport, owner: str) -> Kept:
        """Store, and evict from time to time; a failure is counted and answered with `NOT`."""
        (kept,) = await self._put([Made(report_id, owner, report)])
        if kept is not Kept.NOT:
            self._memory.put(report_id, report)
        return kept

    async def put_all(self, reports: Sequence[tuple[str, MadeReport]], owner: str) -> None:
        """The same with several, which are not kept in memory."""
        await self._put([Made(report_id, owner, report) for report_id, report in reports])

    async def listed(
        self, owner: str, *, words: Sequence[str] = (), before: int | None = None, most: int
    ) -> list[ListedReport]:
        """The owner's reports, newest first, with all of the `words` in title and claims. Raises StoreError."""
        given = {
            "owner": owner,
            "words": list(words),
            "before": before,
            "most": most,
            "max_age_s": self._limits.max_age_s,
        }
        rows = await self._database.run(lambda connection: connection.execute(_LISTED, given).fetchall())
        return [
            ListedReport(number, report_id, made_at, listing_from(ListingRow(listing, found)))
            for number, report_id, made_at, listing, found in rows
        ]

    async def delete(self, report_id: str, owner: str) -> bool:
        """Take the report from the owner, and delete it where nobody else has it. Raises StoreError."""
        return await self._database.run(lambda connection: _delete(connection, owner, report_id)) > 0

    async def delete_all(self, owner: str) -> int:
        """The same with all reports of the owner: how many they were. Raises StoreError."""
        return await self._database.run(lambda connection: _delete(connection, owner))

    async def probe(self) -> str | None:
        """Health probe: why nothing can be written; None where it can. A failed write counts until one succeeds."""
        try:
            is_read_only = await self._database.run(_is_read_only)
        except StoreError as exc:
            self._failures.note(str(exc))
            return str(exc)
        return "the database takes no writes" if is_read_only else self._failing

    def prune(self) -> int:
        """Delete what is too old, and the oldest above the limit: how many. Blocks. Raises StoreError."""
        return self._database.run_blocking(self._evict)

    def close(self) -> None:
        self._database.close()

    async def _found(self, report_id: str, owner: str, *, adopts: bool) -> StoredReport | None:
        wanted = Wanted(report_id, owner, self._memory.get(report_id))
        (outcome,) = await self._reads.do_all([wanted])
        return await self._settled(wanted, outcome, adopts=adopts)

    async def _settled(
        self, wanted: Wanted, outcome: Found | StoreError | None, *, adopts: bool
    ) -> StoredReport | None:
        report = None
        try:
            if isinstance(outcome, StoreError):
                raise outcome
            report_id, owner, known = wanted
            if outcome is not None and (outcome.is_owned or (adopts and await self._adopt(report_id, owner))):
                report = outcome.report
                if report is not known:
                    self._memory.put(report_id, report)
        except StoreError as exc:
            self._failures.note(str(exc))
        self.tally["misses" if report is None else "hits"] += 1
        return report

    async def _put(self, made: Sequence[Made]) -> list[Kept]:
        kept = [self._noted(outcome) for outcome in await self._writes.do_all(made)]
        if self._housekeeping.is_due():
            try:
                await self._database.run(self._evict)
            except StoreError as exc:
                self._noted(exc)
        return kept

    def _noted(self, outcome: Kept | StoreError) -> Kept:
        if isinstance(outcome, StoreError):
            self._failures.note(str(outcome))
            self._failing = str(outcome)
            return Kept.NOT
        self._failing = None
        self.tally["stored"] += 1
        return outcome

    async def _adopt(self, report_id: str, owner: str) -> bool:
        """False where the report has just been deleted."""

        def adopt(connection: Connection) -> bool:
            with unflushed(connection):
                return connection.execute(_ADOPT, {"id": report_id, "owner": owner}).fetchone() is not None

        return await self._database.run(adopt)

    def _evict(self, connection: Connection) -> int:
        evicted = self._eviction.run(connection)
        self.tally["evicted"] += evicted
        return evicted


class _Memory:
    """An LRU bounded in bytes. Whether a report is still there, and whose it is, the database says each time."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._reports: OrderedDict[str, StoredReport] = OrderedDict()

    def get(self, report_id: str) -> StoredReport | None:
        report = self._reports.get(report_id)
        if report is not None:
            self._reports.move_to_end(report_id)
        return report

    def put(self, report_id: str, report: StoredReport) -> None:
        self._take(report_id)
        self._reports[report_id] = report._replace(listing=None)
        self._bytes += len(report.content)
        while self._bytes > self._most_bytes:
            self._take(next(iter(self._reports)))

    def _take(self, report_id: str) -> None:
        report = self._reports.pop(report_id, None)
        if report is not None:
            self._bytes -= len(report.content)


def _delete(connection: Connection, owner: str, report_id: str | None = None) -> int:
    with connection.transaction():
        locked = connection.execute(_LOCK_OWNED, {"owner": owner, "id": report_id}).fetchall()
        ids = [found for (found,) in locked]
        deleted = connection.execute(_DISOWN, (owner, ids)).rowcount
        connection.execute(_DELETE_ABANDONED, (ids,))
    return deleted


def _is_read_only(connection: Connection) -> bool:
    return connection.execute("SHOW transaction_read_only").fetchone() == ("on",)
