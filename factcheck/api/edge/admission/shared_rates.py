"""Rate limits shared by worker processes: a hash table of arrival times in a memory-mapped file.

Without it each of N workers grants the whole rate, so a caller has N times what FACTCHECK_RATE_LIMIT says.
"""

import fcntl
import mmap
import os
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from factcheck.api.edge.admission.rates import Rate, next_arrival

_TAG_BYTES: Final = 16
# 16,384 callers. A full bucket evicts the caller with the oldest arrival time.
_BUCKETS: Final = 2048
_SLOTS: Final = 8


class _Slot(NamedTuple):
    """The offset of a caller's slot in the file, and its arrival time for each rate."""

    offset: int
    due: tuple[float, ...]


class SharedRates:
    """`Rates` for several processes of one machine. `now` must be system-wide, as time.monotonic is."""

    def __init__(self, file: Path, rates: tuple[Rate, ...], now: Callable[[], float] = time.monotonic) -> None:
        self._rates = rates
        self._now = now
        self._layout = struct.Struct(f"<{_TAG_BYTES}s{len(rates)}d")
        self._bucket_bytes = _SLOTS * self._layout.size
        self._file = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
        os.ftruncate(self._file, _BUCKETS * self._bucket_bytes)
        self._map = mmap.mmap(self._file, _BUCKETS * self._bucket_bytes)

    async def take(self, caller: str) -> float:
        tag = sha256(caller.encode("utf-8", "surrogatepass")).digest()[:_TAG_BYTES]
        bucket = int.from_bytes(tag[:4], "big") % _BUCKETS * self._bucket_bytes
        with self._locked(bucket):
            now = self._now()
            slot = self._find(bucket, tag, now)
            wait_s, following = next_arrival(self._rates, slot.due, now)
            if not wait_s:
                self._layout.pack_into(self._map, slot.offset, tag, *following)
            return wait_s

    def _find(self, bucket: int, tag: bytes, now: float) -> _Slot:
        """The slot of `tag`, or the one to evict.

        Clamps each stored arrival time to one period from now: a larger value can only come from a torn write.
        """
        slots: list[_Slot] = []
        for offset in range(bucket, bucket + self._bucket_bytes, self._layout.size):
            found, *due = self._layout.unpack_from(self._map, offset)
            if found == tag:
                latest = (now + rate.period_s for rate in self._rates)
                return _Slot(offset, tuple(min(at, most) for at, most in zip(due, latest, strict=True)))
            slots.append(_Slot(offset, tuple(due)))
        oldest = min(slots, key=lambda slot: max(slot.due, default=0.0))
        return _Slot(oldest.offset, (now,) * len(self._rates))

    @contextmanager
    def _locked(self, bucket: int) -> Iterator[None]:
        """An advisory byte-range lock (fcntl) on one bucket; the kernel releases it when the process dies."""
        fcntl.lockf(self._file, fcntl.LOCK_EX, self._bucket_bytes, bucket)
        try:
            yield
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN, self._bucket_bytes, bucket)
