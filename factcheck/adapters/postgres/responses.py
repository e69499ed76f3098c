"""Hashes of requests -> model responses, in PostgreSQL. A failure is a miss: it costs a model call, never a report."""

import zlib
from collections import Counter
from typing import Final

from factcheck.adapters.postgres.database import Database, unflushed
from factcheck.adapters.postgres.eviction import Eviction
from factcheck.adapters.postgres.housekeeping import Housekeeping
from factcheck.adapters.postgres.schema import Connection
from factcheck.adapters.storage.failures import Failures
from factcheck.adapters.storage.response_cache import Contents, Limits
from factcheck.adapters.storage.response_entries import pack, unpack
from factcheck.domain.chat import ChatResponse
from factcheck.errors import ConfigurationError, StoreError, UnwritableFileError

_LEVEL: Final = 1
_READ: Final = "SELECT content FROM factcheck.responses WHERE key = %s AND made_at > now() - make_interval(secs => %s)"
_WRITE: Final = """
INSERT INTO factcheck.responses (key, content) VALUES (%s, %s)
ON CONFLICT (key) DO UPDATE SET content = excluded.content, made_at = excluded.made_at
"""
_COUNT: Final = "SELECT count(*), coalesce(sum(octet_length(content)), 0) FROM factcheck.responses"


class PostgresResponseCache:
    """A `ResponseCache` that any number of hosts may share.

    A failure is a miss, logged once for each kind and counted in `tally`, as are hits, misses, stores and evictions.
    """

    def __init__(self, database: Database, limits: Limits | None = None) -> None:
        self.tally: Counter[str] = Counter()
        self.where = database.address
        self._limits = limits or Limits()
        self._eviction = Eviction(
            "factcheck.responses", "key", max_age_s=self._limits.max_age_s, max_bytes=self._limits.max_bytes
        )
        self._database = database
        self._failures = Failures(self.tally, f"the response cache in {self.where}", "the model is asked instead")
        self._housekeeping = Housekeeping()

    async def get(self, key: str) -> ChatResponse | None:
        """The response stored for `key`; None where it is missing, expired or damaged."""
        given, found = (key, self._limits.max_age_s), None
        try:
            row = await self._database.run(lambda connection: connection.execute(_READ, given).fetchone())
            found = None if row is None else _unpacked(key, row[0])
        except StoreError as exc:
            self._failures.note(str(exc))
        self.tally["misses" if found is None else "hits"] += 1
        return found

    async def put(self, key: str, response: ChatResponse) -> None:
        """Store; visible to every host when this returns, or the failure is counted."""
        content = zlib.compress(pack(key, response), _LEVEL)

        def write(connection: Connection) -> None:
            with unflushed(connection):
                connection.execute(_WRITE, (key, content))
            if self._housekeeping.is_due():
                self._evict(connection)

        try:
            await self._database.run(write)
        except StoreError as exc:
            self._failures.note(str(exc))
        else:
            self.tally["stored"] += 1

    async def probe(self) -> str | None:
        """Why nothing can be stored at the moment; None where it can."""
        try:
            await self._database.run(lambda connection: connection.execute("SELECT FROM factcheck.responses LIMIT 1"))
        except StoreError as exc:
            return str(exc)
        return None

    def contents(self) -> Contents:
        """How much is in it, compressed. Raises ConfigurationError: here the user asks for the cache itself."""
        try:
            row = self._database.run_blocking(lambda connection: connection.execute(_COUNT).fetchone())
        except StoreError as exc:
            raise ConfigurationError(f"the cache in {self.where} cannot be read: {exc}") from exc
        entries, size = row or (0, 0)
        return Contents(entries=entries, size_bytes=int(size))

    def clear(self) -> None:
        """Remove all entries. Raises UnwritableFileError."""
        try:
            self._database.run_blocking(lambda connection: connection.execute("DELETE FROM factcheck.responses"))
        except StoreError as exc:
            raise UnwritableFileError(f"the cache in {self.where} cannot be cleared: {exc}") from exc

    def prune(self) -> int:
        """Delete what is too old, and the oldest above the limit: how many. Blocks. Raises StoreError."""
        return self._database.run_blocking(self._evict)

    def close(self) -> None:
        self._database.close()

    def _evict(self, connection: Connection) -> int:
        evicted = self._eviction.run(connection)
        self.tally["evicted"] += evicted
        return evicted


def _unpacked(key: str, content: bytes) -> ChatResponse:
    try:
        response = unpack(key, zlib.decompress(content))
    except (zlib.error, ValueError):
        raise StoreError("a value is no response") from None
    if response is None:
        raise StoreError("a value stands under another's key")
    return response
