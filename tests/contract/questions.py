"""Builders of questions, requests and OpenAI clients for contract tests."""

import asyncio
import ssl
import time
from collections.abc import Callable, Coroutine
from typing import Any

from pydantic import SecretStr

from factcheck.adapters.model.openai_chat import Endpoint, OpenAIChat
from factcheck.adapters.model.request_body import chat_request
from factcheck.adapters.model.request_shapes import Shape
from factcheck.adapters.model.retrying import Retrying
from factcheck.adapters.model.servers import Server
from factcheck.domain.chat import ChatRequest, canonical_json
from factcheck.domain.question import Message, Question, Role
from tests.processes import GUARD_S

KEY = "sk-canary-8c1f"
SCHEMA = canonical_json(
    {
        "type": "object",
        "properties": {"count": {"type": "integer"}},
        "required": ["count"],
        "additionalProperties": False,
    }
)


def question(*, schema: str | None = SCHEMA, user: str = "How many?", most: int = 50) -> Question:
    return Question(
        prompt="claims",
        prompt_version=1,
        prompt_sha256="0" * 64,
        messages=(Message(role=Role.SYSTEM, content="Count."), Message(role=Role.USER, content=user)),
        answer_schema=schema,
        max_answer_tokens=most,
    )


def request(*, schema: str | None = SCHEMA, shape: Shape | None = None, model: str = "m") -> ChatRequest:
    return chat_request(question(schema=schema), endpoint="default", model=model, shape=shape or Shape())


async def _no_wait(_: float) -> None:
    await asyncio.sleep(0)


def chat(
    url: str,
    *,
    timeout_s: float = GUARD_S,
    attempts: int = 1,
    server: Server = Server.OTHER,
    max_bytes: int = 100_000,
    key: str | None = KEY,
    tls: ssl.SSLContext | None = None,
    sleep: Callable[[float], Coroutine[Any, Any, None]] = _no_wait,
    clock: Callable[[], float] = time.monotonic,
) -> OpenAIChat:
    endpoint = Endpoint(
        base_url=url,
        key=SecretStr(key) if key else None,
        server=server,
        timeout_s=timeout_s,
        max_bytes=max_bytes,
    )
    retrying = Retrying(attempts=attempts, clock=clock, sleep=sleep, jitter=lambda: 0.5)
    return OpenAIChat(endpoint, retrying=retrying, tls=tls)
