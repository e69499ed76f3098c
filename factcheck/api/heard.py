"""Ask the model, and tell metrics and vitals what came of it."""

import time
from typing import Final

from factcheck.adapters.prices import current_prices
from factcheck.api import metrics
from factcheck.api.vitals import Condition, Vitals
from factcheck.errors import ModelError
from factcheck.pipeline.asking import Answers
from factcheck.pipeline.model_check import Heard, ModelChecker, Prepared

UPSTREAM: Final = "upstream"


async def hear(checker: ModelChecker, prepared: Prepared, vitals: Vitals) -> Heard:
    """What the model said. Raises what the checker raises."""
    began = time.perf_counter()
    try:
        heard = await checker.hear(prepared)
    except ModelError as exc:
        _fail(exc.code, vitals)
        raise
    finally:
        metrics.time_stage("asking", time.perf_counter() - began)
    _look_at(heard.answers, vitals)
    return heard


def _look_at(answers: Answers, vitals: Vitals) -> None:
    """One answer shows that the upstream works; failures alone, that it does not."""
    codes = [error.code for error, _ in answers.failures]
    for code in codes:
        _fail(code, vitals)
    for call in answers.calls:
        usage = call.answered.response.usage
        cost = current_prices().cost(usage, call.answered.response.model)
        metrics.count_tokens(usage.prompt, usage.completion, float(cost or 0))
        vitals.tell(UPSTREAM, Condition.OK)


def _fail(code: str, vitals: Vitals) -> None:
    metrics.count_upstream_error(code)
    vitals.tell(UPSTREAM, Condition.DEGRADED, f"a report was made without the model: {code}")
