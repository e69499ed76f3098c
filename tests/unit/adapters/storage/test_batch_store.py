"""The embedded queue of batch rows: leases, which expire with their worker."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck.adapters.storage.batch_store import SqliteBatchStore
from factcheck.pipeline.stored import NewBatch, NewRow
from tests.processes import GUARD_S

LEASE_S = 10.0


@dataclass
class Clock:
    now_s: float = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stores(tmp_path: Path, clock: Clock) -> Iterator[list[SqliteBatchStore]]:
    """As four processes open it."""
    made = [
        SqliteBatchStore(tmp_path, max_age_s=1e6, lease_s=LEASE_S, patience_s=GUARD_S, clock=clock) for _ in range(4)
    ]
    yield made
    for store in made:
        store.close()


def add(store: SqliteBatchStore, **rows: int) -> None:
    """A batch of each name with so many rows."""
    for batch_id, most in rows.items():
        batch = NewBatch(batch_id, "cms", "digest", [NewRow(place, b"{}") for place in range(1, most + 1)])
        asyncio.run(store.add(batch))


def take(store: SqliteBatchStore, worker: str, most: int = 10) -> list[tuple[str, int]]:
    return [(row.batch_id, row.place) for row in asyncio.run(store.take(worker, most))]


def test_a_small_batch_does_not_wait_for_a_large_one(stores: list[SqliteBatchStore]) -> None:
    store = stores[0]
    add(store, large=9, small=2)
    assert sorted(take(store, "w", 4)) == [("large", 1), ("large", 2), ("small", 1), ("small", 2)]


def test_no_row_is_taken_by_two_at_once(stores: list[SqliteBatchStore]) -> None:
    add(stores[0], a=100)

    async def take_all() -> list[int]:
        taken = await asyncio.gather(*(store.take(str(name), 7) for _ in range(5) for name, store in enumerate(stores)))
        return [row.place for rows in taken for row in rows]

    places = asyncio.run(take_all())
    places += [row.place for row in asyncio.run(stores[0].take("last", 100))]
    assert sorted(places) == list(range(1, 101))


def test_the_rows_of_a_worker_that_is_silent_are_free_after_its_lease(
    stores: list[SqliteBatchStore], clock: Clock
) -> None:
    store = stores[0]
    add(store, a=2)
    taken = asyncio.run(store.take("silent", 2))
    clock.now_s += LEASE_S / 2
    assert take(store, "other") == []
    asyncio.run(store.renew("silent"))
    clock.now_s += LEASE_S * 0.75
    assert take(store, "other") == []
    clock.now_s += LEASE_S
    assert take(store, "other") == [("a", 1), ("a", 2)]
    asyncio.run(store.finish(taken[0], b"late, but first", failed=False))
    asyncio.run(store.finish(taken[0], b"second", failed=False))
    assert asyncio.run(store.results("a", after=0, most=9)) == [b"late, but first"]


def test_rows_that_are_given_up_are_free_at_once(stores: list[SqliteBatchStore]) -> None:
    store = stores[0]
    add(store, a=2)
    take(store, "w", 1)
    asyncio.run(store.release("w"))
    assert take(store, "other") == [("a", 1), ("a", 2)]
