"""One call for many who ask at once; only complete, valid answers are kept."""

import asyncio
from pathlib import Path

import pytest

from factcheck.adapters.model.cached_chat import with_cache
from factcheck.adapters.model.deduplicated_chat import DeduplicatedChat
from factcheck.adapters.storage.response_cache import DiskResponseCache
from factcheck.domain.chat import ChatRequest, ChatResponse
from factcheck.errors import ModelError
from tests.unit.adapters.chat import CountingModel, build_request, build_response

SERVER = "http://127.0.0.1:8080/v1"


class MemoryCache:
    """A `ResponseCache` without a disk."""

    def __init__(self) -> None:
        self.kept: dict[str, ChatResponse] = {}

    async def get(self, fingerprint: str) -> ChatResponse | None:
        return self.kept.get(fingerprint)

    async def put(self, fingerprint: str, response: ChatResponse) -> None:
        self.kept[fingerprint] = response


async def _started(model: CountingModel) -> None:
    while not model.calls:
        await asyncio.sleep(0)


def test_the_second_time_is_answered_from_the_cache() -> None:
    model, cache = CountingModel(), MemoryCache()
    chat = with_cache(model, cache, server=SERVER)
    assert [asyncio.run(chat.answer(build_request())) for _ in range(3)] == [build_response()] * 3
    assert len(model.calls) == 1


@pytest.mark.parametrize(
    "other",
    [
        build_request("Another article."),
        build_request(version=4),
        build_request(prompt="summary"),
        build_request(model="large"),
        build_request(prompt_sha256="c" * 64),
        build_request(schema_sha256=None),
        build_request(endpoint="local"),
        build_request(temperature=1),
        build_request(seed=7),
    ],
    ids=["article", "version", "prompt", "model", "prompt text", "schema", "endpoint", "temperature", "another field"],
)
def test_another_request_is_asked_of_the_model(other: ChatRequest) -> None:
    model = CountingModel()
    chat = with_cache(model, MemoryCache(), server=SERVER)
    for request in (build_request(), other, build_request(), other):
        asyncio.run(chat.answer(request))
    assert model.calls == [build_request(), other]


def test_a_refresh_asks_again_and_replaces() -> None:
    cache = MemoryCache()
    asyncio.run(with_cache(CountingModel(build_response("[1]")), cache, server=SERVER).answer(build_request()))
    refreshed = asyncio.run(
        with_cache(CountingModel(build_response("[2]")), cache, server=SERVER, refresh=True).answer(build_request())
    )
    assert refreshed == build_response("[2]")
    assert list(cache.kept.values()) == [build_response("[2]")]


def test_the_same_request_to_another_server_is_asked_there() -> None:
    model, cache = CountingModel(), MemoryCache()
    for server in (SERVER, "http://127.0.0.1:8081/v1", "https://models.example/v1", f"{SERVER}/"):
        asyncio.run(with_cache(model, cache, server=server).answer(build_request()))
    assert (len(model.calls), len(cache.kept)) == (3, 3)


def test_an_error_is_not_stored() -> None:
    model, cache = CountingModel(ModelError("no")), MemoryCache()
    chat = with_cache(model, cache, server=SERVER)
    for _ in range(2):
        with pytest.raises(ModelError):
            asyncio.run(chat.answer(build_request()))
    assert (len(model.calls), cache.kept) == (2, {})


def test_an_empty_answer_is_not_stored() -> None:
    model, cache = CountingModel(build_response(" \n")), MemoryCache()
    asyncio.run(with_cache(model, cache, server=SERVER).answer(build_request()))
    assert cache.kept == {}


def test_an_empty_answer_is_not_taken_from_the_cache() -> None:
    model, cache = CountingModel(), MemoryCache()
    chat = with_cache(model, cache, server=SERVER)
    asyncio.run(chat.answer(build_request()))
    cache.kept = dict.fromkeys(cache.kept, build_response(" "))
    assert asyncio.run(chat.answer(build_request())) == build_response()
    assert len(model.calls) == 2


def test_many_at_once_make_one_call_on_a_cold_disk(tmp_path: Path) -> None:
    async def ask() -> list[ChatResponse]:
        return list(await asyncio.gather(*(chat.answer(build_request()) for _ in range(50))))

    model, cache = CountingModel(), DiskResponseCache(tmp_path)
    chat = with_cache(model, cache, server=SERVER)
    assert asyncio.run(ask()) == [build_response()] * 50
    assert (len(model.calls), cache.tally["stored"]) == (1, 1)
    cache.close()


def test_different_requests_do_not_wait_for_each_other() -> None:
    async def ask() -> int:
        model = CountingModel(held=True)
        chat = DeduplicatedChat(model)
        asking = [asyncio.create_task(chat.answer(build_request(str(number)))) for number in range(5)]
        while len(model.calls) < 5:
            await asyncio.sleep(0)
        model.go.set()
        return len(await asyncio.gather(*asking))

    assert asyncio.run(ask()) == 5


@pytest.mark.parametrize("who", [0, 1, 2])
def test_one_that_is_cancelled_does_not_cancel_the_others(who: int) -> None:
    async def ask() -> tuple[list[ChatResponse | BaseException], CountingModel]:
        model = CountingModel(held=True)
        chat = DeduplicatedChat(model)
        asking = [asyncio.create_task(chat.answer(build_request())) for _ in range(3)]
        await _started(model)
        asking[who].cancel()
        await asyncio.sleep(0)
        model.go.set()
        return await asyncio.gather(*asking, return_exceptions=True), model

    outcomes, model = asyncio.run(ask())
    assert isinstance(outcomes.pop(who), asyncio.CancelledError)
    assert outcomes == [build_response()] * 2
    assert (len(model.calls), model.cancelled) == (1, 0)


def test_the_call_is_given_up_with_the_last_who_waits() -> None:
    async def ask() -> CountingModel:
        model = CountingModel(held=True)
        chat = DeduplicatedChat(model)
        asking = [asyncio.create_task(chat.answer(build_request())) for _ in range(3)]
        await _started(model)
        for one in asking:
            one.cancel()
        await asyncio.gather(*asking, return_exceptions=True)
        await asyncio.sleep(0)
        return model

    model = asyncio.run(ask())
    assert (len(model.calls), model.cancelled) == (1, 1)


def test_who_comes_after_a_call_was_given_up_gets_one_of_their_own() -> None:
    async def ask() -> tuple[ChatResponse, CountingModel]:
        model = CountingModel(held=True)
        chat = DeduplicatedChat(model)
        first = asyncio.create_task(chat.answer(build_request()))
        await _started(model)
        first.cancel()
        second = asyncio.create_task(chat.answer(build_request()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        model.go.set()
        return await second, model

    response, model = asyncio.run(ask())
    assert response == build_response()
    assert model.cancelled <= 1


def test_a_failure_reaches_all_and_the_next_is_asked_anew() -> None:
    async def ask() -> tuple[list[ChatResponse | BaseException], ChatResponse, CountingModel]:
        model = CountingModel(ModelError("no"), held=True)
        chat = with_cache(model, MemoryCache(), server=SERVER)
        asking = [asyncio.create_task(chat.answer(build_request())) for _ in range(4)]
        await _started(model)
        model.go.set()
        failures = await asyncio.gather(*asking, return_exceptions=True)
        model.outcome = build_response()
        return failures, await chat.answer(build_request()), model

    failures, after, model = asyncio.run(ask())
    assert [str(failure) for failure in failures] == ["no"] * 4
    assert all(isinstance(failure, ModelError) for failure in failures)
    assert (after, len(model.calls)) == (build_response(), 2)


def test_one_chat_serves_one_event_loop_after_another() -> None:
    chat = DeduplicatedChat(CountingModel())
    assert [asyncio.run(chat.answer(build_request())) for _ in range(2)] == [build_response()] * 2
