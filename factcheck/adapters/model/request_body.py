"""Question and request shape -> the JSON body of POST /chat/completions, and the request that is fingerprinted."""

import json
from collections.abc import Mapping
from typing import Final

from factcheck.adapters.model.request_shapes import AnswerForm, LimitField, Shape
from factcheck.domain.chat import ChatRequest, canonical_json
from factcheck.domain.question import Question, Role

# Servers answer 400 to `json_object` unless the word JSON stands in a message.
_SCHEMA_INSTRUCTION: Final = (
    "Answer with one JSON object and nothing else: no code fence, no explanation. It must satisfy this JSON Schema:\n"
)


def chat_request(question: Question, *, endpoint: str, model: str, shape: Shape) -> ChatRequest:
    """The request; its fingerprint covers the shape, since that is part of the body."""
    return ChatRequest(
        endpoint=endpoint,
        body=chat_body(question, model=model, shape=shape),
        prompt=question.prompt,
        prompt_version=question.prompt_version,
        prompt_sha256=question.prompt_sha256,
        schema_sha256=question.schema_sha256,
        answer_schema=question.answer_schema,
    )


def but_for_shape(
    one: Mapping[str, object], other: Mapping[str, object]
) -> tuple[dict[str, object], dict[str, object]]:
    """Two bodies without what their shapes account for: equal where the question and the model are.

    The limit of the answer stands under the newer of its two names.
    """
    bare = _without_form(one), _without_form(other)
    for field in ("temperature", LimitField.NEW.value):
        if any(field not in body for body in bare):
            for body in bare:
                body.pop(field, None)
    return bare


def _without_form(body: Mapping[str, object]) -> dict[str, object]:
    bare = {key: value for key, value in body.items() if key not in ("response_format", *LimitField)}
    limit = body.get(LimitField.NEW, body.get(LimitField.OLD))
    if limit is not None:
        bare[LimitField.NEW.value] = limit
    if isinstance(messages := body.get("messages"), list):
        bare["messages"] = list(filter(None, map(_uninstructed, messages)))
    return bare


def _uninstructed(message: object) -> object:
    """The message without the instruction on the schema; None where it is nothing else."""
    if not isinstance(message, dict) or message.get("role") != Role.SYSTEM:
        return message
    content = str(message.get("content")).partition(_SCHEMA_INSTRUCTION)[0].rstrip("\n")
    return {**message, "content": content} if content else None


def chat_body(question: Question, *, model: str, shape: Shape) -> str:
    """Canonical JSON of the body of POST /chat/completions."""
    body: dict[str, object] = {"model": model, "messages": _messages(question, shape.form)}
    if shape.temperature:
        body["temperature"] = 0
    if shape.limits:
        body[shape.limits[0]] = question.max_answer_tokens
    response_format = _response_format(question, shape.form)
    if response_format is not None:
        body["response_format"] = response_format
    return canonical_json(body)


def _messages(question: Question, form: AnswerForm) -> list[dict[str, str]]:
    messages = [{"role": message.role.value, "content": message.content} for message in question.messages]
    if question.answer_schema is None or form is AnswerForm.JSON_SCHEMA:
        return messages
    instruction = _SCHEMA_INSTRUCTION + question.answer_schema
    if messages[0]["role"] == Role.SYSTEM:
        # Some chat templates take one system message only, and only in front.
        messages[0]["content"] += f"\n\n{instruction}"
        return messages
    return [{"role": Role.SYSTEM.value, "content": instruction}, *messages]


def _response_format(question: Question, form: AnswerForm) -> dict[str, object] | None:
    if question.answer_schema is None or form is AnswerForm.PROMPT:
        return None
    if form is AnswerForm.JSON_OBJECT:
        return {"type": "json_object"}
    schema = {"name": question.prompt, "strict": True, "schema": json.loads(question.answer_schema)}
    return {"type": "json_schema", "json_schema": schema}
