"""A model asked the same request by several hosts at once -> one call (single flight), by a lease that hosts share.

The lease is advisory: who cannot take one, since the database is away or a host hangs, asks all the same. So a response
is paid for once unless something is broken, and is never waited for in vain.
"""

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Final

from factcheck.domain.chat import ChatResponse
from factcheck.pipeline.ports import AskingLeases

# How often who waits looks for the response, or for a lease that has expired.
_POLL_S: Final = 0.2
# Renewals within the time of a lease.
_RENEWALS: Final = 3


async def ask_once(
    leases: AskingLeases,
    key: str,
    look: Callable[[], Awaitable[ChatResponse | None]],
    ask: Callable[[], Awaitable[ChatResponse]],
) -> ChatResponse:
    """What `ask` gives and stores, or what `look` finds once another host has stored it. Raises as `ask` does."""
    asker = uuid.uuid4().hex
    while not await leases.take(key, asker):
        await asyncio.sleep(_POLL_S)
        found = await look()
        if found is not None:
            return found
    async with _held(leases, key, asker):
        return await look() or await ask()  # another host may have released the lease just now


@asynccontextmanager
async def _held(leases: AskingLeases, key: str, asker: str) -> AsyncIterator[None]:
    """The lease is renewed (heartbeat) for the life of the block, and then released."""
    renewing = asyncio.get_running_loop().create_task(_renew(leases, key, asker))
    try:
        yield
    finally:
        renewing.cancel()
        with suppress(asyncio.CancelledError):
            await renewing
        await leases.release(key, asker)


async def _renew(leases: AskingLeases, key: str, asker: str) -> None:
    while True:
        await asyncio.sleep(leases.lease_s / _RENEWALS)
        await leases.take(key, asker)
