"""Ids -> the lines where they stood first, in a temporary SQLite database: memory is bounded however many there are."""

import json
import sqlite3
from typing import Final

from factcheck.errors import UnwritableFileError
from factcheck.pipeline.batch.rows import RowId

# In KiB (negative as SQLite has it). What does not fit goes to a file in TMPDIR that has no name, and ends with us.
_CACHE_KIB: Final = -16_384
_SCHEMA: Final = "CREATE TABLE ids (id TEXT PRIMARY KEY, line INTEGER NOT NULL) WITHOUT ROWID"


class DiskIdTable:
    """An `IdTable`. 1 and "1" are two ids. Raises UnwritableFileError where TMPDIR is full."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.execute(f"PRAGMA cache_size={_CACHE_KIB}")
        self._rows.execute("PRAGMA journal_mode=OFF")
        self._rows.execute(_SCHEMA)
        self._rows.execute("BEGIN")  # one transaction for all: none is ever rolled back

    def setdefault(self, row_id: RowId, line: int, /) -> int:
        """The line of an id that is there already, else this one."""
        try:
            added = self._rows.execute("INSERT OR IGNORE INTO ids VALUES (?, ?)", (json.dumps(row_id), line)).rowcount
        except sqlite3.Error as exc:
            raise UnwritableFileError(f"the table of ids cannot be kept: {exc}; see to the room in TMPDIR") from exc
        return line if added else self._line_of(row_id) or line

    def __contains__(self, row_id: object, /) -> bool:
        return self._line_of(row_id) is not None

    def _line_of(self, row_id: object) -> int | None:
        found = self._rows.execute("SELECT line FROM ids WHERE id = ?", (json.dumps(row_id),)).fetchone()
        return None if found is None else int(found[0])
