"""Ask the model concurrently; count tokens, cost, errors and upstream health on the way."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from factcheck.api.observability import metrics
from factcheck.api.observability.health_state import Condition, HealthState
from factcheck.api.service_ports import Prices
from factcheck.domain.chat import Answered, ChatResponse
from factcheck.domain.question import Question
from factcheck.errors import ModelError
from factcheck.pipeline.model_engine.sans_io import mark_of
from factcheck.pipeline.ports import Asker

UPSTREAM: Final = "upstream"

OnOutcome = Callable[[str, Answered | ModelError], None]


async def ask_all(
    asker: Asker, questions: Sequence[Question], prices: Prices, on_outcome: OnOutcome, *, at_once: int
) -> None:
    """Hand on each outcome with its question's mark as it comes, at most `at_once` in flight. Raises ReplayError."""
    began = time.perf_counter()
    slots = asyncio.Semaphore(at_once)
    try:
        async with asyncio.TaskGroup() as group:
            for question in questions:
                group.create_task(_ask(asker, question, prices, slots, on_outcome))
    except BaseExceptionGroup as failed:
        raise failed.exceptions[0] from None
    finally:
        metrics.time_stage("asking", time.perf_counter() - began)


async def _ask(
    asker: Asker, question: Question, prices: Prices, slots: asyncio.Semaphore, on_outcome: OnOutcome
) -> None:
    async with slots:
        try:
            answered = await asker.ask(question)
        except ModelError as exc:
            on_outcome(mark_of(question), exc)
            return
        _count(answered.response, prices)  # here, since the check may be cancelled, or fail, after this call was paid
        on_outcome(mark_of(question), answered)


@contextmanager
def counting_strict_failure(health: HealthState) -> Iterator[None]:
    """Count a ModelError that ends the check, as with `strict_model`, and raise it on."""
    try:
        yield
    except ModelError as exc:
        _count_failure(exc.code, health)
        raise


def record_round(failed: Iterable[str], health: HealthState, *, has_answered: bool) -> None:
    """Count failures by their codes. One answer shows that the upstream works; failures alone, that it is degraded."""
    for code in failed:
        _count_failure(code, health)
    if has_answered:
        health.update(UPSTREAM, Condition.OK)


def _count(response: ChatResponse, prices: Prices) -> None:
    cost = prices.cost(response.usage, response.model)
    metrics.count_tokens(response.usage.prompt, response.usage.completion, float(cost or 0))


def _count_failure(code: str, health: HealthState) -> None:
    metrics.count_upstream_error(code)
    health.update(UPSTREAM, Condition.DEGRADED, f"a report was made without the model: {code}")
