"""What may pass is tried again, with growing waits, within a deadline."""

import asyncio

import pytest

from factcheck.adapters.model.retrying import Retrying, retry_after_s
from factcheck.domain.chat import ChatResponse
from factcheck.errors import ModelKeyError, ModelRateLimitError, ModelServerError, TransientModelError

ANSWER = ChatResponse(text="x", model="m")


class Clock:
    """A clock that only sleep moves."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now_s

    async def sleep(self, wait_s: float) -> None:
        self.waits.append(wait_s)
        self.now_s += wait_s


def run(clock: Clock, *errors: Exception, until: float = 100, attempts: int = 4, jitter: float = 1) -> ChatResponse:
    left = list(errors)

    async def call() -> ChatResponse:
        if left:
            raise left.pop(0)
        return ANSWER

    retrying = Retrying(attempts=attempts, clock=clock, sleep=clock.sleep, jitter=lambda: jitter)
    return asyncio.run(retrying.run(call, until=until))


def test_waits_double_up_to_the_longest() -> None:
    clock = Clock()
    assert run(clock, *[ModelServerError("x")] * 6, attempts=7) == ANSWER
    assert clock.waits == [1, 2, 4, 8, 8, 8]


def test_jitter_takes_from_the_whole_wait() -> None:
    clock = Clock()
    run(clock, ModelServerError("x"), jitter=0)
    assert clock.waits == [0]


def test_what_the_server_asks_for_is_waited_at_least() -> None:
    clock = Clock()
    run(clock, ModelRateLimitError("x", 20.0), jitter=0)
    assert clock.waits == [20]


def test_the_last_error_is_raised() -> None:
    last = ModelServerError("last")
    with pytest.raises(TransientModelError) as caught:
        run(Clock(), ModelServerError("first"), last, attempts=2)
    assert caught.value is last


def test_no_wait_goes_past_the_deadline() -> None:
    clock = Clock()
    with pytest.raises(ModelServerError):
        run(clock, *[ModelServerError("x")] * 4, until=3)
    assert clock.waits == [1]


def test_what_does_not_pass_is_raised_at_once() -> None:
    clock = Clock()
    with pytest.raises(ModelKeyError):
        run(clock, ModelKeyError("x"))
    assert clock.waits == []


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("3", 3.0),
        ("0.5", 0.5),
        ("-4", 0.0),
        ("nan", None),
        ("inf", None),
        ("soon", None),
        ("", None),
        ("Thu, 01 Jan 1970 00:02:00 GMT", 20.0),
        ("Thu, 01 Jan 1970 00:00:10 GMT", 0.0),
        ("Thu, 99 Jan 1970 00:00:10 GMT", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after_s(value, now=100) == seconds
