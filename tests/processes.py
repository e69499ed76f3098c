"""Child processes of tests: each leads a process group, and the group is killed when its test is over.

Waits here end with what they wait for. `GUARD_S` turns a hang into a failure; no test measures a machine with it.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, TypeVar

_T = TypeVar("_T")
_File = int | None

GUARD_S: Final = 300.0
_POLL_S: Final = 0.02


@contextmanager
def started(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    stdin: _File = None,
    stdout: _File = None,
    stderr: _File = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """A process for the life of the block; then SIGKILL to its group, so that its own children go too."""
    process = subprocess.Popen(
        command, env=env, cwd=cwd, stdin=stdin, stdout=stdout, stderr=stderr, start_new_session=True
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()


def completed(
    command: Sequence[str | Path],
    *,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """What a process wrote until it ended. As `subprocess.run`, whose timeout would leave grandchildren behind."""
    pipe = subprocess.PIPE
    with started(command, env=env, cwd=cwd, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        out, err = process.communicate(stdin, timeout=GUARD_S)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def eventually(ask: Callable[[], _T | None], what: str) -> _T:
    """Poll until `ask` gives something true, and return it. Raises AssertionError after `GUARD_S`."""
    until = time.monotonic() + GUARD_S
    while time.monotonic() < until:
        found = ask()
        if found:
            return found
        time.sleep(_POLL_S)
    raise AssertionError(f"this never came: {what}")


def family(pid: int) -> dict[int, int]:
    """PID -> parent's PID of the process and all below it, by /proc/PID/stat (proc(5))."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):
            _, _, fields = status.read_text().rpartition(") ")
            parents[int(status.parent.name)] = int(fields.split()[1])
    found, before = {pid}, 0
    while len(found) > before:
        before = len(found)
        found |= {one for one, parent in parents.items() if parent in found}
    return {one: parents[one] for one in found if one in parents}


def lives(pid: int) -> bool:
    """Whether there is such a process, be it one that nobody has waited for."""
    return Path(f"/proc/{pid}").exists()
