"""One SQLite file behind a single-thread executor, with a circuit breaker: the event loop never blocks on the disk."""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, TypeVar

from factcheck.adapters.storage.private_files import make_private
from factcheck.errors import StoreError

_T = TypeVar("_T")

# SQLite's busy timeout: how long a statement waits for another process; our own writers hold the lock for milliseconds.
PATIENCE_S: Final = 2.0
_RETRY_S: Final = 0.01
# Circuit breaker: after a failure calls fail fast for so long, instead of queueing for a thread that waits for a lock.
_OPEN_CIRCUIT_S: Final = 2.0


class Database:
    """Any number of processes may have the file open (WAL mode). Every failure is a StoreError.

    `schema` has the migrations in order, each a script without semicolons inside its statements; the `user_version` of
    the file is how many of them it has had. A file of a newer version is refused. With `is_durable` a commit is flushed
    to the disk before it returns (synchronous=FULL); without, a power loss may undo the last commits.
    """

    def __init__(
        self,
        file: Path,
        schema: Sequence[str],
        *,
        is_durable: bool,
        patience_s: float = PATIENCE_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.file = file
        self._schema = schema
        self._is_durable = is_durable
        self._patience_s = patience_s
        self._monotonic = monotonic
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"factcheck-{file.stem}")
        self._connection: sqlite3.Connection | None = None
        self._inode = 0
        self._circuit_open_until = 0.0

    async def run(self, act: Callable[[sqlite3.Connection], _T], *, within_s: float | None = None) -> _T:
        """What `act` returns, in a transaction of its own. Raises StoreError, whose message quotes nothing of the rows.

        The default timeout is twice the busy timeout.
        """
        if self._monotonic() < self._circuit_open_until:
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
        """Close the connection and join the thread."""
        self._thread.submit(self._close)
        self._thread.shutdown()

    def _failed(self, reason: str) -> StoreError:
        self._circuit_open_until = self._monotonic() + _OPEN_CIRCUIT_S
        return StoreError(reason)

    def _transact(self, act: Callable[[sqlite3.Connection], _T]) -> _T:
        connection = self._open()
        try:
            with connection:
                return act(connection)
        except sqlite3.DatabaseError:
            self._close()  # reopen: the file may be corrupt, or have been replaced
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
        """Whether the file was unlinked or replaced: SQLite would go on writing into the old inode."""
        try:
            return self.file.stat().st_ino != self._inode
        except FileNotFoundError:
            return True

    def _prepare(self, connection: sqlite3.Connection) -> None:
        _switch_to_wal(connection, self._patience_s)
        connection.execute(f"PRAGMA synchronous={'FULL' if self._is_durable else 'NORMAL'}")
        # Triggers and views of a planted file may call no function with side effects (https://sqlite.org/security.html).
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten, on every build of SQLite
        self._migrate(connection)

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """Takes the write lock only where there is something to do; a crash in the middle leaves the file as it was."""
        if _version(connection) == len(self._schema):
            return
        connection.execute("BEGIN IMMEDIATE")
        with connection:
            has_had = _version(connection)
            if has_had > len(self._schema):
                raise sqlite3.DatabaseError("the file was written by a newer version of factcheck")
            for script in self._schema[has_had:]:
                for statement in script.split(";"):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(self._schema)}")

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _switch_to_wal(connection: sqlite3.Connection, patience_s: float) -> None:
    """SQLite applies no busy timeout here: while another process switches a new file it fails at once."""
    until = time.monotonic() + patience_s
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() >= until:
                raise
            time.sleep(_RETRY_S)
        else:
            return
