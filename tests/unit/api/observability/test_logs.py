"""A line of the log is JSON, and tells of an exception no more than its type and place."""

import json
import logging

from factcheck.api.observability.logs import JsonLines, describe

WORDS = "Xylophagous minister"


def failing(word: str) -> None:
    try:
        failing.__annotations__[word]
    except KeyError as exc:
        raise ValueError(f"there is no {word}") from exc


def failure() -> ValueError:
    try:
        failing(WORDS)
    except ValueError as exc:
        return exc
    raise AssertionError


def line(message: str, exc: BaseException | None = None, **others: object) -> dict[str, object]:
    exc_info = (type(exc), exc, None) if exc is not None else None
    record = logging.LogRecord("factcheck", logging.ERROR, __file__, 1, message, None, exc_info)
    vars(record).update(others)
    written = JsonLines().format(record)
    assert "\n" not in written
    found: dict[str, object] = json.loads(written)
    return found


def test_fields_stand_beside_the_message() -> None:
    found = line("request\nor two", fields={"status": 200, "key": None})
    assert (found["message"], found["status"], found["key"]) == ("request\nor two", 200, None)
    assert (found["level"], found["logger"]) == ("error", "factcheck")


def test_an_exception_is_its_type_and_place_and_that_of_its_causes() -> None:
    found = line("a request failed", failure())
    assert WORDS not in json.dumps(found)
    outer, inner = describe(failure())
    assert (outer["type"], inner["type"]) == ("ValueError", "KeyError")
    assert f"{__name__}:15 failing" in str(outer["at"])


def test_an_exception_that_is_its_own_cause_ends() -> None:
    exc = failure()
    exc.__cause__.__cause__ = exc  # type: ignore[union-attr]
    assert [one["type"] for one in describe(exc)] == ["ValueError", "KeyError"]
