"""A diskcache `Disk` that never unpickles: text keys, bytes values with a sha256 checksum, no file but the database.

diskcache's own runs a planted pickle and opens or deletes the file that a planted row names (CVE-2025-69872).
"""

import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import Final, NoReturn

from diskcache import DEFAULT_SETTINGS, Cache, Disk

from factcheck.adapters.storage.private_files import make_private

DATABASE: Final = "cache.db"

# All settings are passed, since diskcache would read missing ones from the database, which may be planted.
# No culling by diskcache, which evicts silently, ten entries with each write: `response_cache` evicts.
SETTINGS: Final = {**DEFAULT_SETTINGS, "eviction_policy": "none", "cull_limit": 0, "disk_min_file_size": 0}

_TALLIES: Final = frozenset({"count", "size", "hits", "misses"})
_RAW: Final = 1
_CHECKSUM_BYTES: Final = sha256().digest_size


class DamagedEntryError(Exception):
    """A row that is corrupt, or was not written by this `Disk`."""


class SafeDisk(Disk):  # type: ignore[misc]  # diskcache has no types
    """Values are stored inline with their checksum in front, never in files."""

    def put(self, key: object) -> tuple[str, bool]:
        if type(key) is not str:
            raise TypeError(f"a key of the cache is text, not {type(key).__name__}")
        return key, True

    def get(self, key: object, raw: object) -> str:
        if type(key) is not str or raw != _RAW:
            raise DamagedEntryError("a key is no text")
        return key

    def store(self, value: object, read: object, key: object = None) -> tuple[int, int, None, memoryview]:
        del key
        if type(value) is not bytes or read:
            raise TypeError(f"a value of the cache is bytes, not {type(value).__name__}")
        return 0, _RAW, None, sqlite3.Binary(sha256(value).digest() + value)

    def fetch(self, mode: object, filename: object, value: object, read: object) -> bytes:
        if mode != _RAW or filename is not None or type(value) is not bytes or read:
            raise DamagedEntryError("a value is not stored as we store it")
        checksum, content = value[:_CHECKSUM_BYTES], value[_CHECKSUM_BYTES:]
        if sha256(content).digest() != checksum:
            raise DamagedEntryError("a value does not match its sha256")
        return content

    def filename(self, key: object = None, value: object = None) -> NoReturn:
        del key, value
        raise DamagedEntryError("a value would become a file")

    def remove(self, file_path: object) -> None:
        """Deletes nothing: a planted row may name any file."""
        del file_path


def open_database(folder: Path, *, patience_s: float) -> Cache:
    """Open the cache in `folder`, or create it with mode 0700.

    Raises OSError, sqlite3.Error or DamagedEntryError; the lock is waited for `patience_s` at most.
    """
    make_private(folder, DATABASE)  # SQLite gives the files beside it the same mode
    _vet(folder / DATABASE, patience_s=patience_s)
    return Cache(str(folder), timeout=patience_s, disk=SafeDisk, **SETTINGS)


def _vet(database: Path, *, patience_s: float) -> None:
    """Check lock and settings before diskcache opens: it waits a minute for a lock, and obeys planted settings."""
    connection = sqlite3.connect(database, timeout=patience_s, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        has_settings = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'Settings'").fetchone()
        rows = connection.execute("SELECT key, value FROM Settings").fetchall() if has_settings else []
        connection.execute("ROLLBACK")
    finally:
        connection.close()
    if not all(_is_ours(key, value) for key, value in rows):
        raise DamagedEntryError("the database holds settings that are not ours")


def _is_ours(setting: object, value: object) -> bool:
    return type(value) is int if setting in _TALLIES else setting in SETTINGS and SETTINGS[str(setting)] == value
