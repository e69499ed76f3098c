"""An append-only ledger of the tokens spent on a day: one file a day, shared by any number of processes.

Each entry is one short O_APPEND write, which is atomic; the sum of the entries is the total. A process that crashes
leaves its reservation as spent. A torn write (full disk) is ignored.
"""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from factcheck.errors import ConfigurationError


class DayLedger:
    """The ledgers in `folder`, which is created where it is missing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, day: date, tokens: int) -> int:
        """Append an entry (negative to release a reservation); the day's total with it.

        Raises ConfigurationError where the folder takes no file: a limit that cannot be counted is none.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = os.open(self._folder / f"tokens-{day.isoformat()}", os.O_CREAT | os.O_APPEND | os.O_RDWR, 0o600)
            with os.fdopen(file, "r+b", buffering=0) as ledger:
                ledger.write(b"\n%d\n" % tokens)
                ledger.seek(0)
                return _total(ledger.read())
        except OSError as exc:
            raise ConfigurationError(
                f"{self._folder} takes no file, so the tokens of a day cannot be counted; set FACTCHECK_CACHE_DIR to "
                "a folder that does, or leave FACTCHECK_BUDGET_DAY_TOKENS empty"
            ) from exc


def _total(lines: bytes) -> int:
    total = 0
    for line in lines.split():
        with suppress(ValueError):
            total += int(line)
    return total
