"""How often, and how many at once: each caller within the rates of FACTCHECK_RATE_LIMIT.

In memory where there is one worker process; what several share comes in behind `Rates`.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple, Protocol

from factcheck.api.refusals import RateLimitedError, TooManyAtOnceError
from factcheck.settings import listed

_PERIODS_S: Final = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
_MOST_CALLERS: Final = 10_000
# What floating point adds up to at most, over a period.
_ROUNDING_S: Final = 1e-6


class Rate(NamedTuple):
    """So many requests in so many seconds."""

    times: int
    period_s: float


class Rates(Protocol):
    """Counts requests by caller."""

    def take(self, caller: str) -> float:
        """0, and the request is counted; or the seconds after which it would be let in, and it is not."""
        ...


class MemoryRates:
    """For one process. One number is kept for each caller and rate."""

    def __init__(self, rates: tuple[Rate, ...], now: Callable[[], float] = time.monotonic) -> None:
        self._rates = rates
        self._now = now
        self._due: dict[str, tuple[float, ...]] = {}

    def take(self, caller: str) -> float:
        now = self._now()
        wait_s, following = next_turn(self._rates, self._due.get(caller, (now,) * len(self._rates)), now)
        if wait_s:
            return wait_s
        self._due[caller] = following
        if len(self._due) > _MOST_CALLERS:
            self._forget(now)
        return 0.0

    def _forget(self, now: float) -> None:
        """Whoever has nothing to wait for is as good as new; where that is not enough, those longest known go."""
        self._due = {caller: due for caller, due in self._due.items() if max(due, default=now) > now}
        for caller in list(self._due)[: max(0, len(self._due) - _MOST_CALLERS // 2)]:
            del self._due[caller]


def next_turn(rates: tuple[Rate, ...], due: tuple[float, ...], now: float) -> tuple[float, tuple[float, ...]]:
    """The wait of a caller, and when each rate lets it in again once it is let in.

    The generic cell rate algorithm (ITU-T I.371): a burst of `times`, then evenly.
    """
    following = tuple(max(now, at) + rate.period_s / rate.times for at, rate in zip(due, rates, strict=True))
    waits = (at - now - rate.period_s for at, rate in zip(following, rates, strict=True))
    wait_s = max(waits, default=0.0)
    return (wait_s if wait_s > _ROUNDING_S else 0.0), following


class CallerLimits:
    """What one caller may ask; how many at once, of one worker process."""

    def __init__(self, rates: Rates, *, most_at_once: int) -> None:
        self._rates = rates
        self._most_at_once = most_at_once
        self._under_way: Counter[str] = Counter()

    def count(self, caller: str) -> None:
        """Raises RateLimitedError."""
        wait_s = self._rates.take(caller)
        if wait_s:
            raise RateLimitedError(
                "these are more requests than FACTCHECK_RATE_LIMIT lets one caller send; see Retry-After",
                retry_after_s=wait_s,
            )

    @contextmanager
    def under_way(self, caller: str, name: str | None) -> Iterator[str | None]:
        """Gives `name` back. Raises TooManyAtOnceError."""
        if self._under_way[caller] >= self._most_at_once:
            raise TooManyAtOnceError(
                f"{self._most_at_once} requests of one caller may be under way at once "
                "(FACTCHECK_CONCURRENCY_LIMIT); wait for one of them to end"
            )
        self._under_way[caller] += 1
        try:
            yield name
        finally:
            self._under_way[caller] -= 1
            if not self._under_way[caller]:
                del self._under_way[caller]


def read_rates(setting: str) -> tuple[Rate, ...]:
    """`10/second, 600/minute`, a form that the settings have checked."""
    pairs = (rate.partition("/") for rate in listed(setting))
    return tuple(Rate(int(times), _PERIODS_S[period]) for times, _, period in pairs)
