"""Opens an asker for one report: the ladder of request shapes, below the report's token budget."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Final, Protocol

from factcheck.adapters.metering.token_budget import ReportBudget
from factcheck.adapters.metering.token_counter import count_tokens
from factcheck.adapters.model.ladder import Ladder, LadderChat, shapes_from
from factcheck.adapters.model.request_body import chat_request
from factcheck.domain.chat import ChatRequest
from factcheck.domain.question import Question
from factcheck.pipeline.ports import Asker, ChatModel

# Requests name an alias, never an address: the same question is the same wherever the server stands.
ENDPOINT: Final = "default"


class Closing(Protocol):
    """A resource with an asynchronous close."""

    async def aclose(self) -> None: ...


@dataclass(frozen=True)
class AskerFactory:
    """An `OpenAsker`. `closing` is closed after each report; `most_tokens` is the budget of one report."""

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
