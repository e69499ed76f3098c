"""A read-through cache in front of a chat model, with single flight.

A cache is shared by all that this user runs, and two servers may give the same name to different models: so an entry's
key is of the server's address, too. Recordings are without it (their fingerprint names an alias), to replay anywhere.
"""

from hashlib import sha256

from factcheck.adapters.model.deduplicated_chat import DeduplicatedChat
from factcheck.adapters.model.host_flights import ask_once
from factcheck.domain.chat import ChatRequest, ChatResponse
from factcheck.pipeline.ports import AskingLeases, ChatModel, ResponseCache


def with_cache(
    chat: ChatModel, cache: ResponseCache, *, server: str, refresh: bool = False, leases: AskingLeases | None = None
) -> ChatModel:
    """`chat`, which asks the server at that address, behind the cache; one call at a time for each fingerprint, with
    `leases` over all hosts that share them and the cache.
    """
    return DeduplicatedChat(CachedChat(chat, cache, server=server, refresh=refresh, leases=leases))


class CachedChat:
    """A `ChatModel` around another. With `refresh` every lookup is a miss, and the entry is overwritten.

    An answer without text is neither stored nor read. No negative caching: errors pass through and are not stored.
    """

    def __init__(
        self,
        chat: ChatModel,
        cache: ResponseCache,
        *,
        server: str,
        refresh: bool = False,
        leases: AskingLeases | None = None,
    ) -> None:
        self._chat = chat
        self._cache = cache
        self._server = server.rstrip("/")
        self._refresh = refresh
        self._leases = leases

    async def answer(self, request: ChatRequest) -> ChatResponse:
        """The stored answer, or the model's, which is stored from then on."""
        key = self._key(request)
        if self._refresh:
            return await self._ask(key, request)
        found = await self._look(key)
        if found is not None:
            return found
        if self._leases is None:
            return await self._ask(key, request)
        return await ask_once(self._leases, key, lambda: self._look(key), lambda: self._ask(key, request))

    async def _look(self, key: str) -> ChatResponse | None:
        stored = await self._cache.get(key)
        return stored if stored is not None and _is_complete(stored) else None

    async def _ask(self, key: str, request: ChatRequest) -> ChatResponse:
        response = await self._chat.answer(request)
        if _is_complete(response):
            await self._cache.put(key, response)
        return response

    def _key(self, request: ChatRequest) -> str:
        return sha256(f"{self._server} {request.fingerprint}".encode()).hexdigest()


def _is_complete(response: ChatResponse) -> bool:
    return bool(response.text.strip())
