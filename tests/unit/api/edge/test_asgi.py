"""Large bodies leave in pieces that are the body again."""

import asyncio

import pytest
from litestar.types import HTTPResponseBodyEvent, Message

from factcheck.api.edge.asgi import send_in_chunks

PIECE = 256 * 1024


def sent(body: bytes, *, more: bool = False) -> list[tuple[bytes, bool]]:
    """Body and `more_body` of each message."""
    found: list[tuple[bytes, bool]] = []

    async def send(message: Message) -> None:
        assert message["type"] == "http.response.body"
        found.append((message["body"], message["more_body"]))

    event: HTTPResponseBodyEvent = {"type": "http.response.body", "body": body, "more_body": more}
    asyncio.run(send_in_chunks(send, event))
    return found


@pytest.mark.parametrize("more", [False, True])
@pytest.mark.parametrize(
    ("size", "pieces"),
    [(0, 1), (1, 1), (PIECE, 1), (PIECE + 1, 2), (2 * PIECE, 2), (2 * PIECE + 1, 3)],
)
def test_the_pieces_are_the_body_and_the_last_one_ends_it(size: int, pieces: int, *, more: bool) -> None:
    body = bytes(number % 251 for number in range(size))
    found = sent(body, more=more)
    assert b"".join(part for part, _ in found) == body
    assert [follows for _, follows in found] == [True] * (pieces - 1) + [more]
    assert all(part for part, _ in found) or not body
