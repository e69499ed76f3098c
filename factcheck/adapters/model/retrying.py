"""Retry transient model errors: exponential backoff with full jitter, within a deadline."""

import asyncio
import math
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from factcheck.domain.chat import ChatResponse
from factcheck.errors import TransientModelError


@dataclass(frozen=True)
class Retrying:
    """The wait before attempt n + 1 is uniform in 0 to min(most_s, base_s * 2**n); `jitter` gives 0 to 1.

    Full jitter avoids synchronised retries (Brooker, "Exponential Backoff And Jitter", 2015).
    """

    attempts: int = 3
    base_s: float = 0.5
    most_s: float = 8.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    jitter: Callable[[], float] = random.random

    async def run(self, call: Callable[[], Awaitable[ChatResponse]], *, until: float) -> ChatResponse:
        """The first answer of `call`; its last error where attempts or time run out. `until` is by `clock`.

        Retry-After is a lower bound of the wait; one past the deadline `until` fails at once.
        """
        for attempt in range(1, self.attempts):
            try:
                return await call()
            except TransientModelError as error:
                wait_s = self._wait_s(attempt, error.retry_after_s)
                if self.clock() + wait_s >= until:
                    raise
            await self.sleep(wait_s)
        return await call()

    def _wait_s(self, attempt: int, retry_after_s: float | None) -> float:
        backoff_s = self.jitter() * min(self.most_s, self.base_s * 2**attempt)
        return backoff_s if retry_after_s is None else retry_after_s + self.jitter() * self.base_s


def retry_after_s(value: str | None, *, now: float) -> float | None:
    """The seconds that a Retry-After header (RFC 9110, 10.2.3) asks for, from `now`; None where it is malformed."""
    if value is None:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(value).timestamp() - now
        except (ValueError, OverflowError):
            return None
    return max(0.0, seconds) if math.isfinite(seconds) else None
