"""Readiness: the last known condition of each component, and the loop that probes those on disk.

A readiness request reads this state and calls nobody, so it is answered at once whatever hangs.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from enum import StrEnum
from typing import Final

from factcheck.domain.values import Value

_INTERVAL_S: Final = 10.0
_log: Final = logging.getLogger(__name__)


class Condition(StrEnum):
    """`degraded`: reports are made, if slower or plainer. `dead`: none is, and a restart may help."""

    OK = "ok"
    DEGRADED = "degraded"
    DEAD = "dead"


class Part(Value):
    """One component; the detail holds nothing of an article, nor of what an upstream said."""

    status: Condition
    detail: str | None = None


# The condition of a component; in words only, why it does not work; None where it does.
Probe = Callable[[], Awaitable[Part | str | None]]


class Readiness(Value):
    """The worst condition, and that of each component."""

    status: Condition
    parts: dict[str, Part]


class HealthState:
    """The components of one worker process. One that was never updated is not listed."""

    def __init__(self) -> None:
        self._parts: dict[str, Part] = {}

    def update(self, part: str, status: Condition, detail: str | None = None) -> None:
        """Replace the condition of `part`; a transition is logged."""
        before = self._parts.get(part)
        self._parts[part] = Part(status=status, detail=detail)
        if before is not None and before.status is not status:
            level = logging.INFO if status is Condition.OK else logging.WARNING
            _log.log(level, "%s: %s", part, status, extra={"fields": {"detail": detail}})

    def readiness(self) -> Readiness:
        """A snapshot."""
        statuses = {part.status for part in self._parts.values()}
        worst = next((one for one in (Condition.DEAD, Condition.DEGRADED) if one in statuses), Condition.OK)
        return Readiness(status=worst, parts=dict(self._parts))


class ProbeLoop:
    """Runs the probes one after another, every `interval_s`, from `start` to `close`."""

    def __init__(self, health: HealthState, probes: dict[str, Probe], *, interval_s: float = _INTERVAL_S) -> None:
        self._health = health
        self._probes = probes
        self._interval_s = interval_s
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Each probe has run once when this returns."""
        await self._probe_all()
        self._task = asyncio.get_running_loop().create_task(self._repeat())

    async def close(self) -> None:
        """Cancel the loop and wait until it has ended."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _repeat(self) -> None:
        while True:
            await asyncio.sleep(self._interval_s)
            await self._probe_all()

    async def _probe_all(self) -> None:
        for part, probe in self._probes.items():
            found = await probe()
            if isinstance(found, Part):
                self._health.update(part, found.status, found.detail)
            else:
                self._health.update(part, Condition.OK if found is None else Condition.DEGRADED, found)
