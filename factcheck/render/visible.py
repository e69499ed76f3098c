"""Sanitise text for terminals and pages: control, bidirectional and invisible characters are written as escapes.

Bidirectional controls reorder what a reader sees (CVE-2021-42574, "Trojan Source"), escape sequences drive a terminal,
and zero-width characters hide words; a checker must see them: `\\u202e`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

# Unseen, though Unicode files them under letters and marks: combining grapheme joiner, Hangul and Khmer fillers,
# Mongolian and supplementary variation selectors. U+FE0F stays: it chooses the picture of an emoji.
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
_SELECTORS = "\U000e0100"  # and those behind it
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs"})
# Control characters but tab and line feed, and the explicit bidirectional controls. Joiners and direction marks stay:
# Persian, Hindi and emoji are spelled with them.
_ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

# The ratio of right-to-left to left-to-right letters from which a text is rtl, by the direction of its context.
_LEAST_TIMES = {None: 1.0, "ltr": 4.0, "rtl": 0.25}


def visible_line(text: str) -> str:
    """One line: white space folded to single spaces, every invisible character escaped."""
    folded = " ".join(text.split())
    if (
        folded.isprintable()
        and (folded.isascii() or _UNSEEN.isdisjoint(folded))
        and max(folded, default="") < _SELECTORS
    ):
        return folded
    return "".join(map(_visible, folded))


def visible_controls(text: str) -> str:
    """Lines and joiners kept; control characters and bidirectional controls escaped."""
    return _ACTIVE.sub(lambda match: spelled_out(match[0]), text)


def in_parts(text: str) -> Iterator[tuple[str, bool]]:
    """The same in pieces: the stretches between the escaped characters, and each of those, which is marked True."""
    start = 0
    for found in _ACTIVE.finditer(text):
        if found.start() > start:
            yield text[start : found.start()], False
        yield spelled_out(found[0]), True
        start = found.end()
    if start < len(text):
        yield text[start:], False


def spelled_out(char: str) -> str:
    """`\\u202e`, or `\\U000e0041` beyond the basic plane."""
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"


def cells(text: str) -> int:
    """How many columns a terminal gives to `text`: two for wide characters, none for combining ones."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def direction(text: str, within: str | None = None) -> str:
    """`ltr` or `rtl`, as most of the letters run; `within` a text that runs one way, four in five have to differ.

    `dir="auto"` goes by the first letter, which may be that of a name or of a quoted word.
    """
    if text.isascii():
        return "ltr"
    counts = Counter(map(unicodedata.bidirectional, text))
    leftwards, rightwards = counts["R"] + counts["AL"], counts["L"]
    return "rtl" if leftwards > _LEAST_TIMES[within] * rightwards else "ltr"


def _visible(char: str) -> str:
    unseen = char in _UNSEEN or _SELECTORS <= char <= "\U000e01ef"
    return spelled_out(char) if unseen or unicodedata.category(char) in _UNSEEN_CATEGORIES else char


def _cells(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
