"""The tokens spent on each day: one counter a day in SQLite, shared by any number of processes.

A process that crashes leaves its reservation as spent. Nothing is flushed to the disk (synchronous=OFF): a killed
process loses no entry, a power cut may lose the last ones.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

from factcheck.adapters.storage.private_files import make_private
from factcheck.errors import ConfigurationError

FILE: Final = "spent-1.db"

# How long to wait for the lock while others write: each holds it for less than a millisecond.
_PATIENCE_S: Final = 30.0
_SCHEMA: Final = "CREATE TABLE IF NOT EXISTS spent (day TEXT PRIMARY KEY, tokens INTEGER NOT NULL) WITHOUT ROWID"
_ADD: Final = """
INSERT INTO spent (day, tokens) VALUES (:day, :tokens) ON CONFLICT DO UPDATE SET tokens = tokens + excluded.tokens
RETURNING tokens
"""


_RESERVE: Final = """
INSERT INTO spent (day, tokens) SELECT :day, :tokens WHERE :tokens <= :most
ON CONFLICT DO UPDATE SET tokens = tokens + excluded.tokens WHERE tokens + excluded.tokens <= :most
RETURNING tokens
"""


class DayLedger:
    """The ledger in `folder`, which is created where it is missing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, day: date, tokens: int) -> int:
        """Add tokens (negative to release a reservation) in one transaction; the day's total with them.

        Raises ConfigurationError where the folder takes no file: a limit that cannot be counted is none.
        """
        return self._total(_ADD, {"day": day.isoformat(), "tokens": tokens}) or 0

    def reserve(self, day: date, tokens: int, *, most: int) -> bool:
        """Add tokens, unless the total would be more than `most`, in one statement. Raises as `add` does."""
        return self._total(_RESERVE, {"day": day.isoformat(), "tokens": tokens, "most": most}) is not None

    def _total(self, query: str, given: Mapping[str, object]) -> int | None:
        try:
            make_private(self._folder, FILE)
            # A connection an add: it costs 0.3 ms, and outlives neither a fork nor a thread.
            with closing(sqlite3.connect(self._folder / FILE, timeout=_PATIENCE_S, isolation_level=None)) as database:
                database.execute("PRAGMA synchronous=OFF")
                database.execute(_SCHEMA)
                row = database.execute(query, given).fetchone()
        except (OSError, sqlite3.Error) as exc:
            raise ConfigurationError(
                f"the tokens of a day cannot be counted in {self._folder} ({exc}); set FACTCHECK_CACHE_DIR to a folder "
                "that takes files, or leave FACTCHECK_BUDGET_DAY_TOKENS empty"
            ) from exc
        return None if row is None else int(row[0])
