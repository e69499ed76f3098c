"""The port of worksheets: of two who change the same row one comes first, and the other is told."""

import asyncio

from factcheck.api.service_ports import WorksheetStore
from factcheck.domain.checking import Checking, Status
from factcheck.pipeline.stored import UNTOUCHED_ROW, SavedChecking
from tests.contract.stores.backends import DAY_S, Backend

REPORT, OTHER = "0" * 64, "1" * 64


async def note(
    store: WorksheetStore, words: str, etag: str | None = "0", claim: str = "c1", report: str = REPORT
) -> tuple[SavedChecking, bool]:
    etags = None if etag is None else {etag}
    return await store.write("cms", report, claim, lambda row: row.model_copy(update={"note": words}), etags)


def test_a_row_changes_with_its_etag_alone(backend: Backend) -> None:
    store = backend.worksheets()
    first, is_written = asyncio.run(note(store, "one"))
    assert (first.checking, is_written) == (Checking(note="one"), True)
    assert asyncio.run(note(store, "two")) == (first, False)
    second, is_written = asyncio.run(note(store, "two", first.etag))
    assert (second.checking.note, is_written) == ("two", True)
    assert second.etag not in (first.etag, "0")
    assert asyncio.run(store.rows("cms", REPORT)) == {"c1": second}
    assert asyncio.run(note(store, "three", None))[1]


def test_what_is_not_changed_stays(backend: Backend) -> None:
    store = backend.worksheets()
    row, _ = asyncio.run(note(store, "one"))
    change = {"status": Status.WRONG, "assignee": "Ada"}
    asyncio.run(store.write("cms", REPORT, "c1", lambda old: old.model_copy(update=change), {row.etag}))
    expected = Checking(status=Status.WRONG, note="one", assignee="Ada")
    assert asyncio.run(store.rows("cms", REPORT))["c1"].checking == expected


def test_a_row_that_nobody_has_touched_has_the_etag_0(backend: Backend) -> None:
    store = backend.worksheets()
    assert asyncio.run(note(store, "one", "1")) == (UNTOUCHED_ROW, False)
    assert asyncio.run(store.rows("cms", REPORT)) == {}


def test_of_many_writers_on_two_hosts_no_change_is_lost(backend: Backend) -> None:
    """Each adds a line, and tries again with the row that it is shown."""
    stores = [backend.worksheets() for _ in range(2)]

    async def add(store: WorksheetStore, line: str) -> None:
        current, is_written = UNTOUCHED_ROW, False
        while not is_written:
            current, is_written = await note(store, f"{current.checking.note}{line}\n", current.etag)

    async def add_all() -> None:
        await asyncio.gather(*(add(stores[number % 2], f"line {number}") for number in range(20)))

    asyncio.run(add_all())
    lines = asyncio.run(stores[0].rows("cms", REPORT))["c1"].checking.note.splitlines()
    assert sorted(lines) == sorted(f"line {number}" for number in range(20))


def test_what_is_forgotten_is_gone_and_its_etags_with_it(backend: Backend) -> None:
    store = backend.worksheets()
    first, _ = asyncio.run(note(store, "one"))
    asyncio.run(note(store, "other", report=OTHER))
    asyncio.run(store.forget("cms", REPORT))
    assert asyncio.run(store.rows("cms", REPORT)) == {}
    assert asyncio.run(store.rows("cms", OTHER))
    asyncio.run(note(store, "again"))
    assert not asyncio.run(note(store, "late", first.etag))[1]
    asyncio.run(store.forget("desk"))
    assert asyncio.run(store.rows("cms", OTHER))
    asyncio.run(store.forget("cms"))
    assert (asyncio.run(store.rows("cms", REPORT)), asyncio.run(store.rows("cms", OTHER))) == ({}, {})


def test_a_worksheet_goes_so_long_after_it_was_last_read_or_written(backend: Backend) -> None:
    store = backend.worksheets()
    asyncio.run(note(store, "one"))
    asyncio.run(note(store, "unread", report=OTHER))
    backend.wait(20 * DAY_S)
    assert asyncio.run(store.rows("cms", REPORT))
    backend.wait(20 * DAY_S)
    asyncio.run(note(store, "two", claim="c2"))
    assert set(asyncio.run(store.rows("cms", REPORT))) == {"c1", "c2"}
    assert asyncio.run(store.rows("cms", OTHER)) == {}
