"""The port of answers by Idempotency-Key: one key has one answer, whoever asks and where."""

import asyncio

from factcheck.pipeline.stored import SavedAnswer
from tests.contract.stores.backends import DAY_S, Backend

ANSWER = SavedAnswer(201, {"location": "/v1/reports/1", "content-type": "application/json"}, b'{"claims": []}')
OTHER = SavedAnswer(200, {}, b"{}")


def test_a_key_has_the_digest_and_the_answer_of_the_first_request(backend: Backend) -> None:
    store, other = backend.answers(), backend.answers()
    assert asyncio.run(store.begin("cms", "k", "d")) == ("d", None)
    assert asyncio.run(other.begin("cms", "k", "e")) == ("d", None)
    assert asyncio.run(store.save("cms", "k", ANSWER)) == ANSWER
    assert asyncio.run(other.begin("cms", "k", "d")) == ("d", ANSWER)
    assert asyncio.run(other.save("cms", "k", OTHER)) == ANSWER
    assert asyncio.run(store.begin("desk", "k", "e")) == ("e", None)


def test_of_many_who_save_at_once_one_comes_first_for_all(backend: Backend) -> None:
    stores = [backend.answers() for _ in range(3)]
    answers = [SavedAnswer(200, {}, str(number).encode()) for number in range(12)]

    async def save_all() -> list[SavedAnswer]:
        firsts = await asyncio.gather(*(store.begin("cms", "k", "d") for store in stores))
        assert firsts == [("d", None)] * 3
        return await asyncio.gather(
            *(stores[number % 3].save("cms", "k", answer) for number, answer in enumerate(answers))
        )

    saved = asyncio.run(save_all())
    assert len({one.content for one in saved}) == 1
    assert asyncio.run(stores[0].begin("cms", "k", "d")) == ("d", saved[0])


def test_an_answer_goes_after_a_day(backend: Backend) -> None:
    store = backend.answers()
    asyncio.run(store.begin("cms", "k", "d"))
    asyncio.run(store.save("cms", "k", ANSWER))
    backend.wait(DAY_S - 60)
    assert asyncio.run(store.begin("cms", "k", "e")) == ("d", ANSWER)
    backend.wait(120)
    assert asyncio.run(store.begin("cms", "k", "e")) == ("e", None)
    assert asyncio.run(store.save("cms", "k", OTHER)) == OTHER


def test_answers_are_forgotten_by_their_location_or_all(backend: Backend) -> None:
    store = backend.answers()
    for key, answer in (("a", ANSWER), ("b", OTHER)):
        asyncio.run(store.begin("cms", key, "d"))
        asyncio.run(store.save("cms", key, answer))
    asyncio.run(store.forget("desk", "/v1/reports/1"))
    assert asyncio.run(store.begin("cms", "a", "d")) == ("d", ANSWER)
    asyncio.run(store.forget("cms", "/v1/reports/1"))
    assert asyncio.run(store.begin("cms", "a", "d")) == ("d", None)
    assert asyncio.run(store.begin("cms", "b", "d")) == ("d", OTHER)
    asyncio.run(store.forget("cms"))
    assert asyncio.run(store.begin("cms", "b", "e")) == ("e", None)


def test_an_answer_that_was_forgotten_meanwhile_is_given_all_the_same(backend: Backend) -> None:
    store = backend.answers()
    asyncio.run(store.begin("cms", "k", "d"))
    asyncio.run(store.forget("cms"))
    assert asyncio.run(store.save("cms", "k", ANSWER)) == ANSWER
