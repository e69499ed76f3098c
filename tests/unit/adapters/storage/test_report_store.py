"""The store of reports: what was put is there for all, and whatever is wrong with the disk is as if nothing were."""

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from factcheck.adapters.storage.report_store import FILE, Limits, SqliteReportStore
from factcheck.pipeline.stored import Kept, StoredReport

KEY, OTHER = "0" * 64, "1" * 64
NO_MEMORY = Limits(memory_bytes=0)


def stored(content: bytes = b'{"claims": []}') -> StoredReport:
    return StoredReport(content, sha256(content).hexdigest())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteReportStore]:
    made = SqliteReportStore(tmp_path / "store", NO_MEMORY, patience_s=0.2)
    yield made
    made.close()


def get(store: SqliteReportStore, report_id: str = KEY) -> StoredReport | None:
    return asyncio.run(store.get(report_id))


def put(store: SqliteReportStore, report_id: str = KEY, report: StoredReport | None = None) -> Kept:
    return asyncio.run(store.put(report_id, report or stored()))


def database(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / "store" / FILE, isolation_level=None)


def test_a_report_is_there_for_another_process_and_nobody_else(store: SqliteReportStore, tmp_path: Path) -> None:
    assert put(store) is Kept.NEW
    other = SqliteReportStore(tmp_path / "store")
    assert get(other) == stored()
    assert get(other, OTHER) is None
    other.close()
    files = list((tmp_path / "store").iterdir())
    assert (tmp_path / "store").stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_a_report_that_is_put_again_replaces_the_first(store: SqliteReportStore) -> None:
    put(store)
    assert put(store, report=stored(b"{}")) is Kept.REPLACED
    assert get(store) == stored(b"{}")


def test_a_report_goes_when_it_is_too_old(tmp_path: Path) -> None:
    now = 1000.0
    store = SqliteReportStore(tmp_path / "store", Limits(max_age_s=100), clock=lambda: now)
    put(store)
    now = 1099
    assert get(store) == stored()
    now = 1200
    assert get(store) is None
    store.close()


def test_the_oldest_go_when_the_store_is_full(tmp_path: Path) -> None:
    store = SqliteReportStore(tmp_path / "store", Limits(max_bytes=400_000, memory_bytes=0))
    ids = [f"{number:064x}" for number in range(100)]
    for report_id in ids:
        assert put(store, report_id, stored(report_id.encode() * 300)) is Kept.NEW
    left = [report_id for report_id in ids if get(store, report_id) is not None]
    assert left == ids[-len(left) :]
    assert 0 < len(left) < 30
    assert (tmp_path / "store" / FILE).stat().st_size < 3_000_000
    store.close()


def test_a_report_larger_than_the_store_is_kept_alone(tmp_path: Path) -> None:
    store = SqliteReportStore(tmp_path / "store", Limits(max_bytes=100_000, memory_bytes=0))
    put(store, OTHER)
    assert put(store, KEY, stored(b"x" * 500_000)) is Kept.NEW
    assert get(store) == stored(b"x" * 500_000)
    assert get(store, OTHER) is None
    store.close()


def test_the_last_ones_are_remembered_up_to_so_many_bytes(tmp_path: Path) -> None:
    store = SqliteReportStore(tmp_path / "store", Limits(memory_bytes=20))
    put(store, OTHER, stored(b"an older one"))
    put(store, KEY, stored(b"a newer one"))
    with closing(database(tmp_path)) as planted:
        planted.execute("DELETE FROM reports")
    assert get(store) == stored(b"a newer one")
    assert get(store, OTHER) is None
    store.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reports SET content = x'7b7d'",
        "UPDATE reports SET content = 'text'",
        "UPDATE reports SET digest = ''",
    ],
)
def test_a_report_that_was_tampered_with_is_not_there(
    store: SqliteReportStore, tmp_path: Path, statement: str, caplog: pytest.LogCaptureFixture
) -> None:
    put(store)
    with closing(database(tmp_path)) as planted:
        planted.execute(statement)
    assert get(store) is None
    assert "does not match its sha256" in caplog.text
    assert put(store) is Kept.REPLACED
    assert get(store) == stored()


def test_a_locked_database_costs_nothing_but_the_report_in_it(store: SqliteReportStore, tmp_path: Path) -> None:
    put(store)
    with closing(database(tmp_path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert get(store) == stored()  # in WAL who reads does not wait for who writes
        assert put(store, OTHER) is Kept.NOT
        assert store.tally["failures: database is locked"] == 1
    assert get(store) is None  # it rests


def test_garbage_in_place_of_the_database_is_as_if_nothing_were_stored(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / FILE).write_bytes(b"garbage" * 1000)
    store = SqliteReportStore(folder)
    with caplog.at_level(logging.WARNING):
        assert put(store) is Kept.NOT
        assert get(store) is None
    assert "file is not a database" in caplog.text
    store.close()


@pytest.mark.parametrize("what", ["file", "link"])
def test_a_folder_that_is_none_is_as_if_nothing_were_stored(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "store"
    if what == "file":
        folder.write_bytes(b"")
    else:
        (tmp_path / "elsewhere").mkdir()
        folder.symlink_to(tmp_path / "elsewhere")
    store = SqliteReportStore(folder)
    assert put(store) is Kept.NOT
    assert get(store) is None
    assert what == "file" or not list((tmp_path / "elsewhere").iterdir())
    store.close()


def test_a_database_that_somebody_removes_is_made_anew(store: SqliteReportStore, tmp_path: Path) -> None:
    put(store)
    for file in (tmp_path / "store").iterdir():
        file.unlink()
    assert get(store) is None
    assert put(store) is Kept.NEW
    assert get(store) == stored()
