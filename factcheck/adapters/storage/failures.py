"""Failures that are misses: each is counted, and logged once for each kind, so that a broken disk fills no log."""

import logging
from collections import Counter
from typing import Final

_log: Final = logging.getLogger(__name__)


class Failures:
    """Of `what`, such as "the report store in ..."; `instead` says what is done without it."""

    def __init__(self, tally: Counter[str], what: str, instead: str) -> None:
        self._tally = tally
        self._what = what
        self._instead = instead

    def note(self, reason: str) -> None:
        self._tally["failures"] += 1
        kind = f"failures: {reason}"
        self._tally[kind] += 1
        if self._tally[kind] == 1:
            _log.warning("%s does not work (%s); %s", self._what, reason, self._instead)
