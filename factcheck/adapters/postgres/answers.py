"""Idempotency keys -> saved answers, in PostgreSQL, with a time to live of 24 h; each commit is flushed to the disk."""

import json
import zlib
from typing import Final

from factcheck.adapters.postgres.database import Database
from factcheck.adapters.postgres.housekeeping import Housekeeping
from factcheck.adapters.postgres.schema import Connection
from factcheck.pipeline.stored import SavedAnswer

_LEVEL: Final = 1
_IS_EXPIRED: Final = "answers.made_at <= now() - interval '24 hours'"
# An expired row is replaced by the new one.
_BEGIN: Final = f"""
INSERT INTO factcheck.answers (owner, key, digest) VALUES (%s, %s, %s)
ON CONFLICT (owner, key) DO UPDATE SET digest = excluded.digest, made_at = excluded.made_at, status = NULL,
    headers = NULL, location = NULL, content = NULL
WHERE {_IS_EXPIRED}
"""  # noqa: S608 - no input
_READ: Final = "SELECT digest, status, headers, content FROM factcheck.answers WHERE owner = %s AND key = %s"
_SAVE: Final = """
UPDATE factcheck.answers SET status = %s, headers = %s, location = %s, content = %s
WHERE owner = %s AND key = %s AND status IS NULL
"""
_FORGET: Final = "DELETE FROM factcheck.answers WHERE owner = %s AND location = %s"
_FORGET_ALL: Final = "DELETE FROM factcheck.answers WHERE owner = %s"
_DELETE_OLD: Final = f"DELETE FROM factcheck.answers WHERE {_IS_EXPIRED}"  # noqa: S608 - no input


class PostgresAnswerStore:
    """An `AnswerStore` that any number of hosts may share."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._housekeeping = Housekeeping()

    async def begin(self, owner: str, key: str, digest: str) -> tuple[str, SavedAnswer | None]:
        def begin(connection: Connection) -> tuple[str, SavedAnswer | None]:
            if self._housekeeping.is_due():
                connection.execute(_DELETE_OLD)
            if connection.execute(_BEGIN, (owner, key, digest)).rowcount:
                return digest, None
            return _read(connection, owner, key) or (digest, None)

        return await self._database.run(begin)

    async def save(self, owner: str, key: str, answer: SavedAnswer) -> SavedAnswer:
        headers = json.dumps(dict(answer.headers))
        content = zlib.compress(answer.content, _LEVEL)
        values = (answer.status, headers, answer.headers.get("location"), content, owner, key)

        def save(connection: Connection) -> SavedAnswer:
            if connection.execute(_SAVE, values).rowcount:
                return answer
            _, saved = _read(connection, owner, key) or ("", None)
            return saved or answer

        return await self._database.run(save)

    async def forget(self, owner: str, location: str | None = None) -> None:
        def forget(connection: Connection) -> None:
            if location is None:
                connection.execute(_FORGET_ALL, (owner,))
            else:
                connection.execute(_FORGET, (owner, location))

        await self._database.run(forget)

    def prune(self) -> int:
        """Delete what has expired: how many. Blocks. Raises StoreError."""
        return self._database.run_blocking(lambda connection: connection.execute(_DELETE_OLD).rowcount)

    def close(self) -> None:
        self._database.close()


def _read(connection: Connection, owner: str, key: str) -> tuple[str, SavedAnswer | None] | None:
    row = connection.execute(_READ, (owner, key)).fetchone()
    if row is None:
        return None
    digest, status, headers, content = row
    return digest, None if status is None else SavedAnswer(status, json.loads(headers), zlib.decompress(content))
