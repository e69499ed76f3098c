"""Requests, responses and models for tests of what stands between the pipeline and a model."""

import asyncio
import json

from factcheck.domain.chat import ChatRequest, ChatResponse, Usage, canonical_json
from factcheck.errors import FactcheckError

ARTICLE = "The mayor said the bridge will cost 15 million euros.\n\n“We will build it,” she said on Monday."
SHA_A, SHA_B = "a" * 64, "b" * 64


def build_request(
    article: str = ARTICLE,
    *,
    prompt: str = "claims",
    version: int = 3,
    model: str = "small",
    prompt_sha256: str = SHA_A,
    schema_sha256: str | None = SHA_A,
    endpoint: str = "default",
    **others: object,
) -> ChatRequest:
    messages = [{"role": "system", "content": "Answer in JSON.\nBe short."}, {"role": "user", "content": article}]
    return ChatRequest(
        endpoint=endpoint,
        body=canonical_json({"model": model, "messages": messages, "temperature": 0, **others}),
        prompt=prompt,
        prompt_version=version,
        prompt_sha256=prompt_sha256,
        schema_sha256=schema_sha256,
    )


def build_response(text: str = '{"claims": [{"candidate": "c1", "label": "a cost"}]}') -> ChatResponse:
    return ChatResponse(text=text, model="small-2026", usage=Usage(prompt=120, completion=14))


class CountingModel:
    """A `ChatModel` that counts its calls, and answers, or raises, when it is let go."""

    def __init__(self, outcome: ChatResponse | FactcheckError | None = None, *, held: bool = False) -> None:
        self.outcome = outcome or build_response()
        self.calls: list[ChatRequest] = []
        self.cancelled = 0
        self.go = asyncio.Event()
        if not held:
            self.go.set()

    async def answer(self, request: ChatRequest) -> ChatResponse:
        self.calls.append(request)
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if isinstance(self.outcome, FactcheckError):
            raise self.outcome
        return self.outcome


def body_of(request: ChatRequest) -> dict[str, object]:
    body: dict[str, object] = json.loads(request.body)
    return body
