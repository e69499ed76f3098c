"""When a store looks for what is past its age: after a write, at most once in a while."""

import time
from collections.abc import Callable
from typing import Final

# Each process of each host does it, at moments of its own; one that has nothing to do is a look into an index.
_INTERVAL_S: Final = 300.0


class Housekeeping:
    """The first is due at once: a command that runs for a second does its share."""

    def __init__(self, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._due_at = 0.0

    def is_due(self) -> bool:
        """True once in each interval."""
        now = self._monotonic()
        if now < self._due_at:
            return False
        self._due_at = now + _INTERVAL_S
        return True
