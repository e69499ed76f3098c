"""Embedded stores -> PostgreSQL: copies every row that is not there yet, and changes none that is.

Rows keep their times. Each page is a transaction: a copy that was broken off goes on where it stopped (resumable), and
a second one finds nothing to do (idempotent). The files stay as they are, and may be in use: what is written into them
meanwhile comes with the next run.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from factcheck.adapters.metering import day_ledger
from factcheck.adapters.postgres.database import Database
from factcheck.adapters.postgres.row_queue import enqueue
from factcheck.adapters.postgres.schema import Connection
from factcheck.adapters.storage import answer_store, batch_store, report_store, response_cache, worksheet_store
from factcheck.adapters.storage.listing_rows import ListingRow, row_of
from factcheck.adapters.storage.safe_disk import DATABASE, DamagedEntryError, open_database
from factcheck.domain.checking import Checking, Status
from factcheck.errors import UnreadableFileError
from factcheck.pipeline.stored import StoredReport

Row = tuple[Any, ...]
# Stores a row, unless it is there: how many were stored.
Put = Callable[[Connection, Row], int]

_LEVEL: Final = 1
_PAGE: Final = 200
_PATIENCE_S: Final = 30.0

_READ_REPORTS: Final = """
SELECT id, digest, content, made_at, listing, words FROM reports LEFT JOIN listings ON report = id ORDER BY number
"""
_READ_OWNED: Final = "SELECT owner, report, made_at FROM owned ORDER BY number"
_READ_CHECKINGS: Final = "SELECT owner, report, claim, status, note, assignee, etag, used_at FROM checkings"
_READ_BATCHES: Final = "SELECT id, owner, digest, made_at, total, finished, failed FROM batches ORDER BY made_at"
_READ_BATCH_ROWS: Final = "SELECT batch, place, content, answer, number FROM rows WHERE batch = ? ORDER BY place"
_READ_ANSWERS: Final = """
SELECT owner, key, digest, made_at, status, headers, json_extract(headers, '$.location'), content FROM answers
"""
_READ_DAYS: Final = "SELECT day, tokens FROM spent"

_PUT_REPORT: Final = """
INSERT INTO factcheck.reports (id, digest, content, listing, words, made_at)
VALUES (%s, %s, %s, %s, %s, to_timestamp(%s)) ON CONFLICT DO NOTHING
"""
_PUT_OWNED: Final = """
INSERT INTO factcheck.owned (owner, report, made_at)
SELECT %s, id, to_timestamp(%s) FROM factcheck.reports WHERE id = %s ON CONFLICT DO NOTHING
"""
_PUT_CHECKING: Final = """
INSERT INTO factcheck.checkings (owner, report, claim, checking, etag, used_at)
VALUES (%s, %s, %s, %s, %s, to_timestamp(%s)) ON CONFLICT DO NOTHING
"""
_PUT_BATCH: Final = """
INSERT INTO factcheck.batches (id, owner, digest, made_at, total, finished, failed)
VALUES (%s, %s, %s, to_timestamp(%s), %s, %s, %s) ON CONFLICT DO NOTHING
"""
_PUT_BATCH_ROW: Final = """
INSERT INTO factcheck.batch_rows (batch, place, content, answer, number) VALUES (%s, %s, %s, %s, %s)
"""
_PUT_ANSWER: Final = """
INSERT INTO factcheck.answers (owner, key, digest, made_at, status, headers, location, content)
VALUES (%s, %s, %s, to_timestamp(%s), %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""
_PUT_RESPONSE: Final = """
INSERT INTO factcheck.responses (key, content, made_at) VALUES (%s, %s, to_timestamp(%s)) ON CONFLICT DO NOTHING
"""
_PUT_DAY: Final = "INSERT INTO factcheck.spent (ledger, day, tokens) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"


class Files(NamedTuple):
    """The folders of the embedded stores; a response expires `max_response_age_s` after it was made."""

    store_dir: Path
    cache_dir: Path
    max_response_age_s: float


class Copied(NamedTuple):
    """Of `found` rows so many were not there yet."""

    what: str
    found: int
    copied: int


def copy_all(files: Files, database: Database) -> Iterator[Copied]:
    """One store after another. Raises UnreadableFileError and StoreError."""
    reports, batches = files.store_dir / report_store.FILE, files.store_dir / batch_store.FILE
    worksheets, answers = files.store_dir / worksheet_store.FILE, files.store_dir / answer_store.FILE
    stores: tuple[tuple[str, Iterable[Row], Put], ...] = (
        ("reports", _rows(reports, _READ_REPORTS), _put_report),
        ("owned", _rows(reports, _READ_OWNED), _put_owned),
        ("checkings", _rows(worksheets, _READ_CHECKINGS), _put_checking),
        ("batches", _rows(batches, _READ_BATCHES), lambda connection, row: _put_batch(connection, row, batches)),
        ("answers", _rows(answers, _READ_ANSWERS), _put_answer),
        ("responses", _responses(files), _put_response),
        ("days", _days(files.cache_dir), lambda connection, row: connection.execute(_PUT_DAY, row).rowcount),
    )
    for what, rows, put in stores:
        yield _copy(what, iter(rows), put, database)


def _copy(what: str, rows: Iterator[Row], put: Put, database: Database) -> Copied:
    found = copied = 0
    while page := list(islice(rows, _PAGE)):
        copied += database.run_blocking(partial(_put_page, page=page, put=put))
        found += len(page)
    return Copied(what, found, copied)


def _put_page(connection: Connection, page: list[Row], put: Put) -> int:
    with connection.transaction():
        return sum(put(connection, row) for row in page)


def _rows(file: Path, query: str, given: Row = ()) -> Iterator[Row]:
    """None of a file that is not there. Raises UnreadableFileError."""
    if not file.exists():
        return
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE_S)) as opened:
            yield from opened.execute(query, given)
    except sqlite3.Error as exc:
        raise UnreadableFileError(f"{file} cannot be read: {exc}") from exc


def _responses(files: Files) -> Iterator[Row]:
    folder = files.cache_dir / response_cache.FOLDER
    if not (folder / DATABASE).exists():
        return
    try:
        with closing(open_database(folder, patience_s=_PATIENCE_S)) as cache:
            for key in cache:
                content, expires_at = cache.get(key, expire_time=True)
                if content is not None:
                    yield key, content, (expires_at or 0) - files.max_response_age_s
    except (sqlite3.Error, OSError, DamagedEntryError) as exc:
        raise UnreadableFileError(f"the cache in {folder} cannot be read: {exc}") from exc


def _days(cache_dir: Path) -> Iterator[Row]:
    """The name of a ledger is that of its folder, below the folder of the cache."""
    for file in sorted((*cache_dir.glob(f"spent/{day_ledger.FILE}"), *cache_dir.glob(f"keys/*/{day_ledger.FILE}"))):
        name = file.parent.relative_to(cache_dir).as_posix()
        yield from ((name, *row) for row in _rows(file, _READ_DAYS))


def _put_report(connection: Connection, row: Row) -> int:
    report_id, digest, content, made_at, listing, words = row
    listed = row_of(StoredReport(content, digest)) if listing is None else ListingRow(listing, words)
    packed = zlib.compress(content, _LEVEL)
    values = (report_id, digest, packed, *listed, made_at)
    return connection.execute(_PUT_REPORT, values).rowcount


def _put_owned(connection: Connection, row: Row) -> int:
    owner, report_id, made_at = row
    return connection.execute(_PUT_OWNED, (owner, made_at, report_id)).rowcount


def _put_checking(connection: Connection, row: Row) -> int:
    *place, status, note, assignee, etag, used_at = row
    checking = Checking(status=Status(status), note=note, assignee=assignee)
    return connection.execute(_PUT_CHECKING, (*place, checking.model_dump_json(), etag, used_at)).rowcount


def _put_batch(connection: Connection, row: Row, file: Path) -> int:
    """With its rows, those without an answer queued: in the transaction of the page."""
    if not connection.execute(_PUT_BATCH, row).rowcount:
        return 0
    rows = list(_rows(file, _READ_BATCH_ROWS, (row[0],)))
    packed = [
        (batch, place, _packed(content), _packed(answer), number) for batch, place, content, answer, number in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_PUT_BATCH_ROW, packed)
    unanswered = [place for _, place, _, answer, _ in rows if answer is None]
    if unanswered:
        enqueue(connection, row[0], unanswered)
    return 1


def _put_answer(connection: Connection, row: Row) -> int:
    *values, content = row
    return connection.execute(_PUT_ANSWER, (*values, _packed(content))).rowcount


def _put_response(connection: Connection, row: Row) -> int:
    key, content, made_at = row
    return connection.execute(_PUT_RESPONSE, (key, zlib.compress(content, _LEVEL), made_at)).rowcount


def _packed(content: bytes | None) -> bytes | None:
    return None if content is None else zlib.compress(content, _LEVEL)
