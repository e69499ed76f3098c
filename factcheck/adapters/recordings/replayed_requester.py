"""An article -> the requests that a check would make, found by replaying the check from recordings."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from factcheck.adapters.model.asker_factory import AskerFactory
from factcheck.domain.article import Metadata
from factcheck.domain.chat import Answered, ChatRequest
from factcheck.domain.question import Question
from factcheck.errors import ReplayError
from factcheck.pipeline.ports import Asker, Checker, OpenAsker


class ReplayedRequester:
    """A `Requester`. It replays, since a later question depends on the answers to earlier ones."""

    def __init__(self, askers: AskerFactory, make_checker: Callable[[OpenAsker], Checker]) -> None:
        self._askers = askers
        self._make_checker = make_checker

    def requests(self, text: str) -> tuple[tuple[ChatRequest, ...], ...]:
        """What is asked about a pasted article, up to the first question of which no answer is recorded."""
        asked: list[tuple[ChatRequest, ...]] = []

        @asynccontextmanager
        async def spying() -> AsyncIterator[Asker]:
            async with self._askers() as asker:
                yield _SpyAsker(asker, self._askers, asked)

        with suppress(ReplayError):
            self._make_checker(spying).check_text(text, Metadata())
        return tuple(asked)


@dataclass(frozen=True)
class _SpyAsker:
    """Notes the requests of each question, then asks."""

    asker: Asker
    askers: AskerFactory
    asked: list[tuple[ChatRequest, ...]]

    async def ask(self, question: Question) -> Answered:
        self.asked.append(self.askers.requests(question))
        return await self.asker.ask(question)
