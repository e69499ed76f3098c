"""Reads of reports that wait at the same time -> one query, as a data loader batches them.

A round trip to the database, a hop to a thread and back included, costs about as much as answering a request from
memory. One query is under way at a time, and takes along what has come in during the one before it.
"""

import asyncio
import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from factcheck.adapters.postgres.database import Database
from factcheck.adapters.postgres.schema import Connection
from factcheck.errors import StoreError
from factcheck.pipeline.stored import StoredReport

_MOST: Final = 64
# The content comes along only where the digest is not the one that is known.
_READ: Final = """
SELECT place, owned.number IS NOT NULL, digest, CASE WHEN digest <> known THEN content END
FROM unnest(%(ids)s::text[], %(owners)s::text[], %(known)s::text[]) WITH ORDINALITY AS wanted (id, owner, known, place)
JOIN factcheck.reports USING (id) LEFT JOIN factcheck.owned ON report = id AND owned.owner = wanted.owner
WHERE reports.made_at > now() - make_interval(secs => %(max_age_s)s)
"""


class Wanted(NamedTuple):
    """`known` is the report of this id in memory, whose content need not be fetched where it is still the same."""

    report_id: str
    owner: str
    known: StoredReport | None


class Found(NamedTuple):
    """A report, and whether the owner has it."""

    report: StoredReport
    is_owned: bool


_Outcome = Found | StoreError | None


class GatheredReads:
    """Of reports younger than `max_age_s`."""

    def __init__(self, database: Database, max_age_s: float) -> None:
        self._database = database
        self._max_age_s = max_age_s
        self._waiting: list[tuple[Wanted, asyncio.Future[_Outcome]]] = []
        self._reading: asyncio.Task[None] | None = None

    async def read(self, wanted: Wanted) -> Found | None:
        """None where there is none. Raises StoreError, also where the report is damaged."""
        loop = asyncio.get_running_loop()
        outcome: asyncio.Future[_Outcome] = loop.create_future()
        self._waiting.append((wanted, outcome))
        if self._reading is None or self._reading.done():
            self._reading = loop.create_task(self._read_all())
        found = await outcome
        if isinstance(found, StoreError):
            raise found
        return found

    async def _read_all(self) -> None:
        while self._waiting:
            page, self._waiting = self._waiting[:_MOST], self._waiting[_MOST:]
            for (_, outcome), found in zip(page, await self._outcomes([wanted for wanted, _ in page]), strict=True):
                if not outcome.done():  # the caller may have gone
                    outcome.set_result(found)

    async def _outcomes(self, page: list[Wanted]) -> Sequence[_Outcome]:
        try:
            return await self._database.run(lambda connection: _read(connection, page, self._max_age_s))
        except StoreError as exc:
            return [exc] * len(page)


def _read(connection: Connection, page: list[Wanted], max_age_s: float) -> list[_Outcome]:
    given = {
        "ids": [wanted.report_id for wanted in page],
        "owners": [wanted.owner for wanted in page],
        "known": ["" if wanted.known is None else wanted.known.digest for wanted in page],
        "max_age_s": max_age_s,
    }
    outcomes: list[_Outcome] = [None] * len(page)
    for place, is_owned, digest, content in connection.execute(_READ, given):
        known = page[place - 1].known
        if content is None and known is not None:
            outcomes[place - 1] = Found(known, is_owned)
        else:
            outcomes[place - 1] = _vetted(content, digest, is_owned=is_owned)
    return outcomes


def _vetted(content: bytes, digest: str, *, is_owned: bool) -> Found | StoreError:
    try:
        found = zlib.decompress(content)
    except zlib.error:
        return StoreError("a report cannot be decompressed")
    if sha256(found).hexdigest() != digest:
        return StoreError("a report does not match its sha256")
    return Found(StoredReport(found, digest), is_owned)
