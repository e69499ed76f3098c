"""Log records -> lines of JSON on standard error, one a record: never the message of an exception that nobody foresaw.

Such a message may hold words of an article (a KeyError shows its key), so of an exception its type and place are told.
"""

import json
import logging
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Final

from factcheck.api.observability.log_fields import Fact, current_request_id

_requests: Final = logging.getLogger("factcheck.requests")
_encoder: Final = json.JSONEncoder(ensure_ascii=False, default=str)
_MOST_FRAMES: Final = 30
# Other libraries are not heard: the readers of HTML, for one, may quote what they read.
_HEARD: Final = ("factcheck", "uvicorn", "asyncio")


def tell_of_request(facts: Mapping[str, Fact]) -> None:
    """One line. Where it was called from, which takes as long to find out as all the rest, is no part of it."""
    if _requests.isEnabledFor(logging.INFO):
        record = logging.LogRecord(_requests.name, logging.INFO, "", 0, "request", None, None)
        record.facts = facts
        _requests.handle(record)


class JsonLines(logging.Formatter):
    """One line a record. What stands in its `facts` goes in as it is."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {
            "at": at,
            "level": record.levelname.lower(),
            "logger": record.name,
            "pid": record.process,
        }
        line["message"] = _message(record)
        if (request_id := current_request_id()) is not None:
            line["id"] = request_id
        line.update(getattr(record, "facts", {}))
        if record.exc_info and record.exc_info[1] is not None:
            line["exception"] = describe(record.exc_info[1])
        return _encoder.encode(line)


def describe(exc: BaseException) -> list[dict[str, object]]:
    """Type and place of an exception and of those that led to it, the first cause last."""
    return [{"type": _name(type(one)), "at": list(_places(one.__traceback__))} for one in _chain(exc)]


def log_config() -> dict[str, Any]:
    """For logging.config, in each process of the service."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLines}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"}},
        "root": {"handlers": ["stderr"], "level": "CRITICAL"},
        "loggers": {name: {"level": "INFO"} for name in _HEARD},
    }


def _message(record: logging.LogRecord) -> str:
    """asyncio shows the objects that something happened to from the second line on, exceptions and all."""
    message = record.getMessage()
    return message.partition("\n")[0] if record.name == "asyncio" else message


def _chain(exc: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    following: BaseException | None = exc
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield following
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)


def _name(kind: type[BaseException]) -> str:
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _places(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in list(traceback.walk_tb(trace))[-_MOST_FRAMES:]:
        yield f"{frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}"
