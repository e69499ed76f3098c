"""One SQLite file, and the one thread that speaks with it: the event loop never waits for a disk."""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, TypeVar

from factcheck.adapters.storage.private_files import make_private
from factcheck.errors import StoreError

_T = TypeVar("_T")

# How long a statement may wait for another process; our own writers hold the lock for milliseconds.
PATIENCE_S: Final = 2.0
# After a failure nobody waits again for so long: requests would queue for a thread that waits for a lock.
_REST_S: Final = 2.0


class Database:
    """Any number of processes may have the file open. Whatever fails is a StoreError, a moment later at most.

    With `is_durable` a commit is on the disk when it returns; without, a crash of the machine may take the last ones.
    """

    def __init__(self, file: Path, schema: str, *, is_durable: bool, patience_s: float = PATIENCE_S) -> None:
        self.file = file
        self._schema = schema
        self._is_durable = is_durable
        self._patience_s = patience_s
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"factcheck-{file.stem}")
        self._connection: sqlite3.Connection | None = None
        self._inode = 0
        self._rests_until = 0.0

    async def run(self, act: Callable[[sqlite3.Connection], _T], *, within_s: float | None = None) -> _T:
        """What `act` returns, in a transaction of its own. Raises StoreError, never with a word of what is stored."""
        if time.monotonic() < self._rests_until:
            raise StoreError("the store does not work; the log says why")
        working = asyncio.get_running_loop().run_in_executor(self._thread, self._transact, act)
        try:
            async with asyncio.timeout(within_s or 2 * self._patience_s):
                return await working
        except TimeoutError:
            raise self._failed("the disk takes too long") from None
        except (sqlite3.Error, OSError) as exc:
            raise self._failed(getattr(exc, "strerror", None) or str(exc)) from exc

    def close(self) -> None:
        """Let the thread and the file go."""
        self._thread.submit(self._close)
        self._thread.shutdown()

    def _failed(self, reason: str) -> StoreError:
        self._rests_until = time.monotonic() + _REST_S
        return StoreError(reason)

    def _transact(self, act: Callable[[sqlite3.Connection], _T]) -> _T:
        connection = self._open()
        try:
            with connection:
                return act(connection)
        except sqlite3.DatabaseError:
            self._close()  # what is damaged, or was replaced, is looked at anew
            raise

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None and self._is_gone():
            self._close()
        if self._connection is None:
            make_private(self.file.parent, self.file.name)  # SQLite gives the files beside it the same mode
            connection = sqlite3.connect(self.file, timeout=self._patience_s)
            try:
                self._prepare(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
            self._inode = self.file.stat().st_ino
        return self._connection

    def _is_gone(self) -> bool:
        """SQLite would go on writing into a file that somebody has removed."""
        try:
            return self.file.stat().st_ino != self._inode
        except FileNotFoundError:
            return True

    def _prepare(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={'FULL' if self._is_durable else 'NORMAL'}")
        # A file that somebody has planted runs no code of its own: no triggers or views with functions of ours.
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.executescript(self._schema)

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
