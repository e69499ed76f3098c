"""A canonical request -> an answer of an OpenAI-compatible server, through the `openai` client.

`openai`, which takes 0.9 s to import, is imported lazily.
"""

import asyncio
import ssl
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from pydantic import Field, SecretStr, field_validator

from factcheck.adapters.model.retrying import Retrying
from factcheck.adapters.model.servers import Server
from factcheck.domain.chat import ChatRequest, ChatResponse
from factcheck.domain.values import Value
from factcheck.errors import ConfigurationError, ModelError, ModelTimeoutError

if TYPE_CHECKING:
    import openai

_KEY_IS_IN_THE_TRANSPORT: Final = "none"


class Endpoint(Value):
    """Address, credentials and limits of a model server. A query in `base_url` (Azure's api-version) is sent along."""

    base_url: str
    key: SecretStr | None = None
    server: Server = Server.OTHER
    timeout_s: float = Field(default=120.0, gt=0)
    max_bytes: int = Field(default=4_000_000, ge=1)

    @field_validator("key")
    @classmethod
    def _must_fit_a_header(cls, key: SecretStr | None) -> SecretStr | None:
        secret = key.get_secret_value() if key else ""
        if not (secret.isascii() and secret.isprintable()) or secret != secret.strip():
            raise ConfigurationError("FACTCHECK_API_KEY holds a character that no key has; was it copied whole?")
        return key

    def auth(self) -> Mapping[str, str]:
        """The headers that carry the key."""
        if self.key is None:
            return {}
        secret = self.key.get_secret_value()
        return {"api-key": secret} if self.server is Server.AZURE else {"authorization": f"Bearer {secret}"}


class OpenAIChat:
    """A `ChatModel`. Bound to one event loop; close it there."""

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        retrying: Retrying | None = None,
        tls: ssl.SSLContext | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._endpoint = endpoint
        self._retrying = retrying or Retrying()
        self._tls = tls
        self._now = now
        self._opened: openai.AsyncOpenAI | None = None

    async def answer(self, request: ChatRequest) -> ChatResponse:
        """The complete answer, retries included within the endpoint's deadline; raises one `ModelError`."""
        timeout_s = self._endpoint.timeout_s
        until = self._retrying.clock() + timeout_s
        try:
            async with asyncio.timeout(timeout_s):
                return await self._retrying.run(lambda: self._once(request), until=until)
        except TimeoutError:
            overdue = ModelTimeoutError(
                f"the model server gave no whole answer within {timeout_s:g} s; raise FACTCHECK_TIMEOUT_S"
            )
        raise overdue

    async def _once(self, request: ChatRequest) -> ChatResponse:
        from factcheck.adapters.model._completion import read_completion

        found = await self._post(request.body.encode("utf-8"))
        if isinstance(found, ModelError):
            raise found
        return read_completion(found, request, now=self._now())

    async def _post(self, body: bytes) -> bytes | ModelError:
        """The response body. An error is returned, not raised, so that its `__context__` holds no vendor exception."""
        import httpx2
        import openai

        from factcheck.adapters.model.failures import vendor_failure

        self._opened = self._opened or self._open()
        try:
            response = await self._opened.post("/chat/completions", cast_to=httpx2.Response, content=body)
        except openai.OpenAIError as exc:
            return vendor_failure(exc, now=self._now())
        except ModelError as exc:
            return exc.with_traceback(None)
        return response.content

    def _open(self) -> "openai.AsyncOpenAI":
        import httpx2
        import openai

        from factcheck.adapters.model._transport import model_client

        address = urlsplit(self._endpoint.base_url)
        try:
            return openai.AsyncOpenAI(
                base_url=urlunsplit(address._replace(query="", fragment="")),
                default_query=dict(parse_qsl(address.query)),
                api_key=_KEY_IS_IN_THE_TRANSPORT,
                max_retries=0,
                timeout=None,
                http_client=model_client(auth=self._endpoint.auth(), max_bytes=self._endpoint.max_bytes, tls=self._tls),
            )
        except httpx2.InvalidURL as exc:
            raise ConfigurationError("FACTCHECK_BASE_URL is no address") from exc

    def open(self) -> None:
        """Warm up: import and build what the first question needs, which would block the event loop for a second."""
        from factcheck.adapters.model import _completion, failures

        del _completion, failures
        self._opened = self._opened or self._open()

    async def aclose(self) -> None:
        """Close the connection pool; the next question opens a new one."""
        opened, self._opened = self._opened, None
        if opened is not None:
            await opened.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()
