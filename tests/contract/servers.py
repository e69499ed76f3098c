"""Fake model servers with the request fields that real ones take, and their wording of a refusal.

OpenAI: platform.openai.com/docs/api-reference/chat/create. Azure: learn.microsoft.com, "Structured outputs" and
"Reasoning models". vLLM: vllm/entrypoints/openai/protocol.py. llama.cpp: tools/server/README.md. Ollama:
docs/openai.md. Mistral: docs.mistral.ai/api, whose models forbid unknown fields.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Final

from tests.contract.upstream import Answer, Received, completes, fails, says

GOOD: Final = '{"count":3}'

_COMMON: Final = frozenset({"model", "messages", "temperature", "max_tokens", "response_format"})
_BOTH_LIMITS: Final = _COMMON | {"max_completion_tokens"}


def takes(fields: frozenset[str], forms: tuple[str, ...]) -> Answer:
    """A server of OpenAI's kind of errors that takes these fields and these kinds of `response_format`."""

    def judge(body: Mapping[str, object]) -> Answer:
        for name in sorted(body.keys() - fields):
            return fails(400, code="unsupported_parameter", param=name, message=f"Unsupported parameter: '{name}'")
        if _form(body) not in (None, *forms):
            return fails(400, param="response_format", message="response_format is not supported with this model")
        return completes(GOOD)

    return _judged(judge)


def mistral() -> Answer:
    """FastAPI's words for a field that the model of the request forbids."""

    def judge(body: Mapping[str, object]) -> Answer:
        unknown = sorted(body.keys() - _COMMON)
        if unknown:
            detail = [{"type": "extra_forbidden", "loc": ["body", name], "msg": "Extra inputs"} for name in unknown]
            return says(json.dumps({"detail": detail}), status=422)
        return completes(GOOD)

    return _judged(judge)


def says_no_without_a_reason(to: str) -> Answer:
    """A gateway that answers a bare 400 to one kind of `response_format`."""
    return _judged(lambda body: says("", status=400) if _form(body) == to else completes(GOOD))


def _form(body: Mapping[str, object]) -> str | None:
    found = body.get("response_format")
    return str(found["type"]) if isinstance(found, dict) else None


def _judged(judge: Callable[[Mapping[str, object]], Answer]) -> Answer:
    async def answer(received: Received, writer: asyncio.StreamWriter) -> None:
        await judge(received.json())(received, writer)

    return answer


SERVERS: Final[Mapping[str, Answer]] = {
    "openai": takes(_BOTH_LIMITS, ("json_schema", "json_object")),
    "openai reasoning": takes(
        frozenset({"model", "messages", "max_completion_tokens", "response_format"}), ("json_schema", "json_object")
    ),
    "azure of 2023": takes(_COMMON, ("json_object",)),
    "vllm": takes(_BOTH_LIMITS, ("json_schema", "json_object")),
    "vllm without guided decoding": takes(_BOTH_LIMITS, ()),
    "llama.cpp": takes(_BOTH_LIMITS, ("json_schema", "json_object")),
    "ollama": takes(_COMMON, ("json_schema", "json_object")),
    "mistral": mistral(),
    "old and small": takes(frozenset({"model", "messages"}), ()),
    "bare 400": says_no_without_a_reason("json_schema"),
}
