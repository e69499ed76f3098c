"""The port of batches: each row is answered once, whoever takes it, and who reads on from a place skips none."""

import asyncio

from factcheck.api.service_ports import BatchStore
from factcheck.pipeline.stored import BatchProgress, NewBatch, NewRow, TakenRow
from tests.contract.stores.backends import DAY_S, MAX_AGE_S, Backend


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


def taken(batch_id: str, place: int, content: str = "", owner: str = "cms") -> TakenRow:
    return TakenRow(batch_id, place, content.encode(), owner)


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
    first, second = taken("a", 1, "one"), taken("a", 3, "two")
    assert [backend.row(other, "a", place) for place in (1, 2, 3)] == [first, None, second]
    finish(other, second, b"answer to two")
    finish(other, second, b"again")
    finish(store, second, b"and again", failed=True)
    finish(store, first, b"answer to one", failed=True)
    assert progress(store, "a") == BatchProgress(3, 3, 2)
    assert results(store, "a") == [b"invalid", b"answer to two", b"answer to one"]
    assert results(store, "a", after=1, most=1) == [b"answer to two"]
    assert progress(store, "a", "desk") is None
    assert [backend.row(store, "a", place) for place in (1, 2, 3)] == [None] * 3


def test_rows_that_are_answered_at_once_are_each_answered_once(backend: Backend) -> None:
    store, other = backend.batches(), backend.batches()
    add(store, batch("a", *"0123456789"), batch("b", "one", "two"))

    async def finish_all() -> None:
        rows = [taken("a", place) for place in range(1, 11)] * 2 + [taken("b", 1), taken("c", 1), taken("a", 99)]
        await asyncio.gather(
            *(
                one.finish(row, f"{row.batch_id} {row.place}".encode(), failed=row.place == 4)
                for row in rows
                for one in (store, other)
            )
        )

    asyncio.run(finish_all())
    assert progress(store, "a") == BatchProgress(10, 10, 1)
    assert progress(store, "b") == BatchProgress(2, 1, 0)
    answers = results(store, "a")
    assert sorted(answers) == sorted(f"a {place}".encode() for place in range(1, 11))
    assert [results(store, "a", after=after, most=1) for after in range(10)] == [[answer] for answer in answers]


def test_a_batch_that_is_added_again_is_the_first(backend: Backend) -> None:
    store = backend.batches()
    add(store, batch("a", "one"))
    again = batch("a", "other", "rows")._replace(digest="another digest")
    assert asyncio.run(backend.batches().add(again)) == "digest of a"
    assert progress(store, "a") == BatchProgress(1, 0, 0)


def test_a_batch_that_is_cancelled_is_gone_with_its_rows(backend: Backend) -> None:
    store = backend.batches()
    add(store, batch("a", "one", "two"), batch("b", "other"))
    assert asyncio.run(store.cancel("a", "desk")) is None
    assert asyncio.run(store.cancel("a", "cms")) == BatchProgress(2, 0, 0)
    assert asyncio.run(store.cancel("a", "cms")) is None
    finish(store, taken("a", 1), b"late")
    assert (progress(store, "a"), results(store, "a")) == (None, [])
    assert (backend.row(store, "a", 1), backend.row(store, "b", 1)) == (None, taken("b", 1, "other"))


def test_all_batches_of_an_owner_go_at_once(backend: Backend) -> None:
    store = backend.batches()
    add(store, batch("a", "one"), batch("b", "two"), batch("c", "three", owner="desk"))
    asyncio.run(store.forget("cms"))
    assert (progress(store, "a"), progress(store, "b")) == (None, None)
    assert (backend.row(store, "a", 1), backend.row(store, "c", 1)) == (None, taken("c", 1, "three", "desk"))


def test_a_batch_goes_when_it_is_too_old(backend: Backend) -> None:
    add(backend.batches(), batch("old", "one"))
    backend.wait(MAX_AGE_S + DAY_S)
    store = backend.batches()
    add(store, batch("new", "one"))
    assert progress(store, "old") is None
    assert (backend.row(store, "old", 1), backend.row(store, "new", 1)) == (None, taken("new", 1, "one"))


def test_who_reads_on_while_many_answer_gets_each_answer_once(backend: Backend) -> None:
    reader, *writers = (backend.batches() for _ in range(4))
    add(reader, batch("a", *map(str, range(60))))
    got: list[bytes] = []

    async def write(store: BatchStore, place: int) -> None:
        await store.finish(taken("a", place), str(place).encode(), failed=False)

    async def read() -> None:
        while len(got) < 60:
            got.extend(await reader.results("a", after=len(got), most=100))

    async def run() -> None:
        await asyncio.gather(read(), *(write(store, place) for place in range(1, 61) for store in writers))

    asyncio.run(run())
    assert sorted(got) == sorted(str(place).encode() for place in range(1, 61))
    assert got == results(reader, "a")
    assert progress(reader, "a") == BatchProgress(60, 60, 0)
