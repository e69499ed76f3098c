"""Structured log fields of one request, kept in its ASGI scope: never a word of an article, never a key.

Processes of checks log too, and import no web framework for it.
"""

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from litestar.types import Scope

FieldValue = str | int | float | bool | None

_SCOPE_KEY: Final = "factcheck_log_fields"
# No name of a key: it owns nothing.
STRANGER: Final = "?"
_request_id: ContextVar[str | None] = ContextVar("factcheck_request_id", default=None)


@dataclass
class LogFields:
    """What the request's log line, metrics and span say. `key` is the name over the API key; who came without one to a
    page that asks for it is a stranger.
    """

    request_id: str
    key: str | None = None
    is_stranger: bool = False
    status: int | None = None
    bytes_out: int = 0
    extra: dict[str, FieldValue] = field(default_factory=dict)


def begin_fields(scope: "Scope", fields: LogFields) -> None:
    """Attach the fields to the request; its id is the correlation id of this context's log records."""
    cast("dict[str, object]", scope.setdefault("state", {}))[_SCOPE_KEY] = fields
    _request_id.set(fields.request_id)


def current_request_id() -> str | None:
    """The correlation id of the request that this task, or thread, works for."""
    return _request_id.get()


def fields_of(scope: "Scope") -> LogFields | None:
    """The fields of this request; None where the app runs without its request log."""
    found = cast("dict[str, object]", scope.get("state", {})).get(_SCOPE_KEY)
    return found if isinstance(found, LogFields) else None


def caller_of(scope: "Scope") -> str:
    """The name over the API key of this request; empty where none is needed, STRANGER where it lacks."""
    found = fields_of(scope)
    if found is not None and found.is_stranger:
        return STRANGER
    return (found.key if found is not None else None) or ""


def tokens_of(scope: "Scope") -> int:
    """Model tokens that this request has spent so far."""
    found = fields_of(scope)
    tokens = found.extra.get("tokens") if found is not None else None
    return tokens if isinstance(tokens, int) else 0


def add_fields(scope: "Scope", **extra: FieldValue) -> None:
    """Merge fields into the request's log line: engine, model, tokens, cache."""
    found = fields_of(scope)
    if found is not None:
        found.extra.update(extra)
