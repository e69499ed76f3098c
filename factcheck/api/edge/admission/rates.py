"""Rate limits (GCRA) and concurrency limits by caller: FACTCHECK_RATE_LIMIT and FACTCHECK_CONCURRENCY_LIMIT.

`MemoryRates` is for one worker process, `shared_rates.SharedRates` for several of one machine, `DatabaseRates` for
several hosts. Litestar's rate limit middleware has one fixed window, is not atomic across processes, and stands behind
the routing: unknown addresses pass it.
"""

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple, Protocol

from factcheck.api.refusals import RateLimitedError, TooManyAtOnceError
from factcheck.errors import StoreError
from factcheck.settings import listed

_log: Final = logging.getLogger(__name__)
_PERIODS_S: Final = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
_MOST_CALLERS: Final = 10_000
# Bound of the floating-point error over a period.
_ROUNDING_S: Final = 1e-6


class Rate(NamedTuple):
    """`times` requests in `period_s` seconds."""

    times: int
    period_s: float


class Rates(Protocol):
    """Counts requests by caller."""

    async def take(self, caller: str) -> float:
        """0.0 and the request is counted; or the seconds until it would be allowed, and it is not counted."""
        ...


class DatabaseRates:
    """`Rates` of a database, whose StoreErrors are met with those of this process or machine: a host then lets in what
    all together should.
    """

    def __init__(self, shared: Rates, local: Rates) -> None:
        self._shared = shared
        self._local = local

    async def take(self, caller: str) -> float:
        try:
            return await self._shared.take(caller)
        except StoreError as exc:
            _log.warning("requests are counted by this host alone: %s", exc)
            return await self._local.take(caller)


class MemoryRates:
    """In the memory of one process: for each caller and rate a theoretical arrival time, at most 10,000 callers."""

    def __init__(self, rates: tuple[Rate, ...], now: Callable[[], float] = time.monotonic) -> None:
        self._rates = rates
        self._now = now
        self._due: dict[str, tuple[float, ...]] = {}

    async def take(self, caller: str) -> float:
        now = self._now()
        wait_s, following = next_arrival(self._rates, self._due.get(caller, (now,) * len(self._rates)), now)
        if wait_s:
            return wait_s
        self._due[caller] = following
        if len(self._due) > _MOST_CALLERS:
            self._evict(now)
        return 0.0

    def _evict(self, now: float) -> None:
        """Drop expired entries, which equal new ones; if too many are left, the oldest."""
        self._due = {caller: due for caller, due in self._due.items() if max(due, default=now) > now}
        for caller in list(self._due)[: max(0, len(self._due) - _MOST_CALLERS // 2)]:
            del self._due[caller]


def next_arrival(rates: tuple[Rate, ...], due: tuple[float, ...], now: float) -> tuple[float, tuple[float, ...]]:
    """The wait in seconds, 0.0 where the request conforms, and the theoretical arrival time of each rate after it.

    The generic cell rate algorithm (GCRA, ITU-T I.371): a burst of `times`, then evenly spaced. `due` are the arrival
    times so far; all times are of one monotonic clock.
    """
    following = tuple(max(now, at) + rate.period_s / rate.times for at, rate in zip(due, rates, strict=True))
    waits = (at - now - rate.period_s for at, rate in zip(following, rates, strict=True))
    wait_s = max(waits, default=0.0)
    return (wait_s if wait_s > _ROUNDING_S else 0.0), following


class CallerLimits:
    """Rate and concurrency limits of each caller; concurrency is counted within one worker process."""

    def __init__(self, rates: Rates, *, most_at_once: int) -> None:
        self._rates = rates
        self._most_at_once = most_at_once
        self._in_flight: Counter[str] = Counter()

    async def count(self, caller: str) -> None:
        """Count one request. Raises RateLimitedError."""
        wait_s = await self._rates.take(caller)
        if wait_s:
            raise RateLimitedError(
                "these are more requests than FACTCHECK_RATE_LIMIT lets one caller send; see Retry-After",
                retry_after_s=wait_s,
            )

    @contextmanager
    def under_way(self, caller: str, name: str | None) -> Iterator[str | None]:
        """Hold one of the caller's concurrency slots; gives `name` back. Raises TooManyAtOnceError."""
        if self._in_flight[caller] >= self._most_at_once:
            raise TooManyAtOnceError(
                f"{self._most_at_once} requests of one caller may be under way at once "
                "(FACTCHECK_CONCURRENCY_LIMIT); wait for one of them to end"
            )
        self._in_flight[caller] += 1
        try:
            yield name
        finally:
            self._in_flight[caller] -= 1
            if not self._in_flight[caller]:
                del self._in_flight[caller]


def read_rates(setting: str) -> tuple[Rate, ...]:
    """Parse `10/second, 600/minute`, a form that the settings have validated."""
    pairs = (rate.partition("/") for rate in listed(setting))
    return tuple(Rate(int(times), _PERIODS_S[period]) for times, _, period in pairs)
