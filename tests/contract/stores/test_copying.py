"""What was kept in files is in the database after a copy: every row, once, however often it is copied."""

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest

from factcheck.adapters.metering.day_ledger import DayLedger
from factcheck.adapters.postgres.copying import Copied, Files, copy_all
from factcheck.adapters.postgres.database import Database, Server
from factcheck.adapters.storage import batch_store
from factcheck.adapters.storage.response_cache import DiskResponseCache
from factcheck.errors import UnreadableFileError
from factcheck.pipeline.stored import NewBatch, NewRow, SavedAnswer, TakenRow
from tests.contract.stores.backends import DAY_S, MAX_AGE_S, Embedded, Shared
from tests.stored_reports import listed, report
from tests.unit.adapters.chat import build_response

DAY = date(2022, 5, 10)
REPORTS = {f"{number:064x}": report(f"Report\0 {number}", "A claim") for number in range(250)}
OWNERS = ("", "cms")
ANSWER = SavedAnswer(201, {"location": "/v1/reports/1"}, b"{}")
KEYS = [f"{number:064x}" for number in range(30)]


@pytest.fixture
def files(tmp_path: Path) -> Iterator[Embedded]:
    """With something in each store."""
    made = Embedded(tmp_path / "store")
    asyncio.run(_fill(made))
    for number, name in enumerate(("spent", "keys/cms", "keys/desk"), start=1):
        DayLedger(tmp_path / "cache" / name).add(DAY, 100 * number)
    yield made
    made.close()


async def _fill(files: Embedded) -> None:
    reports, worksheets, batches, answers = files.reports(), files.worksheets(), files.batches(), files.answers()
    cache = DiskResponseCache(files.folder.parent / "cache")
    files.closing.append(cache.close)
    for report_id, one in REPORTS.items():
        await reports.put(report_id, one, OWNERS[0])
    await reports.adopt(next(iter(REPORTS)), OWNERS[1])
    await worksheets.write("cms", "r", "c1", lambda row: row.model_copy(update={"note": "a\nnote\0"}), None)
    await batches.add(NewBatch("b", "cms", "digest", [NewRow(1, b"one"), NewRow(2, None, b"bad"), NewRow(3, b"three")]))
    await batches.finish(TakenRow("b", 3, b"three", "cms"), b"answer", failed=False)
    for key in ("k", "l"):
        await answers.begin("cms", key, "d")
    await answers.save("cms", "k", ANSWER)
    for key in KEYS:
        await cache.put(key, build_response(key))


@pytest.fixture
def database(emptied_url: str) -> Iterator[Database]:
    made = Database(Server(emptied_url))
    yield made
    made.close()


def copy(files: Embedded, database: Database) -> list[Copied]:
    return list(copy_all(Files(files.folder, files.folder.parent / "cache", MAX_AGE_S), database))


def test_every_row_is_there_after_it_once(files: Embedded, database: Database, emptied_url: str) -> None:
    found = {"reports": 250, "owned": 251, "checkings": 1, "batches": 1, "answers": 2, "responses": 30, "days": 3}
    assert copy(files, database) == [Copied(what, rows, rows) for what, rows in found.items()]
    assert copy(files, database) == [Copied(what, rows, 0) for what, rows in found.items()]
    shared = Shared(emptied_url)
    asyncio.run(_compare(files, shared, emptied_url))
    shared.close()


async def _compare(files: Embedded, shared: Shared, url: str) -> None:
    """By the ports of both. The times are of 1970, by the clock of the test, so what is copied is made younger."""
    with psycopg.connect(url) as connection:
        times = connection.execute("SELECT DISTINCT extract(epoch FROM made_at)::int FROM factcheck.reports").fetchall()
        assert times == [(1_000_000,)]
        for table in ("reports", "answers", "batches", "owned"):
            connection.execute(f"UPDATE factcheck.{table} SET made_at = now()".encode())  # noqa: S608
        connection.execute("UPDATE factcheck.checkings SET used_at = now()")
    one, other = files.reports(), shared.reports()
    for owner in OWNERS:
        for report_id in REPORTS:
            assert await other.get(report_id, owner) == await one.get(report_id, owner)
        ours, theirs = await one.listed(owner, most=1000), await other.listed(owner, most=1000)
        assert [(row.report_id, row.listing[:5]) for row in theirs] == [
            (row.report_id, row.listing[:5]) for row in ours
        ]
    assert await shared.worksheets().rows("cms", "r") == await files.worksheets().rows("cms", "r")
    for batches in (files.batches(), shared.batches()):
        assert await batches.progress("b", "cms") == (3, 2, 1)
        assert await batches.results("b", after=0, most=9) == [b"bad", b"answer"]
    for answers in (files.answers(), shared.answers()):
        assert [await answers.begin("cms", key, "e") for key in ("k", "l")] == [("d", ANSWER), ("d", None)]
    cache = shared.cache()
    assert [await cache.get(key) for key in KEYS] == [build_response(key) for key in KEYS]
    spent = [await asyncio.to_thread(shared.ledger(name).add, DAY, 0) for name in ("spent", "keys/cms", "keys/desk")]
    assert spent == [100, 200, 300]


def test_a_row_without_an_answer_is_queued_once(files: Embedded, database: Database, emptied_url: str) -> None:
    copy(files, database)
    copy(files, database)
    with psycopg.connect(emptied_url) as connection:
        assert connection.execute("SELECT payload FROM factcheck.pgqueuer").fetchall() == [(b'["b", [1]]',)]


def test_a_copy_that_was_broken_off_is_run_again(files: Embedded, database: Database) -> None:
    copying = copy_all(Files(files.folder, files.folder.parent / "cache", MAX_AGE_S), database)
    assert next(copying) == Copied("reports", 250, 250)
    again = {row.what: row.copied for row in copy(files, database)}
    assert (again["reports"], again["owned"]) == (0, 251)


def test_what_is_in_the_database_is_left_alone(files: Embedded, database: Database, emptied_url: str) -> None:
    shared, (report_id, *_) = Shared(emptied_url), REPORTS
    newer = report("Newer")
    asyncio.run(shared.reports().put(report_id, newer, "cms"))
    shared.ledger("spent").add(DAY, 7)
    copy(files, database)
    assert asyncio.run(shared.reports().get(report_id, "cms")) == newer
    assert listed(shared.reports(), "cms") == [report_id]
    assert shared.ledger("spent").add(DAY, 0) == 7
    shared.close()


def test_folders_that_are_not_there_are_nothing_to_copy(tmp_path: Path, database: Database) -> None:
    found = copy_all(Files(tmp_path / "none", tmp_path / "nothing", DAY_S), database)
    assert {(row.found, row.copied) for row in found} == {(0, 0)}


def test_a_file_that_is_damaged_is_one_error(tmp_path: Path, database: Database) -> None:
    (tmp_path / batch_store.FILE).write_bytes(b"garbage" * 1000)
    with pytest.raises(UnreadableFileError, match=f"{batch_store.FILE} cannot be read: file is not a database"):
        list(copy_all(Files(tmp_path, tmp_path, DAY_S), database))
