"""Token budgets: for one report, and for a day over all processes.

The report's budget stands above the cache, so that it does not depend on cache hits; the day's below, since a hit costs
nothing. Each reserves the upper bound of a call before it is made, and settles by the server's count afterwards.
"""

import asyncio
import json
import logging
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Final, Protocol

from factcheck.adapters.model.request_shapes import LimitField
from factcheck.domain.chat import Answered, ChatRequest, ChatResponse
from factcheck.domain.question import Question
from factcheck.errors import BudgetError, StoreError
from factcheck.pipeline.ports import Asker, ChatModel

_log: Final = logging.getLogger(__name__)


class Ledger(Protocol):
    """Counts tokens by day, for all who share it. Blocks. Raises ConfigurationError, or StoreError where it is away."""

    def add(self, day: date, tokens: int) -> int:
        """Add tokens, negative to release a reservation, 0 to read; the day's total with them."""
        ...

    def reserve(self, day: date, tokens: int, *, most: int) -> bool:
        """Add tokens, unless the total would be more than `most`: two who reserve at once cannot exceed it."""
        ...


class ReportBudget:
    """An `Asker` for one report that asks for no more than `most` tokens in all."""

    def __init__(self, asker: Asker, *, most: int, count: Callable[[str], int]) -> None:
        self._asker = asker
        self._most = most
        self._count = count
        self._spent = 0

    async def ask(self, question: Question) -> Answered:
        """The answer; raises BudgetError, and asks nothing, where it could exceed the budget."""
        needed = question.max_answer_tokens + sum(self._count(message.content) for message in question.messages)
        if self._spent + needed > self._most:
            raise BudgetError(
                f"{question.prompt}@{question.prompt_version} may need {needed} tokens, and {self._spent} of the "
                f"{self._most} for one report are spent; raise FACTCHECK_BUDGET_REPORT_TOKENS"
            )
        self._spent += needed
        answered = await self._asker.ask(question)
        self._spent += _spent(answered.response, at_most=needed) - needed
        return answered


class DayBudget:
    """A `ChatModel` that asks for no more than `most` tokens a day (UTC), with all who share the ledger."""

    def __init__(
        self,
        chat: ChatModel,
        *,
        most: int,
        count: Callable[[str], int],
        ledger: Ledger,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._chat = chat
        self._most = most
        self._count = count
        self._ledger = ledger
        self._now = now

    async def answer(self, request: ChatRequest) -> ChatResponse:
        """The answer; raises BudgetError, and asks nothing, where the day's tokens are spent or cannot be counted.

        The reservation of a failed call stays: the server may bill it.
        """
        day = self._now().date()
        asked = self._count(request.body) + _answer_limit(request)
        try:
            await asyncio.to_thread(self._reserve, day, asked)
        except StoreError as exc:
            raise BudgetError(f"today's tokens cannot be counted, so the model is not asked: {exc}") from exc
        response = await self._chat.answer(request)
        await asyncio.to_thread(self._settle, day, _spent(response, at_most=asked) - asked)
        return response

    def _reserve(self, day: date, asked: int) -> None:
        if not self._ledger.reserve(day, asked, most=self._most):
            raise BudgetError(
                f"the call needs {asked} tokens, and {self._ledger.add(day, 0)} of today's {self._most} are spent; "
                "raise FACTCHECK_BUDGET_DAY_TOKENS or wait for midnight UTC"
            )

    def _settle(self, day: date, difference: int) -> None:
        """Where it fails the reservation stays, which is at least what was spent."""
        try:
            self._ledger.add(day, difference)
        except StoreError as exc:
            _log.warning("the tokens of a call stay counted as they were reserved: %s", exc)


def _answer_limit(request: ChatRequest) -> int:
    body = json.loads(request.body)
    return next((int(body[name]) for name in LimitField if name in body), 0)


def _spent(response: ChatResponse, *, at_most: int) -> int:
    """The server's count; the reservation where it gives none."""
    return response.usage.prompt + response.usage.completion or at_most
