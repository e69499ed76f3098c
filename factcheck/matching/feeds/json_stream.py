"""Incremental JSON decoder: the entries of a feed, one after the other, without its whole text in memory.

Reads JSON lines, arrays, and objects with one of the known arrays in them (`dataFeedElement`, `@graph`, `claims`).
"""

import json
from collections.abc import Iterator
from typing import Final, NamedTuple, Protocol

from factcheck.errors import UnsupportedInputError

_ARRAYS: Final = frozenset({"@graph", "dataFeedElement", "claims"})
_AT_ONCE: Final = 1 << 16
# The longest single entry, in characters: above, the file is no feed.
_LONGEST_ENTRY: Final = 1 << 24
_DECODER: Final = json.JSONDecoder()
_BLANKS: Final = " \t\r\n"


class Readable(Protocol):
    """Text that is read in pieces; an empty one is the end."""

    def read(self, size: int, /) -> str: ...


class Entry(NamedTuple):
    """One value of the feed and the line it begins on; `reason` says why it cannot be read."""

    line: int
    value: object
    reason: str | None = None


def entries(stream: Readable) -> Iterator[Entry]:
    """The entries of a feed. Raises UnsupportedInputError where what is no JSON lines is broken."""
    text = _Buffer(stream)
    are_lines = False
    while first := text.peek():
        line = text.line
        if first == "[":
            text.skip("[")
            yield from _elements(text)
            continue
        found = text.try_line()
        if found is not None and found.reason is None:
            are_lines = True
            yield Entry(line, found.value)
        elif found is not None and (are_lines or first != "{"):
            yield Entry(line, None, found.reason)
        elif found is not None and found.looks_whole:
            are_lines = True
            yield Entry(line, None, found.reason)
        else:
            yield from _members(text)


def _members(text: "_Buffer") -> Iterator[Entry]:
    """The elements of the known arrays in an object; the object itself where it has none."""
    line, rest, is_container = text.line, {}, False
    text.skip("{")
    while text.peek() != "}":
        name = text.value()
        text.skip(":")
        if name in _ARRAYS and text.peek() == "[":
            is_container = True
            text.skip("[")
            yield from _elements(text)
        else:
            rest[str(name)] = text.value()
        if text.peek() != "}":
            text.skip(",")
    text.skip("}")
    if not is_container:
        yield Entry(line, rest)


def _elements(text: "_Buffer") -> Iterator[Entry]:
    while text.peek() != "]":
        line = text.line
        yield Entry(line, text.value())
        if text.peek() != "]":
            text.skip(",")
    text.skip("]")


class _Line(NamedTuple):
    value: object
    reason: str | None
    looks_whole: bool


class _Buffer:
    """A window of the text, and the line that it begins on."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._text = ""
        self._at = 0
        self._is_all = False
        self.line = 1

    def peek(self) -> str:
        """The next character that is not blank; empty at the end."""
        while True:
            end = len(self._text)
            while self._at < end and self._text[self._at] in _BLANKS:
                self.line += self._text[self._at] == "\n"
                self._at += 1
            if self._at < end:
                return self._text[self._at]
            if not self._more():
                return ""

    def skip(self, char: str) -> None:
        """Consume the character, which has to be next."""
        if self.peek() != char:
            raise self._broken(f"{char} is missing")
        self._at += 1

    def value(self) -> object:
        """Consume the next value, which may be longer than the window."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except (ValueError, RecursionError) as exc:
                size = len(self._text) - self._at
                if size > _LONGEST_ENTRY or not self._more(max(_AT_ONCE, size)):
                    raise self._broken(_reason(exc)) from None
                continue
            if end == len(self._text) and self._more():
                continue  # a number may go on
            self._consume(end)
            return value

    def try_line(self) -> _Line | None:
        """Consume the line where it is one value, or cannot be: None where it is longer than the window."""
        end = self._text.find("\n", self._at)
        while end < 0 and len(self._text) - self._at < _AT_ONCE * 16 and self._more():
            end = self._text.find("\n", self._at)
        if end < 0 and not self._is_all:
            return None
        end = len(self._text) if end < 0 else end
        words = self._text[self._at : end].strip()
        try:
            value = json.loads(words)
        except (ValueError, RecursionError) as exc:
            looks_whole = len(words) > 1 and words[0] == "{" and words[-1] == "}"
            if words[0] != "{" or looks_whole:
                self._consume(end)
            return _Line(None, f"it is no JSON ({_reason(exc)})", looks_whole)
        self._consume(end)
        return _Line(value, None, looks_whole=True)

    def _consume(self, end: int) -> None:
        self.line += self._text.count("\n", self._at, end)
        self._at = end

    def _more(self, size: int = _AT_ONCE) -> bool:
        """Slide the window: drop what is consumed, read on."""
        read = "" if self._is_all else self._stream.read(size)
        self._is_all = not read
        self._text, self._at = self._text[self._at :] + read, 0
        return bool(read)

    def _broken(self, reason: str) -> UnsupportedInputError:
        return UnsupportedInputError(f"from line {self.line} on this is no JSON ({reason}); nothing behind it is read")


def _reason(exc: Exception) -> str:
    return exc.msg if isinstance(exc, json.JSONDecodeError) else "nested too deep"
