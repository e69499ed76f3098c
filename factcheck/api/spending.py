"""Tokens of models that one key may spend on a day (UTC): all that reports asked for, from the service's own count.

A report that is under way when the last token goes is still made: the limit is where the next one is refused.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Final

from factcheck.adapters.metering.day_ledger import DayLedger
from factcheck.api.refusals import TokensSpentError, UnavailableError
from factcheck.errors import ConfigurationError
from factcheck.settings import Settings

_log = logging.getLogger(__name__)


_FOLDER: Final = "keys"


class Spending:
    """A ledger for each key below `folder`, which all worker processes add to; without `most` nothing is counted."""

    def __init__(
        self, folder: Path, *, most: int | None, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._folder = folder
        self._most = most
        self._now = now

    async def must_have_left(self, key: str | None) -> None:
        """Raises TokensSpentError until midnight."""
        if self._most is None or key is None:
            return
        spent = await self._add(key, 0)
        if spent >= self._most:
            raise TokensSpentError(
                f"{spent} tokens were spent with this key today, of {self._most} (FACTCHECK_KEY_DAY_TOKENS); "
                "the next day begins at midnight UTC",
                retry_after_s=self._until_midnight_s(),
            )

    async def count(self, key: str | None, tokens: int) -> None:
        """Add what an answer has spent."""
        if self._most is not None and key is not None and tokens:
            with suppress(UnavailableError):  # the answer has gone out; the next request is told
                await self._add(key, tokens)

    async def _add(self, key: str, tokens: int) -> int:
        try:
            return await asyncio.to_thread(DayLedger(self._folder / key).add, self._now().date(), tokens)
        except ConfigurationError as exc:
            _log.error("the tokens of a key cannot be counted: %s", exc)
            raise UnavailableError("the tokens of a key cannot be counted; the log of the service says why") from exc

    def _until_midnight_s(self) -> float:
        now = self._now()
        midnight = datetime.combine(now.date() + timedelta(days=1), time(), tzinfo=UTC)
        return (midnight - now).total_seconds()


def spending_of(settings: Settings) -> Spending:
    return Spending(settings.cache_dir.expanduser() / _FOLDER, most=settings.key_day_tokens)
