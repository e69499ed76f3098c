"""Reports that were read or written last, with the owners that are known to have them: an LRU bounded in bytes."""

import os
from collections import OrderedDict
from pathlib import Path
from typing import Final, NamedTuple

from factcheck.pipeline.stored import StoredReport

# Time to live: bounds how stale an entry is that another process has replaced or evicted.
_TTL_S: Final = 60.0


class _Entry(NamedTuple):
    report: StoredReport
    owners: set[str]
    until: float
    deletions: int


class Deletions:
    """A file that grows by a byte with each deletion, so that its size tells other processes that there was one.

    SQLite can tell that, too (`PRAGMA data_version`), but not without a hop to the thread of its connection.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def count(self) -> int:
        """How many there were so far; -1 where there is no file yet."""
        try:
            return os.stat(self._file).st_size  # noqa: PTH116 - a fifth of the time of Path.stat, on each request
        except OSError:
            return -1

    def note(self) -> None:
        """After the deletion is committed. Raises OSError."""
        descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
        try:
            os.write(descriptor, b".")
        finally:
            os.close(descriptor)


class ReportMemory:
    """What another process has deleted is not there, what it has replaced or evicted for up to a minute still is."""

    def __init__(self, most_bytes: int, deletions: Deletions) -> None:
        self._most_bytes = most_bytes
        self._deletions = deletions
        self._bytes = 0
        self._entries: OrderedDict[str, _Entry] = OrderedDict()

    def get(self, report_id: str, owner: str, now: float, as_of: int) -> StoredReport | None:
        """None where it is not known that this owner has it, too."""
        entry = self._entries.get(report_id)
        if entry is None or owner not in entry.owners or entry.until <= now or entry.deletions != as_of:
            return None
        self._entries.move_to_end(report_id)
        return entry.report

    def as_of_now(self) -> int:
        """The deletions so far. What is put is marked with those before the database was read, so that one in between
        is noticed.
        """
        return self._deletions.count()

    def put(self, report_id: str, owner: str, report: StoredReport, now: float, as_of: int) -> None:
        before = self._take(report_id)
        is_same = before is not None and (before.report.digest, before.deletions) == (report.digest, as_of)
        owners = {owner} | before.owners if before is not None and is_same else {owner}
        self._entries[report_id] = _Entry(report._replace(listing=None), owners, now + _TTL_S, as_of)
        self._bytes += len(report.content)
        while self._bytes > self._most_bytes:
            self._take(next(iter(self._entries)))

    def _take(self, report_id: str) -> _Entry | None:
        entry = self._entries.pop(report_id, None)
        if entry is not None:
            self._bytes -= len(entry.report.content)
        return entry
