"""Uncaught exceptions -> one log line each, without their messages, which may quote an article.

Python's own hooks for threads, unraisable exceptions and multiprocessing children print the message.
"""

import logging
import logging.config
import os
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final, ParamSpec, Self

from factcheck.api.observability.logs import log_config

_P = ParamSpec("_P")

_log: Final = logging.getLogger(__name__)
_DEFECT: Final = 70  # EX_SOFTWARE of sysexits.h
OUT_OF_MEMORY: Final = 71  # EX_OSERR


def run_logged(target: Callable[_P, None], *args: _P.args, **kwargs: _P.kwargs) -> None:
    """The target of a child process: log what ended it, and exit with 70, or with 71 for a MemoryError."""
    logging.config.dictConfig(log_config())
    with _LoggedExit():
        target(*args, **kwargs)


def install_excepthooks() -> None:
    """Replace sys.unraisablehook and threading.excepthook."""
    sys.unraisablehook = lambda found: _log_exception("an exception could not be raised", found.exc_value)
    threading.excepthook = lambda found: _log_exception("a thread died", found.exc_value)


def log_uncaught() -> None:
    """Configure logging, and replace sys.excepthook; not in the service itself, whose command has one of its own."""
    logging.config.dictConfig(log_config())
    sys.excepthook = lambda *found: _log_exception("an exception ended a process", found[1])


class _LoggedExit:
    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Exit before multiprocessing prints the traceback, whose last line is the message."""
        if isinstance(exc, MemoryError):
            os._exit(OUT_OF_MEMORY)  # logging needs memory
        if isinstance(exc, Exception):
            _log_exception("a check process died", exc)
            os._exit(_DEFECT)


def _log_exception(message: str, exc: BaseException | None) -> None:
    _log.error(message, exc_info=(type(exc), exc, exc.__traceback__) if exc is not None else None)
