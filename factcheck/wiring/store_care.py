"""Settings -> the care of a shared database: its schema, what is in it, what is past its age, a copy of the files."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.errors import ConfigurationError
from factcheck.settings import Settings, variable
from factcheck.wiring.postgres import database_of
from factcheck.wiring.stores import expand_home

if TYPE_CHECKING:
    from factcheck.adapters.postgres.contents import TableContents
    from factcheck.adapters.postgres.copying import Copied
    from factcheck.adapters.postgres.database import Database


def migrate(settings: Settings) -> tuple[str, int, int]:
    """The address of the database, and the versions of its schema before and after. Raises ConfigurationError."""
    database = _database(settings)
    return database.address, *database.connect()


def look_into(settings: Settings) -> "tuple[str, int, list[TableContents]]":
    """The address, the version of the schema, and its tables. Raises ConfigurationError and StoreError."""
    from factcheck.adapters.postgres.contents import contents

    database = _connected(settings)
    return database.address, *database.run_blocking(contents)


def prune(settings: Settings) -> Iterator[tuple[str, int]]:
    """Of each store how many rows were past their age, or over its size. Raises ConfigurationError and StoreError."""
    from factcheck.adapters.postgres.answers import PostgresAnswerStore
    from factcheck.adapters.postgres.batches import PostgresBatchStore
    from factcheck.adapters.postgres.rates import PostgresRates
    from factcheck.adapters.postgres.reports import PostgresReportStore
    from factcheck.adapters.postgres.responses import PostgresResponseCache
    from factcheck.adapters.postgres.worksheets import PostgresWorksheetStore
    from factcheck.adapters.storage.report_store import Limits
    from factcheck.adapters.storage.response_cache import Limits as CacheLimits

    database, age_s = _connected(settings), settings.store_max_age_s
    yield "reports", PostgresReportStore(database, Limits(max_bytes=settings.store_max_bytes, max_age_s=age_s)).prune()
    yield "checkings", PostgresWorksheetStore(database, max_age_s=age_s).prune()
    yield "batches", PostgresBatchStore(database, max_age_s=age_s).prune()
    yield "answers", PostgresAnswerStore(database).prune()
    limits = CacheLimits(max_bytes=settings.cache_max_bytes, max_age_s=settings.cache_max_age_s)
    yield "responses", PostgresResponseCache(database, limits).prune()
    yield "rates", PostgresRates(database, ()).prune()


def copy_files(settings: Settings) -> "Iterator[Copied]":
    """Copy the embedded stores into the database. Raises ConfigurationError, UnreadableFileError and StoreError."""
    from factcheck.adapters.postgres.copying import Files, copy_all

    database = _connected(settings)
    folders = expand_home(settings.store_dir, "store_dir"), expand_home(settings.cache_dir, "cache_dir")
    return copy_all(Files(*folders, settings.cache_max_age_s), database)


def _connected(settings: Settings) -> "Database":
    database = _database(settings)
    database.connect()
    return database


def _database(settings: Settings) -> "Database":
    database = database_of(settings)
    if database is None:
        raise ConfigurationError(
            f"{variable('store_url')} is empty: all is kept in files below {settings.store_dir} and "
            f"{settings.cache_dir}, which take care of themselves"
        )
    return database
