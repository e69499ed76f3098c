"""Settings -> a `factcheck work` process, from when it works."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cli.command import environment
from tests.processes import eventually, started


@dataclass(frozen=True)
class WorkHost:
    process: subprocess.Popen[bytes]
    log: Path

    def has_said(self, words: str) -> bool:
        return words in self.log.read_text(encoding="utf-8")


@contextmanager
def work_host(folder: Path, **variables: str) -> Iterator[WorkHost]:
    """It is killed at the end, if it has not ended."""
    log = folder / "work.log"
    env = environment(FACTCHECK_STORE_DIR=str(folder / "store")) | variables
    command = [sys.executable, "-m", "factcheck", "work"]
    with (
        log.open("wb") as sink,
        started(command, cwd=folder, env=env, stdout=sink.fileno(), stderr=sink.fileno()) as process,
    ):
        host = WorkHost(process, log)

        def works() -> bool:
            assert process.poll() is None, log.read_text(encoding="utf-8")
            return host.has_said("factcheck works on batches")

        eventually(works, "a host that works")
        yield host
