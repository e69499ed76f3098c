"""The command as a process: pipes, Ctrl-C, terminals, help, exit codes."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factcheck import __version__
from factcheck.cli.exit_codes import MEANINGS, ExitCode, exit_code
from factcheck.errors import FactcheckError, NotAnArticleError, TooLargeError, WorkerDiedError
from tests.cli.command import ARTICLE, SEED, command, environment, factcheck
from tests.processes import GUARD_S, eventually, started

DOCS = Path(__file__).parents[2] / "docs" / "cli.md"


def test_the_version_is_printed() -> None:
    assert factcheck("--version") == (0, f"factcheck {__version__}\n".encode(), "")


@pytest.mark.parametrize("verb", ["check", "batch", "audit", "serve"])
def test_the_help_of_each_verb_shows_examples(verb: str) -> None:
    outcome = factcheck(verb, "--help", env=environment(LC_ALL="C", PYTHONIOENCODING="ascii"))
    assert (outcome.code, outcome.err) == (0, "")
    assert re.search(rf"Examples: +\n +.*factcheck {verb}|Examples: +\n +factcheck {verb}", outcome.out.decode("utf-8"))


def test_the_command_alone_prints_its_help() -> None:
    assert factcheck() == factcheck("--help")
    assert factcheck().code == 0


def test_a_version_loads_nothing_that_a_check_needs() -> None:
    code = "import sys; sys.argv = ['factcheck', '--version']; from factcheck.cli.main import main\ntry: main()\n"
    code += "finally: print(sorted({'pydantic', 'rich', 'litestar', 'asyncio'} & set(sys.modules)))"
    done = subprocess.run([*command()[:1], "-c", code], capture_output=True, text=True, env=environment(), check=False)
    assert done.stdout == f"factcheck {__version__}\n[]\n"


@pytest.mark.parametrize(
    "arguments", [["check", str(SEED), "--format", "html"], ["--help"]], ids=lambda words: words[0]
)
def test_a_reader_that_stops_reading_is_no_error_to_speak_of(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command(*arguments), stdout=writing, stderr=subprocess.PIPE, env=environment(), check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("verb", ["check", "batch"])
def test_ctrl_c_ends_without_a_traceback(verb: str) -> None:
    pipe = subprocess.PIPE
    with (
        _heeding_ctrl_c(),
        started(command(verb, "-"), stdin=pipe, stdout=pipe, stderr=pipe, env=environment()) as running,
    ):
        assert running.stdin is not None
        assert running.stderr is not None
        _wait_until_it_reads(running.pid)
        running.send_signal(signal.SIGINT)
        said = running.stderr.read()
        assert running.wait(GUARD_S) == 130
    assert said == b"factcheck: interrupted\n"


def test_ctrl_c_says_how_a_batch_goes_on(tmp_path: Path) -> None:
    out, pipe = tmp_path / "out.jsonl", subprocess.PIPE
    batch = command("batch", "-", "-o", out)
    with _heeding_ctrl_c(), started(batch, stdin=pipe, stderr=pipe, env=environment()) as running:
        assert running.stdin is not None
        assert running.stderr is not None
        running.stdin.write(b'{"id": 1, "text": "It is so."}\n')
        running.stdin.flush()
        eventually(lambda: out.exists() and out.stat().st_size > 0, "an answer")
        running.send_signal(signal.SIGINT)
        said = running.stderr.read().decode()
        assert running.wait(GUARD_S) == 130
    assert said == f"factcheck: interrupted; {out} has what is done: go on with --resume\n"


@contextmanager
def _heeding_ctrl_c() -> Iterator[None]:
    """What is started in it does not inherit that a shell in the background ignores Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _wait_until_it_reads(pid: int) -> None:
    """Until the process sleeps in the read of its standard input."""
    where = Path(f"/proc/{pid}/wchan")
    if not where.exists():
        pytest.skip("needs /proc")
    eventually(lambda: "pipe_read" in where.read_text(encoding="ascii"), "a read of standard input")


def test_the_documented_exit_codes_are_those_of_the_program() -> None:
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [(str(code.value), meaning) for code, meaning in MEANINGS.items()]
    assert set(MEANINGS) == set(ExitCode)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (FactcheckError, ExitCode.UNEXPECTED),
        (WorkerDiedError, ExitCode.UNEXPECTED),
        (NotAnArticleError, ExitCode.NO_ARTICLE),
        (TooLargeError, ExitCode.TOO_LARGE),
    ],
)
def test_an_error_has_the_code_of_its_nearest_kind(error: type[FactcheckError], code: ExitCode) -> None:
    assert exit_code(error) is code


def test_a_report_is_read_from_a_slow_pipe() -> None:
    pipe = subprocess.PIPE
    with started(command("check"), stdin=pipe, stdout=pipe, stderr=pipe, env=environment()) as running:
        assert running.stdin is not None
        for half in (ARTICLE[:40], ARTICLE[40:]):
            running.stdin.write(half.encode())
            running.stdin.flush()
        out, err = running.communicate(timeout=GUARD_S)
    assert (running.returncode, err) == (0, b"")
    assert out == factcheck("check", stdin=ARTICLE.encode()).out
