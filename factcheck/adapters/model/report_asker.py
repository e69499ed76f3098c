"""The way from a question to its answer, put together for one report at a time."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Final, Protocol

from factcheck.adapters.metering.token_budget import ReportBudget
from factcheck.adapters.metering.token_counter import count_tokens
from factcheck.adapters.model.ladder import Ladder, LadderChat, shapes_from
from factcheck.adapters.model.request_body import chat_request
from factcheck.domain.article import Metadata
from factcheck.domain.chat import Answered, ChatRequest
from factcheck.domain.question import Question
from factcheck.errors import ReplayError
from factcheck.pipeline.ports import Asker, ChatModel, Checker, OpenAsker

# Requests name an alias, never an address: the same question is the same wherever the server stands.
ENDPOINT: Final = "default"


class Closing(Protocol):
    async def aclose(self) -> None: ...


@dataclass(frozen=True)
class Way:
    """An `OpenAsker`. `closing` is closed after each report."""

    chat: ChatModel
    model: str
    ladder: Ladder
    most_tokens: int | None = None
    closing: Sequence[Closing] = ()

    def __call__(self) -> AbstractAsyncContextManager[Asker]:
        return self._open()

    @asynccontextmanager
    async def _open(self) -> AsyncIterator[Asker]:
        try:
            yield self._asker()
        finally:
            for opened in self.closing:
                await opened.aclose()

    def _asker(self) -> Asker:
        asker = LadderChat(self.chat, endpoint=ENDPOINT, model=self.model, ladder=self.ladder)
        if self.most_tokens is None:
            return asker
        return ReportBudget(asker, most=self.most_tokens, count=lambda text: count_tokens(text).tokens)

    def requests(self, question: Question) -> tuple[ChatRequest, ...]:
        """Every request that may carry the question, the strictest first."""
        shapes = shapes_from(self.ladder.shape(question))
        return tuple(chat_request(question, endpoint=ENDPOINT, model=self.model, shape=shape) for shape in shapes)


class ReplayedRequester:
    """A `Requester` that follows what is recorded: what is asked second depends on what was answered first."""

    def __init__(self, way: Way, make_checker: Callable[[OpenAsker], Checker]) -> None:
        self._way = way
        self._make_checker = make_checker

    def requests(self, text: str) -> tuple[tuple[ChatRequest, ...], ...]:
        """What is asked about a pasted article, up to the first question of which no answer is recorded."""
        asked: list[tuple[ChatRequest, ...]] = []

        @asynccontextmanager
        async def listening() -> AsyncIterator[Asker]:
            async with self._way() as asker:
                yield _Listening(asker, self._way, asked)

        with suppress(ReplayError):
            self._make_checker(listening).check_text(text, Metadata())
        return tuple(asked)


@dataclass(frozen=True)
class _Listening:
    asker: Asker
    way: Way
    asked: list[tuple[ChatRequest, ...]]

    async def ask(self, question: Question) -> Answered:
        self.asked.append(self.way.requests(question))
        return await self.asker.ask(question)
