"""What the service is measured against: Litestar alone, which validates the body, hashes it, and reads from diskcache.

usage: python benchmarks/bare_service.py FOLDER
"""

import logging
import socket
import sys
from hashlib import sha256
from typing import Any

import uvicorn
from diskcache import Cache
from litestar import Litestar, Request, Response, post
from pydantic import BaseModel, ConfigDict

_cache = Cache(sys.argv[1])


class Article(BaseModel):
    """The fields of POST /v1/reports."""

    model_config = ConfigDict(extra="forbid")

    text: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published_at: str | None = None
    url: str | None = None
    language: str | None = None


@post("/v1/reports", status_code=200)
async def answer(request: Request[Any, Any, Any], data: Article) -> Response[bytes]:
    """In the event loop, without the thread that a careful server would read from disk in."""
    key = sha256(data.model_dump_json().encode()).hexdigest()
    wanted = request.headers.get("x-answer-bytes")
    if wanted:
        _cache.set(key, b"x" * int(wanted))
    return Response(_cache[key], media_type="application/json")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    port = _free_port()
    logging.info("the bare endpoint listens on 127.0.0.1 port %s", port)
    uvicorn.run(Litestar([answer]), port=port, access_log=False, server_header=False, log_level="warning")
