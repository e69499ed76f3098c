"""What a route knows about its request, for the log and the metrics: never a word of an article, never a key."""

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final, cast

from litestar.types import Scope

Fact = str | int | float | bool | None

_PLACE: Final = "factcheck_note"
_current_id: ContextVar[str | None] = ContextVar("factcheck_request_id", default=None)


@dataclass
class Note:
    """One request, as the log tells it."""

    request_id: str
    key: str | None = None
    status: int | None = None
    bytes_out: int = 0
    facts: dict[str, Fact] = field(default_factory=dict)


def begin_note(scope: Scope, note: Note) -> None:
    """The note of this request from now on."""
    cast("dict[str, object]", scope.setdefault("state", {}))[_PLACE] = note
    _current_id.set(note.request_id)


def current_request_id() -> str | None:
    """The id of the request that this task, or thread, works for."""
    return _current_id.get()


def note_of(scope: Scope) -> Note | None:
    """The note of this request; None where the app is called without its gate."""
    found = cast("dict[str, object]", scope.get("state", {})).get(_PLACE)
    return found if isinstance(found, Note) else None


def caller_of(scope: Scope) -> str:
    """The name over the key of this request; empty where it has none."""
    found = note_of(scope)
    return (found.key if found is not None else None) or ""


def tokens_of(scope: Scope) -> int:
    """Those that this request has spent so far."""
    found = note_of(scope)
    tokens = found.facts.get("tokens") if found is not None else None
    return tokens if isinstance(tokens, int) else 0


def note(scope: Scope, **facts: Fact) -> None:
    """Put facts into the request's line of the log: engine, model, tokens, cache, a duration."""
    found = note_of(scope)
    if found is not None:
        found.facts.update(facts)
