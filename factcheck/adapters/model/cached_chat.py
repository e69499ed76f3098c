"""A read-through cache in front of a chat model, with single flight."""

from factcheck.adapters.model.deduplicated_chat import DeduplicatedChat
from factcheck.domain.chat import ChatRequest, ChatResponse
from factcheck.pipeline.ports import ChatModel, ResponseCache


def with_cache(chat: ChatModel, cache: ResponseCache, *, refresh: bool = False) -> ChatModel:
    """`chat` behind the cache, with one call at a time for each fingerprint."""
    return DeduplicatedChat(CachedChat(chat, cache, refresh=refresh))


class CachedChat:
    """A `ChatModel` around another. With `refresh` every lookup is a miss, and the entry is overwritten.

    An answer without text is neither stored nor read. No negative caching: errors pass through and are not stored.
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
