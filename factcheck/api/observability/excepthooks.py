"""What a process or thread says when a defect ends it: one line of the log, with nothing of what it worked on."""

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


def run_telling(work: Callable[_P, None], *args: _P.args, **kwargs: _P.kwargs) -> None:
    """Run `work` as a process of its own, and tell the log what ended it."""
    logging.config.dictConfig(log_config())
    with _LastWords():
        work(*args, **kwargs)


def tell_of_defects() -> None:
    """What Python would print of an exception that nobody caught goes to the log instead, without its message."""
    sys.unraisablehook = lambda found: _tell("an exception could not be raised", found.exc_value)
    threading.excepthook = lambda found: _tell("a thread died", found.exc_value)


class _LastWords:
    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        """multiprocessing would print the traceback, whose last line may be a sentence of the article."""
        if isinstance(exc, MemoryError):
            os._exit(OUT_OF_MEMORY)  # there is none left for words
        if isinstance(exc, Exception):
            _tell("a check process died", exc)
            os._exit(_DEFECT)


def _tell(message: str, exc: BaseException | None) -> None:
    _log.error(message, exc_info=(type(exc), exc, exc.__traceback__) if exc is not None else None)
