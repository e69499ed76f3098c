"""Kind of model server -> the dialect of chat completions that it takes, as a request shape.

Requests keep to the common subset: non-streaming, plain strings as content, and beside messages and model only the
three fields that a `Shape` is about. Where a server rejects one of them, `lower` gives the next shape to try.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from factcheck.adapters.model.servers import Server
from factcheck.domain.values import Value

# Model families of OpenAI that answer 400 to any temperature but their own.
_FIXED_TEMPERATURE: Final = re.compile(r"(o\d|gpt-5)(?![^-.])")


class AnswerForm(StrEnum):
    """How the schema is enforced: by constrained decoding, as JSON of any kind, or by an instruction in the prompt."""

    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    PROMPT = "prompt"


class LimitField(StrEnum):
    """The two names of the answer's token limit; servers take one of them, or both."""

    NEW = "max_completion_tokens"
    OLD = "max_tokens"


class Shape(Value):
    """`limits` are the names still to try, the first of which is sent; with none, no limit is sent."""

    form: AnswerForm = AnswerForm.JSON_SCHEMA
    limits: tuple[LimitField, ...] = (LimitField.OLD, LimitField.NEW)
    temperature: bool = True


_NEW_FIRST: Final = Shape(limits=(LimitField.NEW, LimitField.OLD))

_SHAPES: Final[Mapping[Server, Shape]] = {
    Server.OPENAI: _NEW_FIRST,
    Server.AZURE: _NEW_FIRST,
    Server.VLLM: Shape(),
    Server.LLAMA_CPP: Shape(),
    Server.OLLAMA: Shape(),
    Server.MISTRAL: Shape(limits=(LimitField.OLD,)),
    Server.OTHER: Shape(),
}

_HOSTS: Final[Mapping[str, Server]] = {
    "api.openai.com": Server.OPENAI,
    ".openai.azure.com": Server.AZURE,
    ".services.ai.azure.com": Server.AZURE,
    "api.mistral.ai": Server.MISTRAL,
}


def server_at(base_url: str) -> Server:
    """The kind of server that stands at a well-known address; every other is `OTHER`."""
    host = urlsplit(base_url).hostname or ""
    return next((server for name, server in _HOSTS.items() if host == name or host.endswith(_tail(name))), Server.OTHER)


def first_shape(server: Server, model: str) -> Shape:
    """The strictest shape that this server is known to take for this model."""
    shape = _SHAPES[server]
    if server in (Server.OPENAI, Server.AZURE) and _FIXED_TEMPERATURE.match(model):
        return shape.model_copy(update={"temperature": False})
    return shape


def lower(shape: Shape, field: str | None) -> Shape | None:
    """The next shape for a server that rejects `field` (None: it does not say which); None where none is left."""
    if field == "temperature" and shape.temperature:
        return shape.model_copy(update={"temperature": False})
    if shape.limits and field == shape.limits[0]:
        return shape.model_copy(update={"limits": shape.limits[1:]})
    forms = list(AnswerForm)
    position = forms.index(shape.form) + 1
    return shape.model_copy(update={"form": forms[position]}) if position < len(forms) else None


def _tail(name: str) -> str:
    return name if name.startswith(".") else f".{name}"
