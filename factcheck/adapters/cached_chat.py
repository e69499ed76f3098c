"""A model with a memory: what it was asked before is answered from the cache."""

from collections.abc import Callable

from factcheck.adapters.single_flight import SingleFlight
from factcheck.domain.chat import ChatRequest, ChatResponse
from factcheck.pipeline.ports import ChatModel, ResponseCache

Judge = Callable[[ChatRequest, ChatResponse], bool]


def is_complete(request: ChatRequest, response: ChatResponse) -> bool:
    """What every answer has, whatever was asked: some text."""
    del request
    return bool(response.text.strip())


def with_cache(
    chat: ChatModel, cache: ResponseCache, *, refresh: bool = False, judge: Judge = is_complete
) -> ChatModel:
    """`chat` behind the cache, with one call at a time for each fingerprint."""
    return SingleFlight(CachedChat(chat, cache, refresh=refresh, judge=judge))


class CachedChat:
    """A `ChatModel` around another. With `refresh` nothing is read from the cache, and what is there is replaced.

    Only what `judge` finds complete and valid is stored, or taken from the cache. An error is never stored: it passes
    through as it is raised.
    """

    def __init__(
        self, chat: ChatModel, cache: ResponseCache, *, refresh: bool = False, judge: Judge = is_complete
    ) -> None:
        self._chat = chat
        self._cache = cache
        self._refresh = refresh
        self._judge = judge

    async def answer(self, request: ChatRequest) -> ChatResponse:
        """The stored answer, or the model's, which is stored from then on."""
        if not self._refresh:
            stored = await self._cache.get(request.fingerprint)
            if stored is not None and self._judge(request, stored):
                return stored
        response = await self._chat.answer(request)
        if self._judge(request, response):
            await self._cache.put(request.fingerprint, response)
        return response
