"""Rates of callers in a file that all worker processes map: a caller has one rate, whichever worker takes a request."""

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

from factcheck.api.edge.rates import Rate, next_turn

_TAG_BYTES: Final = 16
# Some 16,000 callers. Where a bucket is full, the one goes who has been let in for longest.
_BUCKETS: Final = 2048
_SLOTS: Final = 8


class _Place(NamedTuple):
    """Where a caller stands in the file, and when each rate lets it in again."""

    offset: int
    due: tuple[float, ...]


class SharedRates:
    """`Rates` as `MemoryRates` counts them. The clock is one for all processes of a machine, as time.monotonic is."""

    def __init__(self, file: Path, rates: tuple[Rate, ...], now: Callable[[], float] = time.monotonic) -> None:
        self._rates = rates
        self._now = now
        self._slot = struct.Struct(f"<{_TAG_BYTES}s{len(rates)}d")
        self._bucket_bytes = _SLOTS * self._slot.size
        self._file = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
        os.ftruncate(self._file, _BUCKETS * self._bucket_bytes)
        self._map = mmap.mmap(self._file, _BUCKETS * self._bucket_bytes)

    def take(self, caller: str) -> float:
        tag = sha256(caller.encode("utf-8", "surrogatepass")).digest()[:_TAG_BYTES]
        bucket = int.from_bytes(tag[:4], "big") % _BUCKETS * self._bucket_bytes
        with self._locked(bucket):
            now = self._now()
            place = self._find(bucket, tag, now)
            wait_s, following = next_turn(self._rates, place.due, now)
            if not wait_s:
                self._slot.pack_into(self._map, place.offset, tag, *following)
            return wait_s

    def _find(self, bucket: int, tag: bytes, now: float) -> _Place:
        """No rate lets anybody wait beyond its period: what says so is the rest of a write that was cut off."""
        places: list[_Place] = []
        for offset in range(bucket, bucket + self._bucket_bytes, self._slot.size):
            found, *due = self._slot.unpack_from(self._map, offset)
            if found == tag:
                latest = (now + rate.period_s for rate in self._rates)
                return _Place(offset, tuple(min(at, most) for at, most in zip(due, latest, strict=True)))
            places.append(_Place(offset, tuple(due)))
        oldest = min(places, key=lambda place: max(place.due, default=0.0))
        return _Place(oldest.offset, (now,) * len(self._rates))

    @contextmanager
    def _locked(self, bucket: int) -> Iterator[None]:
        """Against other processes; a process that dies lets go."""
        fcntl.lockf(self._file, fcntl.LOCK_EX, self._bucket_bytes, bucket)
        try:
            yield
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN, self._bucket_bytes, bucket)
