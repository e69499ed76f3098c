"""Hosts that ask a model the same at once: one call, and its answer for all."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from factcheck.adapters.model.cached_chat import with_cache
from factcheck.adapters.postgres.asking import PostgresAskingLeases
from factcheck.adapters.postgres.database import Database, Server
from factcheck.adapters.postgres.responses import PostgresResponseCache
from factcheck.domain.chat import ChatRequest, ChatResponse
from factcheck.errors import ModelServerError
from factcheck.pipeline.ports import ChatModel
from tests.contract.questions import request
from tests.processes import GUARD_S
from tests.unit.adapters.chat import build_response


@dataclass
class Model:
    """Takes its time; fails so often first."""

    failures: int = 0
    asked: int = 0

    async def answer(self, _: ChatRequest) -> ChatResponse:
        self.asked += 1
        await asyncio.sleep(0.3)
        if self.asked <= self.failures:
            raise ModelServerError("503")
        return build_response(f"[{self.asked}]")


@pytest.fixture
def databases(emptied_url: str) -> Iterator[list[Database]]:
    """As three hosts open it."""
    made = [Database(Server(emptied_url), patience_s=GUARD_S) for _ in range(3)]
    yield made
    for database in made:
        database.close()


def host(model: Model, database: Database, lease_s: float = GUARD_S) -> ChatModel:
    leases = PostgresAskingLeases(database, lease_s=lease_s)
    return with_cache(model, PostgresResponseCache(database), server="http://127.0.0.1", leases=leases)


def ask(hosts: list[ChatModel]) -> list[ChatResponse | BaseException]:
    async def all_at_once() -> list[ChatResponse | BaseException]:
        return await asyncio.gather(*(one.answer(request()) for one in hosts), return_exceptions=True)

    return asyncio.run(all_at_once())


def test_an_answer_is_paid_for_once(databases: list[Database]) -> None:
    model = Model()
    assert ask([host(model, database) for database in databases]) == [build_response("[1]")] * 3
    assert model.asked == 1


def test_after_a_failure_the_next_host_asks(databases: list[Database]) -> None:
    model = Model(failures=1)
    outcomes = ask([host(model, database) for database in databases])
    assert sorted(type(outcome).__name__ for outcome in outcomes) == [
        "ChatResponse",
        "ChatResponse",
        "ModelServerError",
    ]
    assert model.asked == 2


class DiesHolding(PostgresAskingLeases):
    """Of a host that is gone before it can release."""

    async def release(self, key: str, asker: str) -> None:
        del key, asker


def test_a_lease_of_a_host_that_died_runs_out(databases: list[Database]) -> None:
    model = Model(failures=1)
    leases = DiesHolding(databases[0], lease_s=0.5)
    dead = with_cache(model, PostgresResponseCache(databases[0]), server="http://127.0.0.1", leases=leases)
    assert isinstance(ask([dead])[0], ModelServerError)
    assert ask([host(model, databases[1])]) == [build_response("[2]")]


def test_without_the_database_each_host_asks_for_itself() -> None:
    model = Model()
    away = [Database(Server("postgresql://u@127.0.0.1:1/f")) for _ in range(2)]
    assert {type(outcome) for outcome in ask([host(model, database) for database in away])} == {ChatResponse}
    assert model.asked == 2
    for database in away:
        database.close()
