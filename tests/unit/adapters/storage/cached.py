"""Get from a cache, put into it, and change it as somebody would who may write to its folder."""

import asyncio
import sqlite3
from contextlib import closing

from factcheck.adapters.storage.response_cache import DiskResponseCache
from factcheck.domain.chat import ChatResponse
from tests.unit.adapters.chat import build_response

KEY = "0" * 64
OTHER = "1" * 64


def get(cache: DiskResponseCache, fingerprint: str = KEY) -> ChatResponse | None:
    return asyncio.run(cache.get(fingerprint))


def put(cache: DiskResponseCache, fingerprint: str = KEY, response: ChatResponse | None = None) -> None:
    asyncio.run(cache.put(fingerprint, response or build_response()))


def change(cache: DiskResponseCache, statement: str, *values: object) -> None:
    """As somebody would who may write to the folder."""
    with closing(sqlite3.connect(cache.folder / "cache.db", isolation_level=None)) as connection:
        connection.execute(statement, values)
