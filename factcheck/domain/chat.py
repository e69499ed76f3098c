"""Canonical chat request, its fingerprint (the cache key), and the response."""

import hashlib
import json
from functools import cached_property
from typing import Self

from pydantic import Field, field_validator, model_validator

from factcheck.domain.values import Value

# Increment when fingerprints are made otherwise; older recordings are then reported as drifted.
KEY_VERSION = 1


class ChatRequest(Value):
    """One call of a model. `body` is the JSON text that goes over the wire, to the character.

    `endpoint` is an alias ("default", "local"), never an address: the same question to the same model is the same
    request wherever the server stands.
    """

    endpoint: str = Field(min_length=1)
    body: str
    prompt: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    prompt_version: int = Field(ge=1)
    prompt_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    schema_sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    # What `schema_sha256` is the hash of: needed to judge an answer, and left out of dumps, recordings and fingerprint.
    answer_schema: str | None = Field(default=None, exclude=True, repr=False)

    @field_validator("body")
    @classmethod
    def _must_be_canonical(cls, body: str) -> str:
        if canonical_json(json.loads(body)) != body:
            raise ValueError("the body is not in canonical JSON: sorted keys, no white space, UTF-8")
        return body

    @model_validator(mode="after")
    def _schema_must_be_the_hashed_one(self) -> Self:
        schema = self.answer_schema
        if schema is not None and hashlib.sha256(schema.encode("utf-8")).hexdigest() != self.schema_sha256:
            raise ValueError("the answer schema is not the one that schema_sha256 names")
        return self

    @cached_property
    def fingerprint(self) -> str:
        """sha256, in hexadecimal, of the canonical JSON of all fields and the key version."""
        fields = {"key_version": KEY_VERSION, **self.model_dump()}
        return hashlib.sha256(canonical_json(fields).encode("utf-8")).hexdigest()


class Usage(Value):
    """Tokens as the server counted them; `cached` of the prompt's came from its prefix cache."""

    prompt: int = Field(default=0, ge=0)
    completion: int = Field(default=0, ge=0)
    cached: int = Field(default=0, ge=0)


class ChatResponse(Value):
    """A complete answer: `text` is the message's content, JSON where a schema was asked for."""

    text: str
    model: str
    usage: Usage = Usage()


class Answered(Value):
    """A response, and the fingerprint of the request that it answers."""

    response: ChatResponse
    fingerprint: str


def canonical_json(content: object) -> str:
    """JSON with sorted keys and no white space: the same content, the same characters.

    Raises ValueError for NaN and infinities.
    """
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
