"""A submission -> its report in JSON, by the rules or with a model, as its options and the settings ask."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache, partial
from typing import Final, NamedTuple

from factcheck.api.observability.health_state import HealthState
from factcheck.api.observability.model_metrics import OnOutcome, ask_all, counting_strict_failure, record_round
from factcheck.api.service_ports import Prices
from factcheck.api.work import calls
from factcheck.api.work.calls import Runner
from factcheck.domain.authority import NO_AUTHORITY, Authority
from factcheck.domain.chat import Answered, ChatResponse
from factcheck.errors import FactcheckError, ModelError
from factcheck.pipeline.model_engine.checker import ModelChecker
from factcheck.pipeline.model_engine.sans_io import Outcomes
from factcheck.pipeline.stored import StoredReport
from factcheck.pipeline.submission import Options, Submission
from factcheck.settings import Settings
from factcheck.wiring import build_asking, build_model_checker, effective_settings, has_model

# Combinations of options whose checkers and identities are cached.
_OPTIONS_CACHED: Final = 256


class Stage(StrEnum):
    """How far a check has come."""

    QUEUED = "queued"
    CHECKING = "checking"
    ASKING = "asking"
    GROUNDING = "grounding"


Told = Stage | calls.News
Tell = Callable[[Told], None]
IsFollowed = Callable[[], bool]
# A `calls.look_in` that lacks outcomes and checker.
_Look = Callable[[Outcomes, calls.MakeChecker], tuple[calls.News, ...]]
# The checker that asks a model with these options; None where the rules alone are to answer.
ModelCheckerOf = Callable[[Options], ModelChecker | None]


class Made(NamedTuple):
    """A report; not `is_whole` where a model call failed, so that a retry may be better. `dollars`: None if unknown."""

    report: StoredReport
    is_whole: bool
    tokens: int
    dollars: float | None = None


class Engine:
    """Makes reports: CPU-bound steps run in `runner`, model calls in the event loop."""

    def __init__(self, runner: Runner, model_checker_of: ModelCheckerOf, health: HealthState, prices: Prices) -> None:
        self.runner = runner
        self._model_checker_of = model_checker_of
        self._health = health
        self._prices = prices

    async def make(self, submission: Submission, tell: Tell, is_followed: IsFollowed) -> Made:
        """Tells its stages, and with a model the draft and what changes in it; chunk by chunk only while somebody
        follows. Raises InputError, EngineNotConfiguredError and, where the options or settings are strict, ModelError.
        """
        checker = self._model_checker_of(submission.options)
        on_start = partial(tell, Stage.CHECKING)
        if checker is None:
            report = await self.runner.run(partial(calls.check, submission), on_start)
            return Made(report, is_whole=True, tokens=0)
        step = await self.runner.run(partial(calls.begin, submission, checker.authority), on_start)
        outcomes: dict[str, Answered | ModelError] = {}
        async with checker.open_asker() as asker:
            while isinstance(step, calls.Waiting):
                _tell_all(step.news, tell)
                tell(Stage.ASKING)
                await asyncio.sleep(0)  # a cancellation point before tokens are spent
                look = partial(calls.look_in, submission.options, step.packed)
                async with self._watched(len(step.questions), outcomes, look, tell, is_followed) as on_outcome:
                    await ask_all(asker, step.questions, self._prices, on_outcome, at_once=checker.at_once)
                tell(Stage.GROUNDING)
                with counting_strict_failure(self._health):
                    step = await self.runner.run(partial(calls.go_on, submission.options, step.packed, outcomes))
        _tell_all(step.news, tell)
        responses = [outcome.response for outcome in outcomes.values() if isinstance(outcome, Answered)]
        record_round(step.failed, self._health, has_answered=bool(responses))
        return Made(step.report, not step.failed, *_spent(responses, self._prices))

    @asynccontextmanager
    async def _watched(
        self, awaited: int, outcomes: dict[str, Answered | ModelError], look: _Look, tell: Tell, is_followed: IsFollowed
    ) -> AsyncIterator[OnOutcome]:
        """Keeps outcomes as they come, and tells meanwhile what they change. Answers that come while a look is taken
        are coalesced into the next.
        """
        has_come = asyncio.Event()
        all_of_them = len(outcomes) + awaited

        def keep(mark: str, outcome: Answered | ModelError) -> None:
            outcomes[mark] = outcome
            has_come.set()

        async def watch() -> None:
            while True:
                await has_come.wait()
                has_come.clear()
                if is_followed() and len(outcomes) < all_of_them:
                    with suppress(FactcheckError):
                        _tell_all(await self.runner.run(partial(look, dict(outcomes))), tell)

        watching = asyncio.create_task(watch())
        try:
            yield keep
        finally:
            watching.cancel()


def _tell_all(news: Iterable[calls.News], tell: Tell) -> None:
    for one in news:
        tell(one)


def _spent(responses: Sequence[ChatResponse], prices: Prices) -> tuple[int, float | None]:
    """The tokens of the calls, and their dollars where every model has a price."""
    costs = [prices.cost(response.usage, response.model) for response in responses]
    known = [cost for cost in costs if cost is not None]
    tokens = sum(response.usage.prompt + response.usage.completion for response in responses)
    return tokens, float(sum(known)) if known and len(known) == len(costs) else None


def rules_alone(options: Options) -> None:
    """The `ModelCheckerOf` of a service without a model."""
    del options


def model_checkers(settings: Settings, authority: Callable[[], Authority]) -> ModelCheckerOf:
    """Checkers by options, cached, with today's authority; all share one model client with its connection pool."""
    open_asking = lru_cache(1)(partial(build_asking, settings, keep_open=True))
    if settings.model is not None:
        open_asking()  # eagerly, so that the first request does not wait for imports

    @lru_cache(_OPTIONS_CACHED)
    def cached(options: Options) -> ModelChecker | None:
        effective = effective_settings(settings, options)
        if not has_model(effective):
            return None
        return build_model_checker(effective, open_asking(), authority=NO_AUTHORITY)

    def model_checker_of(options: Options) -> ModelChecker | None:
        checker = cached(options)
        return None if checker is None else replace(checker, authority=authority())

    return model_checker_of
