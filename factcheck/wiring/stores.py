"""Settings -> what is kept: stores, the response cache, counts, certificates, prior fact-checks.

With FACTCHECK_STORE_URL in a PostgreSQL database that several hosts share, but for certificates and prior fact-checks,
which are files that people put there; without it in files of this machine.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import ConfigurationError
from factcheck.pipeline.stored import AnswerRows
from factcheck.settings import RecordingsMode, Settings, StoreMode, variable
from factcheck.wiring.postgres import database_of

if TYPE_CHECKING:
    from factcheck.adapters.metering.day_ledger import DayLedger
    from factcheck.adapters.postgres.answers import PostgresAnswerStore
    from factcheck.adapters.postgres.asking import PostgresAskingLeases
    from factcheck.adapters.postgres.batches import PostgresBatchStore
    from factcheck.adapters.postgres.ledger import PostgresDayLedger
    from factcheck.adapters.postgres.queue_worker import QueueWorker
    from factcheck.adapters.postgres.rates import PostgresRates
    from factcheck.adapters.postgres.reports import PostgresReportStore
    from factcheck.adapters.postgres.responses import PostgresResponseCache
    from factcheck.adapters.postgres.worksheets import PostgresWorksheetStore
    from factcheck.adapters.storage.answer_store import SqliteAnswerStore
    from factcheck.adapters.storage.batch_store import SqliteBatchStore
    from factcheck.adapters.storage.certificate_folder import CertificateFolder
    from factcheck.adapters.storage.id_table import DiskIdTable
    from factcheck.adapters.storage.prior_index import SqlitePriorIndex
    from factcheck.adapters.storage.report_store import SqliteReportStore
    from factcheck.adapters.storage.response_cache import DiskResponseCache
    from factcheck.adapters.storage.worksheet_store import SqliteWorksheetStore


def build_cache(settings: Settings) -> "DiskResponseCache | PostgresResponseCache":
    """The response cache; opened lazily. Raises ConfigurationError."""
    from factcheck.adapters.storage.response_cache import DiskResponseCache, Limits

    limits = Limits(max_bytes=settings.cache_max_bytes, max_age_s=settings.cache_max_age_s)
    database = database_of(settings)
    if database is not None:
        from factcheck.adapters.postgres.responses import PostgresResponseCache

        return PostgresResponseCache(database, limits)
    return DiskResponseCache(expand_home(settings.cache_dir, "cache_dir"), limits)


def build_asking_leases(settings: Settings) -> "PostgresAskingLeases | None":
    """What keeps hosts from asking a model for the same response at once; None where they share nothing."""
    database = database_of(settings)
    if database is None:
        return None
    from factcheck.adapters.postgres.asking import PostgresAskingLeases

    return PostgresAskingLeases(database)


def build_report_store(settings: Settings) -> "SqliteReportStore | PostgresReportStore | None":
    """The report store, or None where it is off; opened lazily. Raises ConfigurationError."""
    from factcheck.adapters.storage.report_store import Limits, SqliteReportStore

    if settings.store is StoreMode.OFF:
        return None
    limits = Limits(max_bytes=settings.store_max_bytes, max_age_s=settings.store_max_age_s)
    database = database_of(settings)
    if database is not None:
        from factcheck.adapters.postgres.reports import PostgresReportStore

        return PostgresReportStore(database, limits)
    return SqliteReportStore(expand_home(settings.store_dir, "store_dir"), limits)


def build_row_report_store(settings: Settings) -> "PostgresReportStore | None":
    """Where hosts share a database, the report store of batches: what several rows come to is written together, and
    what few read is not kept in memory. Raises ConfigurationError.
    """
    from factcheck.adapters.storage.report_store import Limits

    database = database_of(settings)
    if database is None or settings.store is StoreMode.OFF:
        return None
    from factcheck.adapters.postgres.batches import PAUSE_S
    from factcheck.adapters.postgres.reports import PostgresReportStore

    limits = Limits(max_bytes=settings.store_max_bytes, max_age_s=settings.store_max_age_s, memory_bytes=0)
    return PostgresReportStore(database, limits, pause_s=PAUSE_S)


def build_batch_store(settings: Settings) -> "SqliteBatchStore | PostgresBatchStore | None":
    """The batch store, or None where it is off; opened lazily. Raises ConfigurationError."""
    from factcheck.adapters.storage.batch_store import SqliteBatchStore

    if settings.store is StoreMode.OFF:
        return None
    database = database_of(settings)
    if database is not None:
        from factcheck.adapters.postgres.batches import PostgresBatchStore

        return PostgresBatchStore(database, max_age_s=settings.store_max_age_s)
    return SqliteBatchStore(expand_home(settings.store_dir, "store_dir"), max_age_s=settings.store_max_age_s)


def build_queue_worker(
    settings: Settings, store: "PostgresBatchStore", answer: AnswerRows, *, at_once: int, together: int = 1
) -> "QueueWorker | None":
    """The worker of the queue in the database; None without one. Raises ConfigurationError."""
    database = database_of(settings)
    if database is None:
        return None
    from factcheck.adapters.postgres.queue_worker import QueueWorker

    return QueueWorker(database.open_connection, store.open_rows, answer, at_once=at_once, together=together)


def build_worksheet_store(settings: Settings) -> "SqliteWorksheetStore | PostgresWorksheetStore | None":
    """The store of worksheets, or None where it is off; opened lazily. Raises ConfigurationError."""
    from factcheck.adapters.storage.worksheet_store import SqliteWorksheetStore

    if settings.store is StoreMode.OFF:
        return None
    database = database_of(settings)
    if database is not None:
        from factcheck.adapters.postgres.worksheets import PostgresWorksheetStore

        return PostgresWorksheetStore(database, max_age_s=settings.store_max_age_s)
    folder = expand_home(settings.store_dir, "store_dir")
    return SqliteWorksheetStore(folder, max_age_s=settings.store_max_age_s)


def build_answer_store(settings: Settings) -> "SqliteAnswerStore | PostgresAnswerStore | None":
    """The store of answers by Idempotency-Key, or None where it is off; opened lazily. Raises ConfigurationError."""
    from factcheck.adapters.storage.answer_store import SqliteAnswerStore

    if settings.store is StoreMode.OFF:
        return None
    database = database_of(settings)
    if database is not None:
        from factcheck.adapters.postgres.answers import PostgresAnswerStore

        return PostgresAnswerStore(database)
    return SqliteAnswerStore(expand_home(settings.store_dir, "store_dir"))


def build_budget_ledger(settings: Settings) -> "DayLedger | PostgresDayLedger":
    """The ledger of all tokens by day; opened lazily. Raises ConfigurationError."""
    return _ledgers(settings)("spent")


def build_key_ledgers(settings: Settings) -> "Callable[[str], DayLedger | PostgresDayLedger]":
    """For the name of an API key, the ledger of its tokens by day; opened lazily. Raises ConfigurationError."""
    ledgers = _ledgers(settings)
    return lambda key: ledgers(f"keys/{key}")


def _ledgers(settings: Settings) -> "Callable[[str], DayLedger | PostgresDayLedger]":
    """By name, which is that of a folder where the counts are files."""
    database = database_of(settings)
    if database is not None:
        from factcheck.adapters.postgres.ledger import PostgresDayLedger

        return lambda name: PostgresDayLedger(database, name)
    from factcheck.adapters.metering.day_ledger import DayLedger

    folder = settings.cache_dir.expanduser()
    return lambda name: DayLedger(folder / name)


def build_rates(settings: Settings, rates: Sequence[tuple[int, float]]) -> "PostgresRates | None":
    """The rates that hosts share, each of so many requests in so many seconds; None where they share nothing."""
    database = database_of(settings)
    if database is None:
        return None
    from factcheck.adapters.postgres.rates import PostgresRates

    return PostgresRates(database, rates)


def build_id_table() -> "DiskIdTable":
    """A table of ids for one run, which leaves nothing behind."""
    from factcheck.adapters.storage.id_table import DiskIdTable

    return DiskIdTable()


def build_prior_index(settings: Settings) -> "SqlitePriorIndex":
    """The index of published fact-checks, which may not be there yet. Raises ConfigurationError."""
    from factcheck.adapters.storage.prior_index import SqlitePriorIndex

    if settings.prior_index is not None:
        return SqlitePriorIndex(expand_home(settings.prior_index, "prior_index"))
    return SqlitePriorIndex(expand_home(settings.store_dir, "store_dir") / "prior.db")


def build_certificates(settings: Settings) -> "CertificateFolder":
    """Beside the recordings where those answer or are made, so that replay finds it; else beside the cache."""
    from factcheck.adapters.storage.certificate_folder import CertificateFolder

    if settings.recordings is not RecordingsMode.OFF:
        return CertificateFolder(settings.recordings_dir / "certificates")
    return CertificateFolder(expand_home(settings.cache_dir, "cache_dir") / "certificates")


def expand_home(folder: Path, field: str) -> Path:
    """Raises ConfigurationError."""
    try:
        return folder.expanduser()
    except RuntimeError as exc:
        raise ConfigurationError(f"{variable(field)}: this user has no home; name a folder without ~") from exc
