"""A cache on disk of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.adapters.storage.response_cache import DiskResponseCache
from tests.processes import GUARD_S


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[DiskResponseCache]:
    made = DiskResponseCache(tmp_path / "cache", patience_s=GUARD_S)
    yield made
    made.close()


@pytest.fixture
def hurried(tmp_path: Path) -> Iterator[DiskResponseCache]:
    """Gives a lock up soon."""
    made = DiskResponseCache(tmp_path / "cache", patience_s=1)
    yield made
    made.close()
