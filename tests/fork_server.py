"""The command in a fork of a process that has imported it, which saves most of what a short one takes.

What a new process reads before it runs (hash seed, encodings, locale) a fork has from this one.
"""

import atexit
import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from select import select
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

from tests.processes import GUARD_S

_STREAMS = ("in", "out", "err")


class ForkServer:
    """Runs one command after the other."""

    def __init__(self, env: Mapping[str, str]) -> None:
        pipe = subprocess.PIPE
        command = [sys.executable, "-m", "tests.cli.fork_server"]
        root = Path(__file__).parents[2]
        self._process = subprocess.Popen(command, cwd=root, env=env, stdin=pipe, stdout=pipe, start_new_session=True)

    def run(
        self, arguments: Sequence[str], *, stdin: bytes, env: Mapping[str, str], cwd: Path
    ) -> tuple[int, bytes, bytes]:
        """Exit code, standard output and standard error. Raises AssertionError after `GUARD_S`."""
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None
        assert answers is not None
        with TemporaryDirectory() as folder:
            paths = [Path(folder, name) for name in _STREAMS]
            paths[0].write_bytes(stdin)
            asked = {"arguments": arguments, "env": dict(env), "cwd": str(cwd), "streams": list(map(str, paths))}
            requests.write(json.dumps(asked).encode() + b"\n")
            requests.flush()
            ready, _, _ = select([answers], [], [], GUARD_S)
            assert ready, f"this never ended: factcheck {' '.join(arguments)}"
            return int(answers.readline()), paths[1].read_bytes(), paths[2].read_bytes()

    def close(self) -> None:
        """End it; no command is under way."""
        self._process.kill()
        self._process.communicate()


def _serve() -> None:
    _read_all_once()
    gc.freeze()
    for line in sys.stdin.buffer:
        child = os.fork()
        if child == 0:
            _become(json.loads(line))
        _, status = os.waitpid(child, 0)
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        sys.stdout.buffer.write(b"%d\n" % os.waitstatus_to_exitcode(status))
        sys.stdout.buffer.flush()


def _read_all_once() -> None:
    """Modules, word lists, models, templates and the table of tokens."""
    for name in ("cli", "wiring", "adapters", "render"):
        package = import_module(f"factcheck.{name}")
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    import_module("openai.resources.chat.completions")

    from factcheck.adapters.metering.token_counter import count_tokens
    from factcheck.domain.article import Metadata
    from factcheck.pipeline.check import OfflineChecker
    from factcheck.render import Format, render

    text = "The mayor said the bridge will cost 15 million euros. “We will build it,” she said on Monday."
    page = f"<title>A bridge</title><article><p>{text}</p></article>"
    report = OfflineChecker().check_html(page, Metadata())
    for form in Format:
        render(report, form)
    count_tokens(text)


def _become(asked: dict[str, Any]) -> NoReturn:
    """The command: its streams, folder, environment and arguments.

    What it registered for its end is done, but nothing is freed: for that all memory that is shared would be copied.
    """
    os.setsid()
    for number, path in enumerate(asked["streams"]):
        stream = os.open(path, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT)
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - for the life of the process
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)  # noqa: SIM115
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    sys.argv = ["factcheck", *asked["arguments"]]

    from factcheck.cli.main import main

    code = 1
    try:
        main()
    except SystemExit as exc:
        code = int(exc.code or 0)
    except BaseException:  # noqa: BLE001 - as the interpreter does
        sys.excepthook(*sys.exc_info())
    atexit._run_exitfuncs()  # noqa: SLF001 - there is no other name for it
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _serve()
