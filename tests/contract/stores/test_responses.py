"""The port of the response cache: what one host has put, every host gets."""

import asyncio

import pytest

from factcheck.adapters.storage.response_cache import Limits
from factcheck.domain.chat import ChatResponse
from factcheck.pipeline.ports import ResponseCache
from tests.contract.stores.backends import DAY_S, MAX_AGE_S, Backend
from tests.unit.adapters.chat import build_response

KEY, OTHER = "0" * 64, "1" * 64


def get(cache: ResponseCache, key: str = KEY) -> ChatResponse | None:
    return asyncio.run(cache.get(key))


def put(cache: ResponseCache, key: str = KEY, response: ChatResponse | None = None) -> None:
    asyncio.run(cache.put(key, response or build_response()))


@pytest.mark.parametrize("text", ["[1]", "Zero \0, “quotes” and a tail\n"])
def test_what_was_put_is_got_by_another_host(backend: Backend, text: str) -> None:
    put(backend.cache(), response=build_response(text))
    other = backend.cache()
    assert get(other) == build_response(text)
    assert get(other, OTHER) is None


def test_a_later_response_takes_the_place_of_the_earlier(backend: Backend) -> None:
    cache = backend.cache()
    put(cache)
    put(cache, response=build_response("[2]"))
    assert get(cache) == build_response("[2]")


def test_a_response_goes_when_it_is_too_old(backend: Backend) -> None:
    cache = backend.cache()
    put(cache)
    backend.wait(MAX_AGE_S - DAY_S)
    assert get(cache) == build_response()
    backend.wait(2 * DAY_S)
    assert get(cache) is None


def test_the_oldest_go_when_the_cache_is_full(backend: Backend) -> None:
    cache = backend.cache(Limits(max_bytes=100_000, max_age_s=MAX_AGE_S))
    texts = {
        f"{number:064x}": "".join(chr(0x4E00 + (number * 7919 + n * n) % 20_000) for n in range(9000))
        for number in range(10)
    }
    for key, text in texts.items():
        put(cache, key, build_response(text))
    backend.prune()
    left = [key for key in texts if get(cache, key) is not None]
    assert left == list(texts)[-len(left) :]
    assert 0 < len(left) < 10
