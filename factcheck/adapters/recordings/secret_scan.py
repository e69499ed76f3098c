"""Secret scanning: find API keys, tokens and passwords in a text that is about to be committed.

Recordings hold no headers and no address by construction. This is defence in depth: against secrets that an article, a
prompt or a server has put into the texts themselves.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import quote

from factcheck.word_lists import word_tables

# A shorter key is a placeholder ("local", "none") for a local server, and a word of articles.
_SHORTEST_SECRET: Final = 8

_LEVELS: Final = 3
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_LETTERS: Final[Mapping[str, str]] = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


@cache
def _shapes() -> Mapping[str, re.Pattern[str]]:
    """Kind of secret -> what it looks like."""
    shapes = word_tables(Path(__file__).parent / "data")("secret_shapes")
    return {kind: re.compile(shape) for kind, shape in shapes.items()}


def find_secret(text: str, known: Mapping[str, str]) -> str | None:
    """The name of a known secret in `text`, or the kind of token that it looks like; never the secret itself.

    `known` maps a name ("the value of FACTCHECK_API_KEY") to a secret.
    """
    readings = _readings(text)
    for name, secret in known.items():
        if len(secret) >= _SHORTEST_SECRET and any(form in read for read in readings for form in _forms(secret)):
            return name
    return next((kind for kind, shape in _shapes().items() if any(map(shape.search, readings))), None)


def _forms(secret: str) -> tuple[str, str]:
    """Plain, and percent-encoded."""
    return secret, quote(secret, safe="")


def _readings(text: str) -> tuple[str, ...]:
    """The text, and the text with JSON escapes undone up to three times, for JSON nested in strings of JSON."""
    readings = [text]
    for _ in range(_LEVELS):
        readings.append(_ESCAPE.sub(_unescape, readings[-1]))
    return tuple(readings)


def _unescape(escape: re.Match[str]) -> str:
    digits, letter = escape.groups()
    return chr(int(digits, 16)) if digits else _LETTERS.get(letter, letter)
