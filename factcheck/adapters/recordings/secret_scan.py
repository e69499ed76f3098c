"""Secret scanning: find API keys, tokens and passwords in a text that is about to be committed.

Recordings hold no headers and no address by construction. This is defence in depth: against secrets that an article, a
prompt or a server has put into the texts themselves.
"""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

# A shorter key is a placeholder ("local", "none") for a local server, and a word of articles.
_SHORTEST_SECRET: Final = 8

_LEVELS: Final = 3
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_LETTERS: Final[Mapping[str, str]] = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}

# After the documentation of the issuers. Bounded quantifiers keep the search linear.
_SHAPES: Final[Mapping[str, re.Pattern[str]]] = {
    "an API key": re.compile(r"\bsk-[A-Za-z0-9_-]{20}"),
    "a bearer token": re.compile(r"\b[Bb]earer [A-Za-z0-9._~+/-]{20}"),
    "an AWS access key": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    "a GitHub token": re.compile(r"\bgh[pousr]_[A-Za-z0-9]{36}"),
    "a Google API key": re.compile(r"\bAIza[0-9A-Za-z_-]{35}"),
    "a Slack token": re.compile(r"\bxox[abprs]-[0-9A-Za-z-]{10}"),
    "a JSON web token": re.compile(r"\beyJ[\w-]{10,500}\.eyJ[\w-]{10,500}\."),
    "a private key": re.compile(r"-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----"),
    "a password in an address": re.compile(r"\bhttps?://[^\s/:@]{1,100}:[^\s/@]{1,100}@"),
}


def find_secret(text: str, known: Mapping[str, str]) -> str | None:
    """The name of a known secret in `text`, or the kind of token that it looks like; never the secret itself.

    `known` maps a name ("the value of FACTCHECK_API_KEY") to a secret.
    """
    readings = _readings(text)
    for name, secret in known.items():
        if len(secret) >= _SHORTEST_SECRET and any(form in read for read in readings for form in _forms(secret)):
            return name
    return next((kind for kind, shape in _SHAPES.items() if any(map(shape.search, readings))), None)


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
