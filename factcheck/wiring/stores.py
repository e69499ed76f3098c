"""Settings -> what is kept on this machine: stores, the response cache, certificates, prior fact-checks."""

from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import ConfigurationError
from factcheck.settings import RecordingsMode, Settings, StoreMode, variable

if TYPE_CHECKING:
    from factcheck.adapters.storage.answer_store import SqliteAnswerStore
    from factcheck.adapters.storage.batch_store import SqliteBatchStore
    from factcheck.adapters.storage.certificate_folder import CertificateFolder
    from factcheck.adapters.storage.id_table import DiskIdTable
    from factcheck.adapters.storage.prior_index import SqlitePriorIndex
    from factcheck.adapters.storage.report_store import SqliteReportStore
    from factcheck.adapters.storage.response_cache import DiskResponseCache
    from factcheck.adapters.storage.worksheet_store import SqliteWorksheetStore


def build_cache(settings: Settings) -> "DiskResponseCache":
    """The response cache; opened lazily. Raises ConfigurationError."""
    from factcheck.adapters.storage.response_cache import DiskResponseCache, Limits

    limits = Limits(max_bytes=settings.cache_max_bytes, max_age_s=settings.cache_max_age_s)
    return DiskResponseCache(_expand_home(settings.cache_dir, "cache_dir"), limits)


def build_report_store(settings: Settings) -> "SqliteReportStore | None":
    """The report store, or None where it is off; opened lazily. Raises ConfigurationError."""
    from factcheck.adapters.storage.report_store import Limits, SqliteReportStore

    if settings.store is StoreMode.OFF:
        return None
    limits = Limits(max_bytes=settings.store_max_bytes, max_age_s=settings.store_max_age_s)
    return SqliteReportStore(_expand_home(settings.store_dir, "store_dir"), limits)


def build_batch_store(settings: Settings) -> "SqliteBatchStore | None":
    """The batch store, or None where it is off; opened lazily. Raises ConfigurationError."""
    from factcheck.adapters.storage.batch_store import SqliteBatchStore

    if settings.store is StoreMode.OFF:
        return None
    return SqliteBatchStore(_expand_home(settings.store_dir, "store_dir"), max_age_s=settings.store_max_age_s)


def build_worksheet_store(settings: Settings) -> "SqliteWorksheetStore | None":
    """The store of worksheets, or None where it is off; opened lazily. Raises ConfigurationError."""
    from factcheck.adapters.storage.worksheet_store import SqliteWorksheetStore

    if settings.store is StoreMode.OFF:
        return None
    folder = _expand_home(settings.store_dir, "store_dir")
    return SqliteWorksheetStore(folder, max_age_s=settings.store_max_age_s)


def build_answer_store(settings: Settings) -> "SqliteAnswerStore | None":
    """The store of answers by Idempotency-Key, or None where it is off; opened lazily. Raises ConfigurationError."""
    from factcheck.adapters.storage.answer_store import SqliteAnswerStore

    return None if settings.store is StoreMode.OFF else SqliteAnswerStore(_expand_home(settings.store_dir, "store_dir"))


def build_id_table() -> "DiskIdTable":
    """A table of ids for one run, which leaves nothing behind."""
    from factcheck.adapters.storage.id_table import DiskIdTable

    return DiskIdTable()


def build_prior_index(settings: Settings) -> "SqlitePriorIndex":
    """The index of published fact-checks, which may not be there yet. Raises ConfigurationError."""
    from factcheck.adapters.storage.prior_index import SqlitePriorIndex

    if settings.prior_index is not None:
        return SqlitePriorIndex(_expand_home(settings.prior_index, "prior_index"))
    return SqlitePriorIndex(_expand_home(settings.store_dir, "store_dir") / "prior.db")


def build_certificates(settings: Settings) -> "CertificateFolder":
    """Beside the recordings where those answer or are made, so that replay finds it; else beside the cache."""
    from factcheck.adapters.storage.certificate_folder import CertificateFolder

    if settings.recordings is not RecordingsMode.OFF:
        return CertificateFolder(settings.recordings_dir / "certificates")
    return CertificateFolder(_expand_home(settings.cache_dir, "cache_dir") / "certificates")


def _expand_home(folder: Path, field: str) -> Path:
    try:
        return folder.expanduser()
    except RuntimeError as exc:
        raise ConfigurationError(f"{variable(field)}: this user has no home; name a folder without ~") from exc
