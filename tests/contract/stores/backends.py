"""The stores of one backend, as several hosts open them, and what a test needs beside the ports: to let time pass."""

import asyncio
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Protocol

import psycopg

from factcheck.adapters.metering.day_ledger import DayLedger
from factcheck.adapters.metering.token_budget import Ledger
from factcheck.adapters.postgres.answers import PostgresAnswerStore
from factcheck.adapters.postgres.batches import PostgresBatchStore
from factcheck.adapters.postgres.database import Database, Server
from factcheck.adapters.postgres.ledger import PostgresDayLedger
from factcheck.adapters.postgres.rates import PostgresRates
from factcheck.adapters.postgres.reports import PostgresReportStore
from factcheck.adapters.postgres.responses import PostgresResponseCache
from factcheck.adapters.postgres.row_queue import RowRun
from factcheck.adapters.postgres.worksheets import PostgresWorksheetStore
from factcheck.adapters.storage import report_store, response_cache
from factcheck.adapters.storage.answer_store import SqliteAnswerStore
from factcheck.adapters.storage.batch_store import SqliteBatchStore
from factcheck.adapters.storage.worksheet_store import SqliteWorksheetStore
from factcheck.api.edge.admission.rates import Rate, Rates
from factcheck.api.edge.admission.shared_rates import SharedRates
from factcheck.api.service_ports import AnswerStore, BatchStore, ReportStore, WorksheetStore
from factcheck.pipeline.ports import ResponseCache
from factcheck.pipeline.stored import TakenRow
from tests.processes import GUARD_S

DAY_S = 24 * 3600.0
MAX_AGE_S = 30 * DAY_S


class Backend(Protocol):
    """Each call opens a store as another host, or process, would; `close` closes them all."""

    def reports(self, limits: report_store.Limits = ...) -> ReportStore: ...

    def worksheets(self) -> WorksheetStore: ...

    def batches(self) -> BatchStore: ...

    def row(self, store: BatchStore, batch_id: str, place: int) -> TakenRow | None:
        """The row as a worker of the queue gets it, with what is in it; None where it is answered or gone."""
        ...

    def answers(self) -> AnswerStore: ...

    def cache(self, limits: response_cache.Limits = ...) -> ResponseCache: ...

    def ledger(self, name: str = ...) -> Ledger: ...

    def rates(self, *rates: Rate) -> Rates: ...

    def wait(self, seconds: float) -> None:
        """Let so much time pass for all that is stored."""
        ...

    def prune(self) -> None:
        """Have the stores delete what they would in the course of time."""
        ...

    def count(self, *tables: str) -> list[int]:
        """The rows in tables of the report store."""
        ...

    def damage(self) -> None:
        """Change the bytes of each report."""
        ...

    def close(self) -> None: ...


NO_MEMORY = report_store.Limits(memory_bytes=0, max_age_s=MAX_AGE_S)
CACHE_LIMITS = response_cache.Limits(max_age_s=MAX_AGE_S)


@dataclass
class Embedded:
    """Files in a folder, and a clock that the test turns."""

    folder: Path
    now: float = 1_000_000.0
    closing: list[Callable[[], None]] = field(default_factory=list)

    def reports(self, limits: report_store.Limits = NO_MEMORY) -> ReportStore:
        made = report_store.SqliteReportStore(self.folder, limits, patience_s=GUARD_S, clock=self._clock)
        self.closing.append(made.close)
        return made

    def worksheets(self) -> WorksheetStore:
        made = SqliteWorksheetStore(self.folder, max_age_s=MAX_AGE_S, patience_s=GUARD_S, clock=self._clock)
        self.closing.append(made.close)
        return made

    def batches(self) -> BatchStore:
        made = SqliteBatchStore(self.folder, max_age_s=MAX_AGE_S, patience_s=GUARD_S, clock=self._clock)
        self.closing.append(made.close)
        return made

    def row(self, store: BatchStore, batch_id: str, place: int) -> TakenRow | None:
        assert isinstance(store, SqliteBatchStore)
        rows = asyncio.run(store.take("worker", 1000))
        asyncio.run(store.release("worker"))
        return next((row for row in rows if (row.batch_id, row.place) == (batch_id, place)), None)

    def answers(self) -> AnswerStore:
        made = SqliteAnswerStore(self.folder, patience_s=GUARD_S, clock=self._clock)
        self.closing.append(made.close)
        return made

    def cache(self, limits: response_cache.Limits = CACHE_LIMITS) -> ResponseCache:
        made = response_cache.DiskResponseCache(self.folder / "cache", limits, patience_s=GUARD_S)
        self.closing.append(made.close)
        return made

    def ledger(self, name: str = "spent") -> Ledger:
        return DayLedger(self.folder / name)

    def rates(self, *rates: Rate) -> Rates:
        self.folder.mkdir(exist_ok=True)
        return SharedRates(self.folder / "rates", rates, self._clock)

    def wait(self, seconds: float) -> None:
        self.now += seconds
        cache = self.folder / "cache" / response_cache.FOLDER / "cache.db"
        if cache.exists():
            with closing(sqlite3.connect(cache, isolation_level=None)) as database:
                database.execute("UPDATE Cache SET expire_time = expire_time - ?", (seconds,))

    def prune(self) -> None:
        """They do with each write."""

    def count(self, *tables: str) -> list[int]:
        with closing(sqlite3.connect(self.folder / report_store.FILE)) as database:
            return [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]  # noqa: S608

    def damage(self) -> None:
        with closing(sqlite3.connect(self.folder / report_store.FILE, isolation_level=None)) as database:
            database.execute("UPDATE reports SET content = x'7b7d'")

    def close(self) -> None:
        for close in self.closing:
            close()

    def _clock(self) -> float:
        return self.now


_AGEING = """
UPDATE factcheck.reports SET made_at = made_at - %(time)s;
UPDATE factcheck.checkings SET used_at = used_at - %(time)s;
UPDATE factcheck.batches SET made_at = made_at - %(time)s;
UPDATE factcheck.answers SET made_at = made_at - %(time)s;
UPDATE factcheck.responses SET made_at = made_at - %(time)s;
UPDATE factcheck.rates SET due = (SELECT array_agg(at_s - extract(epoch FROM %(time)s) ORDER BY place)
    FROM unnest(due) WITH ORDINALITY AS arrivals (at_s, place))
"""
TABLES = (
    "reports",
    "owned",
    "checkings",
    "batches",
    "batch_rows",
    "answers",
    "responses",
    "spent",
    "rates",
    "asking",
    "pgqueuer",
)


@dataclass
class Shared:
    """A PostgreSQL database, whose clock nobody turns: what is stored is made older instead."""

    url: str
    stores: list[PostgresReportStore | PostgresResponseCache | PostgresBatchStore] = field(default_factory=list)
    databases: list[Database] = field(default_factory=list)

    def reports(self, limits: report_store.Limits = NO_MEMORY) -> ReportStore:
        made = PostgresReportStore(self._database(), limits)
        self.stores.append(made)
        return made

    def worksheets(self) -> WorksheetStore:
        return PostgresWorksheetStore(self._database(), max_age_s=MAX_AGE_S)

    def batches(self) -> BatchStore:
        made = PostgresBatchStore(self._database(), max_age_s=MAX_AGE_S)
        self.stores.append(made)
        return made

    def row(self, store: BatchStore, batch_id: str, place: int) -> TakenRow | None:
        assert isinstance(store, PostgresBatchStore)
        return next(iter(asyncio.run(store.open_rows(RowRun(batch_id, [place])))), None)

    def answers(self) -> AnswerStore:
        return PostgresAnswerStore(self._database())

    def cache(self, limits: response_cache.Limits = CACHE_LIMITS) -> ResponseCache:
        made = PostgresResponseCache(self._database(), limits)
        self.stores.append(made)
        return made

    def ledger(self, name: str = "spent") -> Ledger:
        return PostgresDayLedger(self._database(), name)

    def rates(self, *rates: Rate) -> Rates:
        return PostgresRates(self._database(), rates)

    def wait(self, seconds: float) -> None:
        with psycopg.connect(self.url) as connection:
            for statement in _AGEING.split(";"):
                connection.execute(statement.encode(), {"time": timedelta(seconds=seconds)})

    def prune(self) -> None:
        for store in self.stores:
            store.prune()

    def count(self, *tables: str) -> list[int]:
        with psycopg.connect(self.url) as connection:
            return [self._count(connection, table) for table in tables]

    def damage(self) -> None:
        with psycopg.connect(self.url) as connection:
            connection.execute("UPDATE factcheck.reports SET content = %s", (zlib.compress(b"{}"),))

    def close(self) -> None:
        for database in self.databases:
            database.close()

    def _database(self) -> Database:
        self.databases.append(Database(Server(self.url), patience_s=GUARD_S))
        return self.databases[-1]

    @staticmethod
    def _count(connection: psycopg.Connection, table: str) -> int:
        row = connection.execute(f"SELECT count(*) FROM factcheck.{table}".encode()).fetchone()  # noqa: S608
        assert row is not None
        return int(row[0])
