"""The port of batches: each row is answered once, whoever takes it, and who reads on from a place skips none."""

import asyncio

import pytest

from factcheck.api.service_ports import BatchStore
from factcheck.pipeline.stored import BatchProgress, NewBatch, NewRow, TakenRow
from tests.contract.stores.backends import DAY_S, LEASE_S, MAX_AGE_S, Backend


def batch(batch_id: str, *contents: str, owner: str = "cms") -> NewBatch:
    """A row for each content; "!" is one that is invalid."""
    rows = [
        NewRow(place, None, b"invalid") if content == "!" else NewRow(place, content.encode())
        for place, content in enumerate(contents, start=1)
    ]
    return NewBatch(batch_id, owner, f"digest of {batch_id}", rows)


def add(store: BatchStore, *batches: NewBatch) -> None:
    for one in batches:
        assert asyncio.run(store.add(one)) == one.digest


def take(store: BatchStore, worker: str, most: int = 10) -> list[tuple[str, int]]:
    return [(row.batch_id, row.place) for row in asyncio.run(store.take(worker, most))]


def finish(store: BatchStore, row: TakenRow, answer: bytes, *, failed: bool = False) -> None:
    asyncio.run(store.finish(row, answer, failed=failed))


def results(store: BatchStore, batch_id: str, after: int = 0, most: int = 100) -> list[bytes]:
    return asyncio.run(store.results(batch_id, after=after, most=most))


def progress(store: BatchStore, batch_id: str, owner: str = "cms") -> BatchProgress | None:
    return asyncio.run(store.progress(batch_id, owner))


def test_rows_are_taken_as_they_were_added_and_answered_once(backend: Backend) -> None:
    store, other = backend.batches(), backend.batches()
    add(store, batch("a", "one", "!", "two"))
    assert progress(other, "a") == BatchProgress(3, 1, 1)
    first, second = asyncio.run(other.take("w", 10))
    assert (first, second) == (TakenRow("a", 1, b"one", "cms"), TakenRow("a", 3, b"two", "cms"))
    finish(other, second, b"answer to two")
    finish(other, second, b"again")
    finish(store, second, b"and again", failed=True)
    finish(store, first, b"answer to one", failed=True)
    assert progress(store, "a") == BatchProgress(3, 3, 2)
    assert results(store, "a") == [b"invalid", b"answer to two", b"answer to one"]
    assert results(store, "a", after=1, most=1) == [b"answer to two"]
    assert progress(store, "a", "desk") is None
    assert take(store, "w") == []


def test_a_batch_that_is_added_again_is_the_first(backend: Backend) -> None:
    store = backend.batches()
    add(store, batch("a", "one"))
    again = batch("a", "other", "rows")._replace(digest="another digest")
    assert asyncio.run(backend.batches().add(again)) == "digest of a"
    assert progress(store, "a") == BatchProgress(1, 0, 0)


def test_a_small_batch_does_not_wait_for_a_large_one(backend: Backend) -> None:
    store = backend.batches()
    add(store, batch("large", *"123456789"), batch("small", "1", "2"))
    assert sorted(take(store, "w", 4)) == [("large", 1), ("large", 2), ("small", 1), ("small", 2)]


def test_no_row_is_taken_by_two_at_once(backend: Backend) -> None:
    stores = [backend.batches() for _ in range(4)]
    add(stores[0], batch("a", *map(str, range(100))))

    async def take_all() -> list[int]:
        taken = await asyncio.gather(*(store.take(str(name), 7) for _ in range(5) for name, store in enumerate(stores)))
        return [row.place for rows in taken for row in rows]

    places = asyncio.run(take_all())
    places += [row.place for row in asyncio.run(stores[0].take("last", 100))]
    assert sorted(places) == list(range(1, 101))


def test_the_rows_of_a_worker_that_is_silent_are_free_after_its_lease(backend: Backend) -> None:
    store = backend.batches()
    add(store, batch("a", "one", "two"))
    taken = asyncio.run(store.take("silent", 2))
    backend.wait(LEASE_S / 2)
    assert take(store, "other") == []
    asyncio.run(store.renew("silent"))
    backend.wait(LEASE_S * 0.75)
    assert take(store, "other") == []
    backend.wait(LEASE_S)
    assert take(store, "other") == [("a", 1), ("a", 2)]
    finish(store, taken[0], b"late, but first")
    finish(store, taken[0], b"second")
    assert results(store, "a") == [b"late, but first"]


def test_rows_that_are_given_up_are_free_at_once(backend: Backend) -> None:
    store = backend.batches()
    add(store, batch("a", "one", "two"))
    take(store, "w", 1)
    asyncio.run(store.release("w"))
    assert take(store, "other") == [("a", 1), ("a", 2)]


def test_a_batch_that_is_cancelled_is_gone_with_its_rows(backend: Backend) -> None:
    store = backend.batches()
    add(store, batch("a", "one", "two"), batch("b", "other"))
    row = asyncio.run(store.take("w", 1))[0]
    assert asyncio.run(store.cancel("a", "desk")) is None
    assert asyncio.run(store.cancel("a", "cms")) == BatchProgress(2, 0, 0)
    assert asyncio.run(store.cancel("a", "cms")) is None
    finish(store, row, b"late")
    assert (progress(store, "a"), results(store, "a")) == (None, [])
    assert take(store, "other") == [("b", 1)]


def test_all_batches_of_an_owner_go_at_once(backend: Backend) -> None:
    store = backend.batches()
    add(store, batch("a", "one"), batch("b", "two"), batch("c", "three", owner="desk"))
    asyncio.run(store.forget("cms"))
    assert (progress(store, "a"), progress(store, "b")) == (None, None)
    assert take(store, "w") == [("c", 1)]


def test_a_batch_goes_when_it_is_too_old(backend: Backend) -> None:
    add(backend.batches(), batch("old", "one"))
    backend.wait(MAX_AGE_S + DAY_S)
    store = backend.batches()
    add(store, batch("new", "one"))
    assert progress(store, "old") is None
    assert take(store, "w") == [("new", 1)]


@pytest.mark.parametrize("rows", [60])
def test_who_reads_on_while_many_answer_gets_each_answer_once(backend: Backend, rows: int) -> None:
    stores = [backend.batches() for _ in range(4)]
    add(stores[0], batch("a", *map(str, range(rows))))
    got: list[bytes] = []

    async def work(store: BatchStore, name: str) -> None:
        while taken := await store.take(name, 3):
            await asyncio.gather(*(store.finish(row, row.content, failed=False) for row in taken))

    async def read(store: BatchStore) -> None:
        while len(got) < rows:
            got.extend(await store.results("a", after=len(got), most=100))

    async def run() -> None:
        await asyncio.gather(read(stores[0]), *(work(store, str(name)) for name, store in enumerate(stores[1:])))

    asyncio.run(run())
    assert sorted(got) == sorted(str(number).encode() for number in range(rows))
    assert got == results(stores[0], "a")
