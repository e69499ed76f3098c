"""One PostgreSQL behind a connection pool and a thread pool of the same size, with a circuit breaker.

psycopg's blocking connections run in threads, since the stores serve many event loops and callers without one, and
waiting in C costs less CPU than psycopg's asynchronous connections do.
"""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Final, NamedTuple, TypeVar

import psycopg
from psycopg.adapt import AdaptersMap
from psycopg.conninfo import conninfo_to_dict
from psycopg.types.string import StrDumperUnknown
from psycopg_pool import ConnectionPool, PoolClosed, PoolTimeout

from factcheck.adapters.postgres.schema import Connection, migrate
from factcheck.errors import ConfigurationError, StoreError, StoreUnavailableError

_T = TypeVar("_T")

# How long to wait for a free connection; libpq's shortest time to connect is as long.
PATIENCE_S: Final = 2.0
# Circuit breaker: after a failure calls fail fast for so long, and then notice that the server is back.
_OPEN_CIRCUIT_S: Final = 1.0
# Executions after which psycopg prepares a statement, where it may.
_PREPARED_AFTER: Final = 5
# Of libpq, where the URL does not say otherwise: a peer that is cut off is given up after about ten seconds.
_DEFAULTS: Final[Mapping[str, str | int]] = {
    "application_name": "factcheck",
    "connect_timeout": int(PATIENCE_S),
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}


class _TextDumper(StrDumperUnknown):
    """PostgreSQL's text takes neither NUL nor lone surrogates. An id that has them is not there, which is no error."""

    def dump(self, obj: str) -> bytes:
        return obj.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace")


_ADAPTERS: Final = AdaptersMap(psycopg.adapters)
_ADAPTERS.register_dumper(str, _TextDumper)


class Server(NamedTuple):
    """Where the database is: `url` may hold a password; `connections` of this process at most.

    `prepares`: statements are prepared by name, which PgBouncer in transaction mode takes from version 1.21 on
    (`max_prepared_statements`).
    """

    url: str
    connections: int = 8
    prepares: bool = True


class Database:
    """Opened at the first use, which migrates the schema; after `close` the next use opens it anew.

    Raises ConfigurationError where the URL is none. Every later failure is a StoreError, StoreUnavailableError where
    the server is out of reach. Connections are in autocommit mode. What is run may be run twice: a connection that is
    found to be lost, say since the server was restarted, is replaced, and the call repeated once, though its commit may
    have succeeded.
    """

    def __init__(
        self,
        server: Server,
        *,
        patience_s: float = PATIENCE_S,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._parameters = _parameters(server)
        self._most = server.connections
        self._patience_s = patience_s
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._pool: ConnectionPool[Connection] | None = None
        self._threads: ThreadPoolExecutor | None = None
        self._circuit_open_until = 0.0

    @property
    def address(self) -> str:
        """Host, port and database: what may be shown."""
        given = self._parameters
        return f"{given.get('host', 'localhost')}:{given.get('port', 5432)}/{given.get('dbname', '')}"

    async def run(self, act: Callable[[Connection], _T], *, within_s: float | None = None) -> _T:
        """What `act` returns, from a thread. Raises StoreError, whose message quotes nothing of the rows.

        The default timeout is twice the patience.
        """
        working = asyncio.get_running_loop().run_in_executor(self._executor(), self.run_blocking, act)
        try:
            async with asyncio.timeout(within_s or 2 * self._patience_s):
                return await working
        except TimeoutError:
            raise self._failed("it takes too long") from None

    def run_blocking(self, act: Callable[[Connection], _T]) -> _T:
        """The same in the thread of the caller, without a timeout of its own."""
        try:
            return self._attempt(act)
        except psycopg.Error as exc:
            if exc.sqlstate is None and isinstance(exc, psycopg.OperationalError):
                raise self._failed(_reason(exc)) from exc
            raise StoreError(f"the database refuses a statement: {_reason(exc)}") from exc

    def connect(self) -> tuple[int, int]:
        """Migrate the schema, and say from which version to which. Raises ConfigurationError, which says why not."""
        try:
            with self._connection() as connection:
                return migrate(connection)
        except (psycopg.Error, StoreError) as exc:
            reason = _reason(exc) if isinstance(exc, psycopg.Error) else str(exc)
            raise ConfigurationError(f"FACTCHECK_STORE_URL: {self.address} cannot be used: {reason}") from exc

    async def open_connection(self) -> psycopg.AsyncConnection[tuple[Any, ...]]:
        """A connection beside the pool, for LISTEN; the caller closes it. Raises psycopg.Error."""
        return await psycopg.AsyncConnection.connect(**self._parameters)

    def close(self) -> None:
        """Close the connections, and join the threads."""
        with self._lock:
            pool, self._pool = self._pool, None
            threads, self._threads = self._threads, None
        if threads is not None:
            threads.shutdown()
        if pool is not None:
            pool.close()

    def _attempt(self, act: Callable[[Connection], _T], *, is_again: bool = False) -> _T:
        pool = self._opened()
        try:
            return _run(pool, act)
        except _LostConnectionError as exc:
            self._abandon(pool)
            if is_again:
                raise self._failed(_reason(exc.cause)) from exc
        return self._attempt(act, is_again=True)

    def _opened(self) -> "ConnectionPool[Connection]":
        """The pool. The first connection is made outside of it, since a pool that cannot connect says nothing but that
        it took too long.
        """
        with self._lock:
            if self._monotonic() < self._circuit_open_until:
                raise StoreUnavailableError("the database is out of reach; it is tried again in a moment")
            if self._pool is None:
                try:
                    with self._connection() as connection:
                        migrate(connection)
                except psycopg.OperationalError as exc:
                    raise self._failed(_reason(exc)) from exc
                self._pool = self._new_pool()
            return self._pool

    def _new_pool(self) -> "ConnectionPool[Connection]":
        pool: ConnectionPool[Connection] = ConnectionPool(
            kwargs=self._parameters,
            min_size=1,
            max_size=self._most,
            timeout=self._patience_s,
            open=False,
            name="factcheck",
        )
        pool.open()
        return pool

    def _connection(self) -> Connection:
        return psycopg.connect(**self._parameters)

    def _executor(self) -> ThreadPoolExecutor:
        with self._lock:
            if self._threads is None:
                self._threads = ThreadPoolExecutor(self._most, thread_name_prefix="factcheck-postgres")
            return self._threads

    def _abandon(self, pool: "ConnectionPool[Connection]") -> None:
        """All its connections may be lost with the one; those in use end with their calls."""
        with self._lock:
            if self._pool is pool:
                self._pool = None
        pool.close(timeout=0)

    def _failed(self, reason: str) -> StoreUnavailableError:
        self._circuit_open_until = self._monotonic() + _OPEN_CIRCUIT_S
        return StoreUnavailableError(f"the database is out of reach: {reason}")


@contextmanager
def unflushed(connection: Connection) -> Iterator[None]:
    """A transaction whose commit does not wait for the disk (synchronous_commit=off), sent as one pipeline: a crash of
    the server may undo the last ones, and tears none.
    """
    with connection.pipeline(), connection.transaction():
        connection.execute("SET LOCAL synchronous_commit = off")
        yield


class _LostConnectionError(Exception):
    """The connection was closed by the server or on the way, or its pool was by another thread that noticed it."""

    def __init__(self, cause: psycopg.Error) -> None:
        super().__init__()
        self.cause = cause


def _run(pool: "ConnectionPool[Connection]", act: Callable[[Connection], _T]) -> _T:
    try:
        with pool.connection() as connection:
            try:
                return act(connection)
            except psycopg.Error as exc:
                if connection.closed:
                    raise _LostConnectionError(exc) from exc
                raise
    except PoolClosed as exc:
        raise _LostConnectionError(exc) from exc


def _parameters(server: Server) -> dict[str, Any]:
    """What psycopg connects with."""
    try:
        given = conninfo_to_dict(server.url)
    except psycopg.ProgrammingError:  # libpq's message may quote a part of the password
        raise ConfigurationError(
            "FACTCHECK_STORE_URL is no address of a database; it takes postgresql://USER:PASSWORD@HOST:PORT/DATABASE, "
            "with percent-encoding for special characters"
        ) from None
    threshold = _PREPARED_AFTER if server.prepares else None
    return {**_DEFAULTS, **given, "autocommit": True, "prepare_threshold": threshold, "context": _ADAPTERS}


def _reason(exc: psycopg.Error) -> str:
    """One line that quotes no row: the error of a connection in libpq's words, that of a statement by its code."""
    if isinstance(exc, PoolTimeout):
        return "no connection is free"
    if exc.sqlstate is not None:
        return f"{type(exc).__name__} ({exc.sqlstate})"
    return " ".join(str(exc).split()) or type(exc).__name__
