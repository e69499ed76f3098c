"""A submission -> its report in JSON, by the engine that its options and the settings ask for."""

import asyncio
import json
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache, partial
from typing import Final, NamedTuple

from factcheck import __version__
from factcheck.adapters.metering.prices import current_prices
from factcheck.api import work
from factcheck.api.checkers import effective_settings
from factcheck.api.heard import ask_all, look_at, telling_of_failure
from factcheck.api.vitals import Vitals
from factcheck.api.work import Runner
from factcheck.detection.worth.checkability import load_weights
from factcheck.domain.chat import Answered, ChatResponse
from factcheck.errors import ModelError
from factcheck.pipeline.model_engine.checker import ModelChecker
from factcheck.pipeline.ports import StoredReport
from factcheck.pipeline.submission import Options, Submission
from factcheck.prompting.templates import prompt, prompt_names
from factcheck.settings import Settings
from factcheck.wiring import build_asking, build_model_checker, has_model

# Combinations of options that are kept at hand.
_OPTIONS_KNOWN: Final = 256
# What of the settings decides on what a model says, and so on a report.
_OF_A_MODEL: Final = {"base_url", "budget_report_tokens", "model", "recordings", "server"}


class Stage(StrEnum):
    """How far a check has come."""

    QUEUED = "queued"
    CHECKING = "checking"
    ASKING = "asking"
    GROUNDING = "grounding"


Tell = Callable[[Stage], None]
# The checker that asks a model with these options; None where the rules alone are to answer.
Hearing = Callable[[Options], ModelChecker | None]


class Made(NamedTuple):
    """A report; not `is_whole` where a model failed, so that it may be better the next time."""

    report: StoredReport
    is_whole: bool
    tokens: int
    dollars: float | None = None


class Engine:
    """Makes reports: what takes a processor runs in `runner`, a model is asked in the event loop."""

    def __init__(self, runner: Runner, hearing: Hearing, vitals: Vitals) -> None:
        self.runner = runner
        self._hearing = hearing
        self._vitals = vitals

    async def make(self, submission: Submission, tell: Tell) -> Made:
        """Raises InputError, EngineNotConfiguredError and, where the options or settings are strict, ModelError."""
        checker = self._hearing(submission.options)
        on_start = partial(tell, Stage.CHECKING)
        if checker is None:
            report = await self.runner.run(partial(work.check, submission), on_start)
            return Made(report, is_whole=True, tokens=0)
        step = await self.runner.run(partial(work.begin, submission), on_start)
        outcomes: dict[str, Answered | ModelError] = {}
        async with checker.open_asker() as asker:
            while isinstance(step, work.Waiting):
                tell(Stage.ASKING)
                await asyncio.sleep(0)  # here it ends where nobody waits for it
                outcomes.update(await ask_all(asker, step.questions, at_once=checker.at_once))
                tell(Stage.GROUNDING)
                with telling_of_failure(self._vitals):
                    step = await self.runner.run(partial(work.go_on, submission.options, step.packed, outcomes))
        responses = [outcome.response for outcome in outcomes.values() if isinstance(outcome, Answered)]
        look_at(step.failed, self._vitals, has_answered=bool(responses))
        return Made(step.report, not step.failed, *_spent(responses))


def _spent(responses: Sequence[ChatResponse]) -> tuple[int, float | None]:
    """The tokens of the calls, and their dollars where every model has a price."""
    prices = [current_prices().cost(response.usage, response.model) for response in responses]
    known = [price for price in prices if price is not None]
    tokens = sum(response.usage.prompt + response.usage.completion for response in responses)
    return tokens, float(sum(known)) if known and len(known) == len(prices) else None


def rules_alone(options: Options) -> None:
    """For a checker that is at hand and asks nobody."""
    del options


def hearing_of(settings: Settings) -> Hearing:
    """One way to the model for all checks of this process."""
    asking = lru_cache(1)(partial(build_asking, settings, keep_open=True))
    if settings.model is not None:
        asking()  # now, since no request waits yet

    @lru_cache(_OPTIONS_KNOWN)
    def hearing(options: Options) -> ModelChecker | None:
        effective = effective_settings(settings, options)
        return build_model_checker(effective, asking()) if has_model(effective) else None

    return hearing


def identify(settings: Settings) -> Callable[[Options], str]:
    """All of the settings and options that decide on what a report says, as one text."""
    weights = str(load_weights(settings.checkability_weights))

    @lru_cache(_OPTIONS_KNOWN)
    def identity(options: Options) -> str:
        effective = effective_settings(settings, options)
        decisive = [__version__, weights, effective.min_checkability, options.summary_sentences]
        if has_model(effective):
            prompts = [prompt(name).sha256 for name in prompt_names()]
            decisive = [*decisive, effective.model_dump(mode="json", include=_OF_A_MODEL), *prompts]
        return json.dumps(decisive, sort_keys=True)

    return identity
