"""A question to a model, independent of the server's dialect: messages, answer schema, token limit."""

import hashlib
import json
from enum import StrEnum

from pydantic import Field, field_validator

from factcheck.domain.chat import canonical_json
from factcheck.domain.values import Value


class Role(StrEnum):
    SYSTEM = "system"
    USER = "user"


class Message(Value):
    role: Role
    content: str = Field(min_length=1)


class Question(Value):
    """One filled prompt. `answer_schema` is the canonical JSON of the JSON Schema that the answer must satisfy.

    For OpenAI's strict mode each object in it lists all of its properties as required and allows no others.
    """

    prompt: str = Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=64)
    prompt_version: int = Field(ge=1)
    prompt_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    messages: tuple[Message, ...] = Field(min_length=1)
    answer_schema: str | None = None
    max_answer_tokens: int = Field(ge=1)

    @field_validator("answer_schema")
    @classmethod
    def _must_be_canonical(cls, schema: str | None) -> str | None:
        if schema is not None and canonical_json(json.loads(schema)) != schema:
            raise ValueError("the answer schema is not in canonical JSON: sorted keys, no white space, UTF-8")
        return schema

    @property
    def schema_sha256(self) -> str | None:
        return None if self.answer_schema is None else hashlib.sha256(self.answer_schema.encode("utf-8")).hexdigest()
