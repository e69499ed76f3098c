"""A pytest plugin for newsrooms' own suites: checks replayed from their recordings, with the network blocked.

pytest loads it wherever factcheck is installed, so it imports nothing of ours until a test asks for a fixture.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from factcheck.domain.article import Metadata
    from factcheck.domain.report import Report
    from factcheck.pipeline.ports import Checker
    from factcheck.settings import Settings

# Audit events of Python's sockets that reach another machine.
_NETWORK: Final = frozenset(
    {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.sendto"}
)


class NetworkBlockedError(RuntimeError):
    """No OSError, so that no handler takes it for a failed connection and goes on."""


class _Gate:
    """An audit hook (PEP 578) with a switch: hooks cannot be removed, so it is added once."""

    def __init__(self) -> None:
        self.is_closed = False
        self._is_built = False

    def build(self) -> None:
        if not self._is_built:
            sys.addaudithook(self._watch)
            self._is_built = True

    def _watch(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.is_closed and event in _NETWORK and not _stays_here(arguments):
            raise NetworkBlockedError(
                "this test uses factcheck_checker, which blocks the network; to ask the model: "
                "pytest --factcheck-record"
            )


_GATE: Final = _Gate()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the command line and of the configuration file."""
    group = parser.getgroup("factcheck")
    group.addoption(
        "--factcheck-record", action="store_true", help="ask the model for what has no recording yet, and record it"
    )
    parser.addini(
        "factcheck_recordings", "the folder of your recordings, from the root of the suite", default="recordings"
    )
    parser.addini(
        "factcheck_model", "the model that was recorded; without it checks use the offline engine", default=""
    )


@pytest.fixture(scope="session")
def factcheck_settings(pytestconfig: pytest.Config) -> "Settings":
    """The settings of the checker: in replay from the suite's configuration alone, the same on every machine."""
    from factcheck.settings import load_settings, variable

    model = pytestconfig.getini("factcheck_model")
    is_recording = pytestconfig.getoption("factcheck_record")
    if is_recording and not model:
        raise pytest.UsageError("--factcheck-record needs to know the model: set factcheck_model in the configuration")
    given = {
        "engine": "llm" if model else "offline",
        "model": model,
        "recordings": "record" if is_recording else "replay",
        "recordings_dir": str(pytestconfig.rootpath / pytestconfig.getini("factcheck_recordings")),
    }
    fixed = {variable(field): value for field, value in given.items()}
    if not is_recording:
        return load_settings(fixed)
    return load_settings({**os.environ, **fixed}, Path(".env"))


@pytest.fixture
def factcheck_checker(factcheck_settings: "Settings", factcheck_network: None) -> "Checker":
    """A checker that answers from the recordings of the suite; a response that is not there is an error.

    With --factcheck-record a failure of the model is one, too, where it leaves no recording.
    """
    del factcheck_network
    from factcheck.settings import RecordingsMode
    from factcheck.wiring import build_checker, build_recording_checker

    if factcheck_settings.recordings is RecordingsMode.REPLAY:
        return _TerseChecker(build_checker(factcheck_settings, how_to_record="run: pytest --factcheck-record"))
    return _TerseChecker(build_recording_checker(factcheck_settings))


class _TerseChecker:
    """A `Checker` whose errors have no traceback below the test's own line."""

    def __init__(self, checker: "Checker") -> None:
        self._checker = checker

    def check_text(self, text: str, metadata: "Metadata") -> "Report":
        __tracebackhide__ = True
        return self._tersely(self._checker.check_text, text, metadata)

    def check_html(self, html: str, metadata: "Metadata") -> "Report":
        __tracebackhide__ = True
        return self._tersely(self._checker.check_html, html, metadata)

    @staticmethod
    def _tersely(check: "Callable[[str, Metadata], Report]", content: str, metadata: "Metadata") -> "Report":
        from factcheck.errors import ModelError, ReplayError

        __tracebackhide__ = True
        try:
            return check(content, metadata)
        except (ModelError, ReplayError) as exc:
            raise exc.with_traceback(None) from None


@pytest.fixture
def factcheck_network(pytestconfig: pytest.Config) -> Iterator[None]:
    """Blocks the network for one test, unless it is to be recorded."""
    _GATE.build()
    _GATE.is_closed = not pytestconfig.getoption("factcheck_record")
    yield
    _GATE.is_closed = False


def _stays_here(arguments: tuple[object, ...]) -> bool:
    """Whether it goes to a socket in the file system: its address is a path, or a name in bytes."""
    return len(arguments) == 2 and isinstance(arguments[1], str | bytes) and not isinstance(arguments[0], str | bytes)
