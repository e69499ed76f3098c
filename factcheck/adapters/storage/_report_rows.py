"""SQL of the report store: reports, who has which, and what lists show of them.

A report lives as long as somebody has it, is not too old, and the store is not full.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, Protocol

from factcheck.adapters.storage.listing_rows import ListingRow, listing_from, row_of
from factcheck.pipeline.stored import Kept, ListedReport, StoredReport

# What stands in the store when ownership comes in belongs to who has no key, and is not lost.
SCHEMA: Final = (
    """
CREATE TABLE IF NOT EXISTS reports (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    content BLOB NOT NULL,
    made_at REAL NOT NULL
)
""",
    """
CREATE TABLE owned (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    owner TEXT NOT NULL,
    report TEXT NOT NULL,
    made_at REAL NOT NULL,
    UNIQUE (owner, report)
);
CREATE INDEX owned_in_order ON owned (owner, number);
CREATE INDEX owned_by_report ON owned (report);
CREATE TABLE listings (
    report TEXT PRIMARY KEY,
    listing TEXT NOT NULL,
    words TEXT NOT NULL
);
INSERT INTO owned (owner, report, made_at) SELECT '', id, made_at FROM reports ORDER BY number
""",
)
_READ: Final = "SELECT content, digest, made_at FROM reports WHERE id = ?"
_WRITE: Final = "INSERT INTO reports (id, digest, content, made_at) VALUES (?, ?, ?, ?)"
_OWN: Final = "INSERT OR IGNORE INTO owned (owner, report, made_at) VALUES (?, ?, ?)"
_LIST: Final = "INSERT OR REPLACE INTO listings (report, listing, words) VALUES (?, ?, ?)"
# The bytes in use, without counting rows: pages that were freed are filled before the file grows.
_VOLUME: Final = (
    "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
)
_OLDEST: Final = """
DELETE FROM reports WHERE number IN (SELECT number FROM reports WHERE id <> ? ORDER BY number LIMIT 64) RETURNING id
"""
_UNLISTED: Final = """
SELECT report, content FROM owned JOIN reports ON reports.id = report
WHERE owner = ? AND NOT EXISTS (SELECT 1 FROM listings WHERE listings.report = owned.report) LIMIT ?
"""
_LISTED: Final = """
SELECT owned.number, owned.report, owned.made_at, listing, words FROM owned
JOIN listings ON listings.report = owned.report JOIN reports ON reports.id = owned.report
WHERE owner = ? AND owned.number < ? AND reports.made_at > ?{found} ORDER BY owned.number DESC LIMIT ?
"""
_DISOWN: Final = "DELETE FROM owned WHERE owner = :owner AND report = coalesce(:report, report) RETURNING report"
_LARGEST: Final = 2**63 - 1


class Stored(NamedTuple):
    """A row of reports, as it stands there."""

    content: object
    digest: str
    made_at: float


class Reading(Protocol):
    def __call__(self, database: sqlite3.Connection, report_id: str, owner: str) -> Stored | None: ...


def read(database: sqlite3.Connection, report_id: str, owner: str) -> Stored | None:
    """The report, where the owner has it."""
    return _read(database, report_id) if _owns(database, report_id, owner) else None


def adopt(database: sqlite3.Connection, report_id: str, owner: str, *, now: float) -> Stored | None:
    found = _read(database, report_id)
    if found is None or _owns(database, report_id, owner):
        return found
    database.execute("BEGIN IMMEDIATE")
    found = _read(database, report_id)  # another process may have deleted it meanwhile
    if found is not None:
        database.execute(_OWN, (owner, report_id, now))
    return found


def write(database: sqlite3.Connection, report_id: str, report: StoredReport, owner: str, now: float) -> Kept:
    """Store, or replace; the report is the newest of its owner's."""
    replaced = database.execute("DELETE FROM reports WHERE id = ?", (report_id,)).rowcount
    database.execute(_WRITE, (report_id, report.digest, report.content, now))
    database.execute("DELETE FROM owned WHERE owner = ? AND report = ?", (owner, report_id))
    database.execute(_OWN, (owner, report_id, now))
    _list(database, report_id, report)
    return Kept.REPLACED if replaced else Kept.NEW


def evict_older(database: sqlite3.Connection, than: float) -> None:
    gone = database.execute("DELETE FROM reports WHERE made_at <= ? RETURNING id", (than,)).fetchall()
    _disown(database, gone)


def evict_oldest(database: sqlite3.Connection, but: str) -> int:
    """Some of them; how many."""
    gone = database.execute(_OLDEST, (but,)).fetchall()
    _disown(database, gone)
    return len(gone)


def volume(database: sqlite3.Connection) -> int:
    found: int = database.execute(_VOLUME).fetchone()[0]
    return found


def delete(database: sqlite3.Connection, owner: str, report_id: str | None = None) -> int:
    """One report of the owner, or all; how many."""
    database.execute("BEGIN IMMEDIATE")
    gone = database.execute(_DISOWN, {"owner": owner, "report": report_id}).fetchall()
    for key in gone:
        if database.execute("SELECT 1 FROM owned WHERE report = ?", key).fetchone() is None:
            database.execute("DELETE FROM reports WHERE id = ?", key)
            database.execute("DELETE FROM listings WHERE report = ?", key)
    return len(gone)


def catch_up(database: sqlite3.Connection, owner: str, most: int) -> int:
    """List reports that were stored before there were lists; how many."""
    unlisted = database.execute(_UNLISTED, (owner, most)).fetchall()
    for report_id, content in unlisted:
        _list(database, report_id, StoredReport(content, ""))
    return len(unlisted)


def listed(
    database: sqlite3.Connection, owner: str, words: Sequence[str], *, before: int | None, most: int, oldest: float
) -> list[ListedReport]:
    query = _LISTED.format(found=" AND instr(words, ?)" * len(words))
    given = (owner, _LARGEST if before is None else before, oldest, *words, most)
    return [
        ListedReport(number, report_id, made_at, listing_from(ListingRow(listing, found)))
        for number, report_id, made_at, listing, found in database.execute(query, given)
    ]


def _read(database: sqlite3.Connection, report_id: str) -> Stored | None:
    row = database.execute(_READ, (report_id,)).fetchone()
    return None if row is None else Stored(*row)


def _owns(database: sqlite3.Connection, report_id: str, owner: str) -> bool:
    query = "SELECT 1 FROM owned WHERE owner = ? AND report = ?"
    return database.execute(query, (owner, report_id)).fetchone() is not None


def _list(database: sqlite3.Connection, report_id: str, report: StoredReport) -> None:
    database.execute(_LIST, (report_id, *row_of(report)))


def _disown(database: sqlite3.Connection, gone: Iterable[tuple[str]]) -> None:
    for key in gone:
        database.execute("DELETE FROM owned WHERE report = ?", key)
        database.execute("DELETE FROM listings WHERE report = ?", key)
