"""The plugin in suites of other people: the example project, and what a suite must not be able to do."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.model_server import running_model
from tests.processes import completed

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "newsroom"


def run(suite: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """pytest in another folder, with our plugin and no other."""
    done = completed(
        [sys.executable, "-m", "pytest", "-p", "factcheck.pytest_plugin", "-p", "no:cacheprovider", *arguments],
        cwd=suite,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith(("FACTCHECK_", "PYTEST_"))},
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            **environment,
        },
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8")


def suite(folder: Path, test: str, **options: str) -> Path:
    lines = "".join(f"{name} = {value}\n" for name, value in options.items())
    (folder / "pytest.ini").write_text(f"[pytest]\n{lines}", encoding="utf-8")
    (folder / "test_it.py").write_text(test, encoding="utf-8")
    return folder


def test_the_example_project_passes_and_stays_as_it_is(tmp_path: Path) -> None:
    copy = shutil.copytree(EXAMPLE, tmp_path / "newsroom", ignore=shutil.ignore_patterns("__pycache__"))
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    code, said = run(copy)
    assert (code, "2 passed" in said) == (0, True), said
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before


def test_settings_of_the_machine_do_not_reach_a_replay(tmp_path: Path) -> None:
    test = """
def test_it(factcheck_settings):
    assert factcheck_settings.recordings.value == "replay"
    assert factcheck_settings.recordings_dir.parts[-2:] == ("here", "mine")
    assert factcheck_settings.api_key is None
    assert factcheck_settings.min_checkability == 0.5
"""
    folder = tmp_path / "here"
    folder.mkdir()
    machine = {"FACTCHECK_MIN_CHECKABILITY": "0.9", "FACTCHECK_RECORDINGS": "off", "OPENAI_API_KEY": "sk-machine"}
    code, said = run(suite(folder, test, factcheck_recordings="mine"), **machine)
    assert code == 0, said


REACHING_OUT = [
    "socket.create_connection(('127.0.0.1', 9), timeout=1)",
    "socket.getaddrinfo('models.example', 443)",
    "socket.socket().connect_ex(('127.0.0.1', 9))",
    "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
    "asyncio.run(asyncio.wait_for(asyncio.open_connection('127.0.0.1', 9), 1))",
]


def test_the_network_is_blocked(tmp_path: Path) -> None:
    tests = [f"def test_{at}(factcheck_checker):\n    {act}\n" for at, act in enumerate(REACHING_OUT)]
    code, said = run(suite(tmp_path, "\n".join(["import asyncio, socket", *tests])))
    assert (code, f"{len(tests)} failed" in said) == (1, True), said
    blocked = r"(?m)^E +factcheck\.pytest_plugin\.NetworkBlockedError: this test uses factcheck_checker, which blocks"
    assert len(re.findall(blocked, said)) == len(tests), said


def test_tests_without_the_checker_and_sockets_in_the_file_system_stay_open(tmp_path: Path) -> None:
    test = """
import socket

def test_a_pair(factcheck_checker):
    left, right = socket.socketpair()

def test_without_the_checker():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()

def test_in_the_file_system(factcheck_checker, tmp_path):
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))
"""
    code, said = run(suite(tmp_path, test))
    assert (code, "3 passed" in said) == (0, True), said


def test_recording_without_a_model_says_what_is_missing(tmp_path: Path) -> None:
    code, said = run(suite(tmp_path, "def test_it(factcheck_checker):\n    pass\n"), "--factcheck-record")
    assert code == 1
    assert "set factcheck_model" in said


ASKING = """
from factcheck.domain.article import Metadata

def test_it(factcheck_checker):
    factcheck_checker.check_text("The mayor said the bridge will cost 15 million euros.", Metadata())
"""


@pytest.mark.parametrize("verbosity", ["auto", "short", "long"])
def test_a_missing_recording_is_told_without_a_traceback_of_factcheck(tmp_path: Path, verbosity: str) -> None:
    code, said = run(suite(tmp_path, ASKING, factcheck_model="m"), f"--tb={verbosity}")
    assert code == 1
    assert "MissingRecordingError: no recording for " in said
    assert "to record it, run: pytest --factcheck-record" in said
    assert "model_engine" not in said
    assert "asyncio" not in said
    assert len(said.splitlines()) < 40


@pytest.mark.parametrize("status", [401, 500])
def test_a_model_that_fails_while_it_is_recorded_fails_the_test(tmp_path: Path, status: int) -> None:
    with running_model() as model:
        model.status = status
        variables = {**model.settings(), "FACTCHECK_MODEL_ATTEMPTS": "1"}
        code, said = run(suite(tmp_path, ASKING, factcheck_model="m"), "--factcheck-record", **variables)
    assert (code, f"({status})" in said) == (1, True), said
    assert "model_engine" not in said


def test_a_server_that_is_dead_while_it_is_recorded_fails_the_test(tmp_path: Path) -> None:
    with running_model() as model:
        dead = model.settings()
    code, said = run(suite(tmp_path, ASKING, factcheck_model="m"), "--factcheck-record", **dead)
    assert (code, "ModelUnreachableError: no connection to the model server" in said) == (1, True), said


def test_what_was_recorded_is_replayed(tmp_path: Path) -> None:
    with running_model() as model:
        assert run(suite(tmp_path, ASKING, factcheck_model="m"), "--factcheck-record", **model.settings())[0] == 0
    code, said = run(suite(tmp_path, ASKING, factcheck_model="m"))
    assert code == 0, said


def test_pytest_finds_the_plugin_by_itself() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"factcheck": "factcheck.pytest_plugin"}


def test_the_plugin_loads_nothing_that_a_suite_has_not_asked_for() -> None:
    code = "import sys, factcheck.pytest_plugin; print({'pydantic', 'litestar', 'diskcache'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "set()\n"
