"""Calls that wait at the same time -> one transaction: reads as a data loader batches them, writes as a group commit.

A round trip to the database, a hop to a thread and back included, costs about as much as answering a request from
memory. One is under way at a time, and takes along what has come in during the one before it.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

from factcheck.adapters.postgres.database import Database
from factcheck.adapters.postgres.schema import Connection
from factcheck.errors import StoreError, StoreUnavailableError

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")

_MOST: Final = 64
# So many are compressed within a second.
_MOST_BYTES: Final = 32_000_000


class Gathering(Generic[_Given, _Made]):
    """`act` takes up to 64 values, of 32 MB in all, and has an outcome for each. A pause of `pause_s` follows a page of
    `pauses_from` or more.
    """

    def __init__(
        self,
        database: Database,
        act: Callable[[Connection, Sequence[_Given]], Sequence[_Made | StoreError]],
        *,
        size_of: Callable[[_Given], int] = lambda _: 0,
        pause_s: float = 0.0,
        pauses_from: int = 1,
    ) -> None:
        self._database = database
        self._act = act
        self._size_of = size_of
        self._pause_s = pause_s
        self._pauses_from = pauses_from
        self._waiting: list[tuple[_Given, asyncio.Future[_Made | StoreError]]] = []
        self._acting: asyncio.Task[None] | None = None

    async def do(self, given: _Given) -> _Made:
        """The outcome of one. Raises StoreError."""
        (made,) = await self.do_all([given])
        if isinstance(made, StoreError):
            raise made
        return made

    async def do_all(self, given: Sequence[_Given]) -> list[_Made | StoreError]:
        """The outcome of each."""
        loop = asyncio.get_running_loop()
        outcomes: list[asyncio.Future[_Made | StoreError]] = [loop.create_future() for _ in given]
        self._waiting.extend(zip(given, outcomes, strict=True))
        if self._acting is None or self._acting.done():
            self._acting = loop.create_task(self._act_on_all())
        return [await outcome for outcome in outcomes]

    async def _act_on_all(self) -> None:
        while self._waiting:
            page = self._next_page()
            for (_, outcome), made in zip(page, await self._outcomes([given for given, _ in page]), strict=True):
                if not outcome.done():  # the caller may have gone
                    outcome.set_result(made)
            if self._pause_s and len(page) >= self._pauses_from:
                await asyncio.sleep(self._pause_s)

    def _next_page(self) -> list[tuple[_Given, asyncio.Future[_Made | StoreError]]]:
        count = volume = 0
        for given, _ in self._waiting[:_MOST]:
            volume += self._size_of(given)
            if count and volume > _MOST_BYTES:
                break
            count += 1
        page, self._waiting = self._waiting[:count], self._waiting[count:]
        return page

    async def _outcomes(self, page: list[_Given]) -> Sequence[_Made | StoreError]:
        """Where the database refuses, say since two hosts were in each other's way, each for itself."""
        try:
            return await self._database.run(lambda connection: self._act(connection, page))
        except StoreUnavailableError as exc:
            return [exc] * len(page)
        except StoreError as exc:
            return [exc] if len(page) == 1 else [(await self._outcomes([one]))[0] for one in page]


def columns(rows: Sequence[tuple[object, ...]]) -> list[list[object]]:
    """The arrays of which `unnest` makes the rows again."""
    return [list(column) for column in zip(*rows, strict=True)]
