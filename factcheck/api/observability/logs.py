"""Log records -> structured logging: one JSON line each on standard error, exceptions without their messages.

The message of an unforeseen exception may hold words of an article (a KeyError shows its key), so only its type and
stack locations are written.
"""

import json
import logging
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Final

from factcheck.api.observability.log_fields import FieldValue, current_request_id

_requests: Final = logging.getLogger("factcheck.requests")
_encoder: Final = json.JSONEncoder(ensure_ascii=False, default=str)
_MOST_FRAMES: Final = 30
# Loggers of other libraries stay silent: HTML parsers, for one, may quote their input.
_LOGGED: Final = ("factcheck", "uvicorn", "asyncio")


def log_request(fields: Mapping[str, FieldValue]) -> None:
    """One access log line. The record is built directly: Logger.info would walk the stack for the call site, which
    takes as long as all the rest.
    """
    if _requests.isEnabledFor(logging.INFO):
        record = logging.LogRecord(_requests.name, logging.INFO, "", 0, "request", None, None)
        record.fields = fields
        _requests.handle(record)


class JsonLines(logging.Formatter):
    """One line a record. The mapping in its `fields`, where it has one, is merged in."""

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
        line.update(getattr(record, "fields", {}))
        if record.exc_info and record.exc_info[1] is not None:
            line["exception"] = describe(record.exc_info[1])
        return _encoder.encode(line)


def describe(exc: BaseException) -> list[dict[str, object]]:
    """Type and stack locations of an exception and of its chain (cause or context), the root cause last."""
    return [{"type": _name(type(one)), "at": list(_places(one.__traceback__))} for one in _chain(exc)]


def log_config() -> dict[str, Any]:
    """A dictConfig for each process of the service."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLines}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"}},
        "root": {"handlers": ["stderr"], "level": "CRITICAL"},
        "loggers": {name: {"level": "INFO"} for name in _LOGGED},
    }


def _message(record: logging.LogRecord) -> str:
    """asyncio puts reprs of tasks, and with them exceptions' messages, on the second line and after: cut those off."""
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
