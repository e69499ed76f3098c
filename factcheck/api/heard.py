"""Ask the model, and tell metrics and vitals what came of it."""

import asyncio
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from factcheck.adapters.metering.prices import current_prices
from factcheck.api import metrics
from factcheck.api.vitals import Condition, Vitals
from factcheck.domain.chat import Answered, ChatResponse
from factcheck.domain.question import Question
from factcheck.errors import ModelError
from factcheck.pipeline.model_engine.sans_io import mark_of
from factcheck.pipeline.ports import Asker

UPSTREAM: Final = "upstream"

Outcome = tuple[str, Answered | ModelError]


async def ask_all(asker: Asker, questions: Sequence[Question], *, at_once: int) -> list[Outcome]:
    """What came of each question, by its mark. Raises ReplayError."""
    began = time.perf_counter()
    gate = asyncio.Semaphore(at_once)
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(_ask(asker, question, gate)) for question in questions]
    except BaseExceptionGroup as failed:
        raise failed.exceptions[0] from None
    finally:
        metrics.time_stage("asking", time.perf_counter() - began)
    return [task.result() for task in tasks]


async def _ask(asker: Asker, question: Question, gate: asyncio.Semaphore) -> Outcome:
    async with gate:
        try:
            answered = await asker.ask(question)
        except ModelError as exc:
            return mark_of(question), exc
        _count(answered.response)  # now, since the check may be given up, or fail, after others were answered
        return mark_of(question), answered


@contextmanager
def telling_of_failure(vitals: Vitals) -> Iterator[None]:
    """Where a failure of the model is an error."""
    try:
        yield
    except ModelError as exc:
        _fail(exc.code, vitals)
        raise


def look_at(failed: Iterable[str], vitals: Vitals, *, has_answered: bool) -> None:
    """One answer shows that the upstream works; failures alone, that it does not."""
    for code in failed:
        _fail(code, vitals)
    if has_answered:
        vitals.tell(UPSTREAM, Condition.OK)


def _count(response: ChatResponse) -> None:
    cost = current_prices().cost(response.usage, response.model)
    metrics.count_tokens(response.usage.prompt, response.usage.completion, float(cost or 0))


def _fail(code: str, vitals: Vitals) -> None:
    metrics.count_upstream_error(code)
    vitals.tell(UPSTREAM, Condition.DEGRADED, f"a report was made without the model: {code}")
