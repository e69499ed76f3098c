"""A meter stands between whoever asks and a model server, and changes nothing but the address."""

import asyncio

import httpx2

from benchmarks.metering import metered
from factcheck.domain.chat import Usage
from tests.contract.upstream import Answer, Received, completes, fails, hangs_up, upstream


def _asked(*answers: Answer) -> tuple[list[int], list[Usage], list[Received]]:
    """The statuses of one POST for each answer, what the meter counted, and what the server received."""

    async def run() -> tuple[list[int], list[Usage], list[Received]]:
        async with upstream(*answers) as server, httpx2.AsyncClient(trust_env=False) as client:
            with metered(server.url) as meter:
                url, headers = f"{meter.base_url}/chat/completions", {"authorization": "Bearer k"}
                posts = [await client.post(url, json={"n": number}, headers=headers) for number in range(len(answers))]
                return [post.status_code for post in posts], meter.take(), server.received

    return asyncio.run(run())


def test_calls_are_passed_on_whole_and_counted() -> None:
    statuses, usages, received = _asked(completes("one"), completes("two"))
    assert statuses == [200, 200]
    assert usages == [Usage(prompt=7, completion=3)] * 2
    assert [(one.target, one.headers["authorization"], one.json()) for one in received] == [
        ("/v1/chat/completions", "Bearer k", {"n": 0}),
        ("/v1/chat/completions", "Bearer k", {"n": 1}),
    ]


def test_a_refused_call_counts_as_one_without_tokens() -> None:
    statuses, usages, _ = _asked(fails(429))
    assert (statuses, usages) == ([429], [Usage()])


def test_a_server_that_hangs_up_is_a_bad_gateway() -> None:
    statuses, usages, _ = _asked(hangs_up())
    assert (statuses, usages) == ([502], [])
