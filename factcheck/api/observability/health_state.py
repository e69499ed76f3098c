"""How the parts of the service do: what each was last known to do. Nobody is called for the answer."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from enum import StrEnum
from typing import Final

from factcheck.domain.values import Value

# Why a part does not do its work; None where it does.
Probe = Callable[[], Awaitable[str | None]]

_EVERY_S: Final = 10.0
_log: Final = logging.getLogger(__name__)


class Condition(StrEnum):
    """`degraded`: reports are made, if slower or plainer. `dead`: none is, and a restart may help."""

    OK = "ok"
    DEGRADED = "degraded"
    DEAD = "dead"


class Part(Value):
    """One part; the detail holds nothing of an article, nor of what an upstream said."""

    status: Condition
    detail: str | None = None


class Readiness(Value):
    """The worst of the parts, and each of them."""

    status: Condition
    parts: dict[str, Part]


class Vitals:
    """The parts of one worker process. A part that nobody told of is not listed."""

    def __init__(self) -> None:
        self._parts: dict[str, Part] = {}

    def tell(self, part: str, status: Condition, detail: str | None = None) -> None:
        """What `part` does from now on; a change is logged."""
        before = self._parts.get(part)
        self._parts[part] = Part(status=status, detail=detail)
        if before is not None and before.status is not status:
            level = logging.INFO if status is Condition.OK else logging.WARNING
            _log.log(level, "%s: %s", part, status, extra={"facts": {"detail": detail}})

    def readiness(self) -> Readiness:
        statuses = {part.status for part in self._parts.values()}
        worst = next((one for one in (Condition.DEAD, Condition.DEGRADED) if one in statuses), Condition.OK)
        return Readiness(status=worst, parts=dict(self._parts))


class Watch:
    """Asks the probes every few seconds, each in turn, from `start` to `close`."""

    def __init__(self, vitals: Vitals, probes: dict[str, Probe], *, every_s: float = _EVERY_S) -> None:
        self._vitals = vitals
        self._probes = probes
        self._every_s = every_s
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """The first answers are there when this returns."""
        await self._look()
        self._task = asyncio.get_running_loop().create_task(self._go_on())

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _go_on(self) -> None:
        while True:
            await asyncio.sleep(self._every_s)
            await self._look()

    async def _look(self) -> None:
        for part, probe in self._probes.items():
            reason = await probe()
            self._vitals.tell(part, Condition.OK if reason is None else Condition.DEGRADED, reason)
