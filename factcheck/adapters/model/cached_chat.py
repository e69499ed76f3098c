"""A model with a memory: what it was asked before is answered from the cache."""

from factcheck.adapters.model.single_flight import SingleFlight
from factcheck.domain.chat import ChatRequest, ChatResponse
from factcheck.pipeline.ports import ChatModel, ResponseCache


def with_cache(chat: ChatModel, cache: ResponseCache, *, refresh: bool = False) -> ChatModel:
    """`chat` behind the cache, with one call at a time for each fingerprint."""
    return SingleFlight(CachedChat(chat, cache, refresh=refresh))


class CachedChat:
    """A `ChatModel` around another. With `refresh` nothing is read from the cache, and what is there is replaced.

    An answer without text is neither stored nor taken from the cache. An error is never stored: it passes through as it
    is raised.
    """

    def __init__(self, chat: ChatModel, cache: ResponseCache, *, refresh: bool = False) -> None:
        self._chat = chat
        self._cache = cache
        self._refresh = refresh

    async def answer(self, request: ChatRequest) -> ChatResponse:
        """The stored answer, or the model's, which is stored from then on."""
        if not self._refresh:
            stored = await self._cache.get(request.fingerprint)
            if stored is not None and _is_complete(stored):
                return stored
        response = await self._chat.answer(request)
        if _is_complete(response):
            await self._cache.put(request.fingerprint, response)
        return response


def _is_complete(response: ChatResponse) -> bool:
    return bool(response.text.strip())
