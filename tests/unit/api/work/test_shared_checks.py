"""A check that nobody waits for any more asks no model again."""

import asyncio
from typing import Any

from factcheck.api.observability.health_state import HealthState
from factcheck.api.work.calls import Call, Finished, OnStart, Waiting
from factcheck.api.work.engines import Engine
from factcheck.api.work.shared_checks import SharedChecks
from factcheck.pipeline.stored import StoredReport
from factcheck.pipeline.submission import Submission
from factcheck.prompting.chunks import chunks
from factcheck.prompting.questions import review_question, summary_question
from factcheck.wiring import load_prices
from tests.asking import Authored, checker, prepared, silent

TEXT = "“We will build it,” Mayor Ana Costa said on Monday."
REPORT = StoredReport(b"{}", "digest")


class TwoRounds:
    """A `Runner` of a check that asks twice; the step after the first answers begins, and ends when it is let."""

    def __init__(self) -> None:
        sheet = prepared(TEXT).sheet
        self._steps: list[Waiting | Finished] = [
            Waiting(b"", (review_question(sheet, chunks(sheet)[0]),)),
            Waiting(b"", (summary_question(sheet, [1]),)),
            Finished(REPORT, ()),
        ]
        self.has_begun = asyncio.Event()
        self.may_end = asyncio.Event()

    async def run(self, call: Call[Any], on_start: OnStart | None = None, *, within_s: float | None = None) -> Any:
        del call, within_s
        if on_start is None:
            self.has_begun.set()
            await self.may_end.wait()
        return self._steps.pop(0)


async def asked(*, stays: bool) -> int:
    """How many questions a model is asked for a caller that stays, or leaves in the middle."""
    model, runner = Authored(silent), TwoRounds()
    checks = SharedChecks(
        Engine(runner, lambda _: checker(model), HealthState(), load_prices()), None, lambda _: "a model"
    )
    asking = asyncio.create_task(checks.report(Submission(kind="text", content=TEXT), ""))
    await runner.has_begun.wait()
    if not stays:
        asking.cancel()
    runner.may_end.set()
    await asyncio.wait([asking])
    for _ in range(20):
        await asyncio.sleep(0)
    return len(model.asked)


def test_who_stays_has_the_model_asked_again() -> None:
    assert asyncio.run(asked(stays=True)) == 2


def test_for_who_has_left_the_model_is_not_asked_again() -> None:
    assert asyncio.run(asked(stays=False)) == 1
