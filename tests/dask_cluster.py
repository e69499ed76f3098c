"""A Dask cluster of processes: a scheduler and workers on loopback, or in network namespaces."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen

from tests.cli.command import environment
from tests.processes import eventually, started

LOOPBACK = "127.0.0.1"
_CONFIGURATION = {
    # A worker that is cut off is found to be dead within seconds; Dask takes no less.
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__TCP": "12s",
    "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "20s",
    # As docs/scale.md says.
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "1s",
}


@dataclass
class Cluster:
    """Ends with its block; `inside` is the command that runs another in a namespace."""

    folder: Path
    _stack: ExitStack
    workers: list["Popen[bytes]"] = field(default_factory=list)
    scheduler: "Popen[bytes] | None" = None
    address: str = ""

    def start_scheduler(self, host: str = LOOPBACK, inside: Sequence[str] = ()) -> None:
        told = self.folder / f"scheduler-{len(self.workers)}.json"
        options = ["--host", host, "--port", "0", "--no-dashboard", "--scheduler-file", str(told)]
        self.scheduler = self._start("scheduler", options, inside)
        self.address = eventually(lambda: _address(told), "the scheduler listens")

    def start_workers(self, count: int, inside: Sequence[str] = ()) -> None:
        """Without nannies, so that a killed one stays away."""
        for _ in range(count):
            options = [self.address, "--nthreads", "1", "--no-dashboard", "--no-nanny"]
            self.workers.append(self._start("worker", options, inside))

    def _start(self, what: str, options: Sequence[str], inside: Sequence[str]) -> "Popen[bytes]":
        command = [*inside, sys.executable, "-m", f"distributed.cli.dask_{what}", *options]
        log = self._stack.enter_context((self.folder / f"{what}.log").open("ab"))
        folder = ["--local-directory", str(self.folder)] if what == "worker" else []
        env = environment(**_CONFIGURATION)
        return self._stack.enter_context(
            started([*command, *folder], env=env, cwd=self.folder, stdout=log.fileno(), stderr=subprocess.STDOUT)
        )


@contextmanager
def dask_cluster(folder: Path) -> Iterator[Cluster]:
    """Nothing runs in it yet."""
    folder.mkdir()
    with ExitStack() as stack:
        yield Cluster(folder, stack)


def _address(told: Path) -> str | None:
    try:
        return str(json.loads(told.read_text(encoding="utf-8"))["address"])
    except (FileNotFoundError, ValueError):
        return None
