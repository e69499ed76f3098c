"""The embedded store of reports, beside its port (tests/contract/stores): whatever is wrong with the disk is as if
nothing were stored.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.adapters.storage.report_store import FILE, Limits, SqliteReportStore
from factcheck.errors import StoreError
from factcheck.pipeline.stored import Kept, StoredReport
from tests.processes import GUARD_S
from tests.stored_reports import listed, report, stored

KEY, OTHER = "0" * 64, "1" * 64
NO_MEMORY = Limits(memory_bytes=0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteReportStore]:
    made = SqliteReportStore(tmp_path / "store", NO_MEMORY, patience_s=GUARD_S)
    yield made
    made.close()


@pytest.fixture
def hurried(tmp_path: Path) -> Iterator[SqliteReportStore]:
    """Gives a lock up soon."""
    made = SqliteReportStore(tmp_path / "store", NO_MEMORY, patience_s=1)
    yield made
    made.close()


def get(store: SqliteReportStore, report_id: str = KEY, owner: str = "") -> StoredReport | None:
    return asyncio.run(store.get(report_id, owner))


def put(store: SqliteReportStore, report_id: str = KEY, report: StoredReport | None = None, owner: str = "") -> Kept:
    return asyncio.run(store.put(report_id, report or stored(), owner))


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


def test_a_locked_database_costs_nothing_but_the_report_in_it(hurried: SqliteReportStore, tmp_path: Path) -> None:
    put(hurried)
    with closing(database(tmp_path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert get(hurried) == stored()  # in WAL who reads does not wait for who writes
        assert put(hurried, OTHER) is Kept.NOT
        assert hurried.tally["failures: database is locked"] == 1


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


def test_what_is_remembered_is_remembered_for_its_owner(tmp_path: Path) -> None:
    store = SqliteReportStore(tmp_path / "store")
    put(store, owner="cms")
    with closing(database(tmp_path)) as planted:
        planted.execute("DELETE FROM reports")
    assert get(store, owner="cms") == stored()
    assert get(store, owner="desk") is None
    store.close()


def test_a_report_goes_when_nobody_has_it_any_more(store: SqliteReportStore, tmp_path: Path) -> None:
    put(store, owner="cms")
    asyncio.run(store.adopt(KEY, "desk"))
    assert asyncio.run(store.delete(KEY, "cms"))
    assert not asyncio.run(store.delete(KEY, "cms"))
    assert (get(store, owner="cms"), get(store, owner="desk")) == (None, stored())
    assert asyncio.run(store.delete(KEY, "desk"))
    with closing(database(tmp_path)) as looked_into:
        assert [len(looked_into.execute(query).fetchall()) for query in ALL_ROWS] == [0, 0, 0]


ALL_ROWS = ("SELECT * FROM reports", "SELECT * FROM owned", "SELECT * FROM listings")


def test_what_is_evicted_is_in_no_list(tmp_path: Path) -> None:
    now = 1000.0
    store = SqliteReportStore(tmp_path / "store", Limits(max_age_s=100, memory_bytes=0), clock=lambda: now)
    put(store)
    now = 1101
    assert listed(store, "") == []
    put(store, OTHER)
    assert listed(store, "") == [OTHER]
    with closing(database(tmp_path)) as looked_into:
        assert [len(looked_into.execute(query).fetchall()) for query in ALL_ROWS] == [1, 1, 1]
    store.close()


def test_reports_of_a_store_without_owners_belong_to_everybody_and_none_is_lost(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    with closing(database(tmp_path)) as old:
        old.executescript(
            "CREATE TABLE reports (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, "
            "content BLOB NOT NULL, made_at REAL NOT NULL)"
        )
        given = [report(f"Report {number}", "A claim") for number in range(120)]
        old.executemany(
            "INSERT INTO reports (id, digest, content, made_at) VALUES (?, ?, ?, 500)",
            [(f"{number:064x}", one.digest, one.content) for number, one in enumerate(given)],
        )
        old.execute("INSERT INTO reports (id, digest, content, made_at) VALUES ('x', '', x'00', 500)")
    stores = [SqliteReportStore(tmp_path / "store", clock=lambda: 1000) for _ in range(2)]
    for store in stores:
        assert len(listed(store, "", most=200)) == 121
        assert listed(store, "", "report 7", most=200)[0] == f"{79:064x}"
        assert get(store, f"{7:064x}") == given[7]
        assert get(store, f"{7:064x}", "cms") is None
    assert asyncio.run(stores[0].adopt(f"{7:064x}", "cms")) == given[7]
    assert asyncio.run(stores[0].listed("cms", most=1))[0].listing.title == "Report 7"
    for store in stores:
        store.close()


def test_a_list_or_deletion_that_fails_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / FILE).write_bytes(b"garbage" * 1000)
    store = SqliteReportStore(folder)
    with pytest.raises(StoreError, match="file is not a database"):
        listed(store, "")
    with pytest.raises(StoreError):
        asyncio.run(store.delete_all(""))
    store.close()
