"""Commands and services in forks of a process that has imported them, which saves most of what a short one takes.

What a new process reads before it runs (hash seed, encodings, locale) a fork has from this one.
"""

import atexit
import gc
import json
import os
import runpy
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from multiprocessing import util
from pathlib import Path
from pkgutil import walk_packages
from select import select
from tempfile import TemporaryDirectory
from typing import Any, NoReturn, Self

from tests.processes import GUARD_S, eventually

_STREAMS = ("in", "out", "err")
_RUNNING = "running"
_PYTHONS_FORK_SERVER = "from multiprocessing.forkserver import main"
_spawn = util.spawnv_passfds


class ForkServer:
    """Runs one command after the other, and services beside them."""

    def __init__(self, env: Mapping[str, str]) -> None:
        pipe = subprocess.PIPE
        command = [sys.executable, "-m", "tests.fork_server"]
        root = Path(__file__).parents[1]
        self._process = subprocess.Popen(command, cwd=root, env=env, stdin=pipe, stdout=pipe, start_new_session=True)

    def run(
        self, module: str, arguments: Sequence[str], *, stdin: bytes, env: Mapping[str, str], cwd: Path
    ) -> tuple[int, bytes, bytes]:
        """Exit code, standard output and standard error. Raises AssertionError after `GUARD_S`."""
        with TemporaryDirectory() as folder:
            paths = [Path(folder, name) for name in _STREAMS]
            paths[0].write_bytes(stdin)
            code = int(self._ask(module, arguments, env=env, cwd=cwd, streams=paths, waits=True))
            return code, paths[1].read_bytes(), paths[2].read_bytes()

    def start(
        self, module: str, *arguments: str, env: Mapping[str, str], cwd: Path, stdin: Path, output: Path
    ) -> "Forked":
        """From when these files, or terminals, are open. Who starts it ends it."""
        streams = [stdin, output, output]
        return Forked(self, int(self._ask(module, arguments, env=env, cwd=cwd, streams=streams, waits=False)))

    def exit_code(self, pid: int) -> int | None:
        """That of a process that `start` has given, as long as it has not been told; None while it runs."""
        answer = self._answer({"pid": pid})
        return None if answer == _RUNNING else int(answer)

    def _ask(
        self,
        module: str,
        arguments: Sequence[str],
        *,
        env: Mapping[str, str],
        cwd: Path,
        streams: Sequence[Path],
        waits: bool,
    ) -> str:
        asked = {"module": module, "arguments": arguments, "env": dict(env), "cwd": str(cwd), "waits": waits}
        return self._answer({**asked, "streams": list(map(str, streams))})

    def _answer(self, asked: Mapping[str, object]) -> str:
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None
        assert answers is not None
        requests.write(json.dumps(asked).encode() + b"\n")
        requests.flush()
        ready, _, _ = select([answers], [], [], GUARD_S)
        assert ready, f"this never ended: {asked}"
        return answers.readline().decode().strip()

    def close(self) -> None:
        """End it; no command is under way."""
        self._process.kill()
        self._process.communicate()


class Forked:
    """A process that the server has forked, as `subprocess.Popen` has its own; no zombie is left once it has ended."""

    def __init__(self, server: ForkServer, pid: int) -> None:
        self._server = server
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None:
            self.returncode = self._server.exit_code(self.pid)
        return self.returncode

    def wait(self, timeout: float = GUARD_S) -> int:
        """Raises AssertionError after `GUARD_S`."""
        del timeout
        (code,) = eventually(lambda: None if (code := self.poll()) is None else (code,), f"the end of {self.pid}")
        return code

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        """SIGKILL to its group, so that its own children go too."""
        self.kill()
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self.wait()

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def _serve() -> None:
    _read_all_once()
    gc.freeze()
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(f"{_served(json.loads(line))}\n".encode())
        sys.stdout.buffer.flush()


def _served(asked: dict[str, Any]) -> int | str:
    if "pid" in asked:
        ended, status = os.waitpid(asked["pid"], os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if ended else _RUNNING
    streams = [_opened(path, is_read=number == 0) for number, path in enumerate(asked["streams"])]
    child = os.fork()
    if child == 0:
        _become(asked, streams)
    for stream in streams:
        os.close(stream)
    if not asked["waits"]:
        return child
    _, status = os.waitpid(child, 0)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(status)


def _read_all_once() -> None:
    """Modules, word lists, models, templates and the table of tokens."""
    for name in ("cli", "wiring", "adapters", "render"):
        package = import_module(f"factcheck.{name}")
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    for name in ("openai.resources.chat.completions", "factcheck.api.server", "trafilatura"):
        import_module(name)

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


def _opened(path: str, *, is_read: bool) -> int:
    return os.open(path, os.O_NOCTTY | (os.O_RDONLY if is_read else os.O_WRONLY | os.O_CREAT | os.O_APPEND))


def _become(asked: dict[str, Any], streams: Sequence[int]) -> NoReturn:
    """`python -m module`: its streams, folder, environment and arguments.

    What it registered for its end is done, but nothing is freed: for that all memory that is shared would be copied.
    """
    os.setsid()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - for the life of the process
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)  # noqa: SIM115
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    sys.argv = [asked["module"], *asked["arguments"]]
    util.spawnv_passfds = _spawned_or_forked  # type: ignore[assignment]
    code = 1
    try:
        runpy.run_module(asked["module"], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as exc:
        code = _told(exc.code)
    except BaseException:  # noqa: BLE001 - as the interpreter does
        sys.excepthook(*sys.exc_info())
    threading._shutdown()  # type: ignore[attr-defined]  # noqa: SLF001 - waits for threads; it has no other name
    atexit._run_exitfuncs()  # noqa: SLF001
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _spawned_or_forked(path: bytes, arguments: Sequence[str], passed: Sequence[int]) -> int:
    """Python's own fork server, which a service starts for its checks, is a fork too: what it imports is there."""
    if _PYTHONS_FORK_SERVER not in arguments[-1]:
        return _spawn(path, arguments, passed)
    child = os.fork()
    if child != 0:
        return child
    _leave_all_but(passed)
    try:
        exec(arguments[-1], {})  # noqa: S102 - as `python -c` does
    except SystemExit:
        pass
    except BaseException:  # noqa: BLE001 - as the interpreter does
        sys.excepthook(*sys.exc_info())
    os._exit(0)


def _leave_all_but(passed: Sequence[int]) -> None:
    """What a new process would not have: handlers of signals, and descriptors such as the socket of the service."""
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    kept = {0, 1, 2, *passed}
    for descriptor in {int(one.name) for one in Path("/dev/fd").iterdir()} - kept:
        with suppress(OSError):
            os.close(descriptor)


def _told(code: int | str | None) -> int:
    """The exit code of what is given to `sys.exit`; a message is said, as the interpreter does."""
    if isinstance(code, str):
        print(code, file=sys.stderr)  # noqa: T201
        return 1
    return code or 0


if __name__ == "__main__":
    _serve()
