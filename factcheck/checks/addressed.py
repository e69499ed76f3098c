"""Tell what an article reports from words in it that are addressed to a reader, or to software that reads it.

A report is made of statements; a command, a question or a turn of a chat reports nothing, so nothing can rest on it.
What stands in quotation marks is somebody's words and is left to who is quoted.
"""

import re
from itertools import pairwise
from typing import Final

from factcheck.checks.words import words

_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_WORD: Final = re.compile(r"[A-Za-z]+")
# A turn of a chat: [system], SYSTEM:, Assistant:, <|im_start|>, ### Instruction.
_TURN: Final = re.compile(
    r"</?\w[\w-]*>|(?i:^\W{0,9}(?:system|assistant|user|human|instructions?|prompt)\W{0,3}:)|\[/?(?:system|INST)\]|<\|\w+\|>|^#{2,}|^-{5,}"
)
_OF_A_CHAT: Final = frozenset(
    {"answer", "answers", "instructions", "output", "prompt", "reply", "response", "responses"}
)


def is_addressed(sentence: str) -> bool:
    """Whether the sentence, quotations left out, is a command, a question or a turn of a chat."""
    own = _QUOTED.sub(" ", sentence).strip()
    if not own:
        return False
    lows = [word.lower() for word in _WORD.findall(own[:400])]
    return bool(_TURN.search(own)) or own.endswith("?") or _commands(lows)


def _commands(lows: list[str]) -> bool:
    """A verb that asks for text in front, or "your answer", "ignore ... instructions" anywhere."""
    if lows and lows[0] in words("directives"):
        return True
    if any(first == "your" and second in _OF_A_CHAT for first, second in pairwise(lows)):
        return True
    return bool(
        {"ignore", "disregard"} & set(lows) and {"instructions", "directions", "prompt", "previous"} & set(lows)
    )
