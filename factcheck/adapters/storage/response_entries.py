"""A model's response <-> the bytes of its cache entry."""

from factcheck.domain.chat import ChatResponse
from factcheck.domain.values import Value


class _Entry(Value):
    """The key is repeated inside, to detect a row that was copied under another one."""

    key: str
    response: ChatResponse


def pack(key: str, response: ChatResponse) -> bytes:
    return _Entry(key=key, response=response).model_dump_json().encode("utf-8")


def unpack(key: str, stored: bytes) -> ChatResponse | None:
    """None for an entry of another key. Raises ValueError for what is none."""
    entry = _Entry.model_validate_json(stored)
    return entry.response if entry.key == key else None
