"""Daily model-token quota of each API key (FACTCHECK_KEY_DAY_TOKENS; the day is UTC).

A soft limit: checked before a request and charged after it, so a report under way when the quota runs out is finished.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta

from factcheck.api.refusals import TokensSpentError, UnavailableError
from factcheck.api.service_ports import DayLedger
from factcheck.errors import ConfigurationError, StoreError

_log = logging.getLogger(__name__)


class TokenQuotas:
    """`ledger_of` opens the ledger of a key, shared by all worker processes; `most` tokens a day, None: no quota."""

    def __init__(
        self,
        ledger_of: Callable[[str], DayLedger],
        *,
        most: int | None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._ledger_of = ledger_of
        self._most = most
        self._now = now

    async def require_left(self, key: str | None) -> None:
        """Raises TokensSpentError where the quota is used up, with the time to midnight UTC; UnavailableError."""
        if self._most is None or key is None:
            return
        spent = await self._add(key, 0)
        if spent >= self._most:
            raise TokensSpentError(
                f"{spent} tokens were spent with this key today, of {self._most} (FACTCHECK_KEY_DAY_TOKENS); "
                "the next day begins at midnight UTC",
                retry_after_s=self._until_midnight_s(),
            )

    async def charge(self, key: str | None, tokens: int) -> None:
        """Add the tokens of an answer to the ledger of the key."""
        if self._most is not None and key is not None and tokens:
            with suppress(UnavailableError):  # too late for this answer; the next request fails
                await self._add(key, tokens)

    async def _add(self, key: str, tokens: int) -> int:
        try:
            return await asyncio.to_thread(self._ledger_of(key).add, self._now().date(), tokens)
        except (ConfigurationError, StoreError) as exc:
            _log.error("the tokens of a key cannot be counted: %s", exc)
            raise UnavailableError("the tokens of a key cannot be counted; the log of the service says why") from exc

    def _until_midnight_s(self) -> float:
        now = self._now()
        midnight = datetime.combine(now.date() + timedelta(days=1), time(), tzinfo=UTC)
        return (midnight - now).total_seconds()
