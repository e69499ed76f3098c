"""Arguments -> what the command wrote and its exit code, run as a process of its own."""

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.fork_server import ForkServer
from tests.processes import completed

SEED = Path(__file__).parents[2] / "fixtures" / "articles" / "north-korea-russia.txt"
ARTICLE = "The mayor said the bridge will cost 15 million euros. “We will build it,” she said on Monday.\n"
# Environment variables that are read when the command runs.
_READ_LATER = ("FACTCHECK_", "OPENAI_", "TERM", "COLUMNS", "LINES", "PAGER", "NO_COLOR", "FORCE_COLOR")


class Outcome(NamedTuple):
    code: int
    out: bytes
    err: str


def environment(**others: str) -> dict[str, str]:
    """That of this process, without what a developer has set for factcheck or for colours."""
    ours = ("FACTCHECK_", "OPENAI_", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHON", "COVERAGE")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | others


def may_fork(env: Mapping[str, str]) -> bool:
    """Whether a process with this environment is like a fork of one that was started with `environment()`."""
    read_first, ours = (
        {name: value for name, value in given.items() if not name.startswith(_READ_LATER)}
        for given in (env, environment())
    )
    return read_first == ours


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "factcheck", *map(str, arguments)]


def factcheck(
    *arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> Outcome:
    """In a fork, unless `env` says what a process reads before it runs."""
    env, cwd = environment() if env is None else env, cwd or SEED.parent
    if may_fork(env):
        return in_a_fork("factcheck", *map(str, arguments), stdin=stdin, env=env, cwd=cwd)
    done = completed(command(*arguments), stdin=stdin, env=env, cwd=cwd)
    return Outcome(done.returncode, done.stdout, done.stderr.decode("utf-8"))


def in_a_fork(module: str, *arguments: str, stdin: bytes = b"", env: Mapping[str, str], cwd: Path) -> Outcome:
    """`python -m module`."""
    code, out, err = fork_server().run(module, arguments, stdin=stdin, env=env, cwd=cwd)
    return Outcome(code, out, err.decode("utf-8"))


@cache
def fork_server() -> ForkServer:
    """One for all tests of a process; `end_fork_server` ends it."""
    return ForkServer(environment())


def end_fork_server() -> None:
    """After the last test."""
    if fork_server.cache_info().currsize:
        fork_server().close()
        fork_server.cache_clear()


def complaint(outcome: Outcome) -> tuple[int, str]:
    """The exit code and the one line of an error; nothing else was written."""
    assert outcome.out == b""
    assert outcome.err.startswith("factcheck: ")
    assert outcome.err.count("\n") == 1
    return outcome.code, outcome.err.removeprefix("factcheck: ").rstrip("\n")
