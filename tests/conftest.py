"""What all tests have in common."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings

from tests.cli.command import end_fork_server
from tests.processes import family

pytest_plugins = ["tests.postgres"]
# How long an example takes says more about the machine than about the code; benchmarks/ measures time.
settings.register_profile("factcheck", deadline=None, max_examples=40)
# For a search of hours: pytest --hypothesis-profile thorough.
settings.register_profile("thorough", deadline=None, max_examples=2_000)
settings.load_profile("factcheck")
# Of the standard library: it ends with the process that it serves.
_TRACKER = "multiprocessing.resource_tracker"


def pytest_xdist_auto_num_workers() -> int:
    """Two more than cores: tests of processes wait about as much as they compute."""
    return (os.cpu_count() or 1) + 2


@pytest.fixture(scope="session", autouse=True)
def no_child_is_left() -> Iterator[None]:
    """After the last test and all fixtures; who started a process ends it."""
    yield
    end_fork_server()
    pids = [pid for pid in family(os.getpid()) if pid != os.getpid()] if Path("/proc").is_dir() else []
    left = {pid: command for pid in pids if _TRACKER not in (command := _command(pid))}
    assert left == {}


def _command(pid: int) -> str:
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").replace("\0", " ")
    return "gone by now"
